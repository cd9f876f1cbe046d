import BayesNumerics
import Marking
import RealModule
import Workbook

/// Two codes and how far to go from one to the other.
struct SphereQuestion: Sendable {
  var a: [Double]
  var b: [Double]
  var share: Double

  var words: String {
    "codes of \(a.count) numbers, \(NumberText.significant(share, digits: 3)) of the way"
  }

  static func random(using random: inout RandomSource) -> SphereQuestion {
    SphereQuestion(
      a: (0..<4).map { _ in random.normal() }, b: (0..<4).map { _ in random.normal() },
      share: 0.05 + 0.9 * random.uniform())
  }

  static func length(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The angle between the codes.
  var angle: Double {
    let product = zip(a, b).reduce(0.0) { $0 + $1.0 * $1.1 }
    return .acos(product / (Self.length(a) * Self.length(b)))
  }
}

extension Exercise {
  static let sphereWalk = Exercise(
    3, "between", "From code to code on a sphere", difficulty: 2,
    task:
      "Go a share of the way from one code to another along the great circle of their directions, with a length that changes "
      + "evenly.",
    hint:
      "With directions â and b̂ at the angle θ, weigh them by sin((1 - t) θ)/sin θ and sin(t θ)/sin θ; then give the sum its length.",
    alwaysTry: [
      SphereQuestion(a: [1, 0, 0, 0], b: [0, 2, 0, 0], share: 0.5),
      SphereQuestion(a: [0, 3, 0, 0], b: [0.5, 0.5, 0, 0], share: 0.25),
    ],
    inputs: { SphereQuestion.random(using: &$0) }, describe: \.words,
    parts: ["first number", "second number", "third number", "fourth number"],
    agreement: .relative(1e-9, because: "rounding of angles that are not small"),
    call: StudentCall("between") { ["a": $0.a, "b": $0.b, "share": $0.share] },
    key: .between)
}
