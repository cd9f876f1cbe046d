// The solutions, the mistakes that students are known to make, and a hint for each.
// `swift run chapter4 exercises 3 --solution` prints one of them.

import BayesNumerics
import Foundation
import Marking
import Workbook

extension StefanBoltzmannHierarchy {
  static let exercises: [Exercise] = [
    .vaguePrior, .outliers, .brightStars, .withoutArea, .fourthPower,
  ]
}

enum Solutions {
  // MARK: Solution 1

  static func posteriorWidth(_ question: WidthQuestion) -> Double {
    let ofOneStar = question.spread * question.spread + question.noise * question.noise
    let ofTheMean = question.meanUncertainty * question.meanUncertainty
    return (ofOneStar / Double(question.stars) + ofTheMean).squareRoot()
  }

  // MARK: Solution 2

  static func probabilityOfBad(_ question: OutlierQuestion) -> [Double] {
    zip(question.values, question.errors).map { value, error in
      let wide = (error * error + question.badWidth * question.badWidth).squareRoot()
      let good = Normal(mean: question.centre, standardDeviation: error).density(value)
      let bad = Normal(mean: question.centre, standardDeviation: wide).density(value)
      return question.share * bad / (question.share * bad + (1 - question.share) * good)
    }
  }

  // MARK: Solution 3

  static func logLikelihoodOfList(_ question: ListQuestion) -> Double {
    let ofAllStars = Normal(mean: question.centre, standardDeviation: question.width)
    let logListed = log(ofAllStars.upperTail(question.limit))
    return question.logLuminosities.reduce(0) { $0 + ofAllStars.logDensity($1) - logListed }
  }

  // MARK: Solution 4

  static func logLikelihoodWithoutArea(_ question: AreaQuestion) -> Double {
    // log L̂ = log σ + log A + 4 log T + noise is a sum of two normal numbers
    let mean = question.logSigma + question.meanLogArea + 4 * log(question.temperature)
    let standardDeviation = hypot(question.areaSpread, question.noise)
    let ofLogarithm = Normal(mean: mean, standardDeviation: standardDeviation)
    return ofLogarithm.logDensity(log(question.measured)) - log(question.measured)
  }

  // MARK: Solution 5

  static func posteriorOfPower(_ question: PowerQuestion) -> [Double] {
    let count = Double(question.x.count)
    let meanX = question.x.reduce(0, +) / count
    let meanY = question.y.reduce(0, +) / count
    let xx = question.x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let xy = zip(question.x, question.y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    return [xy / xx, question.noise / xx.squareRoot()]
  }
}

// MARK: What the exercises ask about

struct WidthQuestion: Sendable {
  let stars: Int
  let spread: Double
  let noise: Double
  let meanUncertainty: Double

  /// m² shrunk by N as well.
  var allAveraged: WidthQuestion {
    WidthQuestion(
      stars: stars, spread: hypot(spread, meanUncertainty), noise: noise, meanUncertainty: 0)
  }

  var sumOfDeviations: Double {
    let ofTheStars: Double = hypot(spread, noise) / Double(stars).squareRoot()
    return ofTheStars + meanUncertainty
  }

  var words: String {
    let first = "stars = \(stars), spread = \(spread), "
    return first + "noise = \(noise), meanUncertainty = \(meanUncertainty)"
  }
}

struct OutlierQuestion: Sendable {
  let values: [Double]
  let errors: [Double]
  let centre: Double
  let share: Double
  let badWidth: Double

  var words: String {
    let first = "values = \(short(values)), errors = \(short(errors)), "
    return first + "centre = \(centre), share = \(share), badWidth = \(badWidth)"
  }

  /// The answer when bad stars have this width, for their own error.
  func answer(wide: (_ error: Double) -> Double) -> [Double] {
    zip(values, errors).map { value, error -> Double in
      let good = Normal(mean: centre, standardDeviation: error).density(value)
      let bad = Normal(mean: centre, standardDeviation: wide(error)).density(value)
      return share * bad / (share * bad + (1 - share) * good)
    }
  }

  /// The answer when the share is taken for that of the good stars.
  var withShareOfGood: [Double] {
    Solutions.probabilityOfBad(
      OutlierQuestion(
        values: values, errors: errors, centre: centre, share: 1 - share, badWidth: badWidth))
  }

