import BayesNumerics
import Marking

// MARK: Known mistakes

extension NoiseJudge {
  /// The same number each time, where a draw is asked for.
  struct WrongConstant: Sendable {
    let named: Mark.Named
    /// Given shape and rate of the conditional distribution of 1/σ².
    let value: @Sendable (_ shape: Double, _ rate: Double) -> Double
  }

  static var wrongConstants: [WrongConstant] {
    [
      WrongConstant(
        named: Mark.Named(
          name: "the mean without a draw",
          hint:
            "You return the mean of σ² each time. A chain of means does not show how uncertain σ² is: draw."
        ), value: { $1 / ($0 - 1) }),
      WrongConstant(
        named: Mark.Named(
          name: "one over the mean precision, without a draw",
          hint:
            "You return one over the mean of 1/σ² each time, which is no draw, and not even the mean of σ²."
        ), value: { $1 / $0 }),
      WrongConstant(
        named: Mark.Named(
          name: "the mode without a draw", hint: "You return the most probable σ² each time: draw."),
        value: { $1 / ($0 + 1) }),
    ]
  }

  /// What a function returns of the precision that it drew.
  enum Returned: Sendable {
    case variance, precision, standardDeviation

    /// The precision that was drawn where this was returned.
    func precision(of value: Double) -> Double {
      switch self {
      case .variance: 1 / value
      case .precision: value
      case .standardDeviation: 1 / (value * value)
      }
    }
  }

  /// A draw from another Gamma distribution than the right one, or returned as another number.
  struct WrongDraw: Sendable {
    let named: Mark.Named
    let distribution: @Sendable (NoiseDrawQuestion) -> (shape: Double, rate: Double)
    var returned = Returned.variance
  }

  static let oldWeights = Mark.Named(
    name: "residuals of the old weights",
    hint:
      "Your draw is right, but in this order Geweke's test refuses the sweep. This is E20: γ moves with β "
      + "integrated out, so that β still belongs to the old γ until it is drawn anew, and σ² must not be drawn "
      + "before that.")

  /// The right distribution with shape and rate changed.
  private static func changed(
    _ name: String, hint: String,
    _ change:
      @escaping @Sendable (_ shape: Double, _ rate: Double, NoiseDrawQuestion) -> (
        shape: Double, rate: Double
      )
  ) -> WrongDraw {
    WrongDraw(
      named: Mark.Named(name: name, hint: hint),
      distribution: { question in
        let (shape, rate) = NoiseJudge.conditional(question)
        return change(shape, rate, question)
      })
  }

  /// Known mistakes in the draw; the judge looks for the distribution of each.
  static var wrongDraws: [WrongDraw] {
    [
      WrongDraw(
        named: Mark.Named(
          name: "the precision for the variance",
          hint: "The Gamma distribution is that of 1/σ²: return one over the draw."),
        distribution: NoiseJudge.conditional, returned: .precision),
      WrongDraw(
        named: Mark.Named(
          name: "the standard deviation for the variance",
          hint: "You return σ; the sweep needs σ²."),
        distribution: NoiseJudge.conditional, returned: .standardDeviation),
      changed(
        "the shape off by one half",
        hint:
          "You count N - 1 residuals. One less is right where a mean was estimated from the same points; here β is "
          + "given, and all N count."
      ) { shape, rate, _ in (shape - 0.5, rate) },
      changed(
        "the shape too large by one half",
        hint: "The shape grows by N/2, one half for each residual."
      ) { shape, rate, _ in (shape + 0.5, rate) },
      changed(
        "the shape too large by one",
        hint:
          "The shape of 1/σ² is (s + N)/2. One more belongs to the exponent of a density of σ², which is not drawn "
          + "here."
      ) { shape, rate, _ in (shape + 1, rate) },
      changed("the shape too small by one", hint: "The shape is (s + N)/2; a mean has shape - 1.") {
        shape, rate, _ in (shape - 1, rate)
      },
      changed(
        "the prior forgotten",
        hint: "The prior is worth s observations with squares of S: they count as well."
      ) { _, _, question in (Double(question.y.count) / 2, question.residualSum / 2) },
      changed(
        "the prior alone", hint: "You draw from the prior; the residuals have no say."
      ) { _, _, question in (question.degrees / 2, question.degrees * question.scale / 2) },
      changed(
        "the residuals not counted",
        hint: "N residuals add N/2 to the shape, besides their squares."
      ) { _, rate, question in (question.degrees / 2, rate) },
      changed(
        "the rate taken for a scale",
        hint: "Gamma(shape:rate:) takes the rate; you gave it one over the rate."
      ) { shape, rate, _ in (shape, 1 / rate) },
      changed("the shape not halved", hint: "The shape is (s + N)/2.") { shape, rate, _ in
        (2 * shape, rate)
      },
      changed("the rate not halved", hint: "The rate is (s S + R)/2.") { shape, rate, _ in
        (shape, 2 * rate)
      },
      changed("neither halved", hint: "Shape and rate are both halved.") { shape, rate, _ in
        (2 * shape, 2 * rate)
      },
      changed("S for s S", hint: "The prior's rate is s S/2: its S counts s times.") {
        shape, _, question in (shape, (question.scale + question.residualSum) / 2)
      },
      changed("residuals not squared", hint: "The rate holds the sum of squared residuals.") {
        shape, _, question in
        let sum = zip(question.y, question.features).reduce(0) {
          $0 + abs($1.0 - dot($1.1, question.weights))
        }
        return (shape, (question.degrees * question.scale + sum) / 2)
      },
      changed(
        "the measurements for their residuals",
        hint: "A residual is what the network leaves: y minus Σ z β."
      ) { shape, _, question in
        (shape, (question.degrees * question.scale + dot(question.y, question.y)) / 2)
      },
      changed(
        "the mean square for the sum",
        hint: "The rate holds the sum of squared residuals, not their mean."
      ) { shape, _, question in
        let mean = question.residualSum / Double(question.y.count)
        return (shape, (question.degrees * question.scale + mean) / 2)
      },
    ]
  }
}

// MARK: The mark

extension NoiseJudge {
  /// Marks draws of σ² and sweeps by what they show.
  static func mark(_ questions: [NoiseDrawQuestion], _ answers: [[Double]]) -> Mark {
    let judge = NoiseJudge(questions: questions, answers: answers)
    if let refusal = judge.refusal { return .wrong(refusal) }

    // No draws
    if let values = judge.constants {
      let known = wrongConstants.first { constant in
        zip(questions, values).allSatisfy { question, value in
          let (shape, rate) = NoiseJudge.conditional(question)
          return abs(value - constant.value(shape, rate)) < 1e-9 * value
        }
      }
      if let known { return .mistakes([known.named]) }
      return .wrong(
        "For \(questions[0].words) your function gives the same number each time; a Gibbs update is a "
          + "draw, and uses `random`.")
    }

    // Draws from another distribution
    if !judge.hasDistribution(NoiseJudge.conditional) {
      if let wrong = wrongDraws.first(where: { wrong in
        judge.hasDistribution(
          wrong.distribution, precision: { wrong.returned.precision(of: $0) })
      }) {
        return .mistakes([wrong.named])
      }
      return .wrong(
        "The draws do not have the conditional distribution of σ². For \(questions[0].words) their mean is off; "
          + "look at shape and rate of 1/σ² in the chapter's page.")
    }

    // Right draws, wrong sweep
    let refused = judge.comparisons.filter(\.isRefused).sorted { abs($0.z) > abs($1.z) }
    if refused.isEmpty { return .solved }
    return .mistakes([oldWeights])
  }
}
