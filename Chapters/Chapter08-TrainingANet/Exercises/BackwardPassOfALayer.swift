import BayesNumerics
import Foundation
import Marking
import Workbook

/// A layer with samples and what is reported to it, or a net to be trained.
struct BackwardQuestion: Sendable {
  var kind = "layer"
  var weights: [[Double]] = []
  var biases: [Double] = []
  var inputs: [[Double]]
  var activation = SlideActivation.tanh
  var reported: [[Double]] = []

  // A net to be trained
  var widths: [Int] = []
  var start: [Double] = []
  var targets: [Double] = []
  var rate = 0.0
  var steps = 0

  /// z
  var sums: [[Double]] {
    inputs.map { a in zip(weights, biases).map { dot($0, a) + $1 } }
  }

  var words: String {
    func count(_ count: Int, _ noun: String) -> String {
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    return
      "\(count(inputs.count, "sample")) in a layer with \(count(inputs[0].count, "input")) and "
      + "\(count(weights.count, "unit")) (\(activation.rawValue))"
  }

  /// The three things that a backward pass returns, and which numbers of the answer they are.
  var parts: [(name: String, numbers: Range<Int>)] {
    let units = weights.count
    let weights = units * inputs[0].count
    return [
      ("weightGradient", 0..<weights), ("biasGradient", weights..<(weights + units)),
      ("report", (weights + units)..<(weights + units + inputs.count * inputs[0].count)),
    ]
  }

  init(inputs: [[Double]]) { self.inputs = inputs }

  init(
    samples: Int, inputs: Int, units: Int, _ activation: SlideActivation,
    using random: inout RandomSource
  ) {
    func numbers(_ rows: Int, _ columns: Int) -> [[Double]] {
      (0..<rows).map { _ in (0..<columns).map { _ in random.normal() } }
    }
    weights = numbers(units, inputs)
    biases = (0..<units).map { _ in 0.5 * random.normal() }
    self.inputs = numbers(samples, inputs)
    self.activation = activation
    reported = numbers(samples, units)
  }

  /// Edges, then shapes drawn at random.
  static func questions(seed: UInt64) -> [BackwardQuestion] {
    var random = RandomSource(seed: seed).stream("backward pass")
    let activations: [SlideActivation] = [.tanh, .logistic, .softplus, .identity]
    let edges = [(1, 1, 1), (4, 1, 1), (1, 3, 1), (1, 1, 3), (5, 3, 3), (4, 3, 2), (3, 2, 4)]
    let drawn = (0..<8).map { _ in
      (
        Int.random(in: 1...6, using: &random), Int.random(in: 1...5, using: &random),
        Int.random(in: 1...5, using: &random)
      )
    }
    return (edges + drawn).enumerated().map { index, shape in
      BackwardQuestion(
        samples: shape.0, inputs: shape.1, units: shape.2, activations[index % 4], using: &random)
    }
  }

  /// The derivatives of Σ reported A(z), the loss of which these are the reports, by forward mode: every weight, bias and
  /// input is moved by itself.
  var derivatives: [Double] {
    let numbers = weights.flatMap { $0 } + biases + inputs.flatMap { $0 }
    return numbers.indices.map { moved in
      var numbers = numbers.map { DualNumber($0) }
      numbers[moved].slope = 1
      return loss(numbers).slope
    }
  }

  /// Σ reported A(z), with weights, biases and inputs of any kind of number.
  func loss<Number: NetNumber>(_ numbers: [Number]) -> Number {
    let (units, before) = (weights.count, inputs[0].count)
    var loss = Number(0)
    for n in inputs.indices {
      for j in 0..<units {
        var z = numbers[units * before + j]
        for i in 0..<before {
          z = z + numbers[j * before + i] * numbers[units * (before + 1) + n * before + i]
        }
        loss = loss + Number(reported[n][j]) * activation.value(z)
      }
    }
    return loss
  }
}

/// Compares a backward pass with forward mode, part by part.
enum BackwardJudge {
  static let tolerance = Tolerance.relative(
    1e-10, because: "rounding of sums of thirty terms; the scale is the part's largest number")

