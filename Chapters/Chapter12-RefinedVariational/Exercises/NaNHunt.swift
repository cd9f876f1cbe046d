import BayesNumerics
import Marking
import RealModule
import Workbook

/// A place of the lens on the whole line: x₀ = tanh u, and x₁.
struct LensQuestion: Sendable {
  var u: Double
  var x1: Double

  var words: String { "u = \(short(u)), x₁ = \(short(x1))" }

  /// x₁ in proportion to its standard deviation, 1/cosh u, which may be tiny.
  static func random(using random: inout RandomSource) -> LensQuestion {
    let u = random.uniform() < 0.3 ? 40 * (2 * random.uniform() - 1) : 2 * random.normal()
    return LensQuestion(u: u, x1: random.normal() / .cosh(u))
  }
}

extension Exercise {
  static let nanHunt = Exercise(
    3, "nan-hunt", "The hunt for a NaN", difficulty: 2,
    task:
      "The authors' target is not a number beyond |x₀| = 1, and a normal goes there. Write it on the line u with "
      + "x₀ = tanh u, so that no place and no rounding makes it one.",
    hint:
      "1 - tanh² u is 1/cosh² u. At u = 30 the first way of writing it is 0 in a double, the second is not.",
    alwaysTry: [
      LensQuestion(u: 0, x1: 0.5), LensQuestion(u: 1, x1: -0.3), LensQuestion(u: 30, x1: 1e-13),
      LensQuestion(u: -45, x1: 2e-20),
    ],
    inputs: { LensQuestion.random(using: &$0) }, describe: \.words,
    parts: ["log density", "slope in u", "slope in x₁"],
    agreement: .relative(
      1e-8, because: "differences of terms that nearly cancel, and cosh at large u"),
    call: StudentCall("lensOnTheLine") { ["u": $0.u, "x1": $0.x1] }, key: .nanHunt)
}
