import BayesNumerics
import Foundation
import Marking
import Workbook

/// The name of a check, or the gradient of a net at a pair.
struct DeltaQuestion: Sendable {
  let kind: String
  let net: SlideNet
  var x: [Double] = []
  var y: [Double] = []

  var words: String {
    kind == "name"
      ? "the named check"
      : "the gradient of a net with \(net.widths.map(String.init).joined(separator: "-")) units, activations "
        + net.layers.map(\.activation.rawValue).joined(separator: ", ")
  }

  /// The derivatives by forward mode, which knows no delta.
  var derivatives: [Double] {
    let parameters = net.parameters
    return parameters.indices.map { moved in
      var numbers = parameters.map { DualNumber($0) }
      numbers[moved].slope = 1
      return net.loss(numbers, x: x, y: y).slope
    }
  }

  /// How far a gradient is from these derivatives, over the largest of them.
  func error(of gradient: [Double], from derivatives: [Double]) -> Double {
    let scale = derivatives.map(abs).max() ?? 1
    let differences = zip(gradient, derivatives).map { abs($0 - $1) }
    // NaN is no small difference
    return differences.allSatisfy { $0 < .infinity }
      ? (differences.max() ?? 0) / (scale > 0 ? scale : 1) : .infinity
  }

  /// A random pair for a random net of these widths.
  init(
    _ widths: [Int], _ activations: [SlideActivation], zero: Bool = false,
    using random: inout RandomSource
  ) {
    let drawn = SlideNet(random: widths, hidden: .tanh, using: &random)
    let net = SlideNet(
      layers: zip(drawn.layers, activations).map {
        SlideLayer(weights: $0.weights, biases: $0.biases, activation: $1)
      })
    kind = "gradient"
    self.net = zero ? net.with(net.parameters.map { _ in 0 }) : net
    x = (0..<widths[0]).map { _ in random.normal() }
    y = (0..<widths[widths.count - 1]).map { _ in random.normal() }
  }

  private init(name net: SlideNet) { (kind, self.net) = ("name", net) }

  /// The name, and nets with one to four layers.
  static func questions(seed: UInt64) -> [DeltaQuestion] {
    var random = RandomSource(seed: seed).stream("broken delta")
    let choices: [SlideActivation] = [.tanh, .logistic, .identity]
    var nets = [
      DeltaQuestion([2, 3, 1], [.tanh, .identity], using: &random),
      DeltaQuestion([1, 1, 1, 1], [.logistic, .tanh, .identity], using: &random),
      DeltaQuestion([2, 4, 3, 2], [.tanh, .logistic, .tanh], using: &random),
      DeltaQuestion([3, 2], [.logistic], using: &random),
    ]
    for depth in [2, 3, 3, 4] {
      nets.append(
        DeltaQuestion(
          (0...depth).map { _ in Int.random(in: 1...4, using: &random) },
          (0..<depth).map { _ in choices[Int.random(in: 0...2, using: &random)] }, using: &random))
    }
    return [DeltaQuestion(name: nets[0].net)] + nets
  }
}

/// The gradient with the planted fault, as it stands in the stub, and the checks of which one exposes it.
enum BrokenDelta {
  /// How the names of the mistakes begin that choose a wrong check; the rest is the check.
  static let wrongCheck = "a check that lets the fault pass: "

  static let left = Mark.Named(
    name: "the fault left",
    hint:
      "Compare the line of the outputs' δ with that of the hidden layers: whose activation, and at whose z?"
  )

  /// Of a mended gradient, over its largest derivative.
  static let tolerance = Tolerance.absolute(
    1e-10, because: "rounding of some hundred terms in another order")

  /// The gradient as found.
  static func gradient(_ question: DeltaQuestion) -> [Double] {
    gradient(question) { question, k, unit, z in
      question.net.layers[k + 1].activation.slope(z[k][unit])
    }
  }