  /// The answer without the factor 1 / width of the densities.
  var withoutHeights: [Double] {
    zip(values, errors).map { value, error -> Double in
      let off2: Double = (value - centre) * (value - centre)
      let wide2: Double = error * error + badWidth * badWidth
      let good: Double = exp(-off2 / (2 * error * error))
      let bad: Double = exp(-off2 / (2 * wide2))
      return share * bad / (share * bad + (1 - share) * good)
    }
  }
}

struct ListQuestion: Sendable {
  let logLuminosities: [Double]
  let limit: Double
  let centre: Double
  let width: Double

  var distribution: Normal { Normal(mean: centre, standardDeviation: width) }

  var count: Double { Double(logLuminosities.count) }
  var logSeen: Double { log(distribution.upperTail(limit)) }
  var logMissed: Double { log(distribution.cumulative(limit)) }
  /// log(width √2π), once for each star.
  var constants: Double { count * (log(width) + 0.5 * log(2 * Double.pi)) }

  var words: String {
    let first = "logLuminosities = \(short(logLuminosities)), limit = \(limit), "
    return first + "centre = \(centre), width = \(width)"
  }

  /// Σ log N, as if nothing were lost.
  var uncorrected: Double { logLuminosities.reduce(0) { $0 + distribution.logDensity($1) } }
}

struct AreaQuestion: Sendable {
  let measured: Double
  let temperature: Double
  let logSigma: Double
  let meanLogArea: Double
  let areaSpread: Double
  let noise: Double

  var words: String {
    let first = "measured = \(measured), temperature = \(temperature), logSigma = \(logSigma), "
    return first + "meanLogArea = \(meanLogArea), areaSpread = \(areaSpread), noise = \(noise)"
  }

  /// The answer's form with other numbers in it.
  func answer(power: Double = 4, deviation: Double? = nil, jacobian: Double = 1) -> Double {
    let distribution = Normal(
      mean: logSigma + meanLogArea + power * log(temperature),
      standardDeviation: deviation ?? hypot(areaSpread, noise))
    return distribution.logDensity(log(measured)) - jacobian * log(measured)
  }
}

struct PowerQuestion: Sendable {
  /// log T
  let x: [Double]
  /// log(L̂ / A)
  let y: [Double]
  let noise: Double

  var words: String {
    "logTemperatures = \(short(x)), values = \(short(y)), noise = \(noise)"
  }

  /// A line through the origin.
  var throughOrigin: [Double] {
    let xx: Double = x.reduce(0) { $0 + $1 * $1 }
    let xy: Double = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    return [xy / xx, noise / xx.squareRoot()]
  }

  /// log T regressed on y.
  var swapped: [Double] {
    [1 / PowerQuestion(x: y, y: x, noise: noise).slope, deviation]
  }

  /// With the noise estimated from the residuals.
  var estimatedNoise: [Double] {
    let count = Double(x.count)
    let meanX: Double = x.reduce(0, +) / count
    let meanY: Double = y.reduce(0, +) / count
    let k = slope
    let residual: Double = zip(x, y).reduce(0) { sum, point in
      let off: Double = point.1 - meanY - k * (point.0 - meanX)
      return sum + off * off
    }
    let scatter: Double = (residual / (count - 2)).squareRoot()
    return [k, deviation / noise * scatter]
  }

  var slope: Double { Solutions.posteriorOfPower(self)[0] }
  var deviation: Double { Solutions.posteriorOfPower(self)[1] }
}

func short(_ values: [Double]) -> String {
  "[" + values.map { NumberText.significant($0, digits: 5) }.joined(separator: ", ") + "]"
}

extension Exercise {
  // MARK: Exercise 1

  static let vaguePrior = Exercise(
    1, "A vague prior",
    task:
      "Only the luminosity of N stars is measured, and the mean of log(A T⁴) is known to a standard "
      + "deviation m. Compute the posterior standard deviation of log σ for a flat prior.",
    hint: "Each star measures log σ + mean with variance s² + t². Which of the two terms does the "
      + "average over stars shrink, and which not?",
    alwaysTry: [
      WidthQuestion(stars: 200, spread: 0.72, noise: 0.1, meanUncertainty: 0),
      WidthQuestion(stars: 200, spread: 0.72, noise: 0.1, meanUncertainty: 1),
    ],
    inputs: { WidthQuestion.draw(using: &$0) },
    describe: { $0.words },
    agreement: .relative(1e-9, because: "a few roundings"),
    student: {
      try Exercises.posteriorWidth(
        stars: $0.stars, spread: $0.spread, noise: $0.noise, meanUncertainty: $0.meanUncertainty)
    },
    solution: { Solutions.posteriorWidth($0) },
    mistakes: vaguePriorMistakes)

