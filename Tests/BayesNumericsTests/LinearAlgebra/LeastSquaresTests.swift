import BayesNumerics
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  /// The line through (0, 1), (1, 3), (2, 4), (3, 4): intercept 1.5, slope 1, by hand; a few
  /// rounded steps.
  @Test func aKnownLineIsFound() throws {
    let line = try leastSquares(
      Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 3]]), [1, 3, 4, 4])
    #expect(relativeError(line[0], 1.5) <= 32)
    #expect(relativeError(line[1], 1) <= 32)
  }

  /// The residual is at right angles to every column: |Aᵀ r| ≤ 10 rows 2⁻⁵² |A| (|r| + |A| |x|).
  /// The control: a coefficient moved by 1e-6 is not at right angles.
  @Test func residualsAreOrthogonal() throws {
    var random = RandomSource(seed: 121)
    let a = Matrix(rows: 60, columns: 7, elements: Normal().samples(420, using: &random))
    let b = Normal().samples(60, using: &random)
    let x = try leastSquares(a, b)
    func slope(_ x: [Double]) -> Double {
      norm(a.transposedTimes(zip(a * x, b).map { $0 - $1 }))
    }
    let size = norm(a.elements)
    let bound = 600 * Double.ulpOfOne * size * (norm(b) + size * norm(x))
    #expect(slope(x) <= bound)
    #expect(slope([x[0] + 1e-6] + x.dropFirst()) > bound)
  }

  /// The certified problems of NIST: half a digit to a digit fewer than were achieved on Haswell. Filip,
  /// whose powers are rounded to 7.6 digits' worth, is solved and not called dependent.
  @Test(arguments: [(0, 10.0), (1, 6.5), (2, 8.5), (3, 11.0), (4, 8.5), (5, 6.5), (6, 4.5)])
  func certifiedAnswersAreReached(index: Int, digits: Double) throws {
    let problem = ReferenceProblem.all[index]
    let achieved = agreeingDigits(
      try leastSquares(problem.features, problem.targets), problem.certified)
    #expect(achieved >= digits, "\(problem.name): \(achieved)")
  }

  /// The certified standard deviations of NIST for Longley's data, to ten digits, which is half a digit
  /// below what was achieved on Haswell; the coefficients are those of `leastSquares`.
  @Test func standardErrorsAreTheCertifiedOnes() throws {
    let problem = ReferenceProblem.longley
    let fit = try leastSquaresFit(problem.features, problem.targets)
    #expect(agreeingDigits(fit.standardErrors, problem.deviations) >= 10)
    #expect(fit.coefficients == (try leastSquares(problem.features, problem.targets)))
    // NIST: residual standard deviation 304.854073561965 on 9 degrees of freedom
    #expect(abs(fit.residualStandardDeviation / 304.854_073_561_965 - 1) < 1e-10)
    #expect(fit.degreesOfFreedom == 9)
  }

  /// Of 4000 simulated lines 68.27 % should have the slope within one standard error of Student's t with
  /// two degrees of freedom, whose 68.27 % point is 1.3210 (scipy); a binomial as far off has
  /// probability 1e-6. The control is the point of the normal distribution, 1.
  @Test func standardErrorsCover() throws {
    var random = RandomSource(seed: 122)
    let a = Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 5]])
    let t = StudentT(degreesOfFreedom: 2).upperTailQuantile(0.158_655_253_931_457)
    #expect(abs(t - 1.321) < 1e-3)
    var (within, withinNormal) = (0, 0)
    for _ in 0..<4000 {
      let noise = Normal(standardDeviation: 0.3).samples(4, using: &random)
      let fit = try leastSquaresFit(a, zip(a * [2, -1], noise).map { $0 + $1 })
      let off = abs(fit.coefficients[1] + 1) / fit.standardErrors[1]
      within += off <= t ? 1 : 0
      withinNormal += off <= 1 ? 1 : 0
    }
    let expected = Binomial(trials: 4000, probability: 0.682_689_492_137)
    func isRefused(_ count: Int) -> Bool {
      expected.cumulative(count) < 5e-7 || expected.upperTail(count - 1) < 5e-7
    }
    #expect(!isRefused(within) && isRefused(withinNormal), "\(within), \(withinNormal)")
  }

  @Test func failuresAreThrown() {
    #expect(throws: LeastSquaresFailure.dependentColumns) {
      try leastSquares(Matrix(rows: [[1, 2], [1, 2], [1, 2]]), [1, 2, 3])
    }
    #expect(throws: LeastSquaresFailure.dependentColumns) {
      try leastSquares(Matrix(rows: [[0], [0]]), [1, 2])
    }
    #expect(throws: LeastSquaresFailure.notFinite) {
      try leastSquares(Matrix(rows: [[1], [1]]), [1, .infinity])
    }
    #expect(LeastSquaresFailure.dependentColumns.description.contains("drop a column"))
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = try leastSquares(.identity(2), [1]) }
    await #expect(processExitsWith: .failure) { _ = try leastSquares(Matrix(rows: [[1, 2]]), [1]) }
    await #expect(processExitsWith: .failure) { _ = try leastSquaresFit(.identity(2), [1, 2]) }
    await #expect(processExitsWith: .success) { _ = try leastSquares(.identity(2), [1, 2]) }
  }
}
