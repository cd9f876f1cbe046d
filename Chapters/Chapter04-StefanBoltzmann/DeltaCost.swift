import BayesNumerics
import Foundation
import Inference

/// What a narrow Gaussian in place of the delta function costs, width by width.
struct DeltaCost: Sendable {
  struct Row: Sendable {
    /// w
    let width: Double
    let mean: Double
    let standardDeviation: Double
    let check: ChainCheck
    /// Monte Carlo error of the standard deviation.
    let errorOfDeviation: Double
    /// Effective draws of log σ_T in all chains.
    let effectiveDraws: Double
    let stepSize: Double
    /// Leapfrog steps (gradients) for each draw.
    let leapfrogs: Double
    let divergences: Int

    /// Gradients for one effective draw.
    var cost: Double { leapfrogs * Double(draws) / effectiveDraws }
    let draws: Int
  }

  let stars: Int
  /// Posterior standard deviation of log σ_T with the delta function, by the grid.
  let exact: SigmaPosterior
  /// With the delta removed by hand, in the same survey.
  let removed: Row
  /// Wide to narrow.
  let rows: [Row]

  /// √(exact² + w² / N): the width that a Gaussian adds.
  func law(_ width: Double) -> Double {
    let sharp = exact.standardDeviation
    return (sharp * sharp + width * width / Double(stars)).squareRoot()
  }

  static let widths = [0.3, 0.1, 0.03, 0.01]

  init(
    field: StarField, population: StarPopulation, likelihood: ProductLikelihood,
    lengths: ChainLengths, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async {
    let measured = field.measured
    stars = measured.count
    exact = SigmaPosterior(
      luminosities: measured, population: population, likelihood: likelihood)

    let hierarchy = StarHierarchy(
      luminosities: measured, noise: field.noise, population: population, populationPrior: nil)
    removed = DeltaCost.row(
      await sample(
        NUTS(hierarchy), from: SampledHierarchy.starts(hierarchy, using: random.stream(0)),
        lengths: lengths, recording: Recorder(names: ["log_sigma"]) { [$0[0]] },
        using: random.stream(1)), width: 0)

    var rows: [Row] = []
    for (index, width) in DeltaCost.widths.enumerated() {
      let soft = SoftDelta(
        luminosities: measured, noise: field.noise, width: width, population: population)
      var starts: [[Double]] = []
      for chain in 0..<4 {
        var stream = random.stream(2 + 2 * index).stream(chain)
        starts.append(soft.start(using: &stream))
      }
      rows.append(
        DeltaCost.row(
          await sample(
            NUTS(soft), from: starts, lengths: lengths,
            recording: Recorder(names: ["log_sigma"]) { [$0[0]] },
            using: random.stream(3 + 2 * index)), width: width))
      progress(Double(index + 1) / Double(DeltaCost.widths.count))
    }
    self.rows = rows
  }

  private static func row(_ draws: Draws, width: Double) -> Row {
    let (mean, deviation) = draws.moments("log_sigma")
    let check = ChainCheck(draws)
    return Row(
      width: width, mean: mean, standardDeviation: deviation, check: check,
      errorOfDeviation: check.mcseOfDeviation("log_sigma"),
      effectiveDraws: check.effectiveDraws("log_sigma"),
      stepSize: draws.moments("stepsize__").mean, leapfrogs: draws.moments("n_leapfrog__").mean,
      divergences: Int(draws.pooled("divergent__").reduce(0, +)),
      draws: draws.chains.count * draws.count)
  }
}
