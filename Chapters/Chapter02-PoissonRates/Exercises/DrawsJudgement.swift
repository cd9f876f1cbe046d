import BayesNumerics
import Foundation
import Marking

/// Judges estimates by draws: their average against quadrature, and their scatter against their standard errors.
///
/// Five tests, each two-sided with a false-alarm rate of about 1e-5, so that a right function fails by chance in
/// fewer than one marking of 10,000. (A simulation of the same tests with scipy: 14 of 400,000.)
enum DrawsJudgement {
  /// For the average of each case, in standard errors; beyond 4.5 lies 6.8e-6 of a normal distribution.
  static let distance = 4.5
  /// For the sum of squares of all deviations over their standard errors, on either side.
  static let tail = 7e-6

  // MARK: What a pair of rates does

  /// What the share of hits tends to with many draws.
  struct Case: Hashable {
    let events1: Int
    let events2: Int
    let intervals: Int
    let end: Double

    init(_ question: DrawsQuestion) {
      (events1, events2) = (question.events1, question.events2)
      (intervals, end) = (question.intervals, question.end)
    }

    func posterior(_ events: Int) -> Gamma {
      Gamma(shape: Double(events) + 1, rate: Double(intervals))
    }

    /// P(first > second) of two rates that are at most `end`.
    func below(_ first: Gamma, _ second: Gamma) -> Double {
      let (one, two) = (TruncatedGamma(first, upper: end), TruncatedGamma(second, upper: end))
      return integrate({ one.density($0) * two.cumulative($0) }, from: 0, to: end).value
    }

    var probability: Double { below(posterior(events1), posterior(events2)) }
  }

  /// Integrated once.
  static let known = Dictionary(
    DrawsQuestion.drawn(seed: 1).map(Case.init).map { ($0, $0.probability) },
    uniquingKeysWith: { first, _ in first })

  /// A known mistake: what the share of hits tends to, or how its standard error is computed.
  struct Fault: Sendable {
    let name: String
    let hint: String
    var share: (@Sendable (Case) -> Double)?
    var standardError: (@Sendable (_ share: Double, _ draws: Double) -> Double)?
  }

  /// Two streams of one seed drift apart after a few draws, so that only the first pairs show it.
  static let sameNumbers = Fault(
    name: "the same random numbers for both rates",
    hint:
      "The first pairs of your runs rise and fall together: draw both rates from one stream, which "
      + "moves on, not from two of one seed.")

  /// One pair, again and again.
  static let sameStream = Fault(
    name: "the stream started anew for each pair",
    hint:
      "Every pair of a run is the same, so that your estimates are 0 or 1: you start the stream anew for "
      + "each pair. Make one RandomSource before the loop, and let it move on.")

  /// No draws at all.
  static let integral = Fault(
    name: "an integral for draws",
    hint:
      "Your estimate is that of an integral or a formula, the same for every seed; the task asks for draws, "
      + "and for the standard error of what they estimate.")

  /// [standard error, estimate]
  static let swapped = Fault(
    name: "the standard error first",
    hint: "The estimate comes first, then its standard error.")

