import BayesNumerics
import Marking
import Workbook

/// A standard deviation on the scale u = log σ, and what was measured.
struct ScaleQuestion: Sendable {
  var u: Double
  /// Of the exponential prior of σ.
  var rate: Double
  var count: Int
  /// Σ xᵢ²
  var squares: Double

  var words: String {
    return "u = \(short(u)), rate = \(short(rate)), count = \(count), squares = \(short(squares))"
  }

  static func random(using random: inout RandomSource) -> ScaleQuestion {
    let count = 1 + Int(12 * random.uniform())
    return ScaleQuestion(
      u: random.normal(), rate: 0.2 + 3 * random.uniform(), count: count,
      squares: Double(count) * (0.2 + 4 * random.uniform()))
  }
}

extension Exercise {
  static let scaleOnTheLine = Exercise(
    3, "scale", "A standard deviation on the whole line", difficulty: 2,
    task:
      "A normal cannot approximate σ, which is positive; on u = log σ it can. Write the log density of u and its slope.",
    hint: "A stretch du holds the probability of a stretch dσ: by what factor do they differ?",
    alwaysTry: [ScaleQuestion(u: 1, rate: 1, count: 1, squares: 4)],
    inputs: { ScaleQuestion.random(using: &$0) }, describe: \.words, parts: ["rise", "slope"],
    agreement: .relative(1e-9, because: "rounding of a sum of four terms"),
    call: StudentCall("logDensityOfLogScale") {
      ["u": $0.u, "rate": $0.rate, "count": $0.count, "squares": $0.squares]
    },
    key: .scale)
}
