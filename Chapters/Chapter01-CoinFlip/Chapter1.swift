import BayesNumerics
import Inference
import Marking
import Workbook

@main
struct Chapter1 {
  static func main() async { await CoinFlip.runCommandLine() }
}

/// Chapter 1: is this coin fair?
enum CoinFlip: MarkedChapter {
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

  /// The story of the chapter.
  static func reproduce(_ settings: CoinFlipSettings, run: Run) async throws -> Page {
    // Data
    let random = RandomSource(seed: run.seed)
    var order = random.stream(0)
    let record = try settings.record(using: &order)
    let data = record.flips

    // Model
    let peaked = CoinModel(prior: settings.firstPrior)
    let uniform = CoinModel(prior: settings.secondPrior)

    // Inference
    var urn = random.stream(1)
    let unfairCoin = UnfairCoin.simulate(tails: 100_000, using: &urn)
    let frequentist = FrequentistAnalysis(data: data)
    let posteriors = [peaked, uniform].map { PosteriorSummary(model: $0, data: data) }
    var worlds = random.stream(2)
    let comparison = ModelComparison(
      first: peaked, second: uniform, data: data, simulations: 20_000, using: &worlds)

    // Summary
    let tables =
      [
        Tables.unfairCoin(unfairCoin),
        Tables.frequentist(frequentist),
        Tables.posteriors(posteriors),
        Tables.comparison(comparison),
        Tables.realFlips(),
      ]

    // Figures
    let figures = [
      Figures.unfairCoin(unfairCoin),
      Figures.binomialTail(frequentist),
      Figures.priorToPosterior(posteriors),
      Figures.bayesFactor(comparison),
      Figures.updates(
        record, models: [peaked, uniform], orderIsDrawn: settings.data == nil),
      Figures.realFlips(),
    ]

    // Claims
    let claims =
      settings.isLectureCase
      ? Claims.all(
        unfairCoin: unfairCoin, frequentist: frequentist, peaked: posteriors[0],
        uniform: posteriors[1], comparison: comparison)
      : []

    return Page(tables: tables, claims: claims, figures: figures)
  }
}
