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

  /// D, so many that the prior hardly ever draws near the middle of a straight line.
  static let numbers = 32

  /// A code whose other numbers are 0.
  private static func padded(_ first: [Double]) -> [Double] {
    first + [Double](repeating: 0, count: numbers - first.count)
  }

  /// Two cases that can be followed by hand.
  static let byHand = [
    SphereQuestion(a: padded([1]), b: padded([0, 2]), share: 0.5),
    SphereQuestion(a: padded([0, 3]), b: padded([0.5, 0.5]), share: 0.25),
  ]

  static func random(using random: inout RandomSource) -> SphereQuestion {
    SphereQuestion(
      a: (0..<numbers).map { _ in random.normal() }, b: (0..<numbers).map { _ in random.normal() },
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
    alwaysTry: SphereQuestion.byHand,
    inputs: { SphereQuestion.random(using: &$0) }, describe: \.words,
    parts: (1...SphereQuestion.numbers).map { "number \($0)" },
    agreement: .relative(1e-9, because: "rounding of angles that are not small"),
    call: StudentCall("between") { ["a": $0.a, "b": $0.b, "share": $0.share] },
    key: .between)
}