  private static let vaguePriorMistakes: [Mistake<WidthQuestion>] = [
    Mistake(
      "prior uncertainty averaged away",
      hint:
        "You divide m² by N as well; all stars share one mean, and averaging does not help it."
    ) { Solutions.posteriorWidth($0.allAveraged) },
    Mistake(
      "variance for standard deviation", hint: "That is the variance; take its square root."
    ) { Solutions.posteriorWidth($0) * Solutions.posteriorWidth($0) },
    Mistake(
      "noise alone",
      hint: "You forgot that stars differ: s stands beside t, and usually it is the larger."
    ) { question in
      Solutions.posteriorWidth(
        WidthQuestion(
          stars: question.stars, spread: 0, noise: question.noise,
          meanUncertainty: question.meanUncertainty))
    },
    Mistake(
      "the prior of the mean forgotten",
      hint:
        "Your answer goes to 0 with many stars; only the sum log σ + mean is measured that well."
    ) { question in
      Solutions.posteriorWidth(
        WidthQuestion(
          stars: question.stars, spread: question.spread, noise: question.noise,
          meanUncertainty: 0))
    },
    Mistake(
      "not averaged", hint: "That is the width from one star; N of them are averaged."
    ) { question in
      Solutions.posteriorWidth(
        WidthQuestion(
          stars: 1, spread: question.spread, noise: question.noise,
          meanUncertainty: question.meanUncertainty))
    },
    Mistake(
      "standard deviations added", hint: "Independent errors add as squares."
    ) { $0.sumOfDeviations },
  ]

  // MARK: Exercise 2

  static let outliers = Exercise(
    2, "Outliers",
    task:
      "A share of all stars is bad: their values scatter by badWidth more, added in quadrature. "
      + "Compute for each star the probability that it is bad, given log σ.",
    hint:
      "Bayes' theorem for two hypotheses: prior probability times the density of the value under "
      + "each, over the sum.",
    alwaysTry: [
      OutlierQuestion(
        values: [-0.05, 0.02, 0.9], errors: [0.04, 0.05, 0.04], centre: 0, share: 0.1,
        badWidth: 0.5)
    ],
    inputs: { OutlierQuestion.draw(using: &$0) },
    describe: { $0.words },
    agreement: .relative(1e-9, because: "a ratio of two densities"),
    student: {
      try Exercises.probabilityOfBad(
        values: $0.values, errors: $0.errors, centre: $0.centre, share: $0.share,
        badWidth: $0.badWidth)
    },
    solution: { Solutions.probabilityOfBad($0) },
    mistakes: outliersMistakes)

  private static let outliersMistakes: [Mistake<OutlierQuestion>] = [
    Mistake(
      "the share forgotten",
      hint:
        "You weigh good and bad equally; before you see its value, a star is bad with probability `share`."
    ) { question in
      Solutions.probabilityOfBad(
        OutlierQuestion(
          values: question.values, errors: question.errors, centre: question.centre, share: 0.5,
          badWidth: question.badWidth))
    },
    Mistake(
      "the probability of good", hint: "That is the probability that a star is good."
    ) { Solutions.probabilityOfBad($0).map { 1 - $0 } },
    Mistake(
      "share taken for the good",
      hint:
        "You give the share to the good stars; `share` is the prior probability of bad, P(good) = 1 - share."
    ) { $0.withShareOfGood },
    Mistake(
      "good and bad exchanged",
      hint:
        "That is the probability of good if `share` were the prior probability of good: `share` belongs to bad."
    ) { $0.withShareOfGood.map { 1 - $0 } },
    Mistake(
      "widths added",
      hint: "Error and scatter are independent: their squares add, not they themselves."
    ) { question in
      question.answer { $0 + question.badWidth }
    },
    Mistake(
      "the error forgotten for bad stars",
      hint: "A bad star has its own error as well as the scatter."
    ) { question in
      question.answer { _ in question.badWidth }
    },
    Mistake(
      "the height of the bell forgotten",
      hint: "A wide bell is also a low one: keep the factor 1 / width of each density."
    ) { question in
      question.withoutHeights
    },
  ]

  // MARK: Exercise 3

