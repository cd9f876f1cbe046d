import BayesNumerics
import Datasets
import Foundation
import Inference

/// Inference on the deaths by horse kick in the Prussian cavalry (``HorseKickDeaths``).
enum HorseKicks {
  struct Corps: Sendable {
    let name: String
    let counts: Counts
    var isFishers: Bool { !HorseKickDeaths.leftOutByFisher.contains(name) }
  }

  static let corps: [Corps] = HorseKickDeaths.corps.map {
    Corps(
      name: $0.name, counts: Counts(sum: $0.deaths.reduce(0, +), intervals: $0.deaths.count))
  }

  /// All 280 years of a corps by their number of deaths.
  static let sample: CountSample = {
    let deaths = HorseKickDeaths.corps.flatMap(\.deaths)
    let frequencies = Dictionary(deaths.map { ($0, 1) }, uniquingKeysWith: +)
    return CountSample(
      name: "deaths by horse kick",
      frequencies: frequencies.map { (count: $0.key, intervals: $0.value) })
  }()

  /// The prior's mean, in deaths a year of a corps.
  static let priorMean = 0.7

  struct Analysis: Sendable {
    /// One rate for all corps.
    let common: Gamma
    /// The posterior rate of each corps under the same prior.
    let separate: [(corps: Corps, posterior: Gamma)]
    /// Of "one rate" against "one a corps" for a prior Gamma of mean 0.7 with these shapes.
    let factors: [(shape: Double, all: BayesFactor, fishers: BayesFactor)]
    let predictive: NegativeBinomial
  }

  static func analysis() -> Analysis {
    // The intervals of the figure: a prior worth one death, Gamma(1, 1 / 0.7)
    let all = corps.map(\.counts)
    let prior = GammaPrior(shape: 1, mean: priorMean)
    let common = prior.posterior(after: all.total)
    let shapes = (0...60).map { pow(10, -1 + Double($0) / 12) }
    return Analysis(
      common: common,
      separate: corps.map { ($0, prior.posterior(after: $0.counts)) },
      factors: shapes.map { shape in
        let factors = RatesComparison.factors(shape: shape)
        return (shape, factors.all, factors.fishers)
      },
      predictive: NegativeBinomial(
        shape: common.shape, successProbability: common.rate / (common.rate + 1)))
  }
}

/// A Gamma prior by its shape and its mean, in events an interval.
struct GammaPrior: Sendable {
  let shape: Double
  let mean: Double

  var gamma: Gamma { Gamma(shape: shape, rate: shape / mean) }

  func posterior(after counts: Counts) -> Gamma {
    Gamma(shape: shape + Double(counts.sum), rate: gamma.rate + Double(counts.intervals))
  }

  /// The logarithm of the evidence of these counts, but for the product of 1 / kᵢ!, which every model of
  /// the same counts shares: r^a Γ(a + s) / (Γ(a) (r + N)^(a + s)).
  ///
  /// Error: some 1e-15 of logΓ(a + s).
  func logEvidence(of counts: Counts) -> Double {
    let posterior = posterior(after: counts)
    return shape * log(gamma.rate) - logGamma(shape) + logGamma(posterior.shape)
      - posterior.shape * log(posterior.rate)
  }
}

/// Do all groups share one rate, or has each its own?
enum RatesComparison {
  /// log P(counts | one rate) - log P(counts | one rate a group), both under the same prior.
  static func oneRate(againstOneEach groups: [Counts], prior: GammaPrior) -> BayesFactor {
    BayesFactor(
      logEvidence: prior.logEvidence(of: groups.total),
      against: groups.reduce(0) { $0 + prior.logEvidence(of: $1) })
  }

  /// All 14 corps, and Fisher's 10.
  static func factors(shape: Double) -> (all: BayesFactor, fishers: BayesFactor) {
    let prior = GammaPrior(shape: shape, mean: HorseKicks.priorMean)
    func factor(_ corps: [HorseKicks.Corps]) -> BayesFactor {
      oneRate(againstOneEach: corps.map(\.counts), prior: prior)
    }
    return (factor(HorseKicks.corps), factor(HorseKicks.corps.filter(\.isFishers)))
  }
}

extension [Counts] {
  var total: Counts {
    Counts(sum: reduce(0) { $0 + $1.sum }, intervals: reduce(0) { $0 + $1.intervals })
  }
}
