import BayesNumerics
import Foundation
import Marking
import Workbook

/// Births in a small net, or a chain that jumps.
struct BirthQuestion: Sendable {
  var kind = "ratios"
  var name = ""
  var x: [Double] = []
  var y: [Double] = []
  var noiseVariance = 0.09
  var alpha = 0.5
  var most = 3
  /// Each with the units there were and, last, the one that is born.
  var births: [[Double]] = []
  var jumps = 0
  var seed: UInt64 = 0

  var words: String {
    kind == "chain"
      ? "a chain"
      : "\(births.count) births \(name), alpha = \(NumberText.significant(alpha, digits: 2)), most = \(most)"
  }

  var run: BirthRun {
    BirthRun(x: x, y: y, noiseVariance: noiseVariance, alpha: alpha, most: most)
  }

  /// The net whose units can have four values, with data and without; then nets and units at random.
  static func questions(seed: UInt64) -> [BirthQuestion] {
    var random = RandomSource(seed: seed).stream("births")
    var questions = [FewUnits.withData, FewUnits.withoutData].map(\.question)
    for (points, most) in [(8, 1), (5, 2), (0, 1), (15, 10), (1, 4), (30, 6)] {
      var question = BirthQuestion(name: points == 0 ? "without data" : "with \(points) points")
      question.alpha = 0.1 + 0.8 * random.uniform()
      question.most = most
      question.noiseVariance = 0.05 + random.uniform()
      for _ in 0..<points {
        question.x.append(1.5 * random.normal())
        question.y.append(random.normal())
      }
      // From every size, both ends included
      question.births = (0..<most).map { units in
        (0...units).map { _ in 2 * random.normal() }
      }
      questions.append(question)
    }
    return questions
  }

  /// log R of each birth, by evidences that know no lemma.
  func rightRatios() throws -> [Double] {
    let count = UnitCount(alpha: alpha, most: most)
    return try births.map { birth in
      let m = birth.count - 1
      let tries = (m + 1 == most ? 1 : 0.5) / (m == 0 ? 1 : 0.5)
      return try logEvidence(birth) - logEvidence(birth.dropLast())
        + log(count.probability(of: m + 1) / count.probability(of: m)) + log(tries)
    }
  }

  /// log p(D | γ): y is normal, with the covariance σ² I + x x' + 4 Σ z_j z_j'.
  func logEvidence(_ units: [Double]) throws -> Double {
    guard !x.isEmpty else { return 0 }
    let columns = units.map { unit in x.map { 1 / (1 + exp(-unit * $0)) } }
    var covariance = Matrix(rows: x.count, columns: x.count)
    for i in x.indices {
      for j in x.indices {
        covariance[i, j] = columns.reduce(x[i] * x[j]) { $0 + 4 * $1[i] * $1[j] }
      }
      covariance[i, i] += noiseVariance
    }
    let factor = try Cholesky(covariance)
    let white = factor.whiten(y.indices.map { i in columns.reduce(y[i]) { $0 - 0.5 * $1[i] } })
    let constant = Double(y.count) * log(2 * Double.pi)
    return -0.5 * (dot(white, white) + factor.logDeterminant + constant)
  }
}

/// The section's small net where γ can be one of four values, each as probable: a chain that jumps between its 35 sets of
/// units can be solved.
struct FewUnits: Sendable {
  let question: BirthQuestion
  /// The sets of units, each in rising order.
  let sets: [[Double]]

  static let values = [-2.5, -0.8, 0.8, 2.5]
  static let withData = FewUnits(TinyNet.standard, alpha: 0.5, "with 12 points")
  static let withoutData = FewUnits(TinyNet(x: [], y: []), alpha: 0.3, "without data")

  private init(_ net: TinyNet, alpha: Double, _ name: String) {
    var sets: [[Double]] = [[]]
    var last = sets
    for _ in 0..<net.most {
      last = last.flatMap { set in
        Self.values.filter { $0 >= set.last ?? -.infinity }.map { set + [$0] }
      }
      sets += last
    }
    self.sets = sets
    question = BirthQuestion(
      name: "\(name), γ one of four values", x: net.x, y: net.y, noiseVariance: net.noiseVariance,
      alpha: alpha, most: net.most,
      births: sets.filter { $0.count < net.most }.flatMap { set in Self.values.map { set + [$0] } })
  }

