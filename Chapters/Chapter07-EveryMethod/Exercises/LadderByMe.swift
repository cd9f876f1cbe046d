import BayesNumerics
import Foundation
import Marking
import Workbook

/// A posterior with two peaks, and the ladder that a student's sweep is to climb.
struct LadderQuestion: Sendable {
  var kind = "means"
  var y = -2.0
  var noise = 0.8
  var priorVariance = 4.0
  var powers = [0.05, 0.2, 0.5, 1.0]
  var sweeps = 20_000
  /// Whether the second peak has mass enough for the coldest chain to be often there.
  var mustCross = true
  var seed: UInt64 = 0

  var words: String {
    func short(_ value: Double) -> String { NumberText.significant(value, digits: 3) }
    return
      "y = \(short(y)), noise = \(short(noise)), priorVariance = \(short(priorVariance)), powers "
      + powers.map(short).joined(separator: " ")
  }

  /// The answer that a sweep gives.
  func answer(by sweep: @escaping LadderRun.Sweep) throws -> [Double] {
    let run = LadderRun(
      y: y, noise: noise, priorVariance: priorVariance, powers: powers, sweep: sweep)
    return kind == "path"
      ? try run.path(sweeps: sweeps, seed: seed) : try run.means(sweeps: sweeps, seed: seed)
  }

  /// E θ, E θ² and the mass above the edge on each rung, by quadrature.
  var truths: [[Double]] {
    let run = LadderRun(
      y: y, noise: noise, priorVariance: priorVariance, powers: powers,
      sweep: { positions, _, _, _, _ in positions })
    let reach = 12 * priorVariance.squareRoot()
    // Cut at the edge, where the third feature jumps
    let ends =
      [Double].evenlySpaced(from: -reach, to: LadderRun.edge, count: 17)
      + [Double].evenlySpaced(from: LadderRun.edge, to: reach, count: 17).dropFirst()
    return powers.map { power in
      func integral(_ f: (Double) -> Double) -> Double {
        zip(ends, ends.dropFirst()).reduce(0) { sum, piece in
          sum
            + integrate(
              { f($0) * exp(run.logPrior($0) + power * run.logLikelihood($0)) }, from: piece.0,
              to: piece.1
            ).value
        }
      }
      let area = integral { _ in 1 }
      return (0..<3).map { k in integral { LadderRun.features($0)[k] } / area }
    }
  }

  /// Two posteriors whose peaks a chain alone hardly leaves, one with a ladder of three, one on which chains move easily and
  /// exchanges may be wrong by little, and one chain on a narrow peak, where most moves are refused.
  ///
  /// Of the last but one: where exchanges are made with 1.5 times the exponent, the coldest mean of θ² is off by 4.6 standard
  /// errors of 20,000 sweeps (400 ladders of 3000 sweeps, for steps of 1 and of 2), so by 12 of the 140,000 here.
  static func questions(seed: UInt64) -> [LadderQuestion] {
    var random = RandomSource(seed: seed).stream("ladder")
    return [
      LadderQuestion(noise: 0.2, powers: [0.02, 0.1, 0.35, 1], seed: random.next()),
      LadderQuestion(
        y: -1.4 - 0.4 * random.uniform(), noise: 0.15, priorVariance: 6,
        powers: [0.02, 0.1, 0.35, 1], seed: random.next()),
      LadderQuestion(
        noise: 0.25, priorVariance: 3.5 + random.uniform(), powers: [0.03, 0.2, 1],
        seed: random.next()),
      LadderQuestion(
        noise: 0.3, priorVariance: 1, powers: [0.1, 1], sweeps: 140_000, mustCross: false,
        seed: random.next()),
      LadderQuestion(
        y: -0.5, priorVariance: 0.1, powers: [1], mustCross: false, seed: random.next()),
    ]
  }
}

/// Judges a sweep by the means of every rung.
enum LadderJudge {
  /// In standard errors of fifty batches. Student's t with 49 degrees of freedom exceeds it twice in 10 million cases; 42
  /// means are looked at.
  static let bound = 6.0
  /// What a mean may be off beside that: a mass of 1e-12 is never seen.
  static let grain = 1e-4
  /// Right ladders cross a thousand times and more, single chains with steps of 1 to 2 about fifty times at most.
  static let leastCrossings = 300.0

  static func mark(
    _ questions: [LadderQuestion], _ answers: [[Double]], _ key: ExerciseKey<LadderQuestion>
  ) throws -> Mark {
    let pairs = Array(zip(questions, answers))
    guard pairs.allSatisfy({ $1.count == 6 * $0.powers.count + 1 && $1.allSatisfy(\.isFinite) })
    else { return .wrong("Your sweep must keep one finite place for each power.") }

    let off = pairs.flatMap { question, answer in faults(question, answer) }
    let stuck = pairs.first { $0.mustCross && $1[$1.count - 1] < leastCrossings }
    if off.isEmpty, stuck == nil { return .solved }

    if let sign = sign(of: pairs) { return .mistakes([sign]) }
    if let named = try named(pairs, key) { return .mistakes([named]) }
    var sentences = off.prefix(2).map { $0 }
    if let stuck {
      sentences.append(
        "With \(stuck.0.words) the coldest chain crossed 1.5 \(Int(stuck.1[stuck.1.count - 1])) times in \(stuck.0.sweeps) "
          + "sweeps.")
    }
    return .wrong(sentences.joined(separator: " "))
  }

  static let runaway = "chains that run away"
  static let frozen = "chains that climb and stay"
  static let alone = "no exchanges that reach the coldest chain"

