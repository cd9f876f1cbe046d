import BayesNumerics
import Marking
import Workbook

/// Stars of a population whose mean is not known, each measured with a noise of its own.
struct WidthQuestion: Sendable {
  var spread: Double
  var noises: [Double]
  var meanUncertainty: Double
  var priorWidth: Double
}

extension Exercise {
  static let posteriorWidth = Exercise(
    3, "posterior-width", "A vague prior", difficulty: 2,
    task:
      "Only the luminosity of some stars is measured, each with a noise of its own; the mean of log(A T⁴) is known "
      + "to a standard deviation m, and log σ has a normal prior. Compute the posterior standard deviation of log σ.",
    hint:
      "Each star measures the sum log σ + mean, with a variance of its own, so that the stars count with "
      + "different weights. Which part of the uncertainty do all stars share? Then combine with the prior.",
    alwaysTry: [
      WidthQuestion(
        spread: 0.72, noises: [Double](repeating: 0.1, count: 200), meanUncertainty: 0,
        priorWidth: 2),
      WidthQuestion(
        spread: 0.72, noises: [Double](repeating: 0.1, count: 200), meanUncertainty: 1,
        priorWidth: 2),
      WidthQuestion(spread: 0.3, noises: [0.1, 1], meanUncertainty: 0.1, priorWidth: 0.2),
    ],
    inputs: { random in
      WidthQuestion(
        spread: Double.random(in: 0.1...1, using: &random),
        noises: (0..<Int.random(in: 2...8, using: &random)).map { _ in
          Double.random(in: 0.05...0.8, using: &random)
        },
        meanUncertainty: Double.random(in: 0.02...1, using: &random),
        priorWidth: Double.random(in: 0.2...2, using: &random))
    },
    describe: {
      "spread = \(short($0.spread)), noises = "
        + ($0.noises.count > 8 ? "\($0.noises.count) times \($0.noises[0])" : short($0.noises))
        + ", meanUncertainty = \(short($0.meanUncertainty)), priorWidth = \(short($0.priorWidth))"
    },
    agreement: .relative(1e-9, because: "a few roundings"),
    call: StudentCall("posteriorWidth") {
      [
        "spread": $0.spread, "noises": $0.noises, "meanUncertainty": $0.meanUncertainty,
        "priorWidth": $0.priorWidth,
      ]
    },
    key: .posteriorWidth)
}
