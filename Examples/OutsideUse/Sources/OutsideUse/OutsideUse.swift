import BayesNumerics
import Foundation
import Inference

/// Counts of Poisson(rate) with a prior Gamma(2, 1) of the rate.
///
/// Its posterior is known, Gamma(2 + sum, 1 + count), which is what the draws are checked against.
struct CountModel: ConstrainedLogDensity {
  let counts: [Int]
  let parameterCount = 1

  /// log prior + Σ (count log rate - rate), the terms of log Poisson(count | rate) that hold the rate.
  ///
  /// Early in the warm-up a trajectory may run to a rate of 0 or infinity: terms are written out, as
  /// `Poisson(mean:)` would refuse such a mean where a density only has to be 0.
  func logDensity(of parameters: [Double], gradient: inout [Double]) -> Double {
    let (rate, prior) = (parameters[0], Gamma(shape: 2, rate: 1))
    let sum = Double(counts.reduce(0, +))
    gradient[0] = prior.logDensitySlope(rate) + sum / rate - Double(counts.count)
    return prior.logDensity(rate) + sum * log(rate) - Double(counts.count) * rate
  }
}

@main struct OutsideUse {
  static func main() async throws {
    // Model: the rate is positive, so that the sampler moves in its logarithm
    let model = CountModel(counts: [3, 1, 4, 1, 5, 9, 2, 6])
    let target = Transformed(model, by: [Positive()])

    // Inference: the gradient is checked, then four chains of NUTS run from scattered starts
    var random = RandomSource(seed: 1)
    let starts = uniformStarts(chains: 4, dimension: target.dimension, using: &random)
    precondition(GradientCheck(of: target, at: starts[0]).passes())
    let draws = await sample(
      NUTS(target), from: starts,
      recording: target.recorder(names: ["rate"]).adding("gap") { 1 / $0[0] },
      using: random.stream(0))

    // What it shows: mean, sd, Monte Carlo error of the mean, R-hat and ESS of each quantity
    try Mixing(of: draws).check()
    for row in Summary(of: draws).rows {
      print(
        row.name, row.mean, row.standardDeviation, row.errorOfMean, row.rHat, row.bulkSize)
    }
  }
}
