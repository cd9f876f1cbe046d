import BayesNumerics
import Marking
import Workbook

/// Two normal distributions.
struct NormalsQuestion: Sendable {
  var meanP: Double
  var deviationP: Double
  var meanQ: Double
  var deviationQ: Double

  var words: String {
    return
      "p = N(\(short(meanP)), \(short(deviationP))²), q = N(\(short(meanQ)), \(short(deviationQ))²)"
  }

  static func random(using random: inout RandomSource) -> NormalsQuestion {
    func width() -> Double { 0.2 + 2.8 * random.uniform() }
    return NormalsQuestion(
      meanP: 2 * random.normal(), deviationP: width(), meanQ: 2 * random.normal(),
      deviationQ: width())
  }
}

extension Exercise {
  static let divergenceOfNormals = Exercise(
    2, "divergence", "The divergence of two normals", difficulty: 1,
    task: "How many nats is a normal q away from a normal p, KL(p‖q), in closed form?",
    hint: "Average log p and log q over p. E(x - μ_q)² has a spread and a shift in it.",
    alwaysTry: [
      NormalsQuestion(meanP: 0, deviationP: 1, meanQ: 0, deviationQ: 2),
      NormalsQuestion(meanP: 1, deviationP: 0.5, meanQ: -1, deviationQ: 0.5),
    ],
    inputs: { NormalsQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "rounding where the two are nearly the same"),
    call: StudentCall("divergence") {
      [
        "meanP": $0.meanP, "deviationP": $0.deviationP, "meanQ": $0.meanQ,
        "deviationQ": $0.deviationQ,
      ]
    },
    key: .divergence)
}
