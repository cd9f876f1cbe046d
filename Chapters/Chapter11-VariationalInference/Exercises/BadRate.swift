import BayesNumerics
import Foundation
import Marking
import Workbook

/// The name of a test, or an ascent of a bound.
struct RateQuestion: Sendable {
  var kind = "ascent"
  var place = 0.0
  var width = 1.0
  var noise = 0.5
  var steps = 1000
  var seed: UInt64 = 0
  var mean = 0.0
  var logScale = 0.0

  var run: RateRun {
    RateRun(place: place, width: width, noise: noise, steps: steps, seed: seed)
  }

  /// How far the end may be from the top, in widths of the posterior and in log s.
  var allowed: Double { steps > 1000 ? 0.18 : 0.5 }

  var words: String {
    kind == "name"
      ? "the named test"
      : "\(steps) steps with noise \(short(noise)) from a distance of 3 on a posterior of width \(short(width))"
  }

  func end(by ascend: RateRun.Ascent) throws -> [Double] {
    try run.end(from: mean, logScale: logScale, by: ascend)
  }

  /// Whether an end is near the top of the bound.
  func isReached(by end: [Double]) -> Bool {
    abs(end[0] - place) <= allowed * width && abs(end[1] - log(width)) <= allowed
  }

  /// The name, three short ascents and five long ones.
  static func questions(seed: UInt64) -> [RateQuestion] {
    var random = RandomSource(seed: seed).stream("bad rate")
    let widths = [0.7, 1, 1.4]
    return [RateQuestion(kind: "name")]
      + (0..<8).map { index in
        let start = random.normal()
        let place = start + (random.uniform() < 0.5 ? -3 : 3)
        return RateQuestion(
          place: place, width: widths[index % 3], noise: index < 3 ? 0.5 : 2,
          steps: index < 3 ? 1000 : 20_000, seed: random.next(), mean: start)
      }
  }
}

/// The ascent with the planted fault, as it stands in the stub, and the tests of which one exposes it.
enum BadRate {
  /// How the names of the mistakes begin that choose a wrong test; the rest is the test.
  static let wrongTest = "a test that lets the fault pass: "

  static let left = Mark.Named(
    name: "the fault left",
    hint:
      "Add up the rates 0.1/t² of a million steps: how far can the search come, if the slope is 1?")

  /// The function as found.
  @Sendable static func asFound(
    mean: Double, logScale: Double, steps: Int, slopes: (Double, Double) throws -> [Double]
  ) throws -> [Double] {
    var (m, logS) = (mean, logScale)
    for step in 1...steps {
      let rate = 0.1 / Double(step * step)
      let up = try slopes(m, logS)
      m += rate * up[0]
      logS += rate * up[1]
    }
    return [m, logS]
  }

  /// What a test finds of an ascent, and whether it finds it wrong.
  static func finding(
    _ test: Int, seed: UInt64, of ascend: RateRun.Ascent = asFound
  ) -> (isExposed: Bool, words: String) {
    var random = RandomSource(seed: seed).stream("tests of an ascent")
    let top = RateQuestion(place: 0.4, width: 1.2, steps: 1000)
    func end(from start: Double, steps: Int = 1000, seed: UInt64? = nil) -> [Double] {
      var question = top
      (question.mean, question.steps) = (top.place + start, steps)
      question.logScale = start == 0 ? log(top.width) : 0
      question.seed = seed ?? random.next()
      return (try? question.end(by: ascend)) ?? [.nan, .nan]
    }
    func distance(_ one: [Double], _ other: [Double], within bound: Double) -> (Bool, String) {
      let off = abs(one[0] - other[0])
      return (!(off < bound), "the two values of m differ by \(short(off))")
    }
    switch RateRun.tests[test] {
    case "bound-rises":
      func bound(_ m: Double, _ logS: Double) -> Double {
        let off = m - top.place
        return logS - (exp(2 * logS) + off * off) / (2 * top.width * top.width)
      }
      let found = end(from: -3)
      let rise = bound(found[0], found[1]) - bound(top.place - 3, 0)
      return (!(rise > 0), "the bound rises by \(short(rise)) nats")
    case "last-changes":
      // By two runs of the same noise that end so many steps apart
      let seed = random.next()
      let ends = (900...1000).map { end(from: -3, steps: $0, seed: seed)[0] }
      let largest = zip(ends, ends.dropFirst()).map { abs($1 - $0) }.max() ?? .nan
      return (!(largest < 0.001), "the largest change is \(short(largest))")
    case "two-runs": return distance(end(from: -3), end(from: -3), within: 0.3)
    case "twice-the-steps":
      let seed = random.next()
      return distance(
        end(from: -3, seed: seed), end(from: -3, steps: 2000, seed: seed), within: 0.1)
    case "start-at-top": return distance(end(from: 0), [top.place], within: 0.3)
    default: return distance(end(from: -3), end(from: 3), within: 0.3)
    }
  }

