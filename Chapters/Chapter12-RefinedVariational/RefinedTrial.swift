import BayesNumerics
import Foundation
import Inference
import RealModule

/// One search for a refined fit, with what it cost.
struct RefinedTrial: Sendable {
  /// T
  let steps: Int
  let fit: RefinedADVI.Fit
  /// From draws that the search has not used.
  let bound: ELBO
  /// Of a processor on this machine, for the search alone.
  let seconds: Double

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
      let begin = processorSeconds
      let fit = try RefinedADVI(steps: steps, budget: budget).fit(
        target, from: start, boundDraws: 2, using: &stream)
      let seconds = processorSeconds - begin
      var fresh = random.stream("bound").stream(steps)
      let bound = fit.approximation.bound(of: target, draws: boundDraws, using: &fresh)
      return RefinedTrial(steps: steps, fit: fit, bound: bound, seconds: seconds)
    }
  }

  /// The difference of two bounds with its standard error, in nats.
  static func gain(from a: RefinedTrial, to b: RefinedTrial) -> (value: Double, error: Double) {
    let errors =
      a.bound.standardError * a.bound.standardError
      + b.bound.standardError * b.bound.standardError
    return (b.bound.mean - a.bound.mean, errors.squareRoot())
  }

  /// What a processor has spent on this thread, in seconds, whatever else the machine does.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
