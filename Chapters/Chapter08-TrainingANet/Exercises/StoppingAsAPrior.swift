import BayesNumerics
import Foundation
import Marking
import Workbook

/// Training that stops after some steps, in one direction of the bowl.
struct StoppingQuestion: Sendable {
  var steps: Int
  var rate: Double
  var curvature: Double
  var samples: Int
  var noiseVariance: Double

  var words: String {
    "steps = \(steps), rate = \(short(rate)), curvature = \(short(curvature)), samples = \(samples), "
      + "noiseVariance = \(short(noiseVariance))"
  }

  /// One to a thousand steps; from a hardly noticed direction, r s t = 1e-4, to one that is nearly learnt.
  static func random(using random: inout RandomSource) -> StoppingQuestion {
    let steps = Int(exp(log(1000) * random.uniform()))
    let reach = exp(log(1e-4) + log(4e4) * random.uniform())
    let share = min(reach / Double(steps), 0.9)
    let rate = exp(log(1e-3) + log(1e3) * random.uniform())
    return StoppingQuestion(
      steps: steps, rate: rate, curvature: share / rate,
      samples: Int.random(in: 2...500, using: &random),
      noiseVariance: exp(log(0.01) + log(400) * random.uniform()))
  }
}

extension Exercise {
  static let stoppingAsAPrior = Exercise(
    4, "stopping-as-a-prior", "Stopping as a prior", difficulty: 2,
    task:
      "Training stops after t steps of size r. Which weight decay would shrink a weight as much, in a direction "
      + "of curvature s, and of which prior is that the mode?",
    hint:
      "Set the two shares equal and solve for λ. For the prior, write down minus the log posterior and compare "
      + "what stands before w² and before the loss.",
    alwaysTry: [
      StoppingQuestion(steps: 1, rate: 0.1, curvature: 2, samples: 10, noiseVariance: 0.25),
      StoppingQuestion(steps: 100, rate: 0.5, curvature: 0.02, samples: 50, noiseVariance: 1),
      StoppingQuestion(steps: 50, rate: 0.01, curvature: 3e-9, samples: 30, noiseVariance: 4),
    ],
    inputs: { StoppingQuestion.random(using: &$0) }, describe: \.words, parts: ["λ", "σ_β"],
    agreement: .relative(1e-9, because: "rounding, by functions that lose no digits near 0"),
    call: StudentCall("matchingPrior") {
      [
        "steps": $0.steps, "rate": $0.rate, "curvature": $0.curvature, "samples": $0.samples,
        "noiseVariance": $0.noiseVariance,
      ]
    },
    key: .stoppingAsAPrior)
}