  private static func reason(_ test: Int) -> String {
    switch RateRun.tests[test] {
    case "bound-rises": "Up is the right direction; how far up nobody has asked."
    case "last-changes": "Small changes are made by small rates as well as by a slope of zero."
    case "two-runs": "Two runs from one start stop short at the same place."
    case "twice-the-steps": "The second thousand steps have rates that sum up to nearly nothing."
    default: "Who begins at the top need not go anywhere."
    }
  }

  // MARK: The mended ascent

  /// What the judge sees of ascents.
  struct Seen: Sendable {
    let questions: [RateQuestion]
    let answers: [[Double]]

    func all(_ holds: (RateQuestion, [Double]) -> Bool) -> Bool {
      zip(questions, answers).allSatisfy(holds)
    }

    /// How fast rates fall from the tenth step to two thirds of them, as a power of t; nil where they are 0 or change sign.
    var powers: [Double]? {
      let powers = zip(questions, answers).map { question, answer in
        -log(answer[5] / answer[3]) / log(Double(2 * question.steps / 3) / 10)
      }
      // Rates that are 0 in the end have fallen faster than any power
      return powers.contains { $0.isNaN } ? nil : powers
    }

    func arePowers(in range: ClosedRange<Double>) -> Bool {
      powers?.allSatisfy { range.contains($0) } ?? false
    }
  }

  typealias Sign = (name: String, hint: String, fits: @Sendable (Seen) -> Bool)

  /// What is known to go wrong, and how its ascents look; the first that fits is named.
  static let signs: [Sign] = [
    (
      "downhill", "The bound is to rise: add the rate times the slope.",
      { $0.all { $1[3] < 0 } }
    ),
    (
      "an ascent that has left all bounds",
      "Its numbers are no longer finite: somewhere steps are so long that each throws it farther than the one before.",
      { !$0.all { $1[0].isFinite && $1[1].isFinite } }
    ),
    (
      "an ascent that stops before its steps are made",
      "A noisy slope is small by chance now and then: do not stop there, or at the first small change.",
      { seen in
        !seen.all { Int($1[2]) >= $0.steps / 2 } && seen.all { $1[2] > 1 }
      }
    ),
    (
      "one slope for all steps",
      "Ask for the slopes at each new place: the one at the start points on for ever.",
      { $0.all { $1[2] <= 1 } }
    ),
    (
      "s for log s", "The second number that is asked for is log s.",
      { $0.all { abs($1[1] - exp($1[8])) < 0.2 } }
    ),
    (
      "only one of the two climbs", "Both m and log s have slopes, and both have to follow theirs.",
      { $0.all { $1[6] == 0 || $1[4] == 0 } && !$0.all { $1[6] == 0 && $1[4] == 0 } }
    ),
    (
      "rates for log s that are smaller",
      "m climbs as it should; log s has smaller rates that do not bring it to its best value.",
      { seen in
        seen.arePowers(in: 0.2...0.85) && seen.all { $1[6] > 0 && $1[6] < 0.5 * $1[4] }
      }
    ),
    (
      "a rate that grows", "The noise is as large as ever: near the top steps must become smaller.",
      { $0.arePowers(in: -100...(-0.2)) }
    ),
    (
      "a constant rate that is large",
      "With a rate that stays the search never settles: the noise of each step moves it as far as that of the first.",
      { $0.arePowers(in: -0.2...0.2) && $0.all { $1[4] > 0.005 } }
    ),
    (
      "a constant rate that is small",
      "So small a rate keeps the noise small, but it does not arrive in a thousand steps; one that falls does both.",
      { $0.arePowers(in: -0.2...0.2) }
    ),
    (
      "a rate that falls too fast",
      "Your rates still have a finite sum: from far away the search stops on its way.",
      { $0.arePowers(in: 1.15 ... .infinity) }
    ),
    (
      "a rate like 1/t that begins small",
      "Σ 1/t is infinite, but it grows like log t: 0.1/t has summed up to 0.75 after a thousand steps. Let it fall more "
        + "slowly.",
      { $0.arePowers(in: 0.85...1.15) }
    ),
    (
      "a rate that begins too small",
      "It falls slowly enough, but its sum over a thousand steps is too small to arrive: begin with a tenth.",
      { $0.arePowers(in: 0.2...0.85) && $0.all { $1[3] < 0.02 } }
    ),
  ]

