import BayesNumerics
import Marking

/// A run of the student's step.
struct MetropolisQuestion: Sendable {
  var target: String
  var start: [Double]
  var chains: Int
  var steps: Int
  var scale: Double
  var seed: UInt64
  var points: [[Double]] = []

  var words: String {
    let length = steps == 1 ? "\(chains) single steps" : "a chain of \(steps) steps"
    return "\(length) from \(start.inWords) with scale = \(scale.inWords) on the target '\(target)'"
  }

  var run: MetropolisRun {
    MetropolisRun(
      target: target, start: start, chains: chains, steps: steps, scale: scale, seed: seed,
      points: points)
  }

  /// Single steps where the density is flat or tilted, then long chains that begin with a draw from their target.
  static func questions(seed: UInt64) -> [MetropolisQuestion] {
    var random = RandomSource(seed: seed).stream("metropolis step")
    func question(_ target: String, from start: [Double], chains: Int, steps: Int, scale: Double)
      -> MetropolisQuestion
    {
      MetropolisQuestion(
        target: target, start: start, chains: chains, steps: steps, scale: scale,
        seed: random.next())
    }
    let rate = Gamma(shape: 5, rate: 2).sample(using: &random)
    let first = MetropolisJudge.pairMean[0] + (6 / 11.0).squareRoot() * random.normal()
    // Second given first: regression 5/6, variance 1/6
    let second =
      MetropolisJudge.pairMean[1] + 5 / 6.0 * (first - MetropolisJudge.pairMean[0])
      + (1 / 6.0).squareRoot() * random.normal()
    var peak = 3.0
    while abs(peak) > 2 {
      peak = random.uniform() < 0.3 ? -1 + 0.4 * random.normal() : 1 + 0.5 * random.normal()
    }
    return [
      question("flat", from: [1.3, -0.4], chains: 4000, steps: 1, scale: 0.5),
      question("flat", from: [-30, 20], chains: 4000, steps: 1, scale: 2),
      question("tilted prior", from: [0.7], chains: 4000, steps: 1, scale: 1.5),
      question("tilted likelihood", from: [-0.4], chains: 4000, steps: 1, scale: 1.5),
      question("waiting time", from: [rate], chains: 1, steps: 20_000, scale: 2),
      question("pair", from: [first, second], chains: 1, steps: 20_000, scale: 0.8),
      question("two peaks", from: [peak], chains: 1, steps: 20_000, scale: 1.5),
    ]
  }
}

extension Exercise {
  static let metropolisStep = Exercise(
    judged: .build, 7, "metropolis-step", "A Metropolis step of your own", difficulty: 2,
    task:
      "Write one step of random-walk Metropolis: propose, accept or reject, return where the chain stands next. "
      + "The marker runs it and judges its draws; a right step fails less than once in 10,000 markings. "
      + "'swift run chapter5 --with-mine' puts it into the chapter's network.",
    hint:
      "With logarithms: accept when log u is below the log density of the proposal minus that of the present "
      + "place, u between 0 and 1. Of which density? Exercise 3 says it.",
    questions: { MetropolisQuestion.questions(seed: $0) }, describe: \.words, call: metropolisCall,
    by: Judge(key: .metropolisStep) { questions, answers, _ in
      MetropolisJudge.mark(questions, answers)
    })

  static let metropolisCall = StudentCall<MetropolisQuestion>(
    "driveMetropolis", besides: ["7-metropolis-step.driver.swift", "MetropolisRun.swift"]
  ) {
    [
      "target": $0.target, "start": $0.start, "chains": $0.chains, "steps": $0.steps,
      "scale": $0.scale, "seed": $0.seed, "points": $0.points,
    ]
  }
}
