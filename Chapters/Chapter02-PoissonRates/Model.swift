import BayesNumerics
import Inference

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

  /// The same as seen on a grid that ends at `square`.
  func posterior(after counts: Counts, within square: Double) -> TruncatedGamma {
    TruncatedGamma(untruncated(after: counts), upper: square)
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

  /// log P(k | counts), the probability of k events in the next interval: the Poisson law averaged over
  /// the posterior.
  ///
  /// The negative binomial law with shape s + 1 and success probability r / (r + 1), where r is the rate of
  /// the Gamma posterior; under a uniform prior times the ratio of the masses that its end keeps.
  func logPredictive(_ k: Int, after counts: Counts) -> Double {
    let gamma = untruncated(after: counts)
    let law = NegativeBinomial(
      shape: gamma.shape, successProbability: gamma.rate / (gamma.rate + 1))
    guard case .uniform(let upper) = self, k >= 0 else { return law.logDensity(k) }
    let kept = logRegularizedLowerIncompleteGamma(
      (gamma.rate + 1) * upper, shape: gamma.shape + Double(k))
    return law.logDensity(k) + kept
      - logRegularizedLowerIncompleteGamma(gamma.rate * upper, shape: gamma.shape)
  }

  /// "Uniform(0, 5)", "Exp(mean 10)"
  var name: String {
    switch self {
    case .uniform(let upper): "Uniform(0, \(Words.short(upper)))"
    case .exponential(let mean): "Exp(mean \(Words.short(mean)))"
    }
  }
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

/// Two independent sensors with a prior each: λ₁ is the horizontal axis, λ₂ the vertical one, always.
struct LandscapeModel: Sendable, Equatable {
  let first: RatePrior
  let second: RatePrior

  /// The height of the landscape before any count, P(λ₁) P(λ₂).
  func logPriorDensity(_ rate1: Double, _ rate2: Double) -> Double {
    first.logDensity(rate1) + second.logDensity(rate2)
  }

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
  /// The smallest regions that hold 50 % and 95 %.
  let regions: [HighestDensityRegion]

  init(_ model: LandscapeModel, after counts: SensorCounts) {
    self.model = model
    self.counts = counts
    let first = model.first.posterior(after: counts.first)
    let second = model.second.posterior(after: counts.second)
    self.first = first
    self.second = second
    regions = [0.5, 0.95].map { HighestDensityRegion(of: first, and: second, probability: $0) }
  }

  /// The summit.
  var mode: (first: Double, second: Double) {
    (first.mode ?? first.mean, second.mode ?? second.mean)
  }

  func logDensity(_ rate1: Double, _ rate2: Double) -> Double {
    first.logDensity(rate1) + second.logDensity(rate2)
  }
}

/// The landscapes of all models after the same counts.
struct Stage: Sendable {
  let counts: SensorCounts
  /// One for each model: uniform, exponential.
  let posteriors: [PairPosterior]

  init(_ counts: SensorCounts, _ models: [LandscapeModel]) {
    self.counts = counts
    posteriors = models.map { PairPosterior($0, after: counts) }
  }

  /// N
  var intervals: Int { counts.intervals }
}
