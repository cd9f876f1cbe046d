import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// The model without a parameter, p = 1/2, against "some p": the chapter's title answered.
  static let isItFair = Section<CoinStudy>(
    "is-it-fair", "So, is the coin fair?",
    options: ["heads", "flips", "data", "against", "fair-prior"], seconds: 0.05
  ) { study, run in
    // Data
    let data = study.data

    // Model: "fair" says p = 1/2 exactly; "some p" has the prior of --against, uniform in the lecture
    let question = FairnessQuestion(alternative: study.second, priorProbability: study.fairPrior)

    // Inference: the Bayes factor, times the odds before the flips
    // snippet: odds
    let factor = question.factor(for: data)
    let probability = question.probabilityFair(after: data)
    // end snippet

    // What it shows: the verdict, beside the p-value that speaks of other things
    let pValue = FrequentistAnalysis(data: data).twoSidedTail
    let order = study.orderCheck
    let warning =
      order?.isMisfit == true
      ? "No answer can be given: the order shows that the flips are not independent with one p. What follows would hold if they were. "
      : ""
    let answer = question.answer(for: data)
    return Findings(
      answer: warning + answer,
      tables: [table(question, data, pValue: pValue)], figures: [figure(question, data)],
      claims: [claim(question, data)],
      values: [
        .init("evidence.fair", exp(question.fair.logEvidence(of: data))),
        .init("evidence.other", exp(question.alternative.logEvidence(of: data))),
        .init("K", factor.value), .init("K.against", 1 / factor.value),
        .init("probability", probability), .init("p-value", pValue),
        // The example of the text: 37 heads of 60, the uniform prior, even odds
        .init("sixty.p-value", FrequentistAnalysis(data: .sixty).twoSidedTail),
        .init("sixty.K", FairnessQuestion.uniform.factor(for: .sixty).value),
        .init("sixty.probability", FairnessQuestion.uniform.probabilityFair(after: .sixty)),
      ])
  }

  private static func table(
    _ question: FairnessQuestion, _ data: Flips, pValue: Double
  ) -> Table {
    let factor = question.factor(for: data)
    let other = question.alternative.prior.name
    return Table(
      title: "Fair or not: \(NumberText.grouped(data.heads)) heads in \(data.inWords)",
      columns: ["quantity", "value"],
      rows: [
        [
          "P(data | fair), p = 1/2",
          FairnessQuestion.short(log10: question.fair.logEvidence(of: data) / log(10)),
        ],
        [
          "P(data | some p), p ~ \(other)",
          FairnessQuestion.short(log10: question.alternative.logEvidence(of: data) / log(10)),
        ],
        ["K = the first over the second", FairnessQuestion.short(log10: factor.log10)],
        [
          "on Jeffreys' scale",
          factor.strength == .negligible
            ? factor.strength.rawValue
            : "\(factor.strength.rawValue), for \(factor.logarithm > 0 ? "fair" : "some other p")",
        ],
        ["P(fair) before the flips", NumberText.shortest(question.priorProbability)],
        [
          "P(fair | data)", FairnessQuestion.inWords(question.probabilityFair(after: data)),
        ],
        ["for comparison: p-value, both sides", FairnessQuestion.inWords(pValue)],
      ],
      note: "The p-value is a probability of data and P(fair | data) one of a model; they answer "
        + "different questions and need not agree.")
  }

  private static func figure(_ question: FairnessQuestion, _ data: Flips) -> Figure {
    Figure(
      name: "fair-or-not",
      caption: caption(question, data),
      layout: Figure.Layout(columns: 2, width: 1200, height: 580),
      panels: [predictions(question, data), odds(question, data)])
  }

  private static func caption(_ question: FairnessQuestion, _ data: Flips) -> String {
    let factor = question.factor(for: data)
    let size = FairnessQuestion.times(abs(factor.logarithm))
    let message =
      abs(factor.log10) < 0.02
      ? "Both models predicted what was seen about equally well."
      : "The \(factor.logarithm > 0 ? "fair coin" : "coin with some p") predicted what was seen \(size) "
        + "better."
    return message
      + " Left: the probability that each model gave to every number of heads before the flips; the "
      + "Bayes factor is the ratio of the two at the count that was seen. Right: what it makes of "
      + "every probability that the coin was fair; on the grey line the flips would change nothing."
  }

  /// What both models said of every count, before the flips.
  private static func predictions(_ question: FairnessQuestion, _ data: Flips) -> Panel {
    let fair = Binomial(trials: data.flips, probability: 0.5)
    let step = max(1, data.flips / 300)
    let (low, high) = data.flips <= 60 ? (0, data.flips) : shown(fair, data)
    let counts = Array(stride(from: low, through: high, by: max(1, min(step, (high - low) / 100))))
    let spacing = counts.count > 1 ? Double(counts[1] - counts[0]) : 1
    let other = question.alternative
    let heights = counts.map {
      exp(other.logEvidence(of: Flips(heads: $0, flips: data.flips)))
    }
    let seen = [fair.density(data.heads), exp(other.logEvidence(of: data))]
    let top = 1.3 * max(fair.density(data.flips / 2), heights.max() ?? 0)
    return Panel(
      "What each model predicted",
      x: Axis(
        "heads *k* in \(data.inWords)",
        range: Double(low) - 0.8 * spacing...Double(high) + 0.8 * spacing,
        tics: .counts(from: low, to: high)),
      y: Axis("probability *P*(*k* | model)", range: 0...top), key: .topLeft,
      layers: [
        .bars(
          "fair", x: counts.map(Double.init), heights: counts.map(fair.density),
          width: 0.8 * spacing, .vermillion, opacity: 0.45, title: "fair, *p* = ½"),
        .line(
          "other", x: counts.map(Double.init), y: heights, Stroke(.blue),
          title: "some *p* ~ \(other.prior.name)"),
        .points(
          "seen", x: [Double(data.heads), Double(data.heads)], y: seen, .black, marker: .diamond,
          size: 1.8, title: "seen: *k* = \(NumberText.grouped(data.heads)), under each model"),
      ])
  }

  /// Six standard deviations of a fair coin's count, and the count that was seen.
  private static func shown(_ fair: Binomial, _ data: Flips) -> (Int, Int) {
    let reach = 6 * fair.standardDeviation
    let low = max(0, min(fair.mean - reach, Double(data.heads) - 0.2 * reach))
    let high = min(Double(data.flips), max(fair.mean + reach, Double(data.heads) + 0.2 * reach))
    return (Int(low.rounded(.down)), Int(high.rounded(.up)))
  }

  /// P(fair | data) for every P(fair).
  private static func odds(_ question: FairnessQuestion, _ data: Flips) -> Panel {
    let priors = [Double].evenlySpaced(from: 0.002, to: 0.998, count: 250)
    let after = priors.map { prior in
      FairnessQuestion(alternative: question.alternative, priorProbability: prior)
        .probabilityFair(after: data)
    }
    let result = question.probabilityFair(after: data)
    let isRight = question.priorProbability > 0.6
    return Panel(
      "What becomes of your opinion",
      x: Axis("*P*(fair) before the flips", range: 0...1, tics: .every(0.2)),
      y: Axis("*P*(fair | data)", range: 0...1, tics: .every(0.2)),
      layers: [
        .line(
          "no change", x: [0, 1], y: [0, 1], Stroke(.grey, width: 1.5, dash: .solid)),
        .line("probability", x: priors, y: after, Stroke(.blue, dash: .solid)),
        .points(
          "here", x: [question.priorProbability], y: [result], .vermillion, marker: .diamond,
          size: 2),
        .label(
          "\(FairnessQuestion.inWords(question.priorProbability)) becomes \(FairnessQuestion.inWords(result))",
          x: .data(question.priorProbability), y: .data(result), .vermillion,
          anchor: isRight ? .right : .left,
          offset: (isRight ? -1.2 : 1.2, result > 0.5 ? -1.3 : (result < 0.1 ? 1.2 : -1.3))),
      ])
  }

  /// The chapter's own answer to the question of the slides, checked by a second route.
  private static func claim(_ question: FairnessQuestion, _ data: Flips) -> Claim {
    // P(k | fair) / P(k | uniform) = (n + 1) C(n, k) / 2^n, in whole numbers for the lecture's flips
    let counted = 15 * 1001 / 16384.0
    return Claim(
      "52c", .init(lecture: "003", slide: "Coin flip: Bayes factor"),
      "Bayes factor of p = 1/2 against uniform",
      .crossCheck(
        route: "15 x 1001 orders over 2^14", expected: counted,
        computed: question.factor(for: data).value,
        .relative(1e-12, because: "two logarithms of masses and an exponential")))
  }
}

