import BayesNumerics
import Marking
import Workbook

/// A descent near a minimum, and how many data there are.
struct RestQuestion: Sendable {
  var curvature: Double
  var noise: Double
  var batch: Int
  var step: Double
  var count: Int

  var words: String {
    "A = \(NumberText.significant(curvature, digits: 4)), C = \(NumberText.significant(noise, digits: 4)), "
      + "S = \(batch), ε = \(NumberText.significant(step, digits: 4)), N = \(count)"
  }

  static func random(using random: inout RandomSource) -> RestQuestion {
    let curvature = 0.3 + 3 * random.uniform()
    return RestQuestion(
      curvature: curvature, noise: 0.3 + 4 * random.uniform(),
      batch: 2 + Int(60 * random.uniform()),
      step: (0.05 + 1.5 * random.uniform()) / curvature, count: 50 + Int(500 * random.uniform()))
  }
}

extension Exercise {
  static let restingVariance = Exercise(
    2, "resting-variance", "Where descent rests", difficulty: 1,
    task:
      "Give the exact variance in which descent with a fixed step rests, and the step at which it is that of the "
      + "posterior.",
    hint:
      "A step multiplies θ by 1 - εA and adds noise of variance ε²C/S. At rest the variance is the same before and after.",
    alwaysTry: [RestQuestion(curvature: 1, noise: 2, batch: 5, step: 1, count: 100)],
    inputs: { RestQuestion.random(using: &$0) }, describe: \.words, parts: ["variance", "step"],
    agreement: .relative(1e-9, because: "rounding of a few products"),
    call: StudentCall("rest") {
      [
        "curvature": $0.curvature, "noise": $0.noise, "batch": $0.batch, "step": $0.step,
        "count": $0.count,
      ]
    },
    key: .restingVariance)
}
