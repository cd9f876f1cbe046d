import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct TriangularFactorTests {
  private func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var random = RandomSource(seed: seed)
    return Matrix(
      rows: rows, columns: columns, elements: Normal().samples(rows * columns, using: &random))
  }

  private func rows(_ matrix: Matrix, _ range: Range<Int>) -> Matrix {
    Matrix(rows: range.map { i in (0..<matrix.columns).map { matrix[i, $0] } })
  }

  private func distance(_ a: Matrix, _ b: Matrix) -> Double {
    norm(zip(a.elements, b.elements).map { $0 - $1 })
  }

  /// Columns (3, 4) and (0, 5): lengths and angles are whole, a few rounded steps.
  @Test func aKnownFactorIsFound() {
    let factor = TriangularFactor(of: Matrix(rows: [[3, 0], [4, 5]]))
    for (computed, exact) in zip(factor.upper.elements, [5.0, 0, 4, 3]) {
      #expect(abs(computed - exact) <= 16 * .ulpOfOne * 5)
    }
    #expect(abs(factor.logDeterminant - .log(15)) <= 16 * .ulpOfOne * .log(15))
  }

  /// Rᵀ R = Aᵀ A within 10 rows columns 2⁻⁵² |A|². The control: a row left out is seen.
  @Test func itHasTheScalarProductsOfTheColumns() {
    for (rows, columns) in [(1, 1), (3, 7), (50, 7), (2000, 14)] {
      let a = random(rows, columns, seed: 131)
      let factor = TriangularFactor(of: a)
      let size = norm(a.elements)
      let bound = 10 * Double(rows * columns) * .ulpOfOne * size * size
      #expect(distance(factor.upper.gram, a.gram) <= bound)
      if rows > 1 {
        let shorter = TriangularFactor(of: self.rows(a, 1..<rows))
        #expect(distance(shorter.upper.gram, a.gram) > bound)
      }
      for j in 0..<columns {
        #expect(factor.upper[j, j] >= 0)
        for i in (j + 1)..<max(j + 1, columns) { #expect(factor.upper[i, j] == 0) }
      }
    }
  }

  /// However the rows arrive the factor is the same, within the error of R: condition (here below 10)
  /// × rows × columns × ulp.
  @Test func blocksDoNotMatter() {
    let a = random(300, 6, seed: 132)
    let whole = TriangularFactor(of: a)
    let bound = 10 * 300 * 6 * Double.ulpOfOne * norm(whole.upper.elements)
    for size in [1, 7, 150, 299] {
      var factor = TriangularFactor(columns: 6)
      var next = 0
      while next < 300 {
        let end = min(300, next + size)
        factor.absorb(rows(a, next..<end))
        next = end
      }
      #expect(distance(factor.upper, whole.upper) <= bound)
    }
    var empty = whole
    empty.absorb(Matrix(rows: 0, columns: 6))
    #expect(empty == whole)
  }

  /// The factor of the first columns alone, within the same bound.
  @Test func leadingColumnsHaveTheLeadingBlock() {
    let a = random(40, 5, seed: 133)
    let part = TriangularFactor(
      of: Matrix(rows: 40, columns: 3, elements: Array(a.elements[..<120])))
    let leading = TriangularFactor(of: a).leading(3)
    #expect(distance(leading.upper, part.upper) <= 10 * 40 * 5 * .ulpOfOne * norm(a.elements))
    #expect(TriangularFactor(upper: leading.upper) == leading)
    #expect(leading.scaled(by: -2).upper.elements == leading.upper.elements.map { 2 * $0 })
  }

  /// R x = b and Rᵀ x = b, residuals within 10 columns 2⁻⁵² |R| |x|.
  @Test func equationsAreSolved() {
    let factor = TriangularFactor(of: random(30, 8, seed: 134))
    let b = random(8, 1, seed: 135).elements
    let bound = 80 * Double.ulpOfOne * norm(factor.upper.elements)
    let x = factor.solve(b)
    #expect(norm(zip(factor.upper * x, b).map { $0 - $1 }) <= bound * norm(x))
    let z = factor.solveTransposed(b)
    #expect(norm(zip(factor.upper.transposedTimes(z), b).map { $0 - $1 }) <= bound * norm(z))
    #expect(
      factor.solveTransposed(Matrix(rows: 8, columns: 1, elements: b)).elements == z)
    #expect(norm(zip(factor.upper * z, b).map { $0 - $1 }) > bound * norm(z))
  }

  /// The certified problems, taken in blocks of five rows: with y as last column, R has the coefficients,
  /// and its last element the residual, which gives their standard deviations.
  ///
  /// The digits promised are half a digit to a digit below those achieved on Haswell (in brackets).
  /// Filip's powers are rounded before any of this, which alone leaves 7.6 digits; Wampler's sets lose
  /// a digit for each tenfold residual (the condition squared comes in). The control: normal equations
  /// keep fewer digits on every set but the last two, whose error is the residual's.
  @Test(arguments: [
    (0, 10.0, 10.0), (1, 6.5, 6.5), (2, 8.5, 15), (3, 11.0, 15), (4, 8.5, 10.0), (5, 6.5, 10.0),
    (6, 4.5, 10.0),
  ]) func certifiedAnswersAreReached(index: Int, digits: Double, deviationDigits: Double) throws {
    let problem = ReferenceProblem.all[index]
    let (count, weights) = (problem.targets.count, problem.certified.count)
    let all = Matrix(
      rows: count, columns: weights + 1,
      elements: problem.features.elements + problem.targets)
    var factor = TriangularFactor(columns: weights + 1)
    for start in stride(from: 0, to: count, by: 5) {
      factor.absorb(rows(all, start..<min(count, start + 5)))
    }
    let triangle = factor.leading(weights)
    let solution = triangle.solve((0..<weights).map { factor.upper[$0, weights] })
    let achieved = agreeingDigits(solution, problem.certified)
    #expect(achieved >= digits, "\(problem.name): \(achieved)")

    if !problem.deviations.isEmpty {
      let scale = factor.upper[weights, weights] / Double(count - weights).squareRoot()
      let inverse = triangle.solveTransposed(.identity(weights))
      let deviations = (0..<weights).map { j in
        scale * norm((0..<weights).map { inverse[$0, j] })
      }
      let achieved = agreeingDigits(deviations, problem.deviations)
      #expect(achieved >= deviationDigits, "\(problem.name): \(achieved)")
    }

    let gram = problem.features.gram
    let normal = try? Cholesky(gram).solve(problem.features.transposedTimes(problem.targets))
    let kept = normal.map { agreeingDigits($0, problem.certified) } ?? 0
    #expect(index >= 5 || kept < digits, "\(problem.name) by normal equations: \(kept)")
  }

  @Test func whatIsNoNumberSpoilsTheFactor() {
    #expect(!TriangularFactor(of: Matrix(rows: [[1, .nan], [2, 3]])).isFinite)
    #expect(!TriangularFactor(of: Matrix(rows: [[1, .infinity], [2, 3]])).isFinite)
    let large = Matrix(rows: 20, columns: 1, repeating: 1e308)
    #expect(!TriangularFactor(of: large).isFinite)
    #expect(TriangularFactor(of: Matrix(rows: 20, columns: 1, repeating: 1e300)).isFinite)
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = TriangularFactor(columns: 0) }
    await #expect(processExitsWith: .failure) {
      var factor = TriangularFactor(columns: 2)
      factor.absorb(.identity(3))
    }
    await #expect(processExitsWith: .failure) { _ = TriangularFactor(columns: 2).leading(3) }
    await #expect(processExitsWith: .failure) { _ = TriangularFactor(of: .identity(2)).solve([1]) }
    await #expect(processExitsWith: .failure) {
      _ = TriangularFactor(upper: Matrix(rows: [[-1]]))
    }
    await #expect(processExitsWith: .success) {
      _ = TriangularFactor(of: .identity(2)).solve([1, 2])
    }
  }
}
