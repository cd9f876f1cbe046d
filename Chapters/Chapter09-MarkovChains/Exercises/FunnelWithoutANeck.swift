import BayesNumerics
import Foundation
import Marking
import Workbook

/// A place in the coordinates of the sampler, and what was measured.
struct FunnelQuestion: Sendable {
  var z: [Double]
  var measured: [Double]
  var noise: Double
  var mean: Double
  var deviation: Double

  var words: String {
    func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
    return
      "z = [\(z.map(short).joined(separator: ", "))], measured = [\(measured.map(short).joined(separator: ", "))], "
      + "noise = \(short(noise)), mean = \(short(mean)), deviation = \(short(deviation))"
  }

  static func random(using random: inout RandomSource) -> FunnelQuestion {
    let groups = Int.random(in: 1...5, using: &random)
    return FunnelQuestion(
      z: (0...groups).map { _ in random.normal() },
      measured: (0..<groups).map { _ in 2 * random.normal() },
      noise: exp(log(0.3) + log(10) * random.uniform()), mean: random.normal(),
      deviation: exp(log(0.3) + log(10) * random.uniform()))
  }
}

extension Exercise {
  static let funnelWithoutANeck = Exercise(
    5, "funnel-without-neck", "A funnel without a neck", difficulty: 2,
    task:
      "Groups with an unknown spread, each measured once. Write the log density in coordinates in which the funnel has no "
      + "neck, change of variables included.",
    hint:
      "The density of z is that of (v, θ) times |∂(v, θ)/∂z|. The matrix is triangular: what stands on its diagonal? Then "
      + "see how much cancels.",
    alwaysTry: [
      FunnelQuestion(z: [0, 0], measured: [1], noise: 1, mean: 0, deviation: 3),
      FunnelQuestion(
        z: [1.2, 0.5, -2], measured: [3, -1], noise: 0.5, mean: 0.4, deviation: 1.5),
      // Deep in the neck
      FunnelQuestion(
        z: [-10, 1.5, -0.3, 0.1], measured: [0.2, -0.4, 1], noise: 0.7, mean: -2, deviation: 9),
    ],
    inputs: { FunnelQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "rounding of some ten terms, of which v may be 90"),
    call: StudentCall("logDensityOfZ") {
      [
        "z": $0.z, "measured": $0.measured, "noise": $0.noise, "mean": $0.mean,
        "deviation": $0.deviation,
      ]
    },
    key: .funnelWithoutNeck)
}
