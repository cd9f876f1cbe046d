// The solutions, the mistakes that students are known to make, and a hint for each.
// `swift run chapter2 exercises 3 --solution` prints one of them.

import BayesNumerics
import Foundation
import Marking
import Workbook

extension PoissonRates {
  static let exercises: [Exercise] = [
    .swappedAxes, .fasterSensor, .nextCount, .gridTooCoarse, .equalRates,
  ]
}

enum Solutions {
  // MARK: Solution 1

  static func summit(_ question: SummitQuestion) -> [Double] {
    // Each rate has a Gamma(s + 1, N + 1/b) posterior, with its summit at s / (N + 1/b)
    let intervals = Double(question.intervals)
    return [
      Double(question.events1) / (intervals + 1 / question.mean1),
      Double(question.events2) / (intervals + 1 / question.mean2),
    ]
  }

  // MARK: Solution 2

  static func probabilityFirstIsFaster(_ question: FasterQuestion) -> Double {
    // Two Gamma variables of one rate: the share λ1 / (λ1 + λ2) is Beta(s1 + 1, s2 + 1), whatever N is
    let share = Beta(a: Double(question.events1) + 1, b: Double(question.events2) + 1)
    return share.upperTail(0.5)
  }

  // MARK: Solution 3

  static func predictive(_ question: PredictiveQuestion) -> Double {
    let rate = Double(question.intervals) + 1 / question.mean
    let nextCount = NegativeBinomial(
      shape: Double(question.events) + 1, successProbability: rate / (rate + 1))
    return nextCount.density(question.count)
  }

  // MARK: Solution 4

  static func pointsNeeded(_ question: PointsQuestion) -> Int {
    // n points have n - 1 spacings
    let standardDeviation = Double(question.events + 1).squareRoot() / Double(question.intervals)
    return Int((question.end / standardDeviation).rounded(.up)) + 1
  }

  // MARK: Solution 5

  static func logFactorOfEqualRates(_ question: EqualRatesQuestion) -> Double {
    // log of r^a / Γ(a) Γ(a + s) / (r + N)^(a + s); what both models share is left out
    func logEvidence(events: Int, intervals: Int) -> Double {
      let (a, r) = (question.shape, question.rate)
      let shape = a + Double(events)
      return a * log(r) - logGamma(a) + logGamma(shape) - shape * log(r + Double(intervals))
    }
    let n = question.intervals
    return logEvidence(events: question.events1 + question.events2, intervals: 2 * n)
      - logEvidence(events: question.events1, intervals: n)
      - logEvidence(events: question.events2, intervals: n)
  }
}

// MARK: What the exercises ask about

struct SummitQuestion: Sendable {
  let events1: Int
  let events2: Int
  let intervals: Int
  let mean1: Double
  let mean2: Double

  var words: String {
    """
    events1 = \(events1), events2 = \(events2), intervals = \(intervals), mean1 = \(mean1), \
    mean2 = \(mean2)
    """
  }

  static func drawn(using random: inout RandomSource) -> SummitQuestion {
    let events1 = Int.random(in: 1...40, using: &random)
    return SummitQuestion(
      events1: events1, events2: events1 + Int.random(in: 1...20, using: &random),
      intervals: Int.random(in: 1...12, using: &random),
      mean1: Double(Int.random(in: 11...30, using: &random)),
      mean2: Double(Int.random(in: 2...10, using: &random)))
  }

  /// s / (N + these) for both sensors.
  func summit(adding first: Double, _ second: Double, events: Int = 0) -> [Double] {
    let n = Double(intervals)
    return [Double(events1 + events) / (n + first), Double(events2 + events) / (n + second)]
  }

  var withMeansSwapped: SummitQuestion {
    SummitQuestion(
      events1: events1, events2: events2, intervals: intervals, mean1: mean2, mean2: mean1)
  }
}

struct FasterQuestion: Sendable {
  let events1: Int
  let events2: Int
  let intervals: Int
  let mean: Double

  /// The posterior of a rate after so many events.
  func posterior(_ events: Int) -> Gamma {
    Gamma(shape: Double(events) + 1, rate: Double(intervals) + 1 / mean)
  }

  var words: String {
    "events1 = \(events1), events2 = \(events2), intervals = \(intervals), mean = \(mean)"
  }

  static func drawn(using random: inout RandomSource) -> FasterQuestion {
    let events1 = Int.random(in: 1...20, using: &random)
    return FasterQuestion(
      events1: events1, events2: max(1, events1 + Int.random(in: -5...5, using: &random)),
      intervals: Int.random(in: 1...12, using: &random),
      mean: Double(Int.random(in: 1...10, using: &random)))
  }

