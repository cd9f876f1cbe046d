import BayesNumerics
import Foundation
import Marking
import Workbook

/// What a student's step and rule are asked for; see ``LeapRun``.
struct LeapQuestion: Sendable {
  var kind = "roll"
  var landscape = "ridge"
  var correlation = 0.0
  var theta: [Double] = []
  var q: [Double] = []
  var stepSize = 0.0
  var steps = 0
  var trajectories = 0
  var count = 0
  var seed: UInt64 = 0

  var words: String {
    switch kind {
    case "accept": "energies before and after"
    case "path": "a path on the ridge"
    case "roll": "\(steps) steps of \(short(stepSize)) on the \(landscape) landscape"
    default:
      "\(count) exact draws, \(trajectories) trajectories of \(steps) steps of \(short(stepSize)) on the ridge"
    }
  }

  /// The answer that a step and a rule give.
  func answer(by run: LeapRun) throws -> [Double] {
    switch kind {
    case "roll": try run.thereAndBack(theta, q, stepSize: stepSize, steps: steps)
    case "accept": try zip(theta, q).map { try run.rule($0, $1) }
    case "path":
      try run.path(
        from: theta, stepSize: stepSize, steps: steps, trajectories: trajectories, seed: seed)
    default:
      try run.changes(
        stepSize: stepSize, steps: steps, trajectories: trajectories, count: count, seed: seed)
    }
  }

  func run(_ leap: @escaping LeapRun.Leap, _ rule: @escaping LeapRun.Rule) -> LeapRun {
    LeapRun(landscape: landscape, correlation: correlation, leap: leap, rule: rule)
  }

  /// Where the exact motion ends, by steps so small that their error does not count.
  var exactEnd: [Double] {
    var (theta, q) = (theta, q)
    let run = run({ theta, q, _, _ in (theta, q) }, { _, _ in 0 })
    let refined = 40
    let step = stepSize / Double(refined)
    for _ in 0..<(steps * refined) {
      q = zip(q, run.slope(theta)).map { $0 - step / 2 * $1 }
      theta = zip(theta, q).map { $0 + step * $1 }
      q = zip(q, run.slope(theta)).map { $0 - step / 2 * $1 }
    }
    return theta + q
  }

  /// Three starts on each landscape with two step sizes; energies; and exact draws.
  static func questions(seed: UInt64) -> [LeapQuestion] {
    var random = RandomSource(seed: seed).stream("leapfrog")
    var questions: [LeapQuestion] = []
    for (landscape, correlation) in [("ridge", 0.8), ("quartic", 0)] {
      for dimension in landscape == "ridge" ? [2, 2, 2] : [1, 2, 3] {
        let theta = (0..<dimension).map { _ in random.normal() }
        let q = (0..<dimension).map { _ in random.normal() }
        for (stepSize, steps) in [(0.1, 12), (0.05, 24)] {
          questions.append(
            LeapQuestion(
              landscape: landscape, correlation: correlation, theta: theta, q: q,
              stepSize: stepSize, steps: steps))
        }
      }
    }
    let before = (0..<10).map { _ in 50 * random.uniform() } + [3, 2000, 2, 5]
    let after =
      before.prefix(10).map { $0 + 2 * random.normal() } + [3, 2001, Double.infinity, 4.5]
    questions.append(LeapQuestion(kind: "accept", theta: before, q: after))
    questions.append(
      LeapQuestion(
        kind: "changes", correlation: 0.8, stepSize: 0.75, steps: 3, trajectories: 4, count: 4000,
        seed: random.next()))
    return questions
  }
}

/// Judges a leapfrog step and a rule of acceptance by what they do.
enum LeapJudge {
  /// The way back, relative to 1 and the size of the start: rounding of fifty steps.
  static let reversal = 1e-9
  /// Of the mean changes, in standard errors: one of three is missed in 2 of a million right markings.
  static let bound = 5.0

