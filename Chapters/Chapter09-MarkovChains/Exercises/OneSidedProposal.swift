import BayesNumerics
import Foundation
import Inference
import Marking
import Workbook

/// The name of a test, or walks on a target from many starts.
struct OneSidedQuestion: Sendable {
  var kind = "walk"
  var shape = 3.0
  var width = 0.7
  /// 0 for exact draws.
  var start = 0.0
  var steps = 10
  var count = 3000
  var seed: UInt64 = 0

  var words: String {
    guard kind != "name" else { return "the named test" }
    let from = start > 0 ? "x = \(short(start))" : "exact draws"
    return
      "\(count) walks of \(steps) steps from \(from), shape \(short(shape)), width \(short(width))"
  }

  func differences(by step: OneSidedRun.Step) throws -> [Double] {
    try OneSidedRun.differences(
      shape: shape, width: width, start: start, steps: steps, count: count, seed: seed, by: step)
  }

  /// The name, exact draws of three shapes, and one point far out.
  static func questions(seed: UInt64) -> [OneSidedQuestion] {
    var random = RandomSource(seed: seed).stream("one-sided proposal")
    return [OneSidedQuestion(kind: "name")]
      + [(3.0, 0.7), (1, 1.2), (6, 0.5)].map {
        OneSidedQuestion(shape: $0.0, width: $0.1, seed: random.next())
      } + [
        OneSidedQuestion(
          shape: 3, width: 0.9, start: 12, steps: 150, count: 800, seed: random.next())
      ]
  }
}

/// The step with the planted fault, as it stands in the stub, and the tests of which one exposes it.
enum OneSidedProposal {
  static let wrongTest = "a test that lets the fault pass: "

  static let left = Mark.Named(
    name: "the fault left",
    hint:
      "Ask how likely the step back would be proposed: from x to 2x, and from 2x to x. The two densities differ."
  )

  /// Of each of the twelve means of differences, in standard errors.
  ///
  /// A right step misses one of them in 4 of a million cases (two-sided normal), and so fails in 5 of 100,000 markings.
  static let bound = 4.6

  /// The step as found.
  @Sendable static func asFound(
    x: Double, width: Double, logDensity: (Double) -> Double, random: inout RandomSource
  ) -> Double {
    let proposal = x * exp(width * random.normal())
    let logRatio = logDensity(proposal) - logDensity(x)
    return log(random.uniform()) < logRatio ? proposal : x
  }

  /// A chain of the step as found, for shape 3, and how often it moved.
  private static func chain(
    from start: Double, width: Double = 1.8, count: Int, seed: UInt64
  ) -> (draws: [Double], moved: Double) {
    var random = RandomSource(seed: seed).stream("tests of a step")
    let logDensity = OneSidedRun.logDensity(shape: 3)
    var (x, moves) = (start, 0)
    let draws = (0..<count).map { _ in
      let next = asFound(x: x, width: width, logDensity: logDensity, random: &random)
      if next != x { moves += 1 }
      x = next
      return x
    }
    return (draws, Double(moves) / Double(count))
  }

  /// What a test finds of the step as found, and whether it finds a fault.
  static func finding(_ test: String, seed: UInt64) -> (isExposed: Bool, words: String) {
    switch test {
    case "chains-agree":
      let chains = [0.1, 1, 3, 10].enumerated().map {
        chain(from: $1, count: 5000, seed: seed + UInt64($0)).draws
      }
      let rHat = RHat.rankNormalized(chains)
      return (!(rHat < 1.01), "R-hat is \(NumberText.fixed(rHat, decimals: 3))")
    case "halves-agree":
      let draws = chain(from: 2, count: 20_000, seed: seed).draws
      let halves = [Array(draws.prefix(10_000)), Array(draws.suffix(10_000))]
      let difference = abs(sampleMean(halves[0]) - sampleMean(halves[1]))
      let errors = halves.map { MonteCarloError.mean([$0]) }
      let z = difference / norm(errors)
      return (!(z < bound), "the two means differ by \(short(z)) standard errors")
    case "acceptance-rate":
      let rate = chain(from: 2, count: 5000, seed: seed).moved
      return (!(0.2...0.6).contains(rate), "\(short(100 * rate)) % are accepted")
    case "same-seed":
      let paths = [seed, seed, seed + 1].map { chain(from: 2, count: 100, seed: $0).draws }
      return (
        !(paths[0] == paths[1] && paths[0] != paths[2]),
        "the paths are the same with the same seed, and others with another"
      )
    case "tiny-steps":
      let rate = chain(from: 2, width: 0.001, count: 5000, seed: seed).moved
      return (!(rate > 0.99), "\(short(100 * rate)) % are accepted")
    default:
      let question = OneSidedQuestion(shape: 3, width: 1.8, steps: 1, count: 20_000, seed: seed)
      // The step as found throws nothing
      let differences = (try? question.differences(by: asFound)) ?? []
      let z = abs(differences[0]) / differences[3]
      return (!(z < bound), "the mean of x changes by \(short(z)) standard errors")
    }
  }