  /// P(λ1 > λ2) if the difference of the rates were normal.
  var byNormalDifference: Double {
    let (first, second) = (posterior(events1), posterior(events2))
    let spread = (first.variance + second.variance).squareRoot()
    return Normal(mean: first.mean - second.mean, standardDeviation: spread).upperTail(0)
  }

  /// P(λ1 > E[λ2])
  var bySecondMean: Double { posterior(events1).upperTail(posterior(events2).mean) }

  /// 1, 0 or, at equal counts, one half.
  var byEstimates: Double { events1 > events2 ? 1 : events1 == events2 ? 0.5 : 0 }

  var otherSensor: Double { 1 - Solutions.probabilityFirstIsFaster(self) }

  /// With the shapes s instead of s + 1.
  var withoutPrior: Double { Beta(a: Double(events1), b: Double(events2)).upperTail(0.5) }
}

struct PredictiveQuestion: Sendable {
  let count: Int
  let events: Int
  let intervals: Int
  let mean: Double

  /// The negative binomial mass, also with another shape or with success and failure interchanged.
  func mass(shape: Int? = nil, inverted: Bool = false) -> Double {
    let probability = inverted ? 1 / (rate + 1) : rate / (rate + 1)
    return NegativeBinomial(
      shape: Double(shape ?? events + 1), successProbability: probability
    ).density(count)
  }

  /// With N in the place of N + 1/b.
  var massWithoutPrior: Double {
    let n = Double(intervals)
    return NegativeBinomial(
      shape: Double(events + 1), successProbability: n / (n + 1)
    ).density(count)
  }

  /// N + 1/b
  var rate: Double { Double(intervals) + 1 / mean }

  var words: String {
    "count = \(count), events = \(events), intervals = \(intervals), mean = \(mean)"
  }

  static func drawn(using random: inout RandomSource) -> PredictiveQuestion {
    let intervals = Int.random(in: 1...8, using: &random)
    return PredictiveQuestion(
      count: Int.random(in: 0...9, using: &random),
      events: Int.random(in: 1...(5 * intervals), using: &random), intervals: intervals,
      mean: Double(Int.random(in: 2...12, using: &random)))
  }

  /// The Poisson mass at this rate.
  func poisson(rate: Double) -> Double { Poisson(mean: rate).density(count) }

  var posteriorMean: Double { Double(events + 1) / rate }

  var observedRate: Double { Double(events) / Double(intervals) }
}

struct PointsQuestion: Sendable {
  let events: Int
  let intervals: Int
  let end: Double

  /// The points of a grid whose spacing is at most this.
  func points(spacing: Double) -> Int { Int((end / spacing).rounded(.up)) + 1 }

  var words: String { "events = \(events), intervals = \(intervals), end = \(end)" }

  static func drawn(using random: inout RandomSource) -> PointsQuestion {
    let intervals = Int.random(in: 1...400, using: &random)
    return PointsQuestion(
      events: Int.random(in: 0...(3 * intervals), using: &random), intervals: intervals,
      end: Double(Int.random(in: 40...400, using: &random)) / 10 + 0.0371)
  }

  /// Of the rate, under a flat prior.
  var standardDeviation: Double { Double(events + 1).squareRoot() / Double(intervals) }

  /// Of the number of events.
  var countDeviation: Double { Double(events + 1).squareRoot() }
}

struct EqualRatesQuestion: Sendable {
  let events1: Int
  let events2: Int
  let intervals: Int
  let shape: Double
  let rate: Double

  /// The logarithm of the factor with other ideas of the evidence and of the intervals of both sensors.
  func logFactor(
    togetherIntervals: Int, normalised: Bool = true
  ) -> Double {
    func logEvidence(_ events: Int, _ intervals: Int) -> Double {
      let posterior = shape + Double(events)
      return (normalised ? shape * log(rate) - logGamma(shape) : 0) + logGamma(posterior)
        - posterior * log(rate + Double(intervals))
    }
    return logEvidence(events1 + events2, togetherIntervals)
      - logEvidence(events1, intervals) - logEvidence(events2, intervals)
  }

  var words: String {
    """
    events1 = \(events1), events2 = \(events2), intervals = \(intervals), shape = \(shape), \
    rate = \(rate)
    """
  }

  static func drawn(using random: inout RandomSource) -> EqualRatesQuestion {
    let intervals = Int.random(in: 1...30, using: &random)
    let events1 = Int.random(in: 0...(4 * intervals), using: &random)
    return EqualRatesQuestion(
      events1: events1, events2: Int.random(in: 0...(4 * intervals), using: &random),
      intervals: intervals, shape: Double(Int.random(in: 2...40, using: &random)) / 8,
      rate: Double(Int.random(in: 1...30, using: &random)) / 16)
  }
}

extension Exercise {
  // MARK: Exercise 1

