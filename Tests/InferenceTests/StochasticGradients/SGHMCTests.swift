import BayesNumerics
import Testing

@testable import Inference

@Suite struct SGHMCTests {
  /// On a quadratic (θ, v) is a linear recursion: with P = NA, v ← (1 - α)v - ηPθ + w, θ ← θ + v, both with the noise w of
  /// covariance η²N²C/n + 2(α - β̂)η I.
  @Test(arguments: [(0.1, 0.0), (0.4, 0.05)])
  func theCovarianceIsThatOfTheRecursion(friction: Double, known: Double) throws {
    let target = TwoWayData.location
    let size = 0.002
    let kernel = SGHMC(
      MiniBatchGradient(target, batch: .independent(5)), stepSizes: .constant(size),
      friction: friction, gradientNoise: known)
    let noise = Matrix.sum(
      size * size * 1600 / 5, target.gradientCovariance, 2 * (friction - known) * size,
      .identity(2))
    var (f, q) = (Matrix(rows: 4, columns: 4), Matrix(rows: 4, columns: 4))
    for i in 0..<2 {
      for j in 0..<2 {
        let pull = -size * 40 * target.precision[i, j]
        f[i, j] = pull + (i == j ? 1 : 0)
        f[i + 2, j] = pull
        f[i, j + 2] = i == j ? 1 - friction : 0
        f[i + 2, j + 2] = i == j ? 1 - friction : 0
        for (a, b) in [(0, 0), (0, 2), (2, 0), (2, 2)] { q[i + a, j + b] = noise[i, j] }
      }
    }
    let expected = try #require(StationaryCovariance.ofSteps(f, noise: q))
    let chain = try StochasticGradientChain(kernel, from: target.mean, seed: 1)
    for (i, j) in [(0, 0), (0, 1), (1, 1)] {
      #expect(abs(chain.deviation(i, j, about: target.mean, from: expected[i, j])) < 4.42)
    }
    #expect(abs(chain.deviation(0, 0, about: target.mean, from: 1.2 * expected[0, 0])) > 4.42)
    // Near the posterior, whose covariance is A⁻¹/N
    let posterior = try Cholesky(target.precision).solve(.identity(2))
    #expect(abs(expected[0, 0] / (posterior[0, 0] / 40) - 1) < 0.35)
  }
}
