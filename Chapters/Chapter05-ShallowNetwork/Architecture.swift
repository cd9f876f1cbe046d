import BayesNumerics
import Foundation
import Inference
import Networks
import SafeIO
import Workbook

/// Twenty-five points from two nodes, fitted with two and with three.
struct Architecture: Sendable {
  let two: NetworkFit
  let three: NetworkFit
  /// Draws of the slope and weight of each node, in the order of the slopes.
  let twoOrdered: Labels
  let threeOrdered: Labels

  /// S, about the variance of the noise: y is not standardised here.
  static let noiseScale = 0.01

  init(
    isQuick: Bool, using random: RandomSource, progress: @escaping @Sendable (Double) -> Void
  ) async throws(InputError) {
    let set = SimulatedSets.twoNodes(using: random.stream(0))
    func fit(_ nodes: Int) async throws(InputError) -> NetworkFit {
      var plan = NetworkFit.Plan(
        nodes: nodes,
        lengths: ChainLengths(
          warmUp: 4000, draws: isQuick ? 1000 : 2500, thinning: isQuick ? 20 : 60))
      plan.hasConstant = false
      plan.isRaw = true
      var prior = ShallowNetworkPrior(inputs: 1)
      prior.noiseScale = Architecture.noiseScale
      return try await NetworkFit(set, plan, prior: prior, using: random.stream(nodes)) {
        progress((Double(nodes - 2) + $0) / 2)
      }
    }
    two = try await fit(2)
    three = try await fit(3)
    twoOrdered = Labels(two)
    threeOrdered = Labels(three)
  }

  /// How far a slope that is near a true one lies from it at most.
  static let nearness = 0.6

  /// Share of slopes near one of the true ones.
  static func shareNearTruth(_ slopes: [Double]) -> Double {
    let near = slopes.count { slope in SimulatedSets.slopes.contains { abs(slope - $0) < nearness }
    }
    return Double(near) / Double(slopes.count)
  }

  /// Means and standard deviations of the slopes in their order.
  static func slopes(_ labels: Labels) -> [(mean: Double, deviation: Double)] {
    labels.orderedSlopes.map { (sampleMean($0), sampleStandardDeviation($0)) }
  }
}