  /// p(M | D) by Bayes' rule: the sum over all sets, each as often as it has orders.
  func posterior() throws -> [Double] {
    let count = UnitCount(alpha: question.alpha, most: question.most)
    let logs = try sets.map { set in
      var orders = (1...max(1, set.count)).reduce(1.0) { $0 * Double($1) }
      for value in Self.values {
        orders /= (1...max(1, set.count { $0 == value })).reduce(1.0) { $0 * Double($1) }
      }
      return log(count.probability(of: set.count)) + log(orders)
        - Double(set.count) * log(Double(Self.values.count)) + (try question.logEvidence(set))
    }
    let total = logSumExp(logs)
    return shares(logs.map { exp($0 - total) })
  }

  private func shares(_ probabilities: [Double]) -> [Double] {
    (0...question.most).map { units in
      zip(sets, probabilities).reduce(0) { $0 + ($1.0.count == units ? $1.1 : 0) }
    }
  }

  /// Where the chain with these log R of the question's births is after a million jumps, by powers of its transition matrix;
  /// nil where a ratio is no number.
  func posterior(ofChainWith ratios: [Double]) -> [Double]? {
    guard ratios.count == question.births.count, !ratios.contains(where: \.isNaN) else {
      return nil
    }
    let places = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($1, $0) })
    var matrix = Matrix(rows: sets.count, columns: sets.count)
    for (birth, logRatio) in zip(question.births, ratios) {
      let small = Array(birth.dropLast())
      guard let from = places[small], let to = places[birth.sorted()],
        let born = birth.last
      else { return nil }
      let tried = (small.isEmpty ? 1 : 0.5) / Double(Self.values.count)
      matrix[from, to] += tried * min(1, exp(logRatio))
      let chosen = Double(birth.count { $0 == born }) / Double(birth.count)
      matrix[to, from] +=
        (birth.count == question.most ? 1 : 0.5) * chosen * min(1, exp(-logRatio))
    }
    for row in sets.indices {
      matrix[row, row] = 1 - sets.indices.reduce(0) { $0 + ($1 == row ? 0 : matrix[row, $1]) }
    }
    for _ in 0..<20 { matrix = matrix * matrix }
    return shares(sets.indices.map { matrix[0, $0] })
  }
}

/// Compares ratios of births with those by other evidences.
enum BirthJudge {
  static let tolerance = 1e-8

  static func mark(
    _ questions: [BirthQuestion], _ answers: [[Double]], _ key: ExerciseKey<BirthQuestion>
  ) throws -> Mark {
    let right = try questions.map { try $0.rightRatios() }
    guard zip(answers, right).allSatisfy({ $0.count == $1.count }) else {
      return .wrong("Your function does not give one number for each birth.")
    }
    let isRight = zip(answers, right).map { zip($0, $1).map(agree) }
    if isRight.joined().allSatisfy({ $0 }) { return .solved }

    // What a chain with this ratio would do
    let effect = try effect(of: answers[0])
    // The few births of the nets at random, which are of every kind, tell mistakes apart
    let named = try named(
      Array(questions.dropFirst(2)), Array(answers.dropFirst(2)), Array(right.dropFirst(2)), key)
    guard named.isEmpty else {
      return .mistakes(
        named.enumerated().map { index, mistake in
          Mark.Named(
            name: mistake.name,
            hint: mistake.hint + (index + 1 == named.count ? " " + effect : ""))
        })
    }
    return .wrong(finding(questions, answers, right, isRight) + " " + effect)
  }

  private static func agree(_ answer: Double, _ right: Double) -> Bool {
    abs(answer - right) <= tolerance * (1 + abs(right))
  }