  static let faults: [Fault] = [
    Fault(
      name: "the other sensor", hint: "That is the probability that λ2 is the larger one.",
      share: { 1 - $0.probability }),
    Fault(
      name: "the end of the prior forgotten",
      hint: "Rates above the end have no probability under this prior; throw such draws away.",
      share: {
        Beta(a: Double($0.events1) + 1, b: Double($0.events2) + 1).upperTail(0.5)
      }),
    Fault(
      name: "moved to the end",
      hint:
        "You set draws beyond the end to the end itself, which piles probability up there; throw "
        + "them away and draw again.",
      share: { question in
        let (first, second) = (
          question.posterior(question.events1), question.posterior(question.events2)
        )
        let inside = integrate(
          { first.density($0) * second.cumulative($0) }, from: 0, to: question.end
        ).value
        return inside + first.upperTail(question.end) * second.cumulative(question.end)
      }),
    Fault(
      name: "only one rate cut off",
      hint: "Both priors end: throw a draw of λ2 beyond the end away, too.",
      share: { question in
        let first = TruncatedGamma(question.posterior(question.events1), upper: question.end)
        let second = question.posterior(question.events2)
        return integrate(
          { first.density($0) * second.cumulative($0) }, from: 0, to: question.end
        ).value
      }),
    Fault(
      name: "divided by the draws thrown away, too",
      hint: "The share is that of the pairs inside the square; you divide by more than these.",
      share: { question in
        question.probability * question.posterior(question.events1).cumulative(question.end)
          * question.posterior(question.events2).cumulative(question.end)
      }),
    Fault(
      name: "s for s + 1",
      hint: "Under a uniform prior the posterior has the shape s + 1.",
      share: { question in
        func gamma(_ events: Int) -> Gamma {
          Gamma(shape: Double(events), rate: Double(question.intervals))
        }
        return question.below(gamma(question.events1), gamma(question.events2))
      }),
    Fault(
      name: "scale for rate",
      hint: "The second argument of Gamma is the rate parameter N, not the scale 1 / N.",
      share: { question in
        func gamma(_ events: Int) -> Gamma {
          Gamma(shape: Double(events) + 1, rate: 1 / Double(question.intervals))
        }
        return question.below(gamma(question.events1), gamma(question.events2))
      }),
    Fault(
      name: "drawn from the prior",
      hint:
        "Your estimates are 1/2 whatever was counted: draw from the posterior, which knows the counts.",
      share: { _ in 0.5 }),
    Fault(
      name: "p = 1/2 put into p (1 - p) / n",
      hint:
        "Your standard error is 0.5 / √n whatever you estimate; put your estimate in for p.",
      standardError: { 0.5 / $1.squareRoot() + 0 * $0 }),
    Fault(
      name: "1.96 standard errors for one",
      hint: "That is half the length of a 95 % interval; one standard error is asked for.",
      standardError: { 1.96 * ($0 * (1 - $0) / $1).squareRoot() }),
    Fault(
      name: "two standard errors for one",
      hint: "Your error is twice the standard error; one is asked for.",
      standardError: { 2 * ($0 * (1 - $0) / $1).squareRoot() }),
    Fault(
      name: "the variance for the standard error",
      hint: "The standard error is the square root of the variance.",
      standardError: { $0 * (1 - $0) / $1 }),
    Fault(
      name: "the standard deviation of one draw",
      hint:
        "That is how much a single draw, 0 or 1, scatters; an average of n draws scatters less.",
      standardError: { share, _ in (share * (1 - share)).squareRoot() }),
    Fault(
      name: "divided by n and not by its root",
      hint: "The variance falls like 1 / n, so the standard error falls like 1 / √n.",
      standardError: { ($0 * (1 - $0)).squareRoot() / $1 }),
    Fault(
      name: "two draws for a pair",
      hint:
        "A pair gives one answer, 1 or 0, whatever it takes to draw it: n is the number of pairs.",
      standardError: { ($0 * (1 - $0) / (2 * $1)).squareRoot() }),
    Fault(
      name: "the standard error of a count",
      hint:
        "√(hits) / n holds for rare hits; a share that may be large has the variance p (1 - p) / n.",
      standardError: { ($0 / $1).squareRoot() }),
  ]

  // MARK: The judgement

