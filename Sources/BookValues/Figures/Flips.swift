import BayesNumerics
import Inference

extension BookFigure {
  /// Chapter 1: a Beta prior, flips, and the fair coin against "some other p".
  static let flips = BookFigure(
    name: "flips",
    expectations: [
      (1.0, 1.0, 10, 4), (10, 10, 10, 4), (0.5, 0.5, 3, 0), (2, 7.5, 0, 12), (20, 20, 30, 30),
      (1, 1, 37, 23),
    ].flatMap(flips))

  private static func flips(_ a: Double, _ b: Double, _ heads: Int, _ tails: Int) -> [Expectation] {
    let posterior = Beta(a: a + Double(heads), b: b + Double(tails))
    let interval = CredibleInterval.equalTailed(of: posterior)
    let flips = heads + tails
    let factor = BayesFactor(
      logEvidence: Binomial(trials: flips, probability: 0.5).logDensity(heads),
      against: BetaBinomial(trials: flips, a: a, b: b).logDensity(heads))
    let values = [
      ("mean", posterior.mean), ("lower", interval.lower), ("upper", interval.upper),
      ("K", factor.value), ("fair", factor.probabilityOfFirst),
    ]
    return values.map { read, value in
      Expectation(
        [("a", .number(a)), ("b", .number(b))],
        presses: [("again", 1), ("heads", heads), ("tails", tails)], read, value)
    }
  }
}
