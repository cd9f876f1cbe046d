import BayesNumerics
import Marking
import RealModule
import Workbook

/// A mini-batch of a logistic regression with one coefficient, and what is known at a centre.
struct CentredQuestion: Sendable {
  var theta: Double
  var centre: Double
  var sumAtCentre: Double
  var count: Int
  var priorVariance: Double
  var inputs: [Double]
  var outcomes: [Double]

  var words: String {
    "θ = \(NumberText.significant(theta, digits: 4)), θ̂ = \(NumberText.significant(centre, digits: 4)), N = \(count), "
      + "a batch of \(inputs.count)"
  }

  static func random(using random: inout RandomSource) -> CentredQuestion {
    let size = 1 + Int(8 * random.uniform())
    let centre = random.normal()
    return CentredQuestion(
      theta: centre + 0.7 * random.normal(), centre: centre, sumAtCentre: 5 * random.normal(),
      count: size + 20 + Int(200 * random.uniform()), priorVariance: 0.5 + 10 * random.uniform(),
      inputs: (0..<size).map { _ in 2 * random.normal() },
      outcomes: (0..<size).map { _ in random.uniform() < 0.5 ? 1 : 0 })
  }

  /// Σ over the batch of (y - logistic(xθ)) x
  func sum(at theta: Double) -> Double {
    zip(inputs, outcomes).reduce(0) { $0 + ($1.1 - 1 / (1 + .exp(-$1.0 * theta))) * $1.0 }
  }

  /// N/S
  var scale: Double { Double(count) / Double(inputs.count) }
}

extension Exercise {
  static let controlVariate = Exercise(
    3, "control-variate", "A control variate", difficulty: 2,
    task:
      "Estimate the slope of a log posterior from a mini-batch, with the slope of all data at a centre for a control "
      + "variate.",
    hint:
      "What is known exactly stays as it is; only the difference to it is estimated, and what is estimated is scaled.",
    inputs: { CentredQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "rounding of some sums"),
    call: StudentCall("estimate") {
      [
        "theta": $0.theta, "centre": $0.centre, "sumAtCentre": $0.sumAtCentre, "count": $0.count,
        "priorVariance": $0.priorVariance, "inputs": $0.inputs, "outcomes": $0.outcomes,
      ]
    },
    key: .controlVariate)
}
