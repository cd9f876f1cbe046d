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
      answer: answer(rows, best) + study.reservation, tables: [table(data, rows)],
      values: values(rows))
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

  private static func answer(_ rows: [FiveCoins.Row], _ best: FiveCoins.Row) -> String {
    let start =
      "If one of these five was flipped, it was most probably the coin with p = "
      + "\(NumberText.shortest(best.p)): its probability rises from "
      + "\(NumberText.fixed(best.prior, decimals: 2)) to "
      + "\(FiveCoins.inWords(best.posterior))"
    if best.p == 0.5 { return start + "." }
    let fair = rows[2].posterior
    return start + ", and that of the fair coin \(fair < 0.00005 ? "falls" : "becomes") "
      + "\(FiveCoins.inWords(fair))."
  }

  private static func values(_ rows: [FiveCoins.Row]) -> [Findings.Value] {
    let products = rows.map { $0.prior * exp($0.logLikelihood) }
    var values: [Findings.Value] = []
    for (row, product) in zip(rows, products) {
      let tenths = Int((10 * row.p).rounded())
      values.append(.init("posterior.\(tenths)", row.posterior))
      values.append(.init("likelihood.\(tenths)", exp(row.logLikelihood)))
      values.append(.init("product.\(tenths)", product))
    }
    values.append(.init("sum", products.reduce(0, +)))
    // The odds form: posterior odds = Bayes factor x prior odds
    values.append(.init("ratio.7-to-5", exp(rows[3].logLikelihood - rows[2].logLikelihood)))
    return values
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
