import BayesNumerics
import Foundation
import Inference

/// Deaths by horse kick in 14 corps of the Prussian cavalry, 1875 to 1894: L. von Bortkiewicz (1898),
/// "Das Gesetz der kleinen Zahlen".
enum HorseKicks {
  /// Deaths in each of the twenty years, one digit a year.
  private static let years: [(name: String, deaths: String)] = [
    ("G", "02210011030210010101"), ("I", "00020302000111020310"), ("II", "00020200110021100200"),
    ("III", "00011120200010121000"), ("IV", "01011110000100001100"),
    ("V", "00002100100101111110"), ("VI", "00102001201131110300"),
    ("VII", "10100010110020021020"), ("VIII", "10001001000010001101"),
    ("IX", "00000211102110120100"), ("X", "00110102020000213011"),
    ("XI", "00002401301111213131"), ("XIV", "11211304010321021100"),
    ("XV", "01000001011000220000"),
  ]

  /// R. A. Fisher (1925) left these four out, as they are made up differently from the others.
  static let leftOutByFisher: Set<String> = ["G", "I", "VI", "XI"]

  struct Corps: Sendable {
    let name: String
    let counts: Counts
    var isFishers: Bool { !HorseKicks.leftOutByFisher.contains(name) }
  }

  static let corps: [Corps] = years.map { name, deaths in
    Corps(
      name: name,
      counts: Counts(
        sum: deaths.compactMap(\.wholeNumberValue).reduce(0, +), intervals: deaths.count))
  }

  /// All 280 years of a corps by their number of deaths.
  static let sample: CountSample = {
    let digits = years.flatMap { $0.deaths.compactMap(\.wholeNumberValue) }
    let frequencies = Dictionary(digits.map { ($0, 1) }, uniquingKeysWith: +)
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
