import BayesNumerics
import Foundation
import Inference
import Workbook

/// What one sensor saw: `sum` (s) events in `intervals` (N) intervals of equal length.
struct Counts: Sendable, Equatable {
  let sum: Int
  let intervals: Int
}

/// What is believed of the rate λ of one sensor before it counts.
enum RatePrior: Sendable, Equatable {
  /// Every rate from 0 to this one is equally probable.
  case uniform(upTo: Double)
  /// Density exp(-λ / b) / b with the mean b; "Exp(3)" on the slides is b = 3.
  case exponential(mean: Double)

  func logDensity(_ rate: Double) -> Double {
    switch self {
    case .uniform(let upper): Uniform(lower: 0, upper: upper).logDensity(rate)
    case .exponential(let mean): Exponential(mean: mean).logDensity(rate)
    }
  }

  // snippet: posterior
  /// P(λ | counts), by the likelihood λ^s exp(-N λ) of s events in N intervals.
  ///
  /// Uniform: Gamma(s + 1, N) cut off at the prior's end. Exponential: Gamma(s + 1, N + 1/b), as if
  /// the prior had watched for 1/b of an interval and seen nothing.
  func posterior(after counts: Counts) -> any ContinuousDistribution {
    switch self {
    case .uniform(let upper): TruncatedGamma(untruncated(after: counts), upper: upper)
    case .exponential: untruncated(after: counts)
    }
  }

  /// Gamma(s + 1, N) or Gamma(s + 1, N + 1/b), without an end.
  func untruncated(after counts: Counts) -> Gamma {
    let shape = Double(counts.sum) + 1
    switch self {
    case .uniform: return Gamma(shape: shape, rate: Double(counts.intervals))
    case .exponential(let mean):
      return Gamma(shape: shape, rate: Double(counts.intervals) + 1 / mean)
    }
  }
  // end snippet

  /// The same as seen on a grid that ends at `square`.
  func posterior(after counts: Counts, within square: Double) -> TruncatedGamma {
    TruncatedGamma(untruncated(after: counts), upper: square)
  }

  /// The mode without a formula: where prior times likelihood is largest, by search.
  ///
  /// Error: 1e-8 of the scale on which the peak bends, as a maximum is flat.
  func searchedMode(after counts: Counts) -> Double {
    goldenSectionMaximum(
      of: { rate in
        logDensity(rate) + Double(counts.sum) * log(rate) - Double(counts.intervals) * rate
      }, over: 0...(2 * Double(counts.sum + 1)))
  }

  /// log P(k | counts), the probability of k events in the next interval: the Poisson distribution
  /// averaged over the posterior.
  ///
  /// Negative binomial (``BayesNumerics/Gamma/nextCount``); under a uniform prior times the ratio of the
  /// masses that its end keeps.
  func logPredictive(_ k: Int, after counts: Counts) -> Double {
    let gamma = untruncated(after: counts)
    let mass = gamma.nextCount.logDensity(k)
    guard case .uniform(let upper) = self, k >= 0 else { return mass }
    let kept = logRegularizedLowerIncompleteGamma(
      (gamma.rate + 1) * upper, shape: gamma.shape + Double(k))
    return mass + kept - logRegularizedLowerIncompleteGamma(gamma.rate * upper, shape: gamma.shape)
  }

  /// "Uniform(0, 5)", "Exp(mean 10)"
  var name: String {
    switch self {
    case .uniform(let upper): "Uniform(0, \(NumberText.significant(upper, digits: 6)))"
    case .exponential(let mean): "Exp(mean \(NumberText.significant(mean, digits: 6)))"
    }
  }
}

extension Gamma {
  // snippet: next-count
  /// The number of events in one more interval when their rate has this distribution: negative binomial
  /// with the same shape a and success probability r / (r + 1), where r is the rate parameter.
  var nextCount: NegativeBinomial {
    NegativeBinomial(shape: shape, successProbability: rate / (rate + 1))
  }
  // end snippet
}

/// What both sensors saw in the same intervals.
struct SensorCounts: Sendable, Equatable {
  let first: Counts
  let second: Counts

  init(_ first: Int, _ second: Int, intervals: Int) {
    self.first = Counts(sum: first, intervals: intervals)
    self.second = Counts(sum: second, intervals: intervals)
  }

  var intervals: Int { first.intervals }

  /// The wires of the two sensors interchanged.
  var swapped: SensorCounts { SensorCounts(second.sum, first.sum, intervals: intervals) }
}

/// Two independent sensors with a prior each: λ₁ is the horizontal axis of every map, λ₂ the vertical one.
struct LandscapeModel: Sendable, Equatable {
  let first: RatePrior
  let second: RatePrior

  // snippet: landscape
  /// The logarithm of the landscape's height before any count, P(λ₁) P(λ₂).
  func logPriorDensity(_ rate1: Double, _ rate2: Double) -> Double {
    first.logDensity(rate1) + second.logDensity(rate2)
  }

  /// The landscape after the counts: each rate learns from its own sensor alone.
  func posterior(after counts: SensorCounts) -> PairPosterior {
    PairPosterior(
      model: self, counts: counts, first: first.posterior(after: counts.first),
      second: second.posterior(after: counts.second))
  }
  // end snippet

  var swapped: LandscapeModel { LandscapeModel(first: second, second: first) }

  /// "uniform priors" or "exponential priors"
  var name: String {
    if case .uniform = first { "uniform priors" } else { "exponential priors" }
  }
}

/// The landscape after the counts: P(λ₁, λ₂ | counts) = P(λ₁ | counts) P(λ₂ | counts).
struct PairPosterior: Sendable {
  let model: LandscapeModel
  let counts: SensorCounts
  let first: any ContinuousDistribution
  let second: any ContinuousDistribution

  /// N
  var intervals: Int { counts.intervals }

  /// The summit.
  var mode: (first: Double, second: Double) {
    (first.mode ?? first.mean, second.mode ?? second.mean)
  }

  func logDensity(_ rate1: Double, _ rate2: Double) -> Double {
    first.logDensity(rate1) + second.logDensity(rate2)
  }

  /// The probability that at least one rate lies beyond the end of a square from 0.
  func probability(outside square: Double) -> Double {
    1 - first.cumulative(square) * second.cumulative(square)
  }

  /// The smallest region that holds both rates with this probability.
  func region(holding probability: Double) -> HighestDensityRegion {
    HighestDensityRegion(of: first, and: second, probability: probability)
  }
}
