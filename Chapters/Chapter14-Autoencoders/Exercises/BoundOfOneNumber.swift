import BayesNumerics
import Marking
import Workbook

/// A number x, a normal q of its code, and the decoder's noise.
struct BoundQuestion: Sendable {
  var x: Double
  var mean: Double
  var deviation: Double
  var noise: Double

  var words: String {
    let numbers = [x, mean, deviation, noise].map { NumberText.significant($0, digits: 4) }
    return "x = \(numbers[0]), q = N(\(numbers[1]), \(numbers[2])²), s = \(numbers[3])"
  }

  static func random(using random: inout RandomSource) -> BoundQuestion {
    BoundQuestion(
      x: 2 * random.normal(), mean: random.normal(), deviation: 0.1 + 2 * random.uniform(),
      noise: 0.05 + random.uniform())
  }

  /// KL(q || N(0, 1))
  var divergence: Double {
    0.5 * (mean * mean + deviation * deviation - 1 - .log(deviation * deviation))
  }

  /// E_q (x - z)²
  var miss: Double { (x - mean) * (x - mean) + deviation * deviation }
}

extension Exercise {
  static let boundOfOneNumber = Exercise(
    2, "bound", "The bound of one number", difficulty: 1,
    task:
      "For x = z + e with a normal q(z), give the divergence of q from the prior and the evidence lower bound, both in "
      + "closed form and in nats.",
    hint:
      "E_q (x - z)² has a shift and a spread in it. The bound is to be made large: which sign has the divergence?",
    alwaysTry: [BoundQuestion(x: 1, mean: 0.8, deviation: 0.447_213_595_499_958, noise: 0.25)],
    inputs: { BoundQuestion.random(using: &$0) }, describe: \.words,
    parts: ["divergence", "bound"],
    agreement: .relative(1e-9, because: "rounding of a few terms"),
    call: StudentCall("bound") {
      ["x": $0.x, "mean": $0.mean, "deviation": $0.deviation, "noise": $0.noise]
    },
    key: .bound)
}
