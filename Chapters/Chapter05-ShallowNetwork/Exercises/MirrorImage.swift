import BayesNumerics
import Marking
import Workbook

/// One hidden unit.
struct UnitQuestion: Sendable {
  var weight: Double
  var offset: Double
  var slope: Double

  static func draw(using random: inout RandomSource) -> UnitQuestion {
    UnitQuestion(
      weight: Double.random(in: 0.5...3, using: &random) * (random.uniform() < 0.5 ? -1 : 1),
      offset: Double.random(in: -2...2, using: &random),
      slope: Double.random(in: 0.3...3, using: &random))
  }

  var words: String {
    "weight = \(weight.inWords), offset = \(offset.inWords), slope = \(slope.inWords)"
  }
}

extension Exercise {
  static let mirrorImage = Exercise(
    2, "mirror-image", "The mirror image", difficulty: 1,
    task:
      "Turn one hidden unit over: reverse its slope, and find weight, offset and the constant shift that "
      + "leave the function the same at every x.",
    hint: "What is ψ(η) + ψ(-η)?",
    inputs: { UnitQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["shift", "weight", "newOffset", "newSlope"],
    agreement: .relative(1e-9, because: "changes of sign"),
    call: StudentCall("turnedOver") {
      ["weight": $0.weight, "offset": $0.offset, "slope": $0.slope]
    },
    key: .mirrorImage)
}
