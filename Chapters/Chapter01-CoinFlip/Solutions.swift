// The solutions, the mistakes that students are known to make, and a hint for each.
// `swift run chapter1 exercises 3 --solution` prints one of them.

import BayesNumerics
import Foundation
import Inference
import Marking
import Workbook

extension CoinFlip {
  static let exercises: [Exercise] = [
    .bothTails, .shortestInterval, .flipsThatConvince, .oneFlipAtATime, .evidenceWithoutOverflow,
  ]
}

enum Solutions {
  // MARK: Solution 1

  static func twoSidedTail(_ data: Flips) -> Double {
    let fair = Binomial(trials: data.flips, probability: 0.5)
    let larger = max(data.heads, data.tails)
    return min(1, 2 * fair.upperTail(larger - 1))
  }

  // MARK: Solution 2

  static func highestDensityInterval(_ beta: Beta) -> [Double] {
    // Slide the interval over the peak until both ends are equally probable
    var low = 0.0
    var high = 0.05
    for _ in 0..<60 {
      let left = (low + high) / 2
      let ends = (beta.quantile(left), beta.quantile(left + 0.95))
      if beta.logDensity(ends.0) < beta.logDensity(ends.1) { low = left } else { high = left }
    }
    return [beta.quantile(low), beta.quantile(low + 0.95)]
  }

  // MARK: Solution 3

  static func flipsNeeded(_ question: FlipsNeeded) -> Int {
    for flips in 1...10_000 {
      let heads = Int((question.share * Double(flips)).rounded())
      let biased = -log(Double(flips) + 1)
      let fair = Binomial(trials: flips, probability: 0.5).logDensity(heads)
      if biased - fair > log(question.threshold) { return flips }
    }
    return 10_000
  }

  // MARK: Solution 4

  static func probabilityOfFlips(_ case: SequentialCase) -> Double {
    var (a, b) = (`case`.a, `case`.b)
    var probability = 1.0
    for isHeads in `case`.flips {
      // Predict, then learn
      probability *= (isHeads ? a : b) / (a + b)
      if isHeads { a += 1 } else { b += 1 }
    }
    return probability
  }

  // MARK: Solution 5

  static func logBetaFunction(_ pair: ShapePair) -> Double {
    logGamma(pair.a) + logGamma(pair.b) - logGamma(pair.a + pair.b)
  }
}

// MARK: What the exercises ask about

/// A coin that shows this share of heads, and the Bayes factor that has to be passed.
struct FlipsNeeded: Sendable {
  let share: Double
  let threshold: Double

  /// log K of "biased, p uniform" against "fair".
  func logBayesFactor(heads: Int, flips: Int) -> Double {
    let data = Flips(heads: heads, flips: flips)
    return CoinModel(prior: Beta(a: 1, b: 1)).logEvidence(of: data)
      - FairCoin().logEvidence(of: data)
  }

  /// The first n whose round(share n) heads pass the test, or 10000 when none up to 10000 does.
  func firstCount(
    rounding rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero,
    passing test: (_ heads: Int, _ flips: Int) -> Bool
  ) -> Int {
    (1...10_000).first { test(Int((share * Double($0)).rounded(rule)), $0) } ?? 10_000
  }
}

/// A prior and the flips that follow.
struct SequentialCase: Sendable {
  let a: Double
  let b: Double
  let flips: [Bool]

  var heads: Int { flips.count(where: { $0 }) }

  /// As if nothing were learnt from one flip to the next.
  var withoutLearning: Double {
    pow(a / (a + b), Double(heads)) * pow(b / (a + b), Double(flips.count - heads))
  }

  /// Each flip predicted after it has been counted.
  var afterwards: Double {
    var (a, b, probability) = (a, b, 1.0)
    for isHeads in flips {
      if isHeads { a += 1 } else { b += 1 }
      probability *= (isHeads ? a : b) / (a + b)
    }
    return probability
  }
}

/// The two arguments of the beta function.
struct ShapePair: Sendable {
  let a: Double
  let b: Double
}

extension Exercise {
  // MARK: Exercise 1

