import BayesNumerics
import Marking
import Workbook

extension Exercise {
  static let parametersOfANet = Exercise(
    2, "parameters-of-a-net", "The parameters of a net", difficulty: 1,
    task: "A feed-forward net has so many units in each layer, the inputs first. How many weights "
      + "and biases has it?",
    hint: "Count the arrows into one unit, and one more for its bias; then all units of the layer.",
    alwaysTry: [[10, 4, 2], [1, 1], [784, 100, 10]],
    inputs: { random in
      let layers = Int.random(in: 2...6, using: &random)
      return (0..<layers).map { _ in Int.random(in: 1...200, using: &random) }
    },
    describe: { "widths = \($0)" },
    agreement: .absolute(0, because: "a count is exact"),
    call: StudentCall("parameters") { ["widths": $0] },
    key: .parametersOfANet)
}
