import BayesNumerics
import Foundation
import Inference
import Networks
import SafeIO
import Workbook

/// The main fit under priors that another person could have chosen.
struct PriorSensitivity: Sendable {
  struct Row: Sendable {
    let name: String
    let fit: NetworkFit
    /// Beyond the points, half their range to the right: what the prior decides.
    let beyond: (mean: Double, lower: Double, upper: Double)
  }

  let rows: [Row]
  let outside: Double

  init(
    _ set: TrainingSet, _ settings: NetworkSettings, isQuick: Bool, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws(InputError) {
    let inputs = set.columns + 1
    let base = settings.prior(inputs: inputs)
    func changed(_ change: (inout ShallowNetworkPrior) -> Void) -> ShallowNetworkPrior {
      var prior = base
      change(&prior)
      return prior
    }
    func diagonal(_ value: Double) -> Matrix {
      .diagonal([Double](repeating: value, count: inputs))
    }
    let cases: [(String, ShallowNetworkPrior)] = [
      ("as given", base),
      ("A_β = 100", changed { $0.weightMeanVariance = 100 }),
      ("C_b = 0.1", changed { $0.weightScale = 0.1 }),
      ("C_b = 100", changed { $0.weightScale = 100 }),
      ("A_γ = 100 I", changed { $0.nodeMeanCovariance = diagonal(100) }),
      ("C_γ = 0.1 I", changed { $0.nodeScale = diagonal(0.1) }),
      ("C_γ = 10 I", changed { $0.nodeScale = diagonal(10) }),
      ("S = 0.01", changed { $0.noiseScale = 0.01 }),
      ("S = 1", changed { $0.noiseScale = 1 }),
    ]
    let (low, high) = (set.first.min() ?? 0, set.first.max() ?? 0)
    let outside = high > low ? high + (high - low) / 2 : high + 1
    let places = [NetworkFit.places(set.first)[0], NetworkFit.places(set.first)[1], outside]
    // A sweep costs m³: beyond eight nodes chains are shorter in proportion, and refused where that is too short
    let share = min(1, pow(8 / Double(settings.nodes), 3))
    let thinning = Double(max(isQuick ? 80 : 120, settings.thinning)) * share
    var rows: [Row] = []
    for (index, (name, prior)) in cases.enumerated() {
      var plan = NetworkFit.Plan(
        nodes: settings.nodes,
        lengths: ChainLengths(
          warmUp: isQuick ? 2000 : 4000, draws: isQuick ? 500 : 1000,
          thinning: max(1, Int(thinning))))
      plan.proposal = settings.proposal.kernel
      plan.places = places
      plan.hasCurve = false
      let fit = try await NetworkFit(set, plan, prior: prior, using: random.stream(index)) {
        progress((Double(index) + $0) / Double(cases.count))
      }
      let summary = Summary(of: fit.draws, names: ["f[3]"]).rows[0]
      rows.append(
        Row(
          name: name, fit: fit,
          beyond: (summary.mean, summary.quantiles[0], summary.quantiles[2])))
    }
    self.rows = rows
    self.outside = outside
  }
}