  static let bothTails = Exercise(
    1, "Both tails",
    task: "The lecture's p-value of 9 % counts one tail. Compute the probability that a fair coin "
      + "lands at least as far from flips / 2, on either side.",
    hint: "A fair coin is symmetric: the far tail on one side is as probable as on the other. "
      + "Binomial(trials:probability:).upperTail(k) is P(K > k), without k itself.",
    alwaysTry: [.lecture, Flips(heads: 5, flips: 10)],
    inputs: { random in
      let flips = Int.random(in: 5...40, using: &random)
      return Flips(heads: Int.random(in: 0...flips, using: &random), flips: flips)
    },
    describe: { "heads = \($0.heads), flips = \($0.flips)" },
    agreement: .relative(1e-9, because: "sums of at most 41 exact terms"),
    student: { try Exercises.twoSidedTail(heads: $0.heads, flips: $0.flips) },
    solution: { Solutions.twoSidedTail($0) },
    mistakes: [
      Mistake(
        "one tail for two",
        hint: "You count one side only; a coin can be unfair in two directions."
      ) { FrequentistAnalysis(data: $0).oneSidedTail },
      Mistake(
        "the upper tail only",
        hint:
          "That is the tail above the count, whichever side the count is on; a coin can be unfair "
          + "in two directions."
      ) { Binomial(trials: $0.flips, probability: 0.5).upperTail($0.heads - 1) },
      Mistake(
        "the seen count left out",
        hint: "The tail begins at the count that was seen: P(K >= k), not P(K > k)."
      ) {
        min(1, 2 * Binomial(trials: $0.flips, probability: 0.5).upperTail(max($0.heads, $0.tails)))
      },
      Mistake(
        "one bar for the tail",
        hint:
          "That is the probability of exactly this count; a tail also holds all counts beyond it."
      ) { min(1, 2 * Binomial(trials: $0.flips, probability: 0.5).density($0.heads)) },
      Mistake(
        "always the upper tail",
        hint:
          "With fewer heads than tails the far tail is the lower one: count from the larger of the two."
      ) { min(1, 2 * Binomial(trials: $0.flips, probability: 0.5).upperTail($0.heads - 1)) },
      Mistake(
        "a probability above 1",
        hint:
          "When heads = flips / 2 the two tails overlap in the middle; a probability is at most 1."
      ) { 2 * FrequentistAnalysis(data: $0).oneSidedTail },
    ])

  // MARK: Exercise 2

  static let shortestInterval = Exercise(
    2, "The shortest interval",
    task: "The lecture cuts 2.5 % off each tail. Find the shortest interval that holds 95 % of "
      + "Beta(a, b).",
    hint: "Slide an interval of 95 % over the peak. It is shortest where the density is equal at "
      + "both ends.",
    alwaysTry: [Beta(a: 11, b: 5)],
    inputs: { random in
      Beta(
        a: Double.random(in: 1.5...30, using: &random),
        b: Double.random(in: 1.5...30, using: &random))
    },
    describe: { "a = \($0.a), b = \($0.b)" },
    parts: ["lower", "upper"], agreement: .absolute(1e-4, because: "the exercise asks for 0.0001"),
    student: { try Exercises.highestDensityInterval(a: $0.a, b: $0.b) },
    solution: { Solutions.highestDensityInterval($0) },
    mistakes: [
      Mistake(
        "equal tails",
        hint:
          "You cut the same probability off both tails; the density is not the same at your two ends."
      ) { [$0.quantile(0.025), $0.quantile(0.975)] },
      Mistake(
        "a normal distribution for the beta",
        hint:
          "Mean and 1.96 standard deviations hold 95 % of a normal distribution; this one is skewed."
      ) { [$0.mean - 1.96 * $0.standardDeviation, $0.mean + 1.96 * $0.standardDeviation] },
      Mistake(
        "a and b swapped",
        hint: "Your interval belongs to Beta(b, a): heads go with a, tails with b."
      ) { Solutions.highestDensityInterval(Beta(a: $0.b, b: $0.a)) },
      Mistake(
        "upper end first", hint: "Your ends are right but in the wrong order: [lower, upper]."
      ) { Solutions.highestDensityInterval($0).reversed() as [Double] },
      Mistake(
        "90 % for 95 %",
        hint: "Your interval holds 90 %: 5 % is the probability outside, both sides together."
      ) {
        let interval = CredibleInterval.highestDensity(of: $0, probability: 0.9)
        return [interval.lower, interval.upper]
      },
    ])

