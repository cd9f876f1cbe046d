import BayesNumerics
import Foundation
import Inference

/// Two models of counts in equal intervals: one rate throughout, or a rate of its own for each interval.
///
/// One rate: k ~ Poisson(λ). Varying: the rate of an interval is Gamma distributed with mean λ and
/// standard deviation ω λ, so that k is negative binomial with shape 1/ω² and mean λ, its variance
/// λ + ω² λ². Priors: 1/λ in both, which has no scale of its own and cancels from their ratio (the
/// constant that it lacks is the same in both); ω exponential with mean 1/2. At ω = 0 the two are one.
struct GammaMixedRates: Sendable {
  let sample: CountSample
  /// Mean of the exponential prior of ω, the relative scatter of the rates.
  static let scatterMean = 0.5

  /// A rate near the peak, at which all masses are computed with their small errors.
  private let reference: Double
  private let sum, intervals: Double
  private let poissonAtReference: Double

  /// Precondition: an event and two intervals or more, without which the evidence has no value.
  init(sample: CountSample) {
    precondition(
      sample.counts.sum > 0 && sample.counts.intervals > 1,
      "\(sample.counts.sum) events in \(sample.counts.intervals) intervals cannot weigh the models")
    self.sample = sample
    sum = Double(sample.counts.sum)
    intervals = Double(sample.counts.intervals)
    let reference = sum / intervals
    self.reference = reference
    poissonAtReference = sample.frequencies.reduce(0) {
      $0 + Double($1.intervals) * Poisson(mean: reference).logDensity($1.count)
    }
  }

  /// log P(counts | one rate), in closed form: Γ(s) / N^s times what every model of the counts shares.
  var logEvidenceOfOneRate: Double {
    // Prior x likelihood / posterior, all at the reference (Chib 1995)
    poissonAtReference - log(reference)
      - Gamma(shape: sum, rate: intervals).logDensity(reference)
  }

  // snippet: varying
  /// log P(counts | λ, ω): each rate integrated out, a negative binomial distribution.
  func logLikelihood(rate: Double, scatter: Double) -> Double {
    let shape = 1 / (scatter * scatter)
    return sample.frequencies.reduce(0) {
      let count = NegativeBinomial(shape: shape, successProbability: shape / (shape + rate))
      return $0 + Double($1.intervals) * count.logDensity($1.count)
    }
  }
  // end snippet

  /// log ∫ P(counts | λ, ω) P(λ) dλ, by quadrature over θ = log λ.
  ///
  /// The masses are summed once, at the reference rate; from there λ changes their logarithm by
  /// s log(λ/λ₀) - (N/ω² + s) log((1/ω² + λ) / (1/ω² + λ₀)).
  func logEvidence(scatter: Double) -> Double {
    let shape = 1 / (scatter * scatter)
    let start = logLikelihood(rate: reference, scatter: scatter)
    // The prior 1/λ is flat in θ
    func height(_ theta: Double) -> Double {
      start + sum * theta
        - (intervals * shape + sum) * log1p(reference * expm1(theta) / (shape + reference))
    }
    return logIntegral(of: height, over: -60...60, scale: 1 / sum.squareRoot())
  }

  /// log P(counts | varying rates), by quadrature over ω, and the posterior of ω at a list of places.
  func fit() -> Fit {
    let prior = Exponential(mean: GammaMixedRates.scatterMean)
    func height(_ scatter: Double) -> Double {
      self.logEvidence(scatter: scatter) + prior.logDensity(scatter)
    }
    // Below the first end ω² λ is a ten-millionth and the models are the same
    let least = (1e-7 / reference).squareRoot()
    let ends = range(of: height, over: min(least, 1)...20, scale: 0.05)
    let pieces = sample.frequencies.count > 50_000 ? 80 : 240
    let scatters = [Double].evenlySpaced(
      from: ends.lowerBound, to: ends.upperBound, count: pieces + 1)
    let logs = scatters.map(height)
    // Simpson's rule: the integrand is smooth and all but vanishes at its ends, or starts level at 0
    let step = (scatters[pieces] - scatters[0]) / Double(pieces)
    var weights = (0...pieces).map { index in
      switch index {
      case 0, pieces: step / 3
      default: (index % 2 == 1 ? 4 : 2) * step / 3
      }
    }
    if scatters[0] < 2 * least { weights[0] += scatters[0] }
    let evidence = logSumExp(zip(logs, weights).map { $0 + log($1) })
    return Fit(
      logEvidence: evidence, scatters: scatters, densities: logs.map { exp($0 - evidence) },
      weights: weights)
  }

