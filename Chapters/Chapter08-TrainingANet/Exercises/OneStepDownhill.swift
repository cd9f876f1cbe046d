import BayesNumerics
import Marking
import Workbook

/// One unit f(x) = tanh(Σ wᵢ xᵢ + b), samples, and the size of a step.
struct StepQuestion: Sendable {
  var weights: [Double]
  var bias: Double
  var inputs: [[Double]]
  var targets: [Double]
  var rate: Double

  var words: String {
    "\(targets.count) \(targets.count == 1 ? "sample" : "samples") with inputs = \(short(inputs[0]))"
      + "\(inputs.count > 1 ? " and so on" : ""), targets = \(short(targets)), weights = \(short(weights)), "
      + "bias = \(short(bias)), rate = \(short(rate))"
  }

  /// One to five samples with one to three inputs.
  static func random(using random: inout RandomSource) -> StepQuestion {
    let count = Int.random(in: 1...5, using: &random)
    let inputs = Int.random(in: 1...3, using: &random)
    return StepQuestion(
      weights: (0..<inputs).map { _ in 0.7 * random.normal() }, bias: 0.5 * random.normal(),
      inputs: (0..<count).map { _ in (0..<inputs).map { _ in random.normal() } },
      targets: (0..<count).map { _ in random.normal() }, rate: 0.02 + 0.3 * random.uniform())
  }
}

extension Exercise {
  static let oneStepDownhill = Exercise(
    3, "one-step-downhill", "One step downhill", difficulty: 1,
    task:
      "One tanh unit, and the loss of lecture 000: the sum of the squared differences over all samples. Make "
      + "one step of training, in the direction in which the loss falls (E1).",
    hint:
      "For one sample: how does the square change with f, f with z, and z with a weight? Multiply the three, and "
      + "add up the samples. The gradient points uphill.",
    alwaysTry: [
      StepQuestion(weights: [0.5], bias: -0.2, inputs: [[1.5]], targets: [1], rate: 0.1),
      StepQuestion(
        weights: [1, -1], bias: 0.3, inputs: [[0.5, 1], [-1, 2], [0, -1]], targets: [0.5, -1, 1],
        rate: 0.05),
    ],
    inputs: { StepQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "rounding of a sum of five terms"),
    call: StudentCall("trainingStep") {
      [
        "weights": $0.weights, "bias": $0.bias, "inputs": $0.inputs, "targets": $0.targets,
        "rate": $0.rate,
      ]
    },
    key: .oneStepDownhill)
}

/// Four digits, for the words of a question.
func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }

func short(_ values: [Double]) -> String {
  "[" + values.map { short($0) }.joined(separator: ", ") + "]"
}