  static func mark(_ questions: [DrawsQuestion], _ answers: [[Double]]) -> Mark {
    for (question, answer) in zip(questions, answers) {
      guard answer.count == 2 else {
        return .wrong(
          "Two numbers are asked for, the estimate and its standard error; for \(question.words) your "
            + "function gives \(answer.count).")
      }
      // Of two pairs a share may be undefined, where thrown-away pairs are counted
      guard question.draws <= DrawsQuestion.few || answer.allSatisfy(\.isFinite) else {
        return .wrong("For \(question.words) your function gives a number that is not finite.")
      }
    }
    let all = Array(zip(questions, answers).dropLast())
    let runs = all.filter { $0.0.draws > DrawsQuestion.few }
    let short = all.filter { $0.0.draws <= DrawsQuestion.few && $0.1[0].isFinite }
    let cases = Dictionary(grouping: runs) { Case($0.0) }.sorted {
      ($0.key.events1, $0.key.events2) < ($1.key.events1, $1.key.events2)
    }.map { (question: $0.key, answers: $0.value.map(\.1), draws: Double($0.value[0].0.draws)) }

    // Estimates that no draws give
    let isRepeated = cases.allSatisfy { item in
      item.answers.allSatisfy { $0[0] == item.answers[0][0] }
    }
    if isRepeated {
      let shares =
        [(fault: Fault?.none, share: { (item: Case) in known[item] ?? item.probability })]
        + faults.compactMap { fault in fault.share.map { (fault: fault, share: $0) } }
      // To more digits than 2000 draws have, and not one number for all cases
      let found = shares.first { entry in
        Set(cases.map { entry.share($0.question) }).count == cases.count
          && cases.allSatisfy { abs($0.answers[0][0] - entry.share($0.question)) < 1e-6 }
      }
      if let found {
        return .mistakes(
          [integral, found.fault].compactMap { $0 }.map { .init(name: $0.name, hint: $0.hint) })
      }
    }
    // Far from 0 and 1 no estimate is the error of another
    if runs.allSatisfy({ question, answer in
      let error = (answer[1] * (1 - answer[1]) / Double(question.draws)).squareRoot()
      return error > 0 && abs(answer[0] - error) < 1e-3 * error
    }) {
      return .mistake(name: swapped.name, hint: swapped.hint)
    }
    if Set(runs.map { $0.1[0] }) == [0, 1], !isRepeated {
      return .mistake(name: sameStream.name, hint: sameStream.hint)
    }

    // The stream of random numbers
    if cases.allSatisfy({ item in item.answers.allSatisfy { $0 == item.answers[0] } }),
      cases.allSatisfy({ $0.answers[0][0] > 0 && $0.answers[0][0] < 1 })
    {
      return .mistake(
        name: "the seed not used",
        hint:
          "Every seed gives the same estimate: make your RandomSource from the seed that is given.")
    }
    if answers[0] != answers[answers.count - 1] {
      return .mistake(
        name: "a seed that does not repeat",
        hint:
          "Two runs with the same seed differ: take all randomness from the RandomSource of the seed."
      )
    }

    // The average of each case
    func isNear(_ expected: Double, _ item: (question: Case, answers: [[Double]], draws: Double))
      -> Bool
    {
      let estimates = item.answers.map { $0[0] }
      let count = Double(estimates.count)
      let mean = estimates.reduce(0, +) / count
      let scatter = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      let variance = max(expected * (1 - expected) / item.draws, scatter)
      return abs(mean - expected) <= distance * (variance / count).squareRoot() + 1e-9
    }
    let truths = cases.map { known[$0.question] ?? $0.question.probability }
    var mistakes: [Fault] = []
    let wrong = cases.indices.filter { !isNear(truths[$0], cases[$0]) }
    if let index = wrong.first {
      let fault = faults.first { fault in
        guard let share = fault.share else { return false }
        return cases.allSatisfy { item in
          let expected = share(item.question)
          return isNear(expected, item)
        }
      }
      // The first pairs of two streams of one seed: the larger shape is nearly always the larger rate
      let hits = short.reduce(0) { $0 + $1.1[0] } / Double(max(1, short.count))
      guard let fault = fault ?? (short.isEmpty || hits > 0.05 ? nil : sameNumbers) else {
        let mean =
          cases[index].answers.reduce(0) { $0 + $1[0] } / Double(cases[index].answers.count)
        return .wrong(
          "For \(first(cases[index].question, runs)) and 59 other seeds the average of your estimates is "
            + "too \(mean > truths[index] ? "large" : "small"), by more than \(distance) standard errors. "
            + chance)
      }
      mistakes.append(fault)
    }

    // The first pairs of each seed alone
    if mistakes.isEmpty, short.count > 100, let question = short.first?.0 {
      let item = (Case(question), short.map(\.1), Double(question.draws))
      if !isNear(known[item.0] ?? item.0.probability, item) { mistakes.append(sameNumbers) }
    }

    // Their scatter, against their standard errors
    if let fault = standardErrorFault(cases.map { ($0.answers, $0.draws) }) {
      mistakes.append(fault)
    }
    if !mistakes.isEmpty {
      return .mistakes(mistakes.map { .init(name: $0.name, hint: $0.hint) })
    }
    var sum = 0.0
    for (item, truth) in zip(cases, truths) {
      for answer in item.answers {
        guard answer[1] > 0 else {
          return .wrong(
            "For \(first(item.question, runs)) or another seed your standard error is not above 0.")
        }
        sum += (answer[0] - truth) * (answer[0] - truth) / (answer[1] * answer[1])
      }
    }
    let squares = Gamma(shape: Double(runs.count) / 2, rate: 0.5)
    let opening = "Over \(runs.count) runs your estimates scatter by "
    if squares.upperTail(sum) < tail {
      return .wrong("\(opening)more than your standard errors say: these are too small. \(chance)")
    }
    if squares.cumulative(sum) < tail {
      return .wrong("\(opening)less than your standard errors say: these are too large. \(chance)")
    }
    // Honest, but of too few draws
    for (item, truth) in zip(cases, truths) {
      let asked = (truth * (1 - truth) / item.draws).squareRoot()
      let mean = item.answers.reduce(0) { $0 + $1[1] } / Double(item.answers.count)
      if mean > 1.1 * asked {
        if item.answers.allSatisfy({ $0[1] == item.answers[0][1] }) {
          return .wrong(
            "Your standard errors are too large, and the same for every seed, whatever the estimate of "
              + "\(first(item.question, runs)) or another seed; compute each from its estimate.")
        }
        return .mistake(
          name: "fewer draws than asked",
          hint:
            "Your standard errors are honest, but larger than those of \(Int(item.draws)) pairs inside the "
            + "square; do pairs that you throw away count among the draws?")
      }
    }
    return .solved
  }

  static let chance = "(A right function fails by chance in at most one marking of 10,000.)"

  private static func first(_ question: Case, _ runs: [(DrawsQuestion, [Double])]) -> String {
    runs.first { Case($0.0) == question }?.0.words ?? ""
  }

  /// A standard error that is a wrong formula of the estimate, to 0.1 %.
  private static func standardErrorFault(_ cases: [(answers: [[Double]], draws: Double)]) -> Fault?
  {
    faults.first { fault in
      guard let formula = fault.standardError else { return false }
      return cases.allSatisfy { item in
        item.answers.allSatisfy {
          let expected = formula($0[0], item.draws)
          return abs($0[1] - expected) <= 1e-3 * expected && expected > 0
        }
      }
    }
  }
}