  /// What is known of ω when the rates vary.
  struct Fit: Sendable {
    let logEvidence: Double
    let scatters, densities, weights: [Double]

    var mean: Double {
      zip(zip(scatters, densities), weights).reduce(0) { $0 + $1.0.0 * $1.0.1 * $1.1 }
    }

    /// 2.5 % cut off at both ends.
    var interval: (lower: Double, upper: Double) {
      var sum = 0.0
      let total = zip(densities, weights).reduce(0) { $0 + $1.0 * $1.1 }
      var ends = (lower: scatters[0], upper: scatters[scatters.count - 1])
      var isBelow = true
      for (index, scatter) in scatters.enumerated() {
        sum += densities[index] * weights[index] / total
        if isBelow, sum >= 0.025 { (ends.lower, isBelow) = (scatter, false) }
        if sum >= 0.975 {
          ends.upper = scatter
          break
        }
      }
      return ends
    }
  }

  /// K = P(counts | one rate) / P(counts | varying rates)
  func factor(_ fit: Fit) -> BayesFactor {
    BayesFactor(logEvidence: logEvidenceOfOneRate, against: fit.logEvidence)
  }
}

/// Where a function with one peak is within e^-32 of it.
private func range(
  of height: (Double) -> Double, over limits: ClosedRange<Double>, scale: Double
) -> ClosedRange<Double> {
  // From a peak among places at growing distance, by golden section between its neighbours
  let far = 0.5 * (limits.upperBound - limits.lowerBound)
  var places: Set<Double> = [limits.lowerBound, limits.upperBound]
  let start = limits.lowerBound < 0 ? 0 : limits.lowerBound
  var distance = 1e-4 * scale
  while distance < 2 * far {
    for place in [start - distance, start + distance] where limits.contains(place) {
      places.insert(place)
    }
    distance *= 1.6
  }
  let sorted = places.sorted()
  let heights = sorted.map(height)
  let best = heights.indices.max { heights[$0] < heights[$1] } ?? 0
  let between = sorted[max(0, best - 1)]...sorted[min(sorted.count - 1, best + 1)]
  let peak = goldenSectionMaximum(of: height, over: between)
  let top = max(height(peak), heights[best])
  func end(_ direction: Double) -> Double {
    var inside = 0.0
    var outside = 1e-6 * scale
    let limit = direction < 0 ? peak - limits.lowerBound : limits.upperBound - peak
    while outside < limit, height(peak + direction * outside) > top - 32 {
      inside = outside
      outside *= 2
    }
    outside = min(outside, limit)
    // To a tenth of the way
    for _ in 0..<6 {
      let middle = (inside + outside) / 2
      if height(peak + direction * middle) > top - 32 { inside = middle } else { outside = middle }
    }
    return peak + direction * outside
  }
  return end(-1)...max(end(1), peak + 1e-12)
}

/// log ∫ exp(height), for a smooth function with one peak, by the trapezoidal rule where it is within e^-32 of
/// the peak: its error falls faster than any power of the step (Trefethen and Weideman 2014).
private func logIntegral(
  of height: (Double) -> Double, over limits: ClosedRange<Double>, scale: Double
) -> Double {
  let ends = range(of: height, over: limits, scale: scale)
  let places = [Double].evenlySpaced(from: ends.lowerBound, to: ends.upperBound, count: 101)
  let step = (ends.upperBound - ends.lowerBound) / 100
  return logSumExp(places.map(height)) + log(step)
}
