import BayesNumerics
import Foundation
import Marking
import Workbook

/// One run of the experiment on Sleeping Beauty, many times over.
struct BeautyQuestion: Sendable {
  /// The probability of heads.
  let heads: Double
  /// How often she is woken after tails; after heads once.
  let awakenings: Int
  let experiments: Int
  let seed: UInt64

  var words: String {
    "heads = \(heads), awakenings = \(awakenings), experiments = \(experiments), seed = \(seed)"
  }

  static let cases: [(heads: Double, awakenings: Int)] = [(0.5, 2), (0.3, 3), (0.8, 7)]
  static let seeds = 40
  static let experiments = 1000

  /// The questions that are asked again at the end. Of other random numbers one share repeats itself in 2 % of
  /// cases, all four in fewer than one of a million.
  static let repeated = [0, 1, seeds, 2 * seeds]

  /// Three coins with forty seeds each, and four of them once more.
  static func drawn(seed: UInt64) -> [BeautyQuestion] {
    var random = RandomSource(seed: seed).stream(7)
    let questions = cases.flatMap { item in
      (0..<seeds).map { _ in
        BeautyQuestion(
          heads: item.heads, awakenings: item.awakenings, experiments: experiments,
          seed: random.next() >> 12)
      }
    }
    return questions + repeated.map { questions[$0] }
  }
}

extension Exercise {
  static let sleepingBeauty = Exercise(
    judged: .build, 7, "sleeping-beauty", "Sleeping Beauty by simulation", difficulty: 3,
    task:
      "Simulate the experiment on Sleeping Beauty many times, and count heads in two ways: per "
      + "experiment and per "
      + "awakening. Judged by 124 runs with 120 seeds; a right function fails by chance in "
      + "at most one marking of "
      + "10,000.",
    hint:
      "Flip one coin per experiment. What do you add to which of two totals when it shows heads, "
      + "and what when it shows "
      + "tails?",
    questions: { BeautyQuestion.drawn(seed: $0) }, describe: { $0.words },
    call: StudentCall("sleepingBeauty") {
      [
        "heads": $0.heads, "awakenings": $0.awakenings, "experiments": $0.experiments,
        "seed": $0.seed,
      ]
    },
    by: Judge(key: .sleepingBeauty) { questions, answers, _ in
      BeautyJudgement.mark(questions, answers)
    })
}

/// Judges both shares of heads: the first by its binomial distribution, the second by the first, from which it follows.
///
/// Four tests, two-sided: the number of heads of each coin within 4.8 standard deviations (1.6e-6 of a normal
/// distribution; 3e-6 or less of these binomials), and the scatter of 120 runs with 2e-5 beyond each end. A right
/// function fails by chance in fewer than one marking of 10,000.
enum BeautyJudgement {
  static let distance = 4.8
  static let tail = 2e-5

  /// How the second share follows from the first, and the first from the share of heads among experiments.
  private struct Relation {
    let name: String?
    /// The share of heads among experiments.
    let heads: @Sendable (_ answer: [Double], _ awakenings: Double) -> Double
    /// Both numbers, given that share.
    let answer: @Sendable (_ heads: Double, _ awakenings: Double) -> [Double]
  }

  /// The share of awakenings with heads.
  static func perAwakening(_ heads: Double, _ awakenings: Double) -> Double {
    heads / (heads + awakenings * (1 - heads))
  }

  /// The inverse of ``perAwakening(_:_:)``.
  private static func perExperiment(_ share: Double, _ awakenings: Double) -> Double {
    awakenings * share / (1 - share + awakenings * share)
  }

  private static let relations: [Relation] = [
    Relation(name: nil, heads: { a, _ in a[0] }, answer: { [$0, perAwakening($0, $1)] }),
    Relation(name: "experiments twice", heads: { a, _ in a[0] }, answer: { h, _ in [h, h] }),
    Relation(
      name: "awakenings twice", heads: { a, k in perExperiment(a[0], k) },
      answer: { [perAwakening($0, $1), perAwakening($0, $1)] }),
    Relation(
      name: "the two in the other order", heads: { a, _ in a[1] },
      answer: { [perAwakening($0, $1), $0] }),
    Relation(
      name: "tails counted", heads: { a, _ in 1 - a[0] },
      answer: { [1 - $0, 1 - perAwakening($0, $1)] }),
    Relation(
      name: "two awakenings whatever is asked", heads: { a, _ in a[0] },
      answer: { h, _ in [h, perAwakening(h, 2)] }),
    Relation(
      name: "one awakening too many", heads: { a, _ in a[0] },
      answer: { [$0, perAwakening($0, $1 + 1)] }),
    Relation(
      name: "one awakening too few", heads: { a, _ in a[0] },
      answer: { [$0, perAwakening($0, $1 - 1)] }),
    Relation(
      name: "woken often after heads", heads: { a, _ in a[0] },
      answer: { [$0, perAwakening($0, 1 / $1)] }),
    Relation(
      name: "awakenings per experiment", heads: { a, _ in a[0] },
      answer: { [$0, $0 + $1 * (1 - $0)] }),
    Relation(
      name: "one experiment too many", heads: { a, _ in a[0] },
      answer: { heads, awakenings in
        let n = Double(BeautyQuestion.experiments)
        return [heads, n * heads / (n * heads + awakenings * (n + 1 - n * heads))]
      }),
    Relation(
      name: "odds for shares", heads: { a, _ in a[0] / (1 + a[0]) },
      answer: { [$0 / (1 - $0), $0 / ($1 * (1 - $0))] }),
  ]

