import BayesNumerics
import Marking
import SafeIO
import Workbook

@main
struct Chapter1 {
  static func main() async { await CoinFlip.runCommandLine() }
}

/// Chapter 1: is this coin fair?
enum CoinFlip: MarkedChapter {
  typealias Settings = CoinFlipSettings

  static let card = ChapterCard(
    number: 1,
    title: "Is this coin fair?",
    lecture: "lecture 003 (J. Donini, Cargèse 2023)",
    abstract: "Ten heads in fourteen flips: what a frequentist, a Bayesian with an open mind and a "
      + "Bayesian with a firm opinion say, and how much the data favour one opinion over another.",
    example: (
      "swift run chapter1 --heads 60 --flips 100 --prior 50,50",
      "how a firm belief in a fair coin fares against 60 heads in 100 flips"
    ))

  static let sections: [Section<CoinStudy>] = [
    oneCoinInTen, fiveCoins, pValue, posterior, flipByFlip, bayesFactor, isItFair, independence,
    realFlips, flippers,
  ]

  static func study(_ settings: CoinFlipSettings, run: Run) throws -> CoinStudy {
    let record = try settings.data.map { try FlipRecord(file: DataFile(path: $0)) }
    return CoinStudy(
      data: record?.flips ?? settings.totals, record: record,
      orderCheck: record.map(OrderCheck.init(of:)),
      first: CoinModel(prior: Beta(a: settings.prior[0], b: settings.prior[1])),
      second: CoinModel(prior: Beta(a: settings.against[0], b: settings.against[1])),
      fairPrior: settings.fairPrior,
      flippers: try settings.flippers.map { path throws(InputError) in
        try FlipperTable(file: path)
      })
  }
}

/// What the sections of chapter 1 share: the flips and the two priors.
struct CoinStudy: Sendable {
  /// How many flips, and how many of them showed heads.
  let data: Flips
  /// The reader's own flips, one by one; nil where only the totals are given.
  let record: FlipRecord?
  /// Whether their order fits the model, made once for every answer that supposes it.
  let orderCheck: OrderCheck?
  /// The prior of `--prior`; the lecture's is Beta(10, 10), a firm belief in a fair coin.
  let first: CoinModel
  /// The prior of `--against`; the lecture's is Beta(1, 1), an open mind.
  let second: CoinModel
  /// P(fair) before the flips, of `--fair-prior`.
  let fairPrior: Double
  /// The flips of several people, of `--flippers`; nil where none are given.
  let flippers: FlipperTable?

  /// Said after an answer where the order of the reader's flips refutes the model; else empty.
  var reservation: String {
    guard let orderCheck, orderCheck.isMisfit else { return "" }
    return " This supposes independent flips with one p, which the order of these flips refutes."
  }
}
