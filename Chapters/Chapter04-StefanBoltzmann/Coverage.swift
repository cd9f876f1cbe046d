import BayesNumerics
import Foundation

/// Thousands of fake fields: in how many does the interval hold the σ_T that made the field?
struct Coverage: Sendable {
  /// For each field the posterior probability below the true σ_T; uniform if the analysis is right.
  let ranks: [Double]

  /// The share of fields whose central interval of this probability holds the truth.
  func share(of probability: Double) -> Double {
    let tail = (1 - probability) / 2
    return Double(ranks.count { $0 >= tail && $0 <= 1 - tail }) / Double(ranks.count)
  }

  /// Monte Carlo error of such a share if the analysis is right.
  func standardError(of probability: Double) -> Double {
    (probability * (1 - probability) / Double(ranks.count)).squareRoot()
  }

  /// By how much the share may differ from the probability anywhere in 99 of 100 right analyses:
  /// the quantile of Kolmogorov's distribution over √fields, as |2 rank - 1| is uniform then.
  var bandWidth: Double { 1.628 / Double(ranks.count).squareRoot() }

  /// Whether ``share(of:)`` stays within ``bandWidth`` of the probability from 0 to 1.
  var staysInBand: Bool {
    let distances = ranks.map { abs(2 * $0 - 1) }.sorted()
    let count = Double(ranks.count)
    return distances.enumerated().allSatisfy { index, probability in
      abs(Double(index) / count - probability) <= bandWidth
        && abs(Double(index + 1) / count - probability) <= bandWidth
    }
  }

  /// Makes so many fields from the population and analyses each with a likelihood, which need not be
  /// the right one.
  init(
    fields: Int, starsInEach count: Int, sigma: Double, population: StarPopulation, noise: Double,
    analysedWith likelihood: ProductLikelihood, using random: RandomSource
  ) {
    let truth = log(StarField.scale(sigma))
    ranks = (0..<fields).map { index in
      var stream = random.stream(index)
      let field = StarField(
        count: count, sigma: sigma, population: population, noise: noise, using: &stream)
      let posterior = SigmaPosterior(
        luminosities: field.measured, population: population, likelihood: likelihood, points: 61)
      return posterior.density.cumulative(truth)
    }
  }
}