  /// Marks the named test, run on the ascent as found, and the ends of the mended one.
  static func mark(_ questions: [RateQuestion], _ answers: [[Double]]) throws -> Mark {
    let number = answers[0].first ?? -1
    guard number >= 0, number < Double(RateRun.tests.count) else {
      return .wrong(
        "Your first function names none of the tests: return one of "
          + RateRun.tests.map { "\"\($0)\"" }.joined(separator: ", ") + ".")
    }
    let seen = Seen(questions: Array(questions.dropFirst()), answers: Array(answers.dropFirst()))
    guard seen.answers.allSatisfy({ $0.count == 9 }) else {
      return .wrong("Your ascent must end with two numbers, m and log s.")
    }

    // The named test, on the ascent as found
    var named: [Mark.Named] = []
    let test = Int(number)
    let finding = finding(test, seed: 11)
    if !finding.isExposed {
      named.append(
        Mark.Named(
          name: wrongTest + RateRun.tests[test],
          hint:
            "Run on the ascent as it was found, '\(RateRun.tests[test])' passes: \(finding.words). "
            + reason(test)))
    }

    // The mended ascent
    let missed = zip(seen.questions, seen.answers).filter { !$0.isReached(by: $1) }
    if let (question, end) = missed.first {
      let found = try seen.questions.map { try $0.end(by: asFound) }
      if zip(found, seen.answers).allSatisfy({ abs($0[0] - $1[0]) < 1e-9 }) {
        named.append(left)
      } else if let sign = signs.first(where: { $0.fits(seen) }) {
        named.append(Mark.Named(name: sign.name, hint: sign.hint))
      } else {
        let off = abs(end[0] - question.place) / question.width
        let sentence =
          "The mended ascent ends too far from the top in \(missed.count) of \(seen.questions.count) cases. After "
          + "\(question.words) m is off by \(short(off)) widths, and log s by \(short(abs(end[1] - log(question.width))))."
        guard !named.isEmpty else { return .wrong(sentence) }
        named.append(Mark.Named(name: "a mend that is wrong", hint: sentence))
      }
    }
    return named.isEmpty ? .solved : .mistakes(named)
  }
}

extension Exercise {
  static let badRate = Exercise(
    judged: .find, 6, "bad-rate", "Find the fault: a bad learning rate", difficulty: 3,
    task:
      "A complete stochastic ascent of a bound, with one fault in it: it ends quietly at a wrong place. Name the test that "
      + "exposes it, and mend it. The marker runs the test that you name on the ascent as it was found, and yours on bounds "
      + "whose top is known; a right one fails by chance fewer than once in 1,000 markings.",
    hint:
      "Five of the six tests pass: they ask the search about itself. For the mend, add up the rates: how far can it come?",
    questions: { RateQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall("driveAscent", besides: ["6-bad-rate.driver.swift", "RateRun.swift"]) {
      [
        "kind": $0.kind, "place": $0.place, "width": $0.width, "noise": $0.noise,
        "steps": $0.steps, "seed": $0.seed, "mean": $0.mean, "logScale": $0.logScale,
      ]
    },
    by: Judge(key: .badRate) { questions, answers, _ in try BadRate.mark(questions, answers) })
}