  static let brightStars = Exercise(
    3, "Only the bright ones",
    task: "log L of all stars is normal; only those above a limit are on the list. Compute the log "
      + "likelihood of the centre for the list.",
    hint:
      "Given that a star is on the list, its density is that of the whole population divided by the "
      + "probability of being on it. That probability depends on the centre.",
    alwaysTry: [
      ListQuestion(logLuminosities: [0.1, 0.4, 1.2], limit: 0, centre: 0, width: 0.7),
      // Hardly any star is listed: 1 - cumulative rounds to 0, the upper tail does not
      ListQuestion(logLuminosities: [2.1, 2.2], limit: 2, centre: -0.8, width: 0.3),
    ],
    inputs: { ListQuestion.draw(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(1e-9, because: "sums of at most 8 logarithms of size below 100"),
    student: {
      try Exercises.logLikelihoodOfList(
        logLuminosities: $0.logLuminosities, limit: $0.limit, centre: $0.centre, width: $0.width)
    },
    solution: { Solutions.logLikelihoodOfList($0) },
    mistakes: brightStarsMistakes)

  private static let brightStarsMistakes: [Mistake<ListQuestion>] = [
    Mistake(
      "no selection", hint: "You take the list for the whole population."
    ) { $0.uncorrected },
    Mistake(
      "corrected once",
      hint:
        "You divide once by the probability of being listed; every star on the list was selected."
    ) { $0.uncorrected - $0.logSeen },
    Mistake(
      "the probability of being missed",
      hint: "You divide by the probability of being fainter than the limit."
    ) { $0.uncorrected - $0.count * $0.logMissed },
    Mistake(
      "multiplied for divided",
      hint:
        "You multiply by the probability of being listed; a density over fewer stars is higher: divide."
    ) { $0.uncorrected + $0.count * $0.logSeen },
    Mistake(
      "constants dropped", hint: "Keep the factor 1 / (width √2π) of every star."
    ) {
      Solutions.logLikelihoodOfList($0) + $0.constants
    },
    Mistake(
      "2π dropped",
      hint:
        "The factor 1 / √2π of each star is missing: a constant, but all constants are asked for."
    ) { Solutions.logLikelihoodOfList($0) + 0.5 * $0.count * log(2 * Double.pi) },
    Mistake(
      "2π once",
      hint: "The factor 1 / √2π stands in the density of every star, not once in that of the list."
    ) { Solutions.logLikelihoodOfList($0) + 0.5 * ($0.count - 1) * log(2 * Double.pi) },
  ]

  // MARK: Exercise 4

  static let withoutArea = Exercise(
    4, "A integrated out by hand",
    task:
      "T is known, log A is normal, noise is log-normal. Integrate A out by hand and compute the "
      + "log density of the measured L̂ itself.",
    hint:
      "The delta function makes log L = log σ + log A + 4 log T; add the noise, and two independent "
      + "normal numbers are summed. From log L̂ to L̂ there is a Jacobian.",
    alwaysTry: [
      AreaQuestion(
        measured: 2, temperature: 1.1, logSigma: 0, meanLogArea: 0, areaSpread: 0.6, noise: 0.1)
    ],
    inputs: { AreaQuestion.draw(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(1e-9, because: "a sum of a few logarithms of size below 100"),
    student: {
      try Exercises.logLikelihoodWithoutArea(
        measured: $0.measured, temperature: $0.temperature, logSigma: $0.logSigma,
        meanLogArea: $0.meanLogArea, areaSpread: $0.areaSpread, noise: $0.noise)
    },
    solution: { Solutions.logLikelihoodWithoutArea($0) },
    mistakes: withoutAreaMistakes)

  private static let withoutAreaMistakes: [Mistake<AreaQuestion>] = [
    Mistake(
      "the density of log L̂",
      hint: "That is the density of log L̂; the density of L̂ has the Jacobian 1 / L̂."
    ) { $0.answer(jacobian: 0) },
    Mistake(
      "the Jacobian upside down", hint: "d log L̂ / dL̂ = 1 / L̂, not L̂."
    ) { $0.answer(jacobian: -1) },
    Mistake(
      "T for T⁴", hint: "The law has the fourth power of T: 4 log T."
    ) { $0.answer(power: 1) },
    Mistake(
      "A put in, not integrated out",
      hint: "You put A at its mean: its spread belongs to the width of L̂."
    ) { $0.answer(deviation: $0.noise) },
    Mistake(
      "the noise forgotten", hint: "The noise widens log L̂ as well."
    ) { $0.answer(deviation: $0.areaSpread) },
    Mistake(
      "widths added", hint: "Independent spreads add as squares."
    ) { $0.answer(deviation: $0.areaSpread + $0.noise) },
  ]

  // MARK: Exercise 5

  static let fourthPower = Exercise(
    5, "Is it the fourth power?",
    task: "Let L = σ A T^k with k unknown. From log T and y = log(L̂ / A) of some stars compute the "
      + "posterior mean and standard deviation of k for flat priors on log σ and k.",
    hint:
      "y = log σ + k log T is a straight line with known noise: with flat priors the posterior of "
      + "its slope is normal around the least-squares slope.",
    alwaysTry: [
      PowerQuestion(x: [-0.2, 0, 0.1, 0.3], y: [-0.75, 0.06, 0.38, 1.22], noise: 0.05)
    ],
    inputs: { PowerQuestion.draw(using: &$0) },
    describe: { $0.words },
    parts: ["mean", "sd"], agreement: .relative(1e-8, because: "sums of 12 products"),
    student: {
      try Exercises.posteriorOfPower(logTemperatures: $0.x, values: $0.y, noise: $0.noise)
    },
    solution: { Solutions.posteriorOfPower($0) },
    mistakes: fourthPowerMistakes)

  private static let fourthPowerMistakes: [Mistake<PowerQuestion>] = [
    Mistake(
      "through the origin",
      hint:
        "You fit a line through the origin; log σ is unknown too, so take deviations from the means."
    ) { $0.throughOrigin },
    Mistake(
      "variance for standard deviation", hint: "Your second number is the variance of k."
    ) { [$0.slope, $0.deviation * $0.deviation] },
    Mistake(
      "the noise of a mean",
      hint: "noise / √N is the error of a mean; the error of a slope also depends on how far the "
        + "temperatures are apart."
    ) { [$0.slope, $0.noise / Double($0.x.count).squareRoot()] },
    Mistake(
      "the width at a known log σ",
      hint:
        "Your sd is that of k for a known log σ; log σ is inferred with it, which widens k: take deviations "
        + "from the mean of log T."
    ) { [$0.slope, $0.throughOrigin[1]] },
    Mistake(
      "T against L",
      hint: "You regress log T on y; the noise is in y, so y stands on the left."
    ) { $0.swapped },
    Mistake(
      "sd first", hint: "The order is [mean, sd]."
    ) { [$0.deviation, $0.slope] },
    Mistake(
      "the scatter for the noise",
      hint: "The noise is known; it need not be estimated from the residuals."
    ) { $0.estimatedNoise },
  ]
}

extension WidthQuestion {
  static func draw(using random: inout RandomSource) -> WidthQuestion {
    return WidthQuestion(
      stars: Int.random(in: 2...500, using: &random),
      spread: Double.random(in: 0.1...1, using: &random),
      noise: Double.random(in: 0.05...0.5, using: &random),
      meanUncertainty: Double.random(in: 0.02...1, using: &random))
  }
}

extension OutlierQuestion {
  static func draw(using random: inout RandomSource) -> OutlierQuestion {
    let count = Int.random(in: 2...6, using: &random)
    return OutlierQuestion(
      values: (0..<count).map { _ in Double.random(in: -0.4...0.4, using: &random) },
      errors: (0..<count).map { _ in Double.random(in: 0.05...0.2, using: &random) },
      centre: Double.random(in: -0.2...0.2, using: &random),
      share: Double.random(in: 0.05...0.4, using: &random),
      badWidth: Double.random(in: 0.2...1, using: &random))
  }
}

extension ListQuestion {
  static func draw(using random: inout RandomSource) -> ListQuestion {
    let limit = Double.random(in: -0.5...0.5, using: &random)
    let count = Int.random(in: 2...8, using: &random)
    return ListQuestion(
      logLuminosities: (0..<count).map { _ in
        limit + Double.random(in: 0.02...1.5, using: &random)
      }, limit: limit, centre: Double.random(in: -0.8...0.8, using: &random),
      width: Double.random(in: 0.3...1, using: &random))
  }
}

extension AreaQuestion {
  static func draw(using random: inout RandomSource) -> AreaQuestion {
    return AreaQuestion(
      measured: exp(Double.random(in: -2...2, using: &random)),
      temperature: exp(Double.random(in: -0.3...0.3, using: &random)),
      logSigma: Double.random(in: -0.5...0.5, using: &random),
      meanLogArea: Double.random(in: -0.5...0.5, using: &random),
      areaSpread: Double.random(in: 0.2...1, using: &random),
      noise: Double.random(in: 0.1...0.5, using: &random))
  }
}

extension PowerQuestion {
  static func draw(using random: inout RandomSource) -> PowerQuestion {
    let count = Int.random(in: 3...12, using: &random)
    let noise = Double.random(in: 0.02...0.3, using: &random)
    var x: [Double] = []
    var y: [Double] = []
    for index in 0..<count {
      x.append(0.1 * Double(index) + Double.random(in: -0.04...0.04, using: &random))
      y.append(0.3 + 4 * x[index] + noise * Double.random(in: -1.7...1.7, using: &random))
    }
    return PowerQuestion(x: x, y: y, noise: noise)
  }
}
