import Marking

extension FaultTests {
  /// How the names of the mistakes begin that choose a wrong test; the rest is the test.
  static let wrongTest = "a test that lets the fault pass: "

  /// Marks the named test, run on the sampler as found, and the mended sampler.
  ///
  /// - Parameters:
  ///   - key: Its wrong mends are known by their chains, number by number.
  ///   - asFound: The sampler with its fault.
  ///   - left: Name and hint where the fault is still there.
  static func mark(
    _ questions: [FaultQuestion], _ answers: [[Double]], key: ExerciseKey<FaultQuestion>,
    asFound: (FaultQuestion) throws -> [Double], left: Mark.Named
  ) throws -> Mark {
    let counts = [1, questions[1].starts.count * questions[1].steps, 2 * questions[2].steps]
    for (answer, count) in zip(answers, counts) where answer.count != count {
      return .wrong("\(count) numbers were expected, not \(answer.count).")
    }
    let found = [try asFound(questions[1]), try asFound(questions[2])]
    var named: [Mark.Named] = []

    // The named test, on the sampler as found
    let number = answers[0][0]
    guard number >= 0, number < Double(FaultRun.tests.count) else {
      return .wrong(
        "Your first function names none of the tests: return one of "
          + FaultRun.tests.map { "\"\($0)\"" }.joined(separator: ", ") + ".")
    }
    let test = Int(number)
    let finding = FaultTests(chain: questions[1], places: found[0], joint: found[1]).finding(test)
    if !finding.isRefused {
      named.append(
        Mark.Named(
          name: wrongTest + FaultRun.tests[test],
          hint:
            "Run on the sampler as it was found, '\(FaultRun.tests[test])' refuses nothing: \(finding.words). "
            + reason(test)))
    }

    // The mended sampler
    let mends = key.mistakes.filter {
      !$0.name.hasPrefix(wrongTest) && $0.name != left.name
    }
    let isAsFound = answers[1] == found[0] && answers[2] == found[1]
    if isAsFound {
      named.append(left)
    } else if let mend = try mends.first(where: {
      try key.answer($0, to: questions[1]) == answers[1]
    }) {
      named.append(Mark.Named(name: mend.name, hint: mend.hint))
    } else if let fault = FaultTests(
      chain: questions[1], places: answers[1], joint: answers[2]
    ).fault {
      let sentence = "The mended sampler is not right: \(fault)."
      guard !named.isEmpty else { return .wrong(sentence) }
      named.append(Mark.Named(name: "a mend that is wrong", hint: sentence))
    }
    return named.isEmpty ? .solved : .mistakes(named)
  }

  private static func reason(_ test: Int) -> String {
    switch FaultRun.tests[test] {
    case "detailed-balance":
      "The chain does have detailed balance, but with respect to another distribution than the posterior."
    case "joint-distribution":
      "It makes the chain's memory anew after each step, so that what grows old in it is never used."
    case "r-hat":
      "Chains that all sample the same wrong distribution agree; R-hat compares them with one another, and with "
        + "nothing else."
    default:
      "It counts how many draws are worth as much as independent ones, whatever the distribution is that they come "
        + "from."
    }
  }
}
