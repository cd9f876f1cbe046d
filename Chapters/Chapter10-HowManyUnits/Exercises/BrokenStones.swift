import BayesNumerics
import Foundation
import Marking
import Workbook

/// The name of a test, or draws at some temperatures.
struct StonesQuestion: Sendable {
  var kind = "stones"
  var temperatures: [Double]
  var logLikelihoods: [[Double]]

  var words: String {
    guard kind == "stones" else { return "the named test" }
    let draws = logLikelihoods[0].count
    return
      "\(temperatures.count) temperatures with \(draws) \(draws == 1 ? "draw" : "draws") each and log likelihoods near "
      + NumberText.fixed(logLikelihoods[0][0], decimals: 0)
  }

  init(temperatures: [Double], logLikelihoods: [[Double]]) {
    (self.temperatures, self.logLikelihoods) = (temperatures, logLikelihoods)
  }

  /// Log likelihoods that rise with the temperature, as those of draws do.
  init(rungs: Int, draws: Int, around level: Double, using random: inout RandomSource) {
    var inner: [Double] = []
    for _ in 1..<max(rungs, 1) { inner.append(random.uniform()) }
    temperatures = [0] + inner.sorted() + [1]
    let spread = exp(random.normal())
    logLikelihoods = temperatures.map { t in
      (0..<draws).map { _ in level + 3 * t + spread * random.normal() }
    }
  }

  /// The name, and draws of many kinds: one rung, one draw, likelihoods beyond the range of numbers.
  static func questions(seed: UInt64) -> [StonesQuestion] {
    var random = RandomSource(seed: seed).stream("broken stones")
    var questions = [(4, 30, -20.0), (1, 40, -12), (5, 1, -8), (6, 20, -5000), (2, 50, 2000)].map {
      StonesQuestion(rungs: $0.0, draws: $0.1, around: $0.2, using: &random)
    }
    for _ in 0..<6 {
      questions.append(
        StonesQuestion(
          rungs: Int.random(in: 2...12, using: &random),
          draws: Int.random(in: 2...60, using: &random), around: -10 - 90 * random.uniform(),
          using: &random))
    }
    var name = questions[0]
    name.kind = "name"
    return [name] + questions
  }

  /// By the chapter's ladder.
  var logEvidence: Double {
    TemperedLadder.Result(
      logLikelihoods: logLikelihoods, temperatures: temperatures, evaluations: 0, points: []
    ).steppingStones
  }
}

/// Twenty points y ~ N(θ, 1), θ ~ N(0, 1): every tempered posterior is normal, and the evidence is known.
private struct NormalMean {
  let count = 20.0
  /// ȳ and Σ(y - ȳ)²
  let mean = 1.3
  let squares = 18.0

  func logLikelihood(_ theta: Double) -> Double {
    -0.5 * (squares + count * (mean - theta) * (mean - theta)) - 0.5 * count * log(2 * .pi)
  }

  /// ∫ N(θ | 0, 1) L(θ) dθ
  var logEvidence: Double {
    -0.5 * squares - 0.5 * count * log(2 * .pi) - 0.5 * log(1 + count)
      - 0.5 * mean * mean * count / (1 + count)
  }

  func draws(_ temperatures: [Double], _ number: Int, using random: inout RandomSource)
    -> StonesQuestion
  {
    StonesQuestion(
      temperatures: temperatures,
      logLikelihoods: temperatures.map { t in
        let precision = 1 + t * count
        return (0..<number).map { _ in
          logLikelihood(t * count * mean / precision + random.normal() / precision.squareRoot())
        }
      })
  }
}

/// The estimate with the planted fault, as it stands in the stub, and the tests of which one exposes it.
enum BrokenStones {
  /// How the names of the mistakes begin that choose a wrong test; the rest is the test.
  static let wrongTest = "a test that lets the fault pass: "

  static let left = Mark.Named(
    name: "the fault left",
    hint:
      "Compare the line that adds to the log evidence with log E_t[L^(u - t)], symbol by symbol: in which order do "
      + "logarithm and mean come?")

  static let tolerance = Tolerance.relative(
    1e-9, because: "rounding of some thousand terms; the exponentials are of differences")

  /// The function as found: a mean of logarithms.
  static func asFound(_ question: StonesQuestion) -> Double {
    let t = question.temperatures
    return (1..<t.count).reduce(0) { sum, k in
      let logs = question.logLikelihoods[k - 1].map { (t[k] - t[k - 1]) * $0 }
      return sum + logs.reduce(0, +) / Double(logs.count)
    }
  }

