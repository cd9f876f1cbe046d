import BayesNumerics
import Foundation
import Marking
import Workbook

/// A target whose scale a tuning is not told, and an acceptance to aim at.
struct TuningQuestion: Sendable {
  let dimension: Int
  let scale: Double
  let aim: Double
  let seed: UInt64

  static let trajectories = 10_000

  var run: TuningRun {
    TuningRun(
      dimension: dimension, scale: scale, trajectories: TuningQuestion.trajectories, seed: seed)
  }

  var words: String {
    "aim \(short(aim)), \(dimension) \(dimension == 1 ? "dimension" : "dimensions") with the standard deviation \(short(scale))"
  }

  /// The mean acceptance with a step size, over 4000 trajectories of the marker's.
  ///
  /// A trajectory's acceptance has a standard deviation of at most ½, so the mean has a standard error of 0.008 at most, in
  /// practice of 0.004.
  func acceptance(_ stepSize: Double) -> Double {
    guard stepSize > 0, stepSize.isFinite else { return .nan }
    var random = RandomSource(seed: seed).stream("marker")
    var run = TuningRun(
      dimension: dimension, scale: scale, trajectories: 4000, seed: random.next())
    // No more are run than are allowed, so nothing is thrown
    return (0..<4000).reduce(0) { sum, _ in sum + ((try? run.acceptance(stepSize)) ?? 0) } / 4000
  }

  static func questions(seed: UInt64) -> [TuningQuestion] {
    var random = RandomSource(seed: seed).stream("tuned step")
    return [
      (10, 1.0, 0.8), (3, 0.001, 0.8), (1, 50, 0.8), (10, 20, 0.9), (30, 0.01, 0.651), (2, 1, 0.5),
    ].map { TuningQuestion(dimension: $0.0, scale: $0.1, aim: $0.2, seed: random.next()) }
  }
}

/// Four digits, for the words of a question.
func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }

/// Judges a tuning by the acceptance that its step sizes have.
enum TuningJudge {
  /// How far the mean acceptance may be from the aim.
  static let allowed = 0.05

  /// What is known to go wrong, and how its answers look; the first that fits is named.
  ///
  /// - Parameters of `fits`: The questions, the mean acceptances of the answers, and how many trajectories were run.
  static let signs: [(name: String, hint: String, fits: @Sendable (Seen) -> Bool)] = [
    (
      "no trajectory was run",
      "The scale of the target is not known: run trajectories and see what is accepted.",
      { $0.counts.allSatisfy { $0 == 0 } }
    ),
    (
      "no step size",
      "A step size is positive: if you change its logarithm, return the exponential.",
      { $0.acceptances.contains { $0.isNaN } }
    ),
    (
      "the wrong way",
      "Your steps run away from the aim: where too much is accepted they must become larger.",
      { seen in
        seen.acceptances.allSatisfy { $0 < 0.01 || $0 > 0.995 }
      }
    ),
    (
      "refusals for acceptances",
      "You arrive where the aimed share is refused: the aim is the mean acceptance.",
      // Few are accepted near twice the deviation only, where acceptance falls to 0 at once: such a tuning misses its own
      // aim by up to a tenth
      { seen in seen.isNear(within: 3 * allowed) { 1 - $0.aim } }
    ),
    (
      "0.8 whatever is asked for",
      "0.8 is the aim of most questions, not of all: use the argument.",
      { $0.isNear { _ in 0.8 } }
    ),
    (
      "0.651 whatever is asked for",
      "0.651 is the best in many dimensions; here the aim is an argument.",
      { $0.isNear { _ in 0.651 } }
    ),
    (
      "changes that end too soon",
      "The step sizes are nearly the same for deviations from 0.001 to 50: your changes become small before the tuning "
        + "has come from where it begins to where it must.",
      { seen in
        // Right ones differ 50,000-fold
        seen.stepSizes.max() ?? 0 < 100 * (seen.stepSizes.min() ?? 0)
      }
    ),
    (
      "single trajectories believed",
      "A single trajectory's acceptance says little: average over many, or make each change small. You ran few of those "
        + "that you may.",
      { seen in seen.counts.allSatisfy { $0 <= 500 } }
    ),
    (
      "a tuning for one scale",
      "It is right where the standard deviation is 1 and wrong at others: change the step size by factors, so change "
        + "its logarithm, and let it come from anywhere.",
      { seen in
        // Where the scale is small, its steps are so large that nothing is accepted
        let pairs = Array(zip(seen.questions, seen.acceptances))
        return pairs.contains { $0.scale < 0.5 && !($1 > 0.05) }
          && pairs.allSatisfy { $0.scale != 1 || abs($1 - $0.aim) <= 2 * allowed }
      }
    ),
    (
      "a tuning that stops short",
      "All step sizes are on the same side of the aim, too small: it stops at the first that is accepted often enough, "
        + "or has not arrived.",
      { seen in
        zip(seen.questions, seen.acceptances).allSatisfy { $1 > $0.aim - allowed }
      }
    ),
    (
      "a tuning that has not arrived or never settles",
      "It is near the aim, but not near enough: let the changes become small, slowly, and average over the end of the way "
        + "and not over its beginning.",
      { seen in zip(seen.questions, seen.acceptances).allSatisfy { abs($1 - $0.aim) < 0.4 } }
    ),
  ]