extension Flips {
  /// The example of the text: a p-value that many would report, and a Bayes factor the other way.
  static let sixty = Flips(heads: 37, flips: 60)
}

/// Is the coin fair, p = 1/2, or has it some other p of a prior?
struct FairnessQuestion: Sendable {
  let fair = FairCoin()
  /// "Some p": its prior says which biases it thinks of.
  let alternative: CoinModel
  /// P(fair), before the flips.
  let priorProbability: Double

  /// p uniform, and even odds.
  static let uniform = FairnessQuestion(
    alternative: CoinModel(prior: Beta(a: 1, b: 1)), priorProbability: 0.5)

  // snippet: fair
  /// K = P(data | fair) / P(data | some p)
  func factor(for data: Flips) -> BayesFactor {
    BayesFactor(
      logEvidence: fair.logEvidence(of: data), against: alternative.logEvidence(of: data))
  }

  /// P(fair | data), from odds = K x prior odds.
  func probabilityFair(after data: Flips) -> Double {
    let priorOdds = log(priorProbability / (1 - priorProbability))
    return 1 / (1 + exp(-(factor(for: data).logarithm + priorOdds)))
  }
  // end snippet

  /// The answer to the chapter's title, for any flips.
  func answer(for data: Flips) -> String {
    let factor = factor(for: data)
    let prior = NumberText.shortest(priorProbability)
    let after = FairnessQuestion.inWords(probabilityFair(after: data))
    let opinion =
      "A probability of \(prior) for 'fair' before the flips becomes \(after) after them"
    let size = FairnessQuestion.times(abs(factor.logarithm))
    let (better, worse) =
      factor.logarithm > 0
      ? ("if p = 1/2", "if p comes from \(alternative.prior.name)")
      : ("if p comes from \(alternative.prior.name)", "if p = 1/2")
    let compared =
      abs(factor.logarithm) < 0.005
      ? "they are as probable \(better) as \(worse)"
      : "they are \(size) as probable \(better) as \(worse)"
    switch factor.strength {
    case .negligible:
      return
        "The flips do not decide: \(compared), which is \(factor.strength.rawValue). \(opinion)."
    default:
      let verdict =
        factor.logarithm > 0
        ? "The flips speak for a fair coin" : "The flips speak against a fair coin"
      return
        "\(verdict): \(compared), \(factor.strength.rawValue) evidence on Jeffreys' scale. \(opinion)."
    }
  }

  /// "1.09 times", "10^12.5 times"
  static func times(_ logarithm: Double) -> String {
    logarithm < log(1e4)
      ? "\(NumberText.significant(exp(logarithm), digits: 3)) times"
      : "10^\(NumberText.fixed(logarithm / log(10), decimals: 1)) times"
  }

  /// A positive number with three digits, or as a power: "0.0611", "10^-24.9".
  static func short(log10 exponent: Double) -> String {
    abs(exponent) < 4
      ? NumberText.significant(pow(10, exponent), digits: 3)
      : "10^\(NumberText.fixed(exponent, decimals: 1))"
  }

  /// A probability with three digits; one that is nearly 0 or 1 as a bound.
  static func inWords(_ probability: Double) -> String {
    if probability < 1e-300 { return "below 1e-300" }
    if probability > 0.9999, probability < 1 {
      return probability > 1 - 1e-12
        ? "above 0.999999999999"
        : "1 - \(NumberText.significant(1 - probability, digits: 2))"
    }
    return NumberText.significant(probability, digits: 3)
  }
}
