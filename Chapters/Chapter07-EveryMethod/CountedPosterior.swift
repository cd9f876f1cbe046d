import BayesNumerics
import Inference
import RealModule
import Synchronization

/// A posterior of one number θ as every method of the chapter is given it: prior times likelihood.
///
/// Both are given with all their constants, so that the area under their product is the evidence.
struct Posterior: Sendable {
  /// In a few words, for tables.
  let name: String
  /// log prior at θ, with its slope.
  let logPrior: @Sendable (Double) -> LogValue
  /// log likelihood at θ, with its slope.
  let logLikelihood: @Sendable (Double) -> LogValue
  /// One draw from the prior.
  let drawPrior: @Sendable (inout RandomSource) -> Double
  /// Where the prior's mass is, roughly: its mean and its standard deviation.
  let priorSpread: Normal
  /// No likelihood is larger; rejection sampling needs to know.
  let largestLogLikelihood: Double

  /// A logarithm and its slope.
  struct LogValue: Sendable {
    var value: Double
    var slope: Double
  }

  /// log of prior × likelihood.
  func logJoint(_ theta: Double) -> Double {
    logPrior(theta).value + logLikelihood(theta).value
  }
}

extension Posterior {
  /// With a normal prior.
  init(
    name: String, prior: Normal, largestLogLikelihood: Double,
    logLikelihood: @escaping @Sendable (Double) -> LogValue
  ) {
    self.init(
      name: name,
      logPrior: { LogValue(value: prior.logDensity($0), slope: prior.logDensitySlope($0)) },
      logLikelihood: logLikelihood, drawPrior: { prior.sample(using: &$0) }, priorSpread: prior,
      largestLogLikelihood: largestLogLikelihood)
  }
}

/// A posterior that counts how often it is asked: what a method is really given.
///
/// Every value and every slope passes through here, so that no method counts for itself.
struct CountedPosterior: Sendable {
  let posterior: Posterior
  /// After so many evaluations the density is zero everywhere, so that no search goes on for ever.
  let limit: Int
  private let tally = Tally()

  init(_ posterior: Posterior, limit: Int = .max) {
    self.posterior = posterior
    self.limit = limit
  }

  /// Whether more was asked than the limit allows; what a method then says is worth nothing.
  var isExhausted: Bool { evaluations > limit }

  private final class Tally: Sendable {
    let values = Atomic<Int>(0)
    let gradients = Atomic<Int>(0)
  }

  /// Values asked for without a slope.
  var values: Int { tally.values.load(ordering: .relaxed) }
  /// Values asked for with their slope.
  var gradients: Int { tally.gradients.load(ordering: .relaxed) }
  /// Of either kind.
  var evaluations: Int { values + gradients }

  /// log of prior × likelihood at θ; counted as one value.
  func callAsFunction(_ theta: Double) -> Double { factors(theta).logDensity(atPower: 1) }

  /// The slope of log prior × likelihood at θ; counted as one gradient.
  func slope(_ theta: Double) -> Double {
    var slope = 0.0
    _ = valueAndSlope(theta, power: 1, &slope)
    return slope
  }

  /// log prior and log likelihood; counted as one value.
  func factors(_ theta: Double) -> LogFactors {
    tally.values.add(1, ordering: .relaxed)
    if isExhausted { return LogFactors(reference: -.infinity, likelihood: -.infinity) }
    return LogFactors(
      reference: posterior.logPrior(theta).value, likelihood: posterior.logLikelihood(theta).value)
  }

  private func valueAndSlope(_ theta: Double, power: Double, _ slope: inout Double) -> LogFactors {
    tally.gradients.add(1, ordering: .relaxed)
    if isExhausted {
      slope = 0
      return LogFactors(reference: -.infinity, likelihood: -.infinity)
    }
    let prior = posterior.logPrior(theta)
    let likelihood = posterior.logLikelihood(theta)
    slope = power == 0 ? prior.slope : prior.slope + power * likelihood.slope
    return LogFactors(reference: prior.value, likelihood: likelihood.value)
  }
}

extension CountedPosterior: DifferentiableLogDensity, DifferentiableFactoredDensity,
  DrawableReference
{
  var dimension: Int { 1 }

  func logDensity(at position: [Double]) -> Double { self(position[0]) }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    valueAndSlope(position[0], power: 1, &gradient[0]).logDensity(atPower: 1)
  }

  func logFactors(at position: [Double]) -> LogFactors { factors(position[0]) }

  func logFactors(at position: [Double], power: Double, gradient: inout [Double]) -> LogFactors {
    valueAndSlope(position[0], power: power, &gradient[0])
  }

  func drawReference(into position: inout [Double], using random: inout RandomSource) {
    position[0] = posterior.drawPrior(&random)
  }
}