  /// Faults that show in what no two runs have in common.
  private static func sign(of pairs: [(LadderQuestion, [Double])]) -> Mark.Named? {
    let (question, answer) = pairs[0]
    if question.powers.indices.contains(where: {
      answer[6 * $0 + 1] > 500 * question.priorVariance
    }) {
      return Mark.Named(
        name: runaway,
        hint:
          "A mean of θ² is far beyond all that the prior allows: the prior belongs to the target of every rung, a move must be "
          + "refused at times, and a proposal as probable as the way back.")
    }
    // The single chain on a narrow peak: its spread, which a chain that never moved has none of
    guard let (narrow, alone) = pairs.last, let truth = narrow.truths.first else { return nil }
    let spread = alone[1] - alone[0] * alone[0]
    if spread > 1e-12, spread < 0.3 * (truth[1] - truth[0] * truth[0]) {
      return Mark.Named(
        name: frozen,
        hint:
          "The spread of your chains is far too small: a move downhill is accepted, too, with the probability of the ratio of the "
          + "targets; so compare a uniform number with the ratio, or its log with the log ratio.")
    }
    // All is right but for the crossings: on the hottest rungs, and without a ladder
    let isRight = pairs.allSatisfy { question, answer in
      let truths = question.truths[0]
      return truths.indices.allSatisfy { k in
        abs(answer[k] - truths[k]) <= bound * answer[3 + k] + grain
      }
    }
    let isStuck = pairs.allSatisfy { question, answer in
      !question.mustCross || answer[answer.count - 1] < leastCrossings
    }
    if isRight, isStuck {
      return Mark.Named(
        name: Self.alone,
        hint:
          "The hottest chain is right, and the coldest never leaves its peak: every pair of neighbours must offer each other its "
          + "places, the last pair too.")
    }
    return nil
  }

  /// Means that are not those of their target, in words without the right number.
  private static func faults(_ question: LadderQuestion, _ answer: [Double]) -> [String] {
    question.truths.enumerated().flatMap { rung, truths in
      (0..<3).compactMap { k -> String? in
        let (mean, error) = (answer[6 * rung + k], answer[6 * rung + 3 + k])
        guard !(abs(mean - truths[k]) <= bound * error + grain) else { return nil }
        let name = ["mean of θ", "mean of θ²", "mass beyond 1.5"][k]
        let power = NumberText.significant(question.powers[rung], digits: 3)
        return
          "With \(question.words) the \(name) on the rung with the power \(power) is not that of its target, by "
          + (error > 0
            ? "\(NumberText.significant(abs(mean - truths[k]) / error, digits: 2)) standard errors."
            : "all standard errors: nothing moved there.")
      }
    }
  }

  /// The known mistake whose own run has the same means, where chance allows for the difference.
  private static func named(
    _ pairs: [(LadderQuestion, [Double])], _ key: ExerciseKey<LadderQuestion>
  ) throws -> Mark.Named? {
    func isLike(_ mine: [Double], _ known: [Double]) -> Bool {
      guard mine.count == known.count else { return false }
      let rungs = (mine.count - 1) / 6
      // Chains that hardly ever cross are alike in that, others in how often, to a factor of three
      let (crossed, other) = (mine[mine.count - 1], known[known.count - 1])
      let areStuck = rungs > 1 && crossed < leastCrossings && other < leastCrossings
      let alike = rungs == 1 || areStuck || crossed <= 3 * other && other <= 3 * crossed
      let means = (0..<rungs).allSatisfy { rung in
        (0..<3).allSatisfy { k in
          let (i, j) = (6 * rung + k, 6 * rung + 3 + k)
          let error = (mine[j] * mine[j] + known[j] * known[j]).squareRoot()
          // Alike in how much they vary, too, where that is known
          return abs(mine[i] - known[i]) <= bound * error + grain
            && (areStuck
              || mine[j] <= 5 * known[j] + grain && known[j] <= 5 * mine[j] + grain)
        }
      }
      return means && alike
    }
    let found = key.mistakes.first { mistake in
      pairs.allSatisfy { question, answer in
        guard let known = try? key.answer(mistake, to: question) else { return false }
        return isLike(answer, known)
      }
    }
    return found.map { Mark.Named(name: $0.name, hint: $0.hint) }
  }
}

extension Exercise {
  static let ladderByMe = Exercise(
    judged: .build, 5, "ladder", "A tempered ladder", difficulty: 3,
    task:
      "Write one sweep of a ladder of tempered chains: a move on every rung, and exchanges between neighbours. Judged are "
      + "the means on every rung against quadrature, and that the coldest chain crosses between the peaks; a right sweep fails "
      + "by chance fewer than once in 10,000 markings. 'swift run chapter7 --with-mine' draws the posterior with yours.",
    hint:
      "For the exchange write down the product of both targets before and after, and take its log: the priors cancel, and of the "
      + "likelihoods something is left.",
    questions: { LadderQuestion.questions(seed: $0) }, describe: \.words, call: ladderCall,
    by: Judge(key: .ladder) { questions, answers, key in
      try LadderJudge.mark(questions, answers, key)
    })

  static let ladderCall = StudentCall<LadderQuestion>(
    "driveLadder", besides: ["5-ladder.driver.swift", "LadderRun.swift"]
  ) {
    [
      "kind": $0.kind, "y": $0.y, "noise": $0.noise, "priorVariance": $0.priorVariance,
      "powers": $0.powers, "sweeps": $0.sweeps, "seed": $0.seed,
    ]
  }
}
