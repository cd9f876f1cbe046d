import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<StepQuestion> {
  static var oneStepDownhill: Self {
    Self(
      solution: {
        try trainingStep(
          weights: $0.weights, bias: $0.bias, inputs: $0.inputs, targets: $0.targets,
          rate: $0.rate)
      },
      mistakes: [
        Mistake(
          "the printed sign",
          hint: "You walk uphill, as the text reads: the gradient points to where the loss grows.",
          result: { new, question in question.moved(by: -1, to: new) }),
        Mistake(
          "the gradient of half the square",
          hint: "This loss has no ½: the derivative of a square brings down a 2.",
          result: { new, question in question.moved(by: 0.5, to: new) }),
        Mistake(
          "the mean over samples",
          hint: "This loss is a sum: add up the samples, and do not divide.",
          result: { new, question in question.moved(by: 1 / Double(question.targets.count), to: new)
          }),
        Mistake(
          "the bias left where it was",
          hint: "The bias is a parameter too; its input is the constant 1.",
          result: { new, question in Array(new.dropLast()) + [question.bias] }),
        Mistake(
          "no new weights but the gradient",
          hint: "You return ∂L/∂w and ∂L/∂b. Take the step: w - r ∂L/∂w.",
          result: { new, question in
            zip(question.weights + [question.bias], new).map { ($0 - $1) / question.rate }
          }),
        Mistake(
          "the change alone", hint: "You return by how much the weights change; add the old ones.",
          result: { new, question in zip(new, question.weights + [question.bias]).map { $0 - $1 } }),
        Mistake(
          "the rate forgotten", hint: "The step is r times the gradient, not the whole gradient.",
          result: { new, question in question.moved(by: 1 / question.rate, to: new) }),
        Mistake(
          "absolute differences",
          hint: "This is a step for the sum of |f - y|; here the differences are squared."
        ) { $0.step { f, y, _ in (f > y ? 1 : -1) * (1 - f * f) } },
        Mistake(
          "the slope of the activation forgotten",
          hint: "A change of z changes f by tanh'(z) = 1 - f²: the chain rule has one factor more."
        ) { $0.step { f, y, _ in 2 * (f - y) } },
        Mistake(
          "the slope at f",
          hint: "tanh' is needed at z. There it is 1 - tanh² z = 1 - f², without another tanh."
        ) { $0.step { f, y, _ in 2 * (f - y) * (1 - tanh(f) * tanh(f)) } },
        Mistake(
          "the slope 1 - z²", hint: "The derivative of tanh z is 1 - tanh² z, not 1 - z²."
        ) { $0.step { f, y, z in 2 * (f - y) * (1 - z * z) } },
        Mistake("a linear unit", hint: "The unit passes its sum through tanh; you left it out.") {
          $0.step { _, y, z in 2 * (z - y) }
        },
        Mistake(
          "f - y not multiplied",
          hint: "The derivative of (f - y)² contains f - y itself: a sample that fits has no say."
        ) { $0.step { f, _, _ in 2 * (1 - f * f) } },
        Mistake(
          "one sample after another",
          hint: "You use weights that have already moved. All derivatives belong to the old ones."
        ) { question in
          var now = question
          for (x, y) in zip(question.inputs, question.targets) {
            let one = StepQuestion(
              weights: now.weights, bias: now.bias, inputs: [x], targets: [y], rate: now.rate)
            let new = one.step { f, y, _ in 2 * (f - y) * (1 - f * f) }
            (now.weights, now.bias) = (Array(new.dropLast()), new[x.count])
          }
          return now.weights + [now.bias]
        },
        Mistake(
          "the bias first", hint: "The weights come first, in their order, and then the bias."
        ) { question in
          let right = question.step { f, y, _ in 2 * (f - y) * (1 - f * f) }
          return [right[right.count - 1]] + right.dropLast()
        },
        Mistake(
          "the last sample alone", hint: "You overwrite the sum with each sample: add to it.",
          asIf: { question in
            var last = question
            last.inputs = question.inputs.suffix(1)
            last.targets = question.targets.suffix(1)
            return last
          }),
        Mistake(
          "the first sample alone", hint: "You use the first sample; the loss is the sum of all.",
          asIf: { question in
            var first = question
            first.inputs = [question.inputs[0]]
            first.targets = [question.targets[0]]
            return first
          }),
      ])
  }
}

extension StepQuestion {
  /// A step that is so many times as long.
  fileprivate func moved(by factor: Double, to new: [Double]) -> [Double] {
    zip(weights + [bias], new).map { $0 + factor * ($1 - $0) }
  }

  /// The step with this as ∂L/∂z of a sample, given f, y and z.
  fileprivate func step(_ delta: (Double, Double, Double) -> Double) -> [Double] {
    var new = weights + [bias]
    for (x, y) in zip(inputs, targets) {
      let z = dot(weights, x) + bias
      let slope = delta(tanh(z), y, z)
      for i in x.indices { new[i] -= rate * slope * x[i] }
      new[x.count] -= rate * slope
    }
    return new
  }
}
