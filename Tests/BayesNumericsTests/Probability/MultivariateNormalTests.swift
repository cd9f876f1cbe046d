import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct MultivariateNormalTests {
  private static let covariance = Matrix(rows: [[2, 0.6, -0.3], [0.6, 1, 0.2], [-0.3, 0.2, 0.5]])

  private static func example() throws -> MultivariateNormal {
    try MultivariateNormal(mean: [0.5, 1, 0], covariance: covariance)
  }

  /// By mpmath with an inverse and a determinant in 40 digits.
  @Test func logDensityIsRight() throws {
    let value = try Self.example().logDensity([1, -2, 0.25])
    #expect(relativeError(value, -11.533_330_430_791_318_2) <= 20)
    #expect(try Self.example().logDensity([.nan, 0, 0]).isNaN)
  }

  /// In one dimension it is the normal distribution, a few roundings apart.
  @Test func oneDimensionIsTheNormalDistribution() throws {
    let many = try MultivariateNormal(mean: [3], covariance: Matrix(rows: [[4]]))
    let one = Normal(mean: 3, standardDeviation: 2)
    for x in [-5.0, 3, 10] {
      #expect(logarithmError(many.logDensity([x]), one.logDensity(x)) <= 8)
      #expect(relativeError(many.logDensityGradient([x])[0], one.logDensitySlope(x)) <= 8)
    }
    #expect(many.marginal(0) == one)
  }

  @Test func theGradientIsTheSlope() throws {
    let normal = try Self.example()
    let x = [1, -2, 0.25]
    let reference = finiteDifferences(of: normal.logDensity, at: x)
    #expect(largestError(normal.logDensityGradient(x), reference) <= 1e-6)
    // Control: the gradient without the inverse of the covariance
    #expect(largestError([-0.5, 3, -0.25], reference) > 1e-2)
  }

  /// Along any direction draws are normal with variance aᵀ Σ a. The control: without the covariances the
  /// variance is another one, and is refused.
  @Test func drawsFollowTheDistribution() throws {
    let normal = try Self.example()
    var random = RandomSource(seed: 84)
    let draws = normal.samples(20_000, using: &random)
    for a in [[1.0, 0, 0], [0, 0, 1], [1, -2, 0.5]] {
      let projected = draws.map { dot(a, $0) }
      let mean = dot(a, normal.mean)
      let variance = dot(a, Self.covariance * a)
      let expected = Normal(mean: mean, standardDeviation: variance.squareRoot())
      #expect(!BinnedCounts(projected, against: expected).rejects())
      let alone = (0..<3).reduce(0) { $0 + a[$1] * a[$1] * Self.covariance[$1, $1] }
      if alone != variance {
        let control = Normal(mean: mean, standardDeviation: alone.squareRoot())
        #expect(BinnedCounts(projected, against: control).rejects())
      }
    }
    #expect(relativeError(normal.marginal(1).variance, 1) <= 4)
    #expect(relativeError(normal.covariance[2, 0], -0.3) <= 8)
  }

  /// By mpmath from inverse, trace and determinants; 0 for the same one, and not symmetric.
  @Test func divergenceIsRight() throws {
    let p = try Self.example()
    let q = try MultivariateNormal(
      mean: [0, 0.5, 1], covariance: Matrix(rows: [[1, 0.25, 0], [0.25, 1, 0], [0, 0, 2]]))
    #expect(relativeError(p.divergence(from: q), 1.103_395_034_866_066_86) <= 40)
    #expect(abs(p.divergence(from: p)) <= 20 * .ulpOfOne)
    #expect(abs(q.divergence(from: p) - p.divergence(from: q)) > 0.1)
  }

  @Test func whatIsNoCovarianceIsRefused() {
    #expect(throws: Cholesky.Failure.self) {
      try MultivariateNormal(mean: [0, 0], covariance: Matrix(rows: [[1, 2], [2, 1]]))
    }
  }
}