  static let faults: [Mark.Named] = [
    .init(
      name: "experiments twice",
      hint:
        "Both your numbers are the share of experiments. The second one counts awakenings: an "
        + "experiment with tails "
        + "has several of them."),
    .init(
      name: "awakenings twice",
      hint:
        "Both your numbers are the share of awakenings. The first one counts experiments, "
        + "however often she wakes."
    ),
    .init(
      name: "the two in the other order",
      hint: "The share of experiments comes first, then that of awakenings."),
    .init(
      name: "tails counted",
      hint: "Those are the shares of tails; the shares of heads are asked for."),
    .init(
      name: "two awakenings whatever is asked",
      hint: "After tails she is woken `awakenings` times, which need not be twice."),
    .init(
      name: "one awakening too many",
      hint:
        "You count one awakening too many after tails; `awakenings` is how many there are in all."),
    .init(
      name: "one awakening too few",
      hint:
        "You count one awakening too few after tails; `awakenings` is how many there are in all."),
    .init(
      name: "woken often after heads",
      hint: "After heads she is woken once, after tails `awakenings` times."),
    .init(
      name: "odds for shares", hint: "Those are odds, heads to tails; a share is taken of all."),
    .init(
      name: "awakenings per experiment",
      hint: "Your second number is how often she wakes in an experiment, on average. Which share "
        + "of these awakenings "
        + "belongs to heads?"),
    .init(
      name: "one experiment too many",
      hint: "You run one experiment more than you divide by: 0...experiments has experiments + 1 "
        + "numbers, "
        + "0..<experiments has as many as asked."),
    .init(
      name: "two simulations for one",
      hint: "Your second number comes from experiments of its own. Count both in the same "
        + "experiments: one coin adds to "
        + "both totals."),
    .init(
      name: "the coin turned round",
      hint:
        "Your coin shows tails as often as heads should come: random.uniform() < heads is true "
        + "with probability heads."
    ),
    .init(
      name: "a fair coin whatever is asked",
      hint: "Your coin is fair; it shows heads with probability `heads`."),
    .init(
      name: "a new coin at each awakening",
      hint:
        "Your second number is that of coins flipped at the awakenings. One coin is flipped per "
        + "experiment, and all "
        + "awakenings of an experiment share it."),
    .init(
      name: "a formula for draws",
      hint:
        "Your numbers are the exact ones, the same for every seed; the task asks for a "
        + "simulation."),
    .init(
      name: "the seed not used",
      hint: "Every seed gives the same numbers: make your RandomSource from the seed that is given."
    ),
    .init(
      name: "a seed that does not repeat",
      hint:
        "Two runs with the same seed differ: take all randomness from the RandomSource of the seed."
    ),
    .init(
      name: "the stream started anew for each experiment",
      hint:
        "In each run all your experiments are the same: make one RandomSource before the loop, "
        + "and let it move on."
    ),
    .init(
      name: "counts for shares",
      hint: "Those are counts; divide them by the number of experiments and of awakenings."),
    .init(
      name: "whole numbers divided",
      hint: "In Swift the quotient of two Ints is a whole number: turn both into Doubles first."),
  ]

  private static func fault(_ name: String) -> Mark {
    .mistake(name: name, hint: faults.first { $0.name == name }?.hint ?? "")
  }

  static let chance = "(A right function fails by chance in at most one marking of 10,000.)"