  // MARK: Exercise 3

  static let flipsThatConvince = Exercise(
    3, "How many flips convince?",
    task: "A coin always shows the same share of heads. After how many flips does the Bayes factor "
      + "of 'biased, p uniform' against 'fair' first exceed the threshold? Return 10000 when no number "
      + "of flips up to 10000 will do.",
    hint: "The evidence of the uniform prior is 1 / (n + 1) for every number of heads. Work with "
      + "logarithms, and start at n = 1.",
    // No number of flips will do for one half, and 2^-n is 0 to a computer long before 0.52 convinces
    alwaysTry: [
      FlipsNeeded(share: 0.7, threshold: 3), FlipsNeeded(share: 0.5, threshold: 3),
      FlipsNeeded(share: 0.52, threshold: 10),
    ],
    inputs: { random in
      FlipsNeeded(
        share: [0.6, 0.65, 0.7, 0.75, 0.8, 0.9].randomElement(using: &random) ?? 0.7,
        threshold: [3, 10, 30, 100].randomElement(using: &random) ?? 3)
    },
    describe: { "share = \($0.share), threshold = \($0.threshold)" },
    agreement: .absolute(0, because: "a count is exact"),
    student: { try Exercises.flipsNeeded(share: $0.share, threshold: $0.threshold) },
    solution: { Solutions.flipsNeeded($0) },
    mistakes: [
      Mistake(
        "the ratio upside down",
        hint: "Your ratio is P(data | fair) / P(data | biased); the question asks for its inverse."
      ) { question in
        question.firstCount {
          -question.logBayesFactor(heads: $0, flips: $1) > log(question.threshold)
        }
      },
      Mistake(
        "log forgotten",
        hint: "You compare log K with the threshold itself; take the logarithm of both."
      ) { question in
        question.firstCount {
          question.logBayesFactor(heads: $0, flips: $1) > question.threshold
        }
      },
      Mistake(
        "two kinds of logarithm",
        hint: "One side is a natural logarithm, the other one to base 10."
      ) { question in
        question.firstCount {
          question.logBayesFactor(heads: $0, flips: $1) > log10(question.threshold)
        }
      },
      Mistake(
        "the number of orders forgotten",
        hint:
          "The evidence of both models counts all orders of the heads; 1 / (n + 1) already does, "
          + "and 1 / 2^n is one order only."
      ) { question in
        question.firstCount { _, flips in
          Double(flips) * log(2) - log(Double(flips) + 1) > log(question.threshold)
        }
      },
      Mistake(
        "no answer where there is none",
        hint: "For some shares no number of flips convinces; return 10000 then, as the task says."
      ) { question in
        let found = question.firstCount {
          question.logBayesFactor(heads: $0, flips: $1) > log(question.threshold)
        }
        return found == 10_000 ? -1 : found
      },
      Mistake(
        "numbers too small for a computer",
        hint: "2^-n is zero to a computer beyond n = 1074; compare logarithms of the evidences."
      ) { question in
        question.firstCount { heads, flips in
          let orders = exp(logBinomialCoefficient(flips, heads))
          return 1 / (Double(flips) + 1) / (orders * pow(0.5, Double(flips))) > question.threshold
        }
      },
      Mistake(
        "heads rounded down",
        hint: "The number of heads is round(share * n); yours is always rounded down."
      ) { question in
        question.firstCount(rounding: .down) {
          question.logBayesFactor(heads: $0, flips: $1) > log(question.threshold)
        }
      },
    ])

  // MARK: Exercise 4

