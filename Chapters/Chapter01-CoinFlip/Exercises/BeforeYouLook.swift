import BayesNumerics
import Marking
import Workbook

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook { foretold }

  /// What the chapter computes, and how wide a careful reader's interval may be.
  private static var foretold: [Forecast] {
    let uniform = CoinModel(prior: Beta(a: 1, b: 1)).posterior(after: .lecture)
    let firm = CoinModel(prior: Beta(a: 10, b: 10)).posterior(after: .lecture)
    let coins = FiveCoins(
      chances: [0.1, 0.3, 0.5, 0.7, 0.9], priors: [Double](repeating: 1 / 5.0, count: 5))
    let runs = OrderCheck.runsMasses(of: .lecture).enumerated()
      .reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    return [
      Forecast("the coin with two tails", UnfairCoin.posterior(), width: 0.2, within: 0...1),
      Forecast(
        "the coin with p = 0.7", coins.rows(after: .lecture)[3].posterior, width: 0.3,
        within: 0...1),
      Forecast(
        "as far from seven heads", FrequentistAnalysis(data: .lecture).twoSidedTail, width: 0.15,
        within: 0...1),
      Forecast(
        "the length of the 95 % interval", uniform.quantile(0.975) - uniform.quantile(0.025),
        width: 0.2, within: 0...1),
      Forecast("heads on the next flip", firm.mean, width: 0.12, within: 0...1),
      Forecast("the average number of runs", runs, width: 2.5, within: 1...14),
      Forecast(
        "the probability of 'fair'", FairnessQuestion.uniform.probabilityFair(after: .lecture),
        width: 0.25, within: 0...1),
      Forecast(
        "real flips on the same side", 1000 * RealFlips.sameSide.share, width: 20,
        within: 0...1000),
    ]
  }
}
