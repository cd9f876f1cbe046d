import BayesNumerics
import Testing

@testable import chapter3

@Suite struct LossAsLikelihoodTests {
  /// For noise of any size log N falls along the loss L with the slope -1/(2σ²): here by hand, N = 2 points
  /// and curves that are constants.
  @Test(arguments: [0.01, 1.5, 40]) func theLossImpliesTheNoise(variance: Double) {
    let noise = Normal(standardDeviation: variance.squareRoot())
    let constants = [-1.0, 0.2, 0.5, 3]
    let losses = constants.map { (1 - $0) * (1 - $0) + (2 - $0) * (2 - $0) }
    let logs = constants.map { noise.logDensity(1 - $0) + noise.logDensity(2 - $0) }
    let line = StraightLine(x: losses, y: logs)
    // Sums of four products, each rounded a few times
    #expect(abs(-1 / (2 * line.slope) / variance - 1) < 1e-13)
    #expect(line.scatter < 1e-13)
    // The control: γ itself, forgotten factor 2 or not, is another number
    #expect(abs(-1 / line.slope / variance - 1) > 0.4)
  }

  /// A point beside the line is seen.
  @Test func theScatterSeesAPointBesideTheLine() {
    #expect(StraightLine(x: [0, 1, 2], y: [1, 3, 5]).scatter < 1e-15)
    #expect(StraightLine(x: [0, 1, 2], y: [1, 3, 5.1]).scatter > 0.01)
  }
}
