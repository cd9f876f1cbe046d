import BayesNumerics
import Foundation
import Inference
import Networks
import Testing

@testable import chapter5

@Suite struct NoiseReportTests {
  private static func report(
    noise: Double, prior: ShallowNetworkPrior? = nil, seed: Int
  ) async throws -> NoiseReport {
    var random = RandomSource(seed: 30).stream(seed)
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 60)
    let set = TrainingSet(
      name: "", x: x, y: x.map { sin($0) + noise * random.normal() }, xName: "x", yName: "y")
    let plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 2000, draws: 500, thinning: 10))
    return NoiseReport(
      try await fitNetwork(set, plan, prior: prior, using: random.stream("chains")))
  }

  /// A sine with noise 0.02 under S = 0.1: the residuals say 0.02, the posterior 0.07.
  @Test(arguments: 0..<3) func farTooLargeAPriorIsToldOf(seed: Int) async throws {
    let report = try await Self.report(noise: 0.02, seed: seed)
    #expect(report.isContradicted)
    // Of 55 residuals the root mean square is known to ten percent; a curve that is fitted under too large a σ
    // is stiffer than it should be, and leaves somewhat more
    #expect((0.016...0.04).contains(report.fromResiduals ?? 0))
    #expect(report.posterior[1] > 0.05)
    #expect(report.warning?.contains("smaller --noise-scale") == true)
    #expect(report.priorTail < 1e-6 && report.isBelowPrior)
    // (0.02/0.7)² = 0.0008, or up to four times as much where the curve is too stiff
    #expect((0.0005...0.0033).contains(report.matchingScale))
  }

  /// The other way: a strong prior of little noise.
  @Test func farTooSmallAPriorIsToldOf() async throws {
    var prior = ShallowNetworkPrior(inputs: 2)
    prior.noiseDegrees = 1000
    prior.noiseScale = 0.001
    let report = try await Self.report(noise: 0.4, prior: prior, seed: 1)
    #expect(report.warning?.contains("larger --noise-scale") == true)
  }

  /// The control: noise as S has it. The posterior leaves the residuals out in fewer than one set in a hundred.
  @Test func aPriorThatSuitsIsNotToldOf() async throws {
    for seed in 0..<5 {
      // S = 0.1 where y has variance 0.5 + 0.05
      let report = try await Self.report(noise: 0.23, seed: seed)
      #expect(report.warning == nil, "seed \(seed)")
      #expect(report.freedom > 2 && report.freedom < 13)
    }
  }

  /// Quantiles of the prior by scipy: √(1/gamma(2.5, scale=4).ppf([0.95, 0.5, 0.05])), to four digits.
  @Test func quantilesOfThePrior() async throws {
    let set = TrainingSet(
      name: "", x: [-1, 0, 1, 2, 3], y: [0, 3, 1, 5, 4], xName: "x", yName: "y")
    let plan = NetworkPlan(nodes: 1, lengths: ChainLengths(warmUp: 100, draws: 100))
    let fit = try await fitNetwork(set, plan, using: RandomSource(seed: 1))
    let report = NoiseReport(fit)
    for (quantile, expected) in zip(report.prior, [0.2125, 0.3390, 0.6607]) {
      #expect(abs(quantile / fit.scale.y.scale - expected) < 1e-4)
    }
  }
}