  /// Backpropagation that multiplies what a hidden unit of layer k receives by this factor.
  static func gradient(
    _ question: DeltaQuestion, outputSlope: Bool = true,
    factor: (_ question: DeltaQuestion, _ k: Int, _ unit: Int, _ z: [[Double]]) -> Double
  ) -> [Double] {
    let layers = question.net.layers
    var a = [question.x]
    var z: [[Double]] = []
    for layer in layers {
      z.append(layer.sums(a[a.count - 1]))
      a.append(z[z.count - 1].map { layer.activation.value($0) })
    }
    let last = layers.count - 1
    var delta = layers.map { _ in [Double]() }
    delta[last] = question.y.indices.map { unit in
      (a[last + 1][unit] - question.y[unit])
        * (outputSlope ? layers[last].activation.slope(z[last][unit]) : 1)
    }
    for k in (0..<last).reversed() {
      delta[k] = z[k].indices.map { unit in
        let received = delta[k + 1].indices.reduce(0.0) {
          $0 + layers[k + 1].weights[$1][unit] * delta[k + 1][$1]
        }
        return received * factor(question, k, unit, z)
      }
    }
    return LayerGradients(
      weights: layers.indices.map { k in delta[k].map { delta in a[k].map { $0 * delta } } },
      biases: delta
    ).inARow
  }

  /// What a check finds of the gradient as found, and whether it finds a difference.
  static func finding(_ check: Int, seed: UInt64) -> (isExposed: Bool, words: String) {
    var random = RandomSource(seed: seed).stream("checks of a gradient")
    func nets(
      _ widths: [Int], _ activations: [SlideActivation], zero: Bool = false
    ) -> [DeltaQuestion] {
      (0..<5).map { _ in DeltaQuestion(widths, activations, zero: zero, using: &random) }
    }
    let asked: [DeltaQuestion]
    switch DeltaRun.checks[check] {
    case "linear-net": asked = nets([3, 4, 3, 2], [.identity, .identity, .identity])
    case "no-hidden-layer": asked = nets([3, 2], [.tanh])
    case "same-activation": asked = nets([3, 4, 3, 2], [.tanh, .tanh, .tanh])
    case "at-zero": asked = nets([3, 4, 3, 2], [.tanh, .tanh, .identity], zero: true)
    case "loss-falls": return descent(nets([3, 4, 1], [.tanh, .identity]))
    default: asked = nets([3, 4, 1], [.tanh, .identity])
    }
    let error =
      asked.map { question in
        question.error(
          of: gradient(question),
          from: finiteDifferences(
            of: { question.net.loss($0, x: question.x, y: question.y) }, at: question.net.parameters
          ))
      }.max() ?? .nan
    return (
      !(error < 1e-6),
      error < 1e-6
        ? "gradient and differences agree to rounding"
        : "gradient and differences differ by \(short(error)) of the largest derivative"
    )
  }

  /// A hundred small steps for each pair.
  private static func descent(_ questions: [DeltaQuestion]) -> (isExposed: Bool, words: String) {
    let falls = questions.count { question in
      var net = question.net
      for _ in 0..<100 {
        let now = DeltaQuestion(question, net)
        net.parameters = zip(net.parameters, gradient(now)).map { $0 - 0.003 * $1 }
      }
      return net.loss(x: question.x, y: question.y)
        < question.net.loss(x: question.x, y: question.y)
    }
    return (falls < questions.count, "the loss fell for \(falls) of \(questions.count) pairs")
  }

  private static func reason(_ check: Int) -> String {
    switch DeltaRun.checks[check] {
    case "linear-net": "Where every slope is 1, it does not matter whose slope is taken."
    case "no-hidden-layer": "A net without hidden layers never comes to the line that is wrong."
    case "same-activation":
      "Where all layers have one activation, the slope of another layer's is that of one's own."
    case "at-zero":
      "With weights of 0 nothing flows back to the hidden layers: their derivatives are 0, right or wrong."
    default:
      "A wrong gradient may still point downhill, less steeply: that the loss falls is no proof."
    }
  }

