import BayesNumerics
import Inference
import RealModule

/// One search for a refined fit, with what it cost.
struct RefinedTrial: Sendable {
  /// T
  let steps: Int
  let fit: RefinedADVI.Fit
  /// Of the search alone, on this machine.
  let seconds: Double

  var bound: ELBO { fit.bound }

  /// The best mean field by fixed draws, from which other searches go on.
  static func meanField(
    of target: some DifferentiableLogDensity, from place: [Double], using random: RandomSource
  ) throws -> DeterministicADVI.Fit {
    var stream = random
    return try DeterministicADVI().fit(
      target, from: .ball(.meanField, around: place, standardDeviation: 0.2), using: &stream)
  }

  /// Searches of these lengths with an equal budget of slopes, each from the same normal.
  static func searches(
    _ lengths: [Int], on target: some DifferentiableLogDensity, from start: VariationalNormal,
    budget: Int, boundDraws: Int, using random: RandomSource
  ) throws -> [RefinedTrial] {
    try lengths.map { steps in
      var stream = random.stream(steps)
      let begin = ContinuousClock.now
      let search = RefinedADVI(steps: steps, budget: budget)
      var fit = try search.fit(target, from: start, boundDraws: 2, using: &stream)
      let seconds = (ContinuousClock.now - begin) / .seconds(1)
      var fresh = random.stream("bound").stream(steps)
      fit = RefinedADVI.Fit(
        approximation: fit.approximation,
        bound: fit.approximation.bound(of: target, draws: boundDraws, using: &fresh),
        gradients: fit.gradients, moves: fit.moves, lost: fit.lost)
      return RefinedTrial(steps: steps, fit: fit, seconds: seconds)
    }
  }

  /// The difference of two bounds with its standard error, in nats.
  static func gain(from a: RefinedTrial, to b: RefinedTrial) -> (value: Double, error: Double) {
    let errors =
      a.bound.standardError * a.bound.standardError
      + b.bound.standardError * b.bound.standardError
    return (b.bound.mean - a.bound.mean, errors.squareRoot())
  }
}
