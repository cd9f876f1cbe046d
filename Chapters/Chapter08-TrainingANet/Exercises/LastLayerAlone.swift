import BayesNumerics
import Foundation
import Marking
import Workbook

/// A hidden layer that stays as it is, and samples for the layer behind it.
struct LastLayerQuestion: Sendable {
  var hiddenWeights: [[Double]]
  var hiddenBiases: [Double]
  var inputs: [[Double]]
  var targets: [Double]
  var weightDecay: Double

  var words: String {
    func count(_ count: Int, _ noun: String) -> String {
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    return "\(count(targets.count, "sample")) with \(count(inputs[0].count, "input")), "
      + "\(count(hiddenBiases.count, "hidden unit")), weightDecay = \(short(weightDecay)); the first input is "
      + "\(short(inputs[0])), its target \(short(targets[0]))"
  }

  static func random(
    samples: Int, inputs: Int, units: Int, using random: inout RandomSource
  ) -> LastLayerQuestion {
    LastLayerQuestion(
      hiddenWeights: (0..<units).map { _ in (0..<inputs).map { _ in 1.5 * random.normal() } },
      hiddenBiases: (0..<units).map { _ in random.normal() },
      inputs: (0..<samples).map { _ in (0..<inputs).map { _ in random.normal() } },
      targets: (0..<samples).map { _ in 2 + random.normal() },
      weightDecay: exp(log(0.003) + log(100) * random.uniform()))
  }
}

extension Exercise {
  static let lastLayerAlone = Exercise(
    5, "last-layer-alone", "The last layer alone", difficulty: 2,
    task:
      "The hidden layer of a net stays as it was drawn; only its last layer is fitted, with weight decay. Find the "
      + "one minimum of that loss without any training.",
    hint:
      "Put a column of ones beside the activations, so that the bias is one more weight. Set the derivative of the "
      + "whole loss to zero, multiply it by N, and look at what stands before each weight.",
    count: 12,
    alwaysTry: [
      LastLayerQuestion(
        hiddenWeights: [[1]], hiddenBiases: [0.5], inputs: [[0.4], [-1], [2]],
        targets: [1, -0.5, 2], weightDecay: 0.1),
      // More units than samples
      LastLayerQuestion(
        hiddenWeights: [[1, -1], [0.5, 2], [-2, 0.3], [1, 1]], hiddenBiases: [0.5, 0, -1, 0.2],
        inputs: [[0.4, 1], [-1, 0.3]], targets: [1, 3], weightDecay: 0.05),
    ],
    inputs: { random in
      LastLayerQuestion.random(
        samples: Int.random(in: 2...14, using: &random),
        inputs: Int.random(in: 1...3, using: &random),
        units: Int.random(in: 1...6, using: &random), using: &random)
    }, describe: \.words,
    agreement: .relative(
      1e-6, because: "rounding times the condition of the normal equations; other routes pass too"),
    call: StudentCall("lastLayer") {
      [
        "hiddenWeights": $0.hiddenWeights, "hiddenBiases": $0.hiddenBiases, "inputs": $0.inputs,
        "targets": $0.targets, "weightDecay": $0.weightDecay,
      ]
    },
    key: .lastLayerAlone)
}