  /// Marks the named check, run on the gradient as found, and the mended gradient.
  ///
  /// - Parameter key: Its wrong mends are known by their gradients, number by number.
  static func mark(
    _ questions: [DeltaQuestion], _ answers: [[Double]], key: ExerciseKey<DeltaQuestion>
  ) throws -> Mark {
    for (question, answer) in zip(questions, answers) where question.kind != "name" {
      let count = question.net.parameters.count
      guard answer.count == count else {
        return .wrong(
          "For \(question.words) your function gives \(answer.count) numbers; there are \(count) parameters."
        )
      }
    }
    let number = answers[0].first ?? -1
    guard number >= 0, number < Double(DeltaRun.checks.count) else {
      return .wrong(
        "Your first function names none of the checks: return one of "
          + DeltaRun.checks.map { "\"\($0)\"" }.joined(separator: ", ") + ".")
    }

    // The named check, on the gradient as found
    var named: [Mark.Named] = []
    let check = Int(number)
    let finding = finding(check, seed: 8)
    if !finding.isExposed {
      named.append(
        Mark.Named(
          name: wrongCheck + DeltaRun.checks[check],
          hint:
            "Run on the gradient as it was found, '\(DeltaRun.checks[check])' finds no fault: \(finding.words). "
            + reason(check)))
    }

    // The mended gradient
    let gradients = Array(zip(questions, answers).dropFirst())
    func isLike(_ known: (DeltaQuestion) throws -> [Double]) rethrows -> Bool {
      try gradients.allSatisfy { question, answer in
        question.error(of: answer, from: try known(question)) < 1e-9
      }
    }
    let faults = gradients.compactMap { question, answer -> (DeltaQuestion, Double)? in
      let error = question.error(of: answer, from: question.derivatives)
      return tolerance.agrees(error, with: 0) ? nil : (question, error)
    }
    if let (question, error) = faults.first {
      let mends = key.mistakes.filter {
        !$0.name.hasPrefix(wrongCheck) && $0.name != left.name
      }
      if isLike({ gradient($0) }) {
        named.append(left)
      } else if let mend = try mends.first(where: { mend in
        try isLike { try key.answer(mend, to: $0) }
      }) {
        named.append(Mark.Named(name: mend.name, hint: mend.hint))
      } else {
        let sentence =
          "The mended gradient is not right for \(faults.count) of \(gradients.count) nets. For \(question.words) it "
          + "differs from the derivatives by \(error.isFinite ? "\(short(error)) of the largest" : "no finite number")."
        guard !named.isEmpty else { return .wrong(sentence) }
        named.append(Mark.Named(name: "a mend that is wrong", hint: sentence))
      }
    }
    return named.isEmpty ? .solved : .mistakes(named)
  }
}

extension DeltaQuestion {
  /// The same pair with another net.
  fileprivate init(_ question: DeltaQuestion, _ net: SlideNet) {
    (kind, self.net, x, y) = (question.kind, net, question.x, question.y)
  }
}

extension Exercise {
  static let brokenDelta = Exercise(
    judged: .find, 6, "broken-delta", "Find the fault: a broken delta", difficulty: 2,
    task:
      "A complete backpropagation with one fault in it. Name the check of a gradient that exposes it, and mend it. "
      + "The marker runs the check that you name on the gradient as it was found, and compares yours with the "
      + "derivatives of random nets. Nothing is random in the verdict: a right gradient never fails.",
    hint:
      "Five of the six checks pass. Ask of each: which lines does it run at all, and where would a wrong factor be 1, "
      + "or 0, or the same by chance?",
    questions: { DeltaQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall(
      "driveBrokenDelta", besides: ["6-broken-delta.driver.swift", "DeltaRun.swift"]
    ) {
      [
        "kind": $0.kind, "weights": $0.net.layers.map(\.weights),
        "biases": $0.net.layers.map(\.biases),
        "activations": $0.net.layers.map(\.activation.rawValue), "x": $0.x, "y": $0.y,
      ]
    },
    by: Judge<DeltaQuestion>(key: .brokenDelta) { questions, answers, key in
      try BrokenDelta.mark(questions, answers, key: key)
    })
}
