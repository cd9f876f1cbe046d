import BayesNumerics
import Marking
import Workbook

extension Exercise {
  static let winner = Exercise(
    5, "winner", "Move the noise, watch the winner", difficulty: 2,
    task:
      "The lecture fixes the noise variance at 1.5. Find the order with the largest evidence for "
      + "another one. Before you run it: does the order rise or fall as the variance grows?",
    hint: "Compute all thirteen log evidences with the given variance and return the index of the "
      + "largest.",
    count: 6,
    alwaysTry: [0.01, 0.05, 0.1, 1.5, 16, 30, 1000].map { NoisyPoints.lecture(noiseVariance: $0) },
    inputs: { random in
      NoisyPoints.lecture(
        noiseVariance: [0.02, 0.2, 0.5, 1, 3, 20, 50, 200, 400].randomElement(using: &random) ?? 1)
    },
    describe: { "the lecture's points, noise variance \($0.noiseVariance)" },
    agreement: .absolute(0, because: "an order is exact"),
    call: StudentCall("winner") { ["x": $0.x, "y": $0.y, "noiseVariance": $0.noiseVariance] },
    key: .winner)
}
