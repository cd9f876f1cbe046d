import BayesNumerics
import Marking
import RealModule
import Workbook

/// Two points and the slopes of the target's log density there.
struct SteinQuestion: Sendable {
  var x: Double
  var y: Double
  var slopeX: Double
  var slopeY: Double

  var words: String {
    let numbers = [x, y, slopeX, slopeY].map { NumberText.significant($0, digits: 4) }
    return "x = \(numbers[0]), y = \(numbers[1]), s(x) = \(numbers[2]), s(y) = \(numbers[3])"
  }

  static func random(using random: inout RandomSource) -> SteinQuestion {
    SteinQuestion(
      x: 2 * random.normal(), y: 2 * random.normal(), slopeX: 1.5 * random.normal(),
      slopeY: 1.5 * random.normal())
  }

  /// x - y
  var r: Double { x - y }
  /// 1 + (x - y)²
  var q: Double { 1 + r * r }
}

extension Exercise {
  static let steinKernel = Exercise(
    4, "stein-kernel", "Stein's kernel", difficulty: 2,
    task:
      "What Stein's identity makes of the inverse multiquadric kernel, in one dimension: one term of the kernel Stein "
      + "discrepancy.",
    hint:
      "With r = x - y the derivative in x is that in r, and the derivative in y is minus that. The fourth term is the "
      + "second derivative, with one minus sign.",
    alwaysTry: [SteinQuestion(x: 0.7, y: 0.7, slopeX: 1, slopeY: -2)],
    inputs: { SteinQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(
      1e-9, because: "rounding of four terms, of which none cancels by more than nine digits"),
    call: StudentCall("steinKernel") {
      ["x": $0.x, "y": $0.y, "slopeX": $0.slopeX, "slopeY": $0.slopeY]
    },
    key: .steinKernel)
}
