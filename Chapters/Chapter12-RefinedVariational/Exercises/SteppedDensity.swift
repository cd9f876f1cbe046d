import BayesNumerics
import Marking
import RealModule
import Workbook

/// A draw of a normal, and what the log density of the model does there.
struct StepQuestion: Sendable {
  var theta: Double
  var mean: Double
  var deviation: Double
  var stepSize: Double
  /// Of log p at theta: its slope and its second derivative.
  var slope: Double
  var curvature: Double

  var words: String {
    "θ₀ = \(short(theta)), q₀ = N(\(short(mean)), \(short(deviation))²), η = \(short(stepSize)), "
      + "slope \(short(slope)), second derivative \(short(curvature))"
  }

  static func random(using random: inout RandomSource) -> StepQuestion {
    let deviation = 0.3 + 2 * random.uniform()
    let mean = random.normal()
    // Mostly a hill, sometimes a valley; the step never folds
    let curvature = random.uniform() < 0.8 ? -0.1 - 3 * random.uniform() : 0.2 + random.uniform()
    return StepQuestion(
      theta: mean + deviation * random.normal(), mean: mean, deviation: deviation,
      stepSize: (0.1 + 0.7 * random.uniform()) / abs(curvature), slope: 2 * random.normal(),
      curvature: curvature)
  }
}

extension Exercise {
  static let steppedDensity = Exercise(
    2, "stepped-density", "The density after a step", difficulty: 1,
    task:
      "A draw of a normal takes one step uphill. Where does it land, and what is the log density of the refined "
      + "distribution there?",
    hint:
      "A stretch dθ₀ of the line becomes a stretch dθ₁ that holds the same probability. How long is it?",
    alwaysTry: [
      StepQuestion(theta: 0, mean: 0, deviation: 1, stepSize: 0.5, slope: 1, curvature: -1)
    ],
    inputs: { StepQuestion.random(using: &$0) }, describe: \.words,
    parts: ["place", "log density"],
    agreement: .relative(1e-9, because: "rounding of a sum of three terms"),
    call: StudentCall("afterOneStep") {
      [
        "theta": $0.theta, "mean": $0.mean, "deviation": $0.deviation, "stepSize": $0.stepSize,
        "slope": $0.slope, "curvature": $0.curvature,
      ]
    },
    key: .steppedDensity)
}
