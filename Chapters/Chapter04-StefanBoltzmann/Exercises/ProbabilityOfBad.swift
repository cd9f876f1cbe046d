import BayesNumerics
import Marking
import Workbook

/// Stars of which some are bad.
struct OutlierQuestion: Sendable {
  var values: [Double]
  var errors: [Double]
  var centre: Double
  var share: Double
  var badWidth: Double
}

extension Exercise {
  static let probabilityOfBad = Exercise(
    2, "probability-of-bad", "Outliers", difficulty: 1,
    task:
      "A share of all stars is bad: their values scatter by badWidth more, added in quadrature. "
      + "Compute for each star the probability that it is bad, given log σ.",
    hint:
      "Bayes' theorem for two hypotheses: prior probability times the density of the value under "
      + "each, over the sum.",
    alwaysTry: [
      OutlierQuestion(
        values: [-0.05, 0.02, 0.9], errors: [0.04, 0.05, 0.04], centre: 0, share: 0.1,
        badWidth: 0.5),
      // So far out that neither density can be told from 0
      OutlierQuestion(
        values: [40, 0.1], errors: [0.04, 0.05], centre: 0, share: 0.1, badWidth: 0.5),
    ],
    inputs: { random in
      let count = Int.random(in: 2...6, using: &random)
      return OutlierQuestion(
        values: (0..<count).map { _ in Double.random(in: -0.4...0.4, using: &random) },
        errors: (0..<count).map { _ in Double.random(in: 0.05...0.2, using: &random) },
        centre: Double.random(in: -0.2...0.2, using: &random),
        share: Double.random(in: 0.05...0.4, using: &random),
        badWidth: Double.random(in: 0.2...1, using: &random))
    },
    describe: {
      "values = \(short($0.values)), errors = \(short($0.errors)), centre = \(short($0.centre)), "
        + "share = \(short($0.share)), badWidth = \(short($0.badWidth))"
    },
    agreement: .relative(1e-9, because: "a ratio of two densities"),
    call: StudentCall("probabilityOfBad") {
      [
        "values": $0.values, "errors": $0.errors, "centre": $0.centre, "share": $0.share,
        "badWidth": $0.badWidth,
      ]
    },
    key: .probabilityOfBad)
}