  /// What a judge sees of a tuning.
  struct Seen: Sendable {
    let questions: [TuningQuestion]
    let stepSizes: [Double]
    let acceptances: [Double]
    let counts: [Double]

    func isNear(
      within distance: Double = TuningJudge.allowed, _ aim: (TuningQuestion) -> Double
    ) -> Bool {
      zip(questions, acceptances).allSatisfy { abs($1 - aim($0)) <= distance }
    }
  }

  static func mark(_ questions: [TuningQuestion], _ answers: [[Double]]) -> Mark {
    guard answers.allSatisfy({ $0.count == 2 }) else {
      return .wrong("Your function must give one step size.")
    }
    let seen = Seen(
      questions: questions, stepSizes: answers.map { $0[0] },
      acceptances: zip(questions, answers).map { $0.acceptance($1[0]) },
      counts: answers.map { $0[1] })
    if seen.isNear({ $0.aim }) { return .solved }
    if let sign = signs.first(where: { $0.fits(seen) }) {
      return .mistake(name: sign.name, hint: sign.hint)
    }
    let wrong = questions.indices.filter {
      !(abs(seen.acceptances[$0] - questions[$0].aim) <= allowed)
    }
    let first = wrong[0]
    return .wrong(
      "For \(questions[first].words) your step size has a mean acceptance of "
        + "\(NumberText.fixed(seen.acceptances[first], decimals: 2)); right for \(questions.count - wrong.count) of "
        + "\(questions.count) targets.")
  }
}

extension Exercise {
  static let tunedStep = Exercise(
    judged: .build, 6, "tuned-step", "A step size that tunes itself", difficulty: 2,
    task:
      "Write the warm-up of a sampler that finds the step size at which a given share of the trajectories is accepted, by "
      + "running trajectories on a target of unknown scale. The mean acceptance must be within 0.05 of the aim; a right tuning "
      + "fails by chance fewer than once in 10,000 markings.",
    hint:
      "Accepted more than aimed at: a larger step. Change the logarithm of the step, by less and less, and average over the "
      + "end of the way.",
    questions: { TuningQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall("driveTuning", besides: ["6-tuned-step.driver.swift", "TuningRun.swift"]) {
      [
        "dimension": $0.dimension, "scale": $0.scale, "aim": $0.aim,
        "trajectories": TuningQuestion.trajectories, "seed": $0.seed,
      ]
    },
    by: Judge(key: .tunedStep) { questions, answers, _ in TuningJudge.mark(questions, answers) })
}