  static func mark(
    _ questions: [BackwardQuestion], _ answers: [[Double]], _ key: ExerciseKey<BackwardQuestion>
  ) throws -> Mark {
    let right = questions.map(\.derivatives)
    let wrong = (0..<3).filter { part in
      !questions.indices.allSatisfy {
        error(answers[$0], right[$0], in: questions[$0].parts[part].numbers) <= 1e-10
      }
    }
    guard let first = wrong.first else { return .solved }

    // A known mistake, or two that change only what is wrong and explain each wrong part
    func explains(_ mistake: Int, _ parts: some Sequence<Int>) throws -> Bool {
      try questions.indices.allSatisfy { index in
        let known = try key.answer(key.mistakes[mistake], to: questions[index])
        return parts.allSatisfy {
          error(answers[index], known, in: questions[index].parts[$0].numbers) <= 1e-8
        }
      }
    }
    var named = Array(try key.mistakes.indices.filter { try explains($0, 0..<3) }.prefix(1))
    if named.isEmpty {
      let candidates = try key.mistakes.indices.filter { mistake in
        try (0..<3).allSatisfy { part in
          try wrong.contains(part)
            || questions.indices.allSatisfy { index in
              let known = try key.answer(key.mistakes[mistake], to: questions[index])
              return error(known, right[index], in: questions[index].parts[part].numbers) <= 1e-8
            }
        }
      }
      let explanations = try wrong.map { part in
        try candidates.filter { try explains($0, [part]) }
      }
      let firsts = Set(explanations.compactMap(\.first))
      if explanations.allSatisfy({ !$0.isEmpty }), firsts.count == 2 { named = firsts.sorted() }
    }
    let finding = finding(questions, answers, right, wrong: wrong, first: first)
    guard !named.isEmpty else { return .wrong(finding) }
    return .mistakes(
      named.map { Mark.Named(name: key.mistakes[$0].name, hint: key.mistakes[$0].hint) })
  }

  /// How far the numbers of a part are off, over its largest; infinite where a number is missing or is none.
  private static func error(_ answer: [Double], _ right: [Double], in part: Range<Int>) -> Double {
    guard answer.count == right.count, part.upperBound <= answer.count else { return .infinity }
    let scale = right[part].map(abs).max() ?? 0
    let differences = part.map { abs(answer[$0] - right[$0]) }
    guard differences.allSatisfy({ $0 < .infinity }) else { return .infinity }
    return (differences.max() ?? 0) / (scale > 0 ? scale : 1)
  }

  private static func finding(
    _ questions: [BackwardQuestion], _ answers: [[Double]], _ right: [[Double]], wrong: [Int],
    first: Int
  ) -> String {
    let names = questions[0].parts.map(\.name)
    let failures = questions.indices.filter {
      error(answers[$0], right[$0], in: questions[$0].parts[first].numbers) > 1e-10
    }
    let fine = (0..<3).filter { !wrong.contains($0) }.map { names[$0] }
    let question = questions[failures[0]]
    let off = error(answers[failures[0]], right[failures[0]], in: question.parts[first].numbers)
    return
      "\(wrong.map { names[$0] }.joined(separator: " and ")) \(wrong.count == 1 ? "is" : "are") wrong"
      + (fine.isEmpty ? "" : ", \(fine.joined(separator: " and ")) right")
      + ". For \(question.words) \(names[first]) is off by "
      + (off.isFinite ? "\(short(off)) of its largest number" : "no finite number")
      + (failures.count < questions.count
        ? "; it is right for \(questions.count - failures.count) of \(questions.count) layers."
        : ".")
  }
}

extension Exercise {
  static let backwardPass = Exercise(
    judged: .build, 7, "backward-pass", "The backward pass of a layer", difficulty: 3,
    task:
      "Write the backward pass of one layer for many samples at once. It is compared with derivatives by forward "
      + "mode, to ten digits, and 'swift run chapter8 --with-mine' trains a net with it beside the chapter's engine. "
      + "Nothing in the verdict is random: a right function never fails.",
    hint:
      "δ = ∂L/∂z comes first: what is reported times the slope. Then ask of each weight, each bias and each input: in "
      + "which z of which samples does it occur, and what does it multiply there?",
    questions: { BackwardQuestion.questions(seed: $0) }, describe: \.words, call: backwardCall,
    by: Judge(key: .backwardPass) { questions, answers, key in
      try BackwardJudge.mark(questions, answers, key)
    })

  static let backwardCall = StudentCall<BackwardQuestion>(
    "driveBackward", besides: ["7-backward-pass.driver.swift", "BackwardRun.swift"]
  ) {
    [
      "kind": $0.kind, "weights": $0.weights, "inputs": $0.inputs, "sums": $0.sums,
      "activation": $0.activation.rawValue, "reported": $0.reported, "widths": $0.widths,
      "start": $0.start, "targets": $0.targets, "rate": $0.rate, "steps": $0.steps,
    ]
  }
}
