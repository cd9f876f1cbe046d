import BayesNumerics
import Testing

@testable import Inference

@Suite struct SGHMCTests {
  static let target = TwoWayData.location

  /// On a quadratic (θ, v) is a linear recursion: with P = NA, v ← (1 - α)v - ηPθ + w, θ ← θ + v, both with the noise w of
  /// covariance η²N²C/n + 2(α - β̂)η I; without noise of batches where n is nil.
  private func covariance(
    size: Double, friction: Double, known: Double, batch: Double?
  ) throws -> Matrix {
    let ofBatch = batch.map { size * size * 1600 / $0 } ?? 0
    let noise = Matrix.sum(
      ofBatch, Self.target.gradientCovariance, 2 * (friction - known) * size, .identity(2))
    var (f, q) = (Matrix(rows: 4, columns: 4), Matrix(rows: 4, columns: 4))
    for i in 0..<2 {
      for j in 0..<2 {
        let pull = -size * 40 * Self.target.precision[i, j]
        f[i, j] = pull + (i == j ? 1 : 0)
        f[i + 2, j] = pull
        f[i, j + 2] = i == j ? 1 - friction : 0
        f[i + 2, j + 2] = i == j ? 1 - friction : 0
        for (a, b) in [(0, 0), (0, 2), (2, 0), (2, 2)] { q[i + a, j + b] = noise[i, j] }
      }
    }
    return try #require(StationaryCovariance.ofSteps(f, noise: q))
  }

  /// Within 4.42 Monte Carlo errors, once in 100,000 outside; and not within of another covariance.
  @Test(arguments: [(0.1, 0.0), (0.4, 0.05)])
  func theCovarianceIsThatOfTheRecursion(friction: Double, known: Double) throws {
    let size = 0.002
    let kernel = SGHMC(
      MiniBatchGradient(Self.target, batch: .independent(5)), stepSizes: .constant(size),
      friction: friction, gradientNoise: known)
    let expected = try covariance(size: size, friction: friction, known: known, batch: 5)
    let chain = try StochasticGradientChain(kernel, from: Self.target.mean, seed: 1)
    for (i, j) in [(0, 0), (0, 1), (1, 1)] {
      #expect(abs(chain.deviation(i, j, about: Self.target.mean, from: expected[i, j])) < 4.42)
    }
    let other = 1.3 * expected[0, 0]
    #expect(abs(chain.deviation(0, 0, about: Self.target.mean, from: other)) > 4.42)
  }

  /// With short steps and all data it is the posterior's, A⁻¹/N.
  @Test func shortStepsAreThePosterior() throws {
    let found = try covariance(size: 1e-6, friction: 0.05, known: 0, batch: nil)
    let posterior = try Cholesky(Self.target.precision).solve(.identity(2))
    for (i, j) in [(0, 0), (0, 1), (1, 1)] {
      #expect(abs(found[i, j] / (posterior[i, j] / 40) - 1) < 0.01)
    }
  }
}