  /// A known mistake, or two whose terms add up.
  private static func named(
    _ questions: [BirthQuestion], _ answers: [[Double]], _ right: [[Double]],
    _ key: ExerciseKey<BirthQuestion>
  ) throws -> [Mark.Named] {
    let answers = Array(answers.joined())
    let right = Array(right.joined())
    let known = try key.mistakes.map { mistake in
      try questions.flatMap { try key.answer(mistake, to: $0) }
    }
    func isLike(_ other: (Int) -> Double) -> Bool {
      answers.indices.allSatisfy {
        let value = other($0)
        return answers[$0] == value || abs(answers[$0] - value) <= 2 * tolerance * (1 + abs(value))
      }
    }
    func names(_ indices: [Int]) -> [Mark.Named] {
      indices.map { Mark.Named(name: key.mistakes[$0].name, hint: key.mistakes[$0].hint) }
    }
    if let one = known.firstIndex(where: { known in isLike { known[$0] } }) { return names([one]) }
    for one in known.indices {
      for two in known.indices.dropFirst(one + 1) {
        if isLike({ known[one][$0] + known[two][$0] - right[$0] }) { return names([one, two]) }
      }
    }
    return []
  }

  private static func effect(of ratios: [Double]) throws -> String {
    func words(_ shares: [Double]) -> String {
      shares.map { NumberText.fixed($0, decimals: 3) }.joined(separator: ", ")
    }
    let exact = try FewUnits.withData.posterior()
    guard let chain = FewUnits.withData.posterior(ofChainWith: ratios) else {
      return "No chain can use such a ratio."
    }
    let off = zip(exact, chain).map { abs($0 - $1) }.max() ?? 0
    return off < 5e-4
      ? "In the net with twelve points this does not show: the chain has the right p(M | D) all the same."
      : "In the net with twelve points a chain with it gives M = 0, 1, 2, 3 the probabilities \(words(chain)); they are "
        + "\(words(exact))."
  }

  private static func finding(
    _ questions: [BirthQuestion], _ answers: [[Double]], _ right: [[Double]], _ isRight: [[Bool]]
  ) -> String {
    // Which sizes are wrong, data or not
    var sizes: [String: (right: Int, all: Int)] = [:]
    for (question, isRight) in zip(questions, isRight) {
      for (birth, good) in zip(question.births, isRight) {
        let m = birth.count - 1
        let size =
          m == 0 && question.most == 1
          ? "from 0 to M* = 1"
          : m == 0 ? "from no unit" : m + 1 == question.most ? "to M*" : "between"
        sizes[size, default: (0, 0)].all += 1
        sizes[size, default: (0, 0)].right += good ? 1 : 0
      }
    }
    let count = isRight.joined().count { $0 }
    let list = ["from no unit", "between", "to M*", "from 0 to M* = 1"].compactMap { size in
      sizes[size].map { "\($0.right) of \($0.all) \(size)" }
    }
    let place = isRight.firstIndex { $0.contains(false) } ?? 0
    let birth = isRight[place].firstIndex(of: false) ?? 0
    let off = answers[place][birth] - right[place][birth]
    return
      "log R is right for \(count) of \(isRight.joined().count) births (\(list.joined(separator: "; "))). "
      + "For a birth from \(questions[place].births[birth].count - 1) units \(questions[place].name) it is "
      + (off.isFinite
        ? "too \(off > 0 ? "large" : "small") by \(NumberText.significant(abs(off), digits: 3))."
        : "no finite number.")
  }
}

extension Exercise {
  static let birthRatio = Exercise(
    judged: .build, 7, "birth-ratio", "The acceptance ratio of a birth", difficulty: 3,
    task:
      "Write log R of a birth, from what the regressions on both nets say. It is compared with evidences that know no "
      + "lemma, and 'swift run chapter10 --with-mine' runs a chain with it. Nothing in the verdict is random: a right "
      + "function never fails.",
    hint:
      "Four questions, one after the other: how do the data judge the two nets, how does the prior, how often is each "
      + "way tried from where it starts, and how probable is it that the death takes just this unit?",
    questions: { BirthQuestion.questions(seed: $0) }, describe: \.words, call: birthCall,
    by: Judge(key: .birthRatio) { questions, answers, key in
      try BirthJudge.mark(questions, answers, key)
    })

  static let birthCall = StudentCall<BirthQuestion>(
    "driveBirths", besides: ["7-birth-ratio.driver.swift", "BirthRun.swift"]
  ) {
    [
      "kind": $0.kind, "x": $0.x, "y": $0.y, "noiseVariance": $0.noiseVariance, "alpha": $0.alpha,
      "most": $0.most, "births": $0.births, "jumps": $0.jumps, "seed": $0.seed,
    ]
  }
}
