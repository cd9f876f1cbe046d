import BayesNumerics
import Foundation
import Plotting
import Workbook

extension CoinFlip {
  /// Prior times likelihood in a table of five rows, before any integral.
  static let fiveCoins = Section<CoinStudy>(
    "five-coins", "Which of five coins was flipped?",
    options: ["heads", "flips", "data"], seconds: 0.01
  ) { study, run in
    // Data
    let data = study.data

    // Model: five coins in a bag, each as probable as the others
    let coins = FiveCoins(
      chances: [0.1, 0.3, 0.5, 0.7, 0.9], priors: [Double](repeating: 1 / 5.0, count: 5))

    // Inference: prior times likelihood, divided by the sum
    let rows = coins.rows(after: data)

    // What it shows
    let best = rows.max { $0.posterior < $1.posterior } ?? rows[0]
    return Findings(
      answer: "If one of these five was flipped, then most probably the coin with p = "
        + "\(NumberText.shortest(best.p)): its probability rises from "
        + "\(NumberText.fixed(best.prior, decimals: 2)) to "
        + "\(FiveCoins.inWords(best.posterior))"
        + (best.p == 0.5
          ? "."
          : ", and that of the fair coin \(rows[2].posterior < 0.00005 ? "falls" : "becomes") \(FiveCoins.inWords(rows[2].posterior)).")
        + study.reservation,
      tables: [table(data, rows)],
      values: rows.map { .init("posterior.\(Int((10 * $0.p).rounded()))", $0.posterior) }
        + rows.map { .init("likelihood.\(Int((10 * $0.p).rounded()))", exp($0.logLikelihood)) }
        + rows.map {
          .init("product.\(Int((10 * $0.p).rounded()))", $0.prior * exp($0.logLikelihood))
        }
        + [
          .init("sum", rows.reduce(0) { $0 + $1.prior * exp($1.logLikelihood) }),
          // The odds form: posterior odds = Bayes factor x prior odds
          .init("ratio.7-to-5", exp(rows[3].logLikelihood - rows[2].logLikelihood)),
        ])
  }

  private static func table(_ data: Flips, _ rows: [FiveCoins.Row]) -> Table {
    Table(
      title: "Five coins, \(NumberText.grouped(data.heads)) heads in \(data.inWords)",
      columns: ["p", "prior", "likelihood P(k | p)", "prior x likelihood", "posterior"],
      rows: rows.map { row in
        [
          NumberText.shortest(row.p), NumberText.fixed(row.prior, decimals: 2),
          FairnessQuestion.short(log10: row.logLikelihood / log(10)),
          FairnessQuestion.short(log10: (log(row.prior) + row.logLikelihood) / log(10)),
          FiveCoins.inWords(row.posterior),
        ]
      },
      note: "The last column is the one before it, divided by its sum.")
  }
}

/// A bag with coins of known probabilities of heads, of which one is flipped.
struct FiveCoins: Sendable {
  /// p of each coin.
  let chances: [Double]
  /// P(coin), before the flips.
  let priors: [Double]

  struct Row: Sendable {
    let p: Double
    let prior: Double
    let logLikelihood: Double
    let posterior: Double
  }

  /// Bayes' theorem, a row for each coin.
  func rows(after data: Flips) -> [Row] {
    // snippet: table
    let logLikelihoods = chances.map {
      Binomial(trials: data.flips, probability: $0).logDensity(data.heads)
    }
    let products = zip(priors, logLikelihoods).map { log($0) + $1 }
    let evidence = logSumExp(products)
    let posteriors = products.map { exp($0 - evidence) }
    // end snippet
    return chances.indices.map {
      Row(
        p: chances[$0], prior: priors[$0], logLikelihood: logLikelihoods[$0],
        posterior: posteriors[$0])
    }
  }

  /// "0.53", "below 0.0001"
  static func inWords(_ probability: Double) -> String {
    if probability < 0.00005 { return "below 0.0001" }
    if probability > 0.9995, probability < 1 { return "above 0.999" }
    return NumberText.fixed(probability, decimals: probability < 0.01 ? 4 : 3)
  }
}