  private static func reason(_ test: String) -> String {
    switch test {
    case "chains-agree", "halves-agree":
      "Chains can agree perfectly on the wrong distribution."
    case "acceptance-rate":
      "How often a chain moves says how fast it is, not where it goes."
    case "same-seed": "A wrong path is walked twice as well as a right one."
    default: "With tiny steps everything is accepted, by a right rule and by a wrong one."
    }
  }

  /// Marks the named test, run on the step as found, and the walks of the mended one.
  static func mark(
    _ questions: [OneSidedQuestion], _ answers: [[Double]], key: ExerciseKey<OneSidedQuestion>
  ) throws -> Mark {
    let walks = Array(zip(questions, answers).dropFirst())
    guard walks.allSatisfy({ $0.1.count == 7 }) else {
      return .wrong("Your step gives no place after it.")
    }
    let number = answers[0].first ?? -1
    guard number >= 0, number < Double(OneSidedRun.tests.count) else {
      return .wrong(
        "Your first function names none of the tests: return one of "
          + OneSidedRun.tests.map { "\"\($0)\"" }.joined(separator: ", ") + ".")
    }

    // The named test, on the step as found
    var named: [Mark.Named] = []
    let test = OneSidedRun.tests[Int(number)]
    let finding = finding(test, seed: 9)
    if !finding.isExposed {
      named.append(
        Mark.Named(
          name: wrongTest + test,
          hint:
            "Run on the step as it was found, '\(test)' finds no fault: \(finding.words). \(reason(test))"
        ))
    }

    // The walks of the mended step
    let faults = walks.filter { !isRight($0.1) }
    if let first = faults.first {
      if try walks.allSatisfy({ isLike($0.1, try $0.0.differences(by: asFound)) }) {
        named.append(left)
      } else if let mend = try key.mistakes.first(where: { mend in
        guard !mend.name.hasPrefix(wrongTest), mend.name != left.name else { return false }
        return try walks.allSatisfy { isLike($0.1, try key.answer(mend, to: $0.0)) }
      }) {
        named.append(Mark.Named(name: mend.name, hint: mend.hint))
      } else {
        let sentence =
          "The mended step does not keep to the target in \(faults.count) of \(walks.count) cases. For \(first.0.words) "
          + words(of: first.1)
        guard !named.isEmpty else { return .wrong(sentence) }
        named.append(Mark.Named(name: "a mend that is wrong", hint: sentence))
      }
    }
    return named.isEmpty ? .solved : .mistakes(named)
  }

  /// Whether each mean difference is within its error, and steps move at all.
  private static func isRight(_ differences: [Double]) -> Bool {
    (0..<3).allSatisfy { abs(differences[$0]) <= bound * differences[3 + $0] }
      && differences[6] > 0.02
  }

  /// Whether two walks have the same mean differences within their errors, and move as often.
  private static func isLike(_ one: [Double], _ other: [Double]) -> Bool {
    // Some faults leave no finite numbers, and some move always or never
    (0..<3).allSatisfy { k in
      let error = (one[3 + k] * one[3 + k] + other[3 + k] * other[3 + k]).squareRoot()
      return one[k] == other[k] || abs(one[k] - other[k]) <= 5 * error
        || !one[k].isFinite && !other[k].isFinite
    } && abs(one[6] - other[6]) < 0.03
  }

  private static func words(of differences: [Double]) -> String {
    if !(differences[6] > 0.02) { return "it hardly moves." }
    let names = ["x", "log x", "x/(1 + x)"]
    let far = (0..<3).first { !(abs(differences[$0]) <= bound * differences[3 + $0]) } ?? 0
    let z = differences[far] / differences[3 + far]
    return z.isFinite
      ? "the mean of \(names[far]) is too \(z > 0 ? "large" : "small"), by \(short(abs(z))) standard errors."
      : "the mean of \(names[far]) is no finite number."
  }
}

extension Exercise {
  static let oneSidedProposal = Exercise(
    judged: .find, 7, "one-sided", "Find the fault: a one-sided proposal", difficulty: 3,
    task:
      "A complete Metropolis step for a positive quantity, with one fault in it. Name the test that exposes it, and mend it. "
      + "The marker runs the test that you name on the step as it was found, and yours on targets that are known exactly; a "
      + "right step fails by chance fewer than once in 10,000 markings.",
    hint:
      "Five of the six tests pass: they ask the chain about itself. For the mend, write down the density with which x* is "
      + "proposed from x, and x from x*.",
    questions: { OneSidedQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall(
      "driveOneSided", besides: ["7-one-sided.driver.swift", "OneSidedRun.swift"]
    ) {
      [
        "kind": $0.kind, "shape": $0.shape, "width": $0.width, "start": $0.start,
        "steps": $0.steps, "count": $0.count, "seed": $0.seed,
      ]
    },
    by: Judge(key: .oneSided) { questions, answers, key in
      try OneSidedProposal.mark(questions, answers, key: key)
    })
}