  static func mark(_ questions: [BeautyQuestion], _ answers: [[Double]]) -> Mark {
    for (question, answer) in zip(questions, answers)
    where answer.count != 2 || !answer.allSatisfy(\.isFinite) {
      return .wrong(
        "For \(question.words) two finite numbers are asked for, the share of experiments and "
          + "that of awakenings; your "
          + "function gives \(answer.count == 2 ? "one that is not finite" : "\(answer.count)").")
    }
    let first = answers.map { $0[0] }
    if first.allSatisfy({ $0 > 1 && $0 == $0.rounded() }) { return fault("counts for shares") }
    if first.allSatisfy({ $0 == 0 }) { return fault("whole numbers divided") }
    if BeautyQuestion.repeated.map({ answers[$0] })
      != Array(answers.suffix(BeautyQuestion.repeated.count))
    {
      return fault("a seed that does not repeat")
    }
    let runs = Array(zip(questions, answers).dropLast(BeautyQuestion.repeated.count))
    let cases = BeautyQuestion.cases.indices.map { index in
      Array(runs[(index * BeautyQuestion.seeds)..<((index + 1) * BeautyQuestion.seeds)])
    }
    if cases.allSatisfy({ runs in runs.allSatisfy { $0.1 == runs[0].1 } }) {
      let isExact = cases.allSatisfy { abs($0[0].1[0] - $0[0].0.heads) < 1e-9 }
      return fault(isExact ? "a formula for draws" : "the seed not used")
    }
    if Set(first) == [0, 1] { return fault("the stream started anew for each experiment") }

    // How the two numbers hang together
    func holds(_ relation: Relation) -> Bool {
      runs.allSatisfy { question, answer in
        let k = Double(question.awakenings)
        let expected = relation.answer(relation.heads(answer, k), k)
        return zip(answer, expected).allSatisfy { abs($0 - $1) < 1e-9 }
      }
    }
    // How many experiments with heads there were, and whether a coin with these probabilities shows so many
    func isCoin(_ relation: Relation, _ probability: (BeautyQuestion) -> Double) -> Bool {
      cases.allSatisfy { runs in
        let p = probability(runs[0].0)
        let flips = Double(runs.reduce(0) { $0 + $1.0.experiments })
        let heads = runs.reduce(0) { sum, run in
          sum + relation.heads(run.1, Double(run.0.awakenings)) * Double(run.0.experiments)
        }
        return abs(heads - flips * p) <= distance * (flips * p * (1 - p)).squareRoot()
      }
    }
    let right = relations[0]
    if let found = relations.dropFirst().first(where: { holds($0) && isCoin($0) { $0.heads } }),
      let name = found.name
    {
      return fault(name)
    }
    guard holds(right) else {
      let question = runs.first { question, answer in
        abs(answer[1] - perAwakening(answer[0], Double(question.awakenings))) >= 1e-9
      }?.0
      if isCoin(right, { $0.heads }), isMean(cases, { $0.heads }) {
        return fault("a new coin at each awakening")
      }
      if isCoin(right, { $0.heads }),
        isMean(cases, { perAwakening($0.heads, Double($0.awakenings)) })
      {
        return fault("two simulations for one")
      }
      if let run = runs.first(where: { $0.1.contains { $0 < 0 || $0 > 1 } }) {
        return .wrong(
          "For \(run.0.words) your function gives \(run.1[0]) and \(run.1[1]); a share is a number from 0 to 1, "
            + "and no percentage.")
      }
      return .wrong(
        "For \(question?.words ?? "some seed") your two numbers cannot come from the same "
          + "experiments: by the share of "
          + "experiments with heads it is known how many awakenings there were, and how many of "
          + "them with heads."
      )
    }
    for run in runs {
      let heads = run.1[0] * Double(run.0.experiments)
      guard abs(heads - heads.rounded()) < 1e-6 else {
        return .wrong(
          "For \(run.0.words) your first number is no share of so many experiments.")
      }
    }
    guard isCoin(right, { $0.heads }) else {
      if isCoin(right, { 1 - $0.heads }) { return fault("the coin turned round") }
      if isCoin(right, { _ in 0.5 }) { return fault("a fair coin whatever is asked") }
      return .wrong(
        "Over 40 seeds your coin does not show heads as often as it should, by more than "
          + "\(distance) standard "
          + "deviations. \(chance)")
    }
    // Each run a binomial number
    let sum = runs.reduce(0) { sum, run in
      let p = run.0.heads
      let away = run.1[0] - p
      let variance = p * (1 - p) / Double(run.0.experiments)
      return sum + away * away / variance
    }
    let squares = Gamma(shape: Double(runs.count) / 2, rate: 0.5)
    if squares.upperTail(sum) < tail {
      return .wrong(
        "Your shares scatter more from seed to seed than those of so many flips of a coin. "
          + "\(chance)"
      )
    }
    if squares.cumulative(sum) < tail {
      return .wrong(
        "Your shares scatter less from seed to seed than those of so many flips of a coin. "
          + "\(chance)"
      )
    }
    return .solved
  }

  /// Whether the mean of the second numbers is near this share: within nine standard errors of as many coins, as
  /// shares of awakenings scatter up to 1.2 times as much. What it tells apart is hundreds of them away.
  private static func isMean(
    _ cases: [[(BeautyQuestion, [Double])]], _ share: (BeautyQuestion) -> Double
  ) -> Bool {
    cases.allSatisfy { runs in
      let p = share(runs[0].0)
      let mean = runs.reduce(0) { $0 + $1.1[1] } / Double(runs.count)
      let flips = Double(runs.reduce(0) { $0 + $1.0.experiments })
      return abs(mean - p) < 9 * (p * (1 - p) / flips).squareRoot()
    }
  }
}
