import BayesNumerics
import Marking
import Workbook

extension Exercise {
  static let orderProbabilities = Exercise(
    6, "order-probabilities", "A noisy cubic", difficulty: 2,
    task:
      "A hundred points of 5x³ - x² + x with noise variance 150 (Rogers and Girolami). How probable is "
      + "each order from 0 to 6? Your function must also work for a thousand points.",
    hint: "Subtract the largest log evidence before you take exponentials, or use logSumExp.",
    count: 5,
    alwaysTry: [.cubic(count: 100, seed: 3), .cubic(count: 1000, seed: 4)],
    inputs: { random in
      NoisyPoints.cubic(count: Int.random(in: 20...100, using: &random), using: &random)
    },
    describe: { "\($0.x.count) points from (\($0.x[0]), \($0.y[0])), noise variance 150" },
    agreement: .absolute(
      1e-7,
      because: "a probability moves by what its log evidence, 400 to 4000 right to 1e-12, moves"),
    call: StudentCall("orderProbabilities") {
      ["x": $0.x, "y": $0.y, "noiseVariance": $0.noiseVariance]
    },
    key: .orderProbabilities)
}