  static let swappedAxes = Exercise(
    1, "The swapped axes",
    task: "A colleague's landscape peaks on the wrong side of the diagonal. Return the mode as "
      + "[λ1, λ2], with the first mean for the first rate.",
    hint: "The posterior of each rate is a Gamma. Its density is highest where "
      + "s log λ - (N + 1/b) λ is.",
    alwaysTry: [SummitQuestion(events1: 3, events2: 1, intervals: 1, mean1: 10, mean2: 3)],
    inputs: { SummitQuestion.drawn(using: &$0) },
    describe: { $0.words },
    parts: ["λ1", "λ2"],
    agreement: .relative(1e-9, because: "a division and a sum; nothing cancels"),
    student: {
      try Exercises.summit(
        events1: $0.events1, events2: $0.events2, intervals: $0.intervals, mean1: $0.mean1,
        mean2: $0.mean2)
    },
    solution: { Solutions.summit($0) },
    mistakes: [
      Mistake(
        "axes swapped",
        hint:
          "You return [λ2, λ1]: the first number belongs to the first sensor. With equal counts you "
          + "would never notice."
      ) { Solutions.summit($0).reversed() },
      Mistake(
        "means swapped",
        hint:
          "You gave λ1 the prior mean of λ2; 'Exp(3), Exp(10)' does not say whose is whose."
      ) { Solutions.summit($0.withMeansSwapped) },
      Mistake(
        "the mean for the rate of the exponential",
        hint: "You add b to N. The exponential density is exp(-λ / b) / b: its exponent adds 1/b."
      ) { $0.summit(adding: $0.mean1, $0.mean2) },
      Mistake(
        "mean for mode",
        hint: "That is the posterior's mean, (s + 1) / (N + 1/b); the mode lies lower, as the "
          + "posterior is skewed."
      ) { $0.summit(adding: 1 / $0.mean1, 1 / $0.mean2, events: 1) },
      Mistake(
        "the prior forgotten",
        hint: "s / N is the mode under uniform priors; the exponential ones pull it down."
      ) { $0.summit(adding: 0, 0) },
    ])

  // MARK: Exercise 2

