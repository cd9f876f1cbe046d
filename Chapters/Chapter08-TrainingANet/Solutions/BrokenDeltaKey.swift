import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<DeltaQuestion> {
  static var brokenDelta: Self {
    let wrongChecks = DeltaRun.checks.filter { $0 != (try? checkThatExposesIt()) }.map { check in
      Mistake<DeltaQuestion>(BrokenDelta.wrongCheck + check, hint: "") {
        try answer($0, naming: check, mended)
      }
    }
    let left = Mistake<DeltaQuestion>(BrokenDelta.left.name, hint: BrokenDelta.left.hint) {
      try answer($0, naming: checkThatExposesIt()) { BrokenDelta.gradient($0) }
    }
    let mends = wrongMends.map { mend in
      Mistake<DeltaQuestion>(mend.name, hint: mend.hint) {
        try answer($0, naming: checkThatExposesIt(), mend.gradient)
      }
    }
    return Self(
      solution: { try answer($0, naming: checkThatExposesIt(), mended) },
      mistakes: wrongChecks + [left] + mends)
  }

  private static func answer(
    _ question: DeltaQuestion, naming check: String, _ gradient: (DeltaQuestion) throws -> [Double]
  ) throws -> [Double] {
    question.kind == "name" ? [DeltaRun.number(of: check)] : try gradient(question)
  }

  private static func mended(_ question: DeltaQuestion) throws -> [Double] {
    try gradient(
      weights: question.net.layers.map(\.weights), biases: question.net.layers.map(\.biases),
      activations: question.net.layers.map(\.activation.rawValue), x: question.x, y: question.y)
  }

  private typealias Gradient = @Sendable (DeltaQuestion) -> [Double]

  private static var wrongMends: [(name: String, hint: String, gradient: Gradient)] {
    [
      (
        "the slope at the wrong place",
        "The slope is that of the right activation now, but it is needed at z; you take it at a.",
        { question in
          BrokenDelta.gradient(question) { question, k, unit, z in
            let activation = question.net.layers[k].activation
            return activation.slope(activation.value(z[k][unit]))
          }
        }
      ),
      (
        "no slope at all",
        "Without A'(z) what a unit hands back is ∂L/∂a, not ∂L/∂z. Where do the two differ?",
        { BrokenDelta.gradient($0) { _, _, _, _ in 1 } }
      ),
      (
        "tanh everywhere",
        "Hidden layers need not be tanh layers; each has an activation of its own.",
        { question in
          BrokenDelta.gradient(question) { _, k, unit, z in SlideActivation.tanh.slope(z[k][unit]) }
        }
      ),
      (
        "1 - a² for every activation",
        "1 - a² is the slope of tanh; a layer of another kind has another one.",
        { question in
          BrokenDelta.gradient(question) { question, k, unit, z in
            let a = question.net.layers[k].activation.value(z[k][unit])
            return 1 - a * a
          }
        }
      ),
      (
        "the layer before",
        "Now it is the activation on the other side: that of layer k - 1. δ of layer k is ∂L/∂z of layer k.",
        { question in
          BrokenDelta.gradient(question) { question, k, unit, z in
            question.net.layers[max(k - 1, 0)].activation.slope(z[k][unit])
          }
        }
      ),
      (
        "no slope at the outputs",
        "The hidden layers are right; but outputs have an activation, too, and their δ had its slope.",
        { question in
          BrokenDelta.gradient(question, outputSlope: false) { question, k, unit, z in
            question.net.layers[k].activation.slope(z[k][unit])
          }
        }
      ),
      (
        "both slopes",
        "δ of a hidden layer has one slope, its own; that of the layer behind is in that layer's δ already.",
        { question in
          BrokenDelta.gradient(question) { question, k, unit, z in
            question.net.layers[k].activation.slope(z[k][unit])
              * question.net.layers[k + 1].activation.slope(z[k][unit])
          }
        }
      ),
    ]
  }
}