  static func mark(
    _ questions: [LeapQuestion], _ answers: [[Double]], _ key: ExerciseKey<LeapQuestion>
  ) throws -> Mark {
    let pairs = Array(zip(questions, answers))
    let rolls = pairs.filter { $0.0.kind == "roll" }
    let accepts = pairs.filter { $0.0.kind == "accept" }
    let changes = pairs.filter { $0.0.kind == "changes" }
    for (question, answer) in rolls where answer.count != 4 * question.theta.count {
      return .wrong("For \(question.words) your step gives another number of positions.")
    }

    // What is seen
    var sentences: [String] = []
    let order = order(rolls)
    let back = rolls.map { wayBack($0.0, $0.1) }.max() ?? .infinity
    let isStepRight = order >= 3 && back <= reversal
    if !(order >= 3) {
      sentences.append(
        "Half the step should give a quarter of the error of the motion; with yours the error falls by a factor of "
          + "\(order.isFinite ? short(order) : "no finite size").")
    }
    if !(back <= reversal) {
      sentences.append(
        "With the momentum turned round, your steps miss the start by \(back.isFinite ? short(back) : "no finite distance")."
      )
    }
    let isRuleRight = accepts.allSatisfy { question, answer in
      answer.count == question.theta.count
        && zip(zip(question.theta, question.q), answer).allSatisfy {
          let right = min(1, exp($0.0.0 - $0.0.1))
          return abs($0.1 - right) <= 1e-12 + 1e-11 * right
        }
    }
    if !isRuleRight { sentences.append("The probability of acceptance is not right.") }
    let isTargetKept = changes.allSatisfy { _, answer in
      answer.count == 7 && answer[6] > 0.02
        && (0..<3).allSatisfy { abs(answer[$0]) <= bound * answer[3 + $0] }
    }
    if !isTargetKept {
      sentences.append("From exact draws on the ridge, the draws do not stay draws from it.")
    }
    guard !sentences.isEmpty else { return .solved }

    // A known mistake of the step, of the rule, or one of each
    var named: [Mark.Named] = []
    if !isStepRight { named += try self.named(rolls, key).map { [$0] } ?? [] }
    if !isRuleRight { named += try self.named(accepts, key).map { [$0] } ?? [] }
    let count = (isStepRight ? 0 : 1) + (isRuleRight ? 0 : 1)
    if count > 0, named.count == count { return .mistakes(named) }
    return .wrong(
      (named.first.map { "One thing is known, \($0.name): \($0.hint) But there is more. " } ?? "")
        + sentences.joined(separator: " "))
  }

  /// By what factor half the step reduces the distance from the exact motion, over all starts.
  private static func order(_ rolls: [(LeapQuestion, [Double])]) -> Double {
    var squares = [0.0, 0]
    for (index, (question, answer)) in rolls.enumerated() {
      let end = question.exactEnd
      squares[index % 2] += zip(end, answer).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let errors = squares.map { $0.squareRoot() }
    // An error that is larger than the landscape is no error of a motion
    return errors[0] < 1 ? errors[0] / errors[1] : errors[0].isFinite ? 0 : .nan
  }

  private static func wayBack(_ question: LeapQuestion, _ answer: [Double]) -> Double {
    let differences = zip(question.theta + question.q, answer.suffix(answer.count / 2)).map {
      abs($0 - $1)
    }
    return differences.allSatisfy(\.isFinite) ? differences.max() ?? 0 : .infinity
  }

  private static func named(
    _ pairs: [(LeapQuestion, [Double])], _ key: ExerciseKey<LeapQuestion>
  ) throws -> Mark.Named? {
    func isLike(_ one: [Double], _ other: [Double]) -> Bool {
      one.count == other.count
        && zip(one, other).allSatisfy {
          $0 == $1 || abs($0 - $1) <= 1e-9 * (1 + abs($1)) || !$0.isFinite && !$1.isFinite
        }
    }
    let found = try key.mistakes.first { mistake in
      try pairs.allSatisfy { question, answer in
        isLike(answer, try key.answer(mistake, to: question))
      }
    }
    return found.map { Mark.Named(name: $0.name, hint: $0.hint) }
  }
}

extension Exercise {
  static let leapfrogByMe = Exercise(
    judged: .build, 8, "leapfrog", "Leapfrog and its acceptance", difficulty: 3,
    task:
      "Write one leapfrog step and the probability with which the end of a trajectory is accepted. Judged are the order of "
      + "the error, the way back, the probability and, from exact draws, that the target stays invariant; only that is "
      + "random, and a right pair fails it fewer than once in 100,000 markings. 'swift run chapter9 --with-mine' rolls along "
      + "the ridge with yours.",
    hint:
      "Half a step of the momentum, a step of the position, half a step of the momentum, each with what the line before "
      + "has left. For the acceptance: the density is exp(-H).",
    questions: { LeapQuestion.questions(seed: $0) }, describe: \.words, call: leapCall,
    by: Judge(key: .leapfrog) { questions, answers, key in
      try LeapJudge.mark(questions, answers, key)
    })

  static let leapCall = StudentCall<LeapQuestion>(
    "driveLeap", besides: ["8-leapfrog.driver.swift", "LeapRun.swift"]
  ) {
    [
      "kind": $0.kind, "landscape": $0.landscape, "correlation": $0.correlation,
      "theta": $0.theta, "q": $0.q, "stepSize": $0.stepSize, "steps": $0.steps,
      "trajectories": $0.trajectories, "count": $0.count, "seed": $0.seed,
    ]
  }
}
