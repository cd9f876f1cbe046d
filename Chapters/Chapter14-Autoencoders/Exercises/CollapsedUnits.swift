import BayesNumerics
import Marking
import RealModule
import Workbook

/// The variances of some directions, the noise, and the weight of the divergence.
struct CollapseQuestion: Sendable {
  var eigenvalues: [Double]
  var noise: Double
  var beta: Double

  var words: String {
    let values = eigenvalues.map { NumberText.significant($0, digits: 3) }.joined(separator: ", ")
    return "λ = \(values), s = \(NumberText.significant(noise, digits: 3)), "
      + "β = \(NumberText.significant(beta, digits: 3))"
  }

  /// Two directions with more variance than β s, and one or two with less.
  static func random(using random: inout RandomSource) -> CollapseQuestion {
    let (noise, beta) = (0.1 + 0.5 * random.uniform(), 0.3 + 4 * random.uniform())
    let level = noise * beta
    let factors = [
      2 + 8 * random.uniform(), 1.2 + 0.7 * random.uniform(), 0.5 + 0.4 * random.uniform(),
      0.1 + 0.3 * random.uniform(),
    ]
    return CollapseQuestion(
      eigenvalues: factors.map { $0 * level }, noise: noise, beta: beta)
  }
}

extension Exercise {
  static let collapsedUnits = Exercise(
    4, "collapse", "Which units collapse?", difficulty: 2,
    task:
      "How many nats does each unit of a linear autoencoder carry, if the divergence has the weight β?",
    hint:
      "Take β out of the sum: what is left is an ordinary bound with another noise. Its top is probabilistic PCA; the mean "
      + "divergence of a unit with posterior variance d is -½ log d there.",
    alwaysTry: [CollapseQuestion(eigenvalues: [2, 0.5, 0.2, 0.05], noise: 0.1, beta: 1)],
    inputs: { CollapseQuestion.random(using: &$0) }, describe: \.words,
    parts: ["first unit", "second unit", "third unit", "fourth unit"],
    agreement: .relative(1e-9, because: "rounding of a logarithm"),
    call: StudentCall("divergences") {
      ["eigenvalues": $0.eigenvalues, "noise": $0.noise, "beta": $0.beta]
    },
    key: .collapse)
}