  static let fasterSensor = Exercise(
    2, "Which sensor is faster?",
    task: "The posterior of the difference λ1 - λ2 answers it. Compute the probability that it is "
      + "positive, for one exponential prior on both rates.",
    hint:
      "Integrate P(λ1) P(λ2 < λ1), or find the distribution of the share λ1 / (λ1 + λ2) of two Gamma "
      + "variables with the same rate.",
    alwaysTry: [FasterQuestion(events1: 3, events2: 1, intervals: 1, mean: 10)],
    inputs: { FasterQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(1e-6, because: "the exercise asks for 0.000001"),
    student: {
      try Exercises.probabilityFirstIsFaster(
        events1: $0.events1, events2: $0.events2, intervals: $0.intervals, mean: $0.mean)
    },
    solution: { Solutions.probabilityFirstIsFaster($0) },
    mistakes: [
      Mistake(
        "the other sensor", hint: "That is P(λ1 < λ2), the other tail of the difference."
      ) { $0.otherSensor },
      Mistake(
        "a normal difference",
        hint: "Two skewed rates do not have a normal difference at so few counts; do the integral."
      ) { $0.byNormalDifference },
      Mistake(
        "the second rate taken as known",
        hint: "You compare λ1 with the mean of λ2; but λ2 is uncertain too, so average over it."
      ) { $0.bySecondMean },
      Mistake(
        "s for s + 1",
        hint: "Your shapes are s1 and s2; the exponential prior makes them s1 + 1 and s2 + 1."
      ) { $0.withoutPrior },
      Mistake(
        "yes or no",
        hint:
          "You compare the two estimates; the question asks how probable that order is."
      ) { $0.byEstimates },
    ])

  // MARK: Exercise 3

  static let nextCount = Exercise(
    3, "The next count",
    task:
      "Average the Poisson distribution over the posterior of its rate: how probable are so many events in "
      + "the next interval?",
    hint:
      "The integral of λ^k exp(-λ) / k! against a Gamma density is a negative binomial mass. Which "
      + "of its parameters is the shape of the posterior?",
    alwaysTry: [PredictiveQuestion(count: 2, events: 3, intervals: 1, mean: 10)],
    inputs: { PredictiveQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .relative(1e-9, because: "logarithms of factorials below 100, right to 1e-13"),
    student: {
      try Exercises.predictive(
        count: $0.count, events: $0.events, intervals: $0.intervals, mean: $0.mean)
    },
    solution: { Solutions.predictive($0) },
    mistakes: [
      Mistake(
        "the rate taken as known",
        hint:
          "That is the Poisson distribution at the posterior mean. It forgets that the rate is uncertain, so "
          + "large counts come out too rare."
      ) { $0.poisson(rate: $0.posteriorMean) },
      Mistake(
        "the observed rate taken as known",
        hint: "That is the Poisson distribution at s / N, without prior and without uncertainty."
      ) { $0.poisson(rate: $0.observedRate) },
      Mistake(
        "the most probable rate taken as known",
        hint:
          "That is the Poisson distribution at the most probable rate, s / (N + 1/b). It forgets that "
          + "the rate is uncertain."
      ) { $0.poisson(rate: Double($0.events) / $0.rate) },
      Mistake(
        "success for failure",
        hint:
          "Success and failure are interchanged: the success probability is r / (r + 1), close to 1 "
          + "after many intervals."
      ) { $0.mass(inverted: true) },
      Mistake(
        "s for s + 1",
        hint: "The shape of the posterior is s + 1, of which one is the prior's."
      ) { $0.mass(shape: $0.events) },
      Mistake(
        "the prior forgotten", hint: "The rate of the posterior is N + 1/b; yours is N."
      ) { $0.massWithoutPrior },
    ])

  // MARK: Exercise 4

  static let gridTooCoarse = Exercise(
    4, "A grid too coarse",
    task:
      "A grid that steps over the peak sees nothing of it. How many points does it need, so that "
      + "its spacing is at most one standard deviation of the rate?",
    hint: "Under a flat prior the posterior is Gamma(s + 1, N), of variance (s + 1) / N².",
    alwaysTry: [
      PointsQuestion(events: 300, intervals: 100, end: 5),
      PointsQuestion(events: 0, intervals: 1, end: 4.5),
    ],
    inputs: { PointsQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(0, because: "a count is exact"),
    student: {
      try Exercises.pointsNeeded(events: $0.events, intervals: $0.intervals, end: $0.end)
    },
    solution: { Solutions.pointsNeeded($0) },
    mistakes: [
      Mistake(
        "one point too few",
        hint:
          "One point is missing: either you counted the spacings, of which there is one less than "
          + "points, or you rounded the number of spacings down instead of up."
      ) { Solutions.pointsNeeded($0) - 1 },
      Mistake(
        "variance for standard deviation",
        hint: "You compare the spacing with the variance; take its square root."
      ) { $0.points(spacing: $0.standardDeviation * $0.standardDeviation) },
      Mistake(
        "the count's standard deviation",
        hint: "√(s + 1) is the spread of the number of events; that of the rate is N times smaller."
      ) { $0.points(spacing: $0.countDeviation) },
      Mistake(
        "both sides of the peak",
        hint:
          "You let the spacing be two standard deviations, from one flank to the other; the question asks for one."
      ) { $0.points(spacing: 2 * $0.standardDeviation) },
    ])

  // MARK: Exercise 5

  static let equalRates = Exercise(
    5, "Are the rates equal?",
    task: "Weigh 'both sensors count the same process' against 'each has a rate of its own': the "
      + "logarithm of the Bayes factor, with one Gamma prior for every rate.",
    hint:
      "Multiply the likelihood λ^s exp(-N λ) by the Gamma prior and use the gamma integral of the chapter. "
      + "How many events, in how many intervals, does a common rate explain?",
    alwaysTry: [EqualRatesQuestion(events1: 3, events2: 1, intervals: 1, shape: 1, rate: 0.1)],
    inputs: { EqualRatesQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(1e-8, because: "logarithms of up to 2000, each right to 1e-15, cancel"),
    student: {
      try Exercises.logFactorOfEqualRates(
        events1: $0.events1, events2: $0.events2, intervals: $0.intervals, shape: $0.shape,
        rate: $0.rate)
    },
    solution: { Solutions.logFactorOfEqualRates($0) },
    mistakes: [
      Mistake(
        "upside down",
        hint: "Your factor favours separate rates; the question asks for its inverse."
      ) { -Solutions.logFactorOfEqualRates($0) },
      Mistake(
        "N for 2 N",
        hint: "The common rate was watched by both sensors: 2 N intervals, not N."
      ) { $0.logFactor(togetherIntervals: $0.intervals) },
      Mistake(
        "the prior's constant forgotten",
        hint: "r^a / Γ(a) does not cancel: it stands once in one evidence and twice in the other."
      ) { $0.logFactor(togetherIntervals: 2 * $0.intervals, normalised: false) },
      Mistake(
        "log forgotten", hint: "That is the factor itself; return its natural logarithm."
      ) { exp(Solutions.logFactorOfEqualRates($0)) },
      Mistake(
        "the wrong logarithm", hint: "That is the logarithm to base 10; the natural one was asked."
      ) { Solutions.logFactorOfEqualRates($0) / log(10) },
    ])
}