  /// What a test finds of an estimate, and whether it finds it wrong.
  static func finding(
    _ test: Int, seed: UInt64, of estimate: (StonesQuestion) -> Double = asFound
  ) -> (isExposed: Bool, words: String) {
    var random = RandomSource(seed: seed).stream("tests of stepping stones")
    let model = NormalMean()
    func temperatures(_ rungs: Int) -> [Double] {
      (0...rungs).map { pow(Double($0) / Double(rungs), 3) }
    }
    func difference(_ first: Double, _ second: Double, within bound: Double) -> (Bool, String) {
      let off = abs(first - second)
      return (!(off < bound), "the two numbers differ by \(NumberText.significant(off, digits: 2))")
    }
    let ten = model.draws(temperatures(9), 5000, using: &random)
    switch StonesRun.tests[test] {
    case "flat-likelihood":
      let flat = StonesQuestion(
        temperatures: ten.temperatures,
        logLikelihoods: ten.temperatures.map { _ in [Double](repeating: -7, count: 100) })
      return difference(estimate(flat), -7, within: 1e-9)
    case "scaled-likelihood":
      let scaled = StonesQuestion(
        temperatures: ten.temperatures,
        logLikelihoods: ten.logLikelihoods.map { $0.map { $0 + 50 } })
      return difference(estimate(scaled), estimate(ten) + 50, within: 1e-9)
    case "shuffled-draws":
      let turned = StonesQuestion(
        temperatures: ten.temperatures,
        logLikelihoods: ten.logLikelihoods.map { $0.reversed() })
      return difference(estimate(turned), estimate(ten), within: 1e-9)
    case "run-twice":
      let again = model.draws(ten.temperatures, 5000, using: &random)
      return difference(estimate(again), estimate(ten), within: 0.2)
    case "many-temperatures":
      let many = model.draws(temperatures(1999), 100, using: &random)
      return difference(estimate(many), model.logEvidence, within: 0.2)
    default:
      let few = model.draws(temperatures(4), 20_000, using: &random)
      return difference(estimate(few), model.logEvidence, within: 0.2)
    }
  }

  private static func reason(_ test: Int) -> String {
    switch StonesRun.tests[test] {
    case "flat-likelihood": "Of numbers that are all alike every kind of mean is the same."
    case "scaled-likelihood":
      "A factor of the likelihood comes out of every kind of mean, right or wrong."
    case "shuffled-draws": "No kind of mean looks at the order of its numbers."
    case "run-twice":
      "What is wrong in the same way every time agrees with itself: a bias is not a spread."
    default:
      "With so many temperatures each step is so small that L^(u - t) hardly varies: then one kind of mean is as good as "
        + "another."
    }
  }

  /// Marks the named test, run on the function as found, and the mended function.
  ///
  /// - Parameter key: Its wrong mends are known by their numbers.
  static func mark(
    _ questions: [StonesQuestion], _ answers: [[Double]], key: ExerciseKey<StonesQuestion>
  ) throws -> Mark {
    let number = answers[0].first ?? -1
    guard number >= 0, number < Double(StonesRun.tests.count) else {
      return .wrong(
        "Your first function names none of the tests: return one of "
          + StonesRun.tests.map { "\"\($0)\"" }.joined(separator: ", ") + ".")
    }

    // The named test, on the function as found
    var named: [Mark.Named] = []
    let test = Int(number)
    let finding = finding(test, seed: 10)
    if !finding.isExposed {
      named.append(
        Mark.Named(
          name: wrongTest + StonesRun.tests[test],
          hint:
            "Run on the function as it was found, '\(StonesRun.tests[test])' passes: \(finding.words). "
            + reason(test)))
    }

    // The mended function
    let stones = Array(zip(questions, answers).dropFirst())
    func isLike(_ known: (StonesQuestion) throws -> Double) rethrows -> Bool {
      try stones.allSatisfy { question, answer in
        let value = try known(question)
        return answer.first.map {
          $0 == value || $0.isNaN && value.isNaN || abs($0 - value) <= 1e-9 * (1 + abs(value))
        } ?? false
      }
    }
    let faults = stones.filter { question, answer in
      !(answer.first.map { tolerance.agrees($0, with: question.logEvidence) } ?? false)
    }
    if let (question, answer) = faults.first {
      let mends = key.mistakes.filter { !$0.name.hasPrefix(wrongTest) && $0.name != left.name }
      if isLike(asFound) {
        named.append(left)
      } else if let mend = try mends.first(where: { mend in
        try isLike { try key.answer(mend, to: $0)[0] }
      }) {
        named.append(Mark.Named(name: mend.name, hint: mend.hint))
      } else {
        let off = (answer.first ?? .nan) - question.logEvidence
        let sentence =
          "The mended function is not right for \(faults.count) of \(stones.count) sets of draws. For "
          + "\(question.words) it is "
          + (off.isFinite
            ? "too \(off > 0 ? "large" : "small") by \(NumberText.significant(abs(off), digits: 2))."
            : "no finite number.")
        guard !named.isEmpty else { return .wrong(sentence) }
        named.append(Mark.Named(name: "a mend that is wrong", hint: sentence))
      }
    }
    return named.isEmpty ? .solved : .mistakes(named)
  }
}

extension Exercise {
  static let brokenStones = Exercise(
    judged: .find, 6, "broken-stones", "Find the fault: broken stepping stones", difficulty: 3,
    task:
      "A complete estimate of an evidence with one fault in it. Name the test that exposes it, and mend it. The marker "
      + "runs the test that you name on the function as it was found, and compares yours with the chapter's ladder. "
      + "The verdict on your function involves no chance: a right one never fails.",
    hint:
      "Five of the six tests pass. Ask of each: would it also pass if every mean were a median? And in which of them "
      + "does L differ much from draw to draw within one step?",
    questions: { StonesQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall(
      "driveBrokenStones", besides: ["6-broken-stones.driver.swift", "StonesRun.swift"]
    ) {
      [
        "kind": $0.kind, "temperatures": $0.temperatures, "logLikelihoods": $0.logLikelihoods,
      ]
    },
    by: Judge<StonesQuestion>(key: .brokenStones) { questions, answers, key in
      try BrokenStones.mark(questions, answers, key: key)
    })
}