  static let oneFlipAtATime = Exercise(
    4, "One flip at a time",
    task:
      "Start from Beta(a, b), predict each flip before you learn from it, and return the product of "
      + "these predictions: the probability of exactly these flips. Try two orders.",
    hint:
      "What will the next flip be? The chapter answers it with the mean of what is believed, which "
      + "changes after every flip.",
    alwaysTry: [SequentialCase(a: 10, b: 12, flips: [true, true, false])],
    inputs: { random in
      let bias = Double.random(in: 0.1...0.9, using: &random)
      let count = Int.random(in: 3...30, using: &random)
      return SequentialCase(
        a: Double(Int.random(in: 2...20, using: &random)),
        b: Double(Int.random(in: 2...20, using: &random)),
        flips: (0..<count).map { _ in Double.random(in: 0..<1, using: &random) < bias })
    },
    describe: { input in
      "a = \(input.a), b = \(input.b), flips = \(input.flips.map { $0 ? "H" : "T" }.joined())"
    },
    agreement: .relative(1e-10, because: "a product of thirty quotients; nothing cancels"),
    student: { try Exercises.probabilityOfFlips(a: $0.a, b: $0.b, flips: $0.flips) },
    solution: { Solutions.probabilityOfFlips($0) },
    mistakes: [
      Mistake(
        "heads and tails swapped",
        hint: "You predict heads by b and tails by a; a counts the heads."
      ) {
        Solutions.probabilityOfFlips(SequentialCase(a: $0.a, b: $0.b, flips: $0.flips.map { !$0 }))
      },
      Mistake(
        "nothing learnt",
        hint: "Every flip is predicted by the prior alone; the flips before it count as well."
      ) { $0.withoutLearning },
      Mistake(
        "learnt too early",
        hint: "You count a flip before you predict it; nobody knows it yet."
      ) { $0.afterwards },
      Mistake(
        "all orders counted",
        hint:
          "That is the probability of the number of heads; these flips are one of its many orders."
      ) { input in
        Solutions.probabilityOfFlips(input)
          * exp(logBinomialCoefficient(input.flips.count, input.heads))
      },
      Mistake(
        "the prior forgotten",
        hint: "Your result is that of the uniform prior; start from the a and b that are given."
      ) { Solutions.probabilityOfFlips(SequentialCase(a: 1, b: 1, flips: $0.flips)) },
      Mistake(
        "a flip left out", hint: "You stop one flip too early: the last one counts as well."
      ) {
        Solutions.probabilityOfFlips(SequentialCase(a: $0.a, b: $0.b, flips: $0.flips.dropLast()))
      },
    ])

  // MARK: Exercise 5

  static let evidenceWithoutOverflow = Exercise(
    5, "Evidence without underflow",
    task: "The Bayes factor is made of beta functions, and B(a, b) underflows to zero for a few "
      + "thousand flips. Compute its logarithm for a and b up to a million, from logGamma alone.",
    hint: "B(a, b) = gamma(a) gamma(b) / gamma(a + b), and logGamma never overflows.",
    alwaysTry: [
      ShapePair(a: 11, b: 5), ShapePair(a: 2.5, b: 4), ShapePair(a: 175_000, b: 175_000),
    ],
    inputs: { random in
      func shape() -> Double { exp(Double.random(in: log(0.01)...log(1e6), using: &random)) }
      return ShapePair(a: shape(), b: shape())
    },
    describe: { "a = \($0.a), b = \($0.b)" },
    agreement: .relative(
      1e-7,
      because: "three logarithms of up to 1e7, each right to 1e-16, cancel to as little as 1e-1"),
    student: { try Exercises.logBetaFunction(a: $0.a, b: $0.b) },
    solution: { Solutions.logBetaFunction($0) },
    mistakes: [
      Mistake(
        "overflow, and log forgotten",
        hint: "gamma(a) overflows beyond a = 171, and the task asks for the logarithm of B(a, b)."
      ) { pair in
        let product: Double = tgamma(pair.a) * tgamma(pair.b)
        return product / tgamma(pair.a + pair.b)
      },
      Mistake(
        "overflow on the way",
        hint: "gamma(a) overflows beyond a = 171; add logarithms instead of multiplying."
      ) { log(tgamma($0.a) * tgamma($0.b) / tgamma($0.a + $0.b)) },
      Mistake(
        "log forgotten",
        hint: "That is B(a, b) itself, which is zero for large a and b; return its logarithm."
      ) { exp(Solutions.logBetaFunction($0)) },
      Mistake(
        "upside down", hint: "The sign is wrong: gamma(a + b) is in the denominator."
      ) { -Solutions.logBetaFunction($0) },
      Mistake(
        "the sum forgotten", hint: "You left out the denominator: subtract logGamma(a + b)."
      ) { logGamma($0.a) + logGamma($0.b) },
      Mistake(
        "product for sum", hint: "The denominator is gamma(a + b), not gamma(a * b)."
      ) { logGamma($0.a) + logGamma($0.b) - logGamma($0.a * $0.b) },
    ])
}
