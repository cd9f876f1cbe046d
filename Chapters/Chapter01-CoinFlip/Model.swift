import BayesNumerics
import Workbook

/// What was seen: `heads` (k) among `flips` (n).
struct Flips: Sendable, Equatable {
  let heads: Int
  let flips: Int

  var tails: Int { flips - heads }

  /// k / n
  var share: Double { Double(heads) / Double(flips) }

  /// "14 flips", "1 flip"
  var inWords: String { flips == 1 ? "1 flip" : "\(NumberText.grouped(flips)) flips" }

  /// The lecture's data: n = 14 flips, k = 10 heads.
  static let lecture = Flips(heads: 10, flips: 14)
}

/// A coin whose probability of heads p is unknown: p ~ Beta(a, b), k ~ Binomial(n, p).
struct CoinModel: Sendable {
  let prior: Beta

  /// P(k | p), the likelihood.
  func likelihood(of data: Flips, p: Double) -> Double {
    Binomial(trials: data.flips, probability: p).density(data.heads)
  }

  /// P(p | k) = Beta(a + k, b + n - k): heads are added to a, tails to b.
  ///
  /// Lecture 003, "Example : coin flip (again)", the conjugate update.
  // snippet: posterior
  func posterior(after data: Flips) -> Beta {
    Beta(a: prior.a + Double(data.heads), b: prior.b + Double(data.tails))
  }
  // end snippet

  /// log P(k) = log of the integral of P(k | p) P(p) dp, the evidence (marginal likelihood).
  ///
  /// In closed form the number of orders times B(a + k, b + n - k) / B(a, b): the beta-binomial
  /// distribution.
  // snippet: evidence
  func logEvidence(of data: Flips) -> Double {
    BetaBinomial(trials: data.flips, a: prior.a, b: prior.b).logDensity(data.heads)
  }
  // end snippet
}

/// A coin that is known to be fair, p = 1/2: the model without a parameter.
struct FairCoin: Sendable {
  func logEvidence(of data: Flips) -> Double {
    Binomial(trials: data.flips, probability: 0.5).logDensity(data.heads)
  }
}

extension Beta {
  /// "Beta(10, 10)"
  var name: String { "Beta(\(NumberText.shortest(a)), \(NumberText.shortest(b)))" }
}
