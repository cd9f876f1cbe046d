// The solutions, the mistakes that students are known to make, and a hint for each.
// `swift run chapter5 exercises 3 --solution` prints one of them.

import BayesNumerics
import Foundation
import Marking
import Workbook

extension ShallowNetworkChapter {
  static let exercises: [Exercise] = [
    .missingRatio, .orderedNodes, .integratedOut, .priorOfNoise, .atThree, .mirror,
  ]
}

enum Solutions {
  static func psi(_ eta: Double) -> Double { 1 / (1 + exp(-eta)) }

  // MARK: Solution 1

  static func acceptance(_ question: RatioQuestion) -> Double {
    // What is left invariant is prior times likelihood, so both belong in the ratio
    let prior = Normal(
      mean: question.priorMean, standardDeviation: question.priorVariance.squareRoot())
    let logRatio =
      question.logLikelihoodRatio + prior.logDensity(question.candidate)
      - prior.logDensity(question.current)
    return min(1, exp(logRatio))
  }

  // MARK: Solution 2

  static func meanWeightsInOrder(_ question: LabelQuestion) -> [Double] {
    var sums = [Double](repeating: 0, count: question.weights[0].count)
    for (weights, slopes) in zip(question.weights, question.slopes) {
      // Each draw has its own order
      let order = slopes.indices.sorted { slopes[$0] < slopes[$1] }
      for (place, node) in order.enumerated() { sums[place] += weights[node] }
    }
    return sums.map { $0 / Double(question.weights.count) }
  }

  // MARK: Solution 3

  static func logLikelihoods(_ question: NodeQuestion) -> [Double] {
    [
      question.integrated(variance: question.weightVariance),
      // No spread of β at all
      question.integrated(variance: 0),
    ]
  }

  // MARK: Solution 4

  static func noiseVariance(_ question: NoiseQuestion) -> [Double] {
    // 1/σ² | residuals ~ Gamma((s + N)/2, (s S + R)/2), and E(1/g) = rate / (shape - 1)
    let below = question.degrees + Double(question.points) - 2
    let mean = (question.degrees * question.scale + question.residualSum) / below
    return [mean, question.degrees * question.scale / below]
  }

  // MARK: Solution 5

  static func predictionAtThree(_ question: DrawsQuestion) -> [Double] {
    let values = question.functions(at: 3)
    let noise = question.noiseVariances.reduce(0, +) / Double(values.count)
    // What is unknown of the function, and the noise of the measurement
    return [mean(values), (variance(values) + noise).squareRoot()]
  }

  // MARK: Solution 6

  static func turnedOver(_ question: UnitQuestion) -> [Double] {
    // ψ(η) = 1 - ψ(-η), so that β ψ(η) = β - β ψ(-η)
    [question.weight, -question.weight, -question.offset, -question.slope]
  }

  // MARK: Helpers of the solutions

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// Mean square about the mean.
  static func variance(_ values: [Double]) -> Double {
    let middle = mean(values)
    return values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count)
  }
}

// MARK: What the exercises ask about

/// One proposal.
struct RatioQuestion: Sendable {
  var logLikelihoodRatio: Double
  var candidate: Double
  var current: Double
  var priorMean: Double
  var priorVariance: Double

  static func draw(using random: inout RandomSource) -> RatioQuestion {
    let current = Double.random(in: -2...2, using: &random)
    return RatioQuestion(
      logLikelihoodRatio: Double.random(in: -2...1, using: &random),
      candidate: current + Double.random(in: 0.3...1.5, using: &random), current: current,
      priorMean: Double.random(in: -1...1, using: &random),
      priorVariance: Double.random(in: 0.3...4, using: &random))
  }

  var words: String {
    "log ratio \(text(logLikelihoodRatio)), γ from \(text(current)) to \(text(candidate)), prior "
      + "N(\(text(priorMean)), \(text(priorVariance)))"
  }
}

extension RatioQuestion {
  /// A candidate far from the prior's centre that the data want: each exponential alone leaves the range of
  /// numbers, their product does not.
  static let beyondExponentials = [
    RatioQuestion(
      logLikelihoodRatio: 800, candidate: 40.1, current: 0.1, priorMean: 0, priorVariance: 1),
    RatioQuestion(
      logLikelihoodRatio: -720, candidate: 0.5, current: 38, priorMean: 0, priorVariance: 1),
  ]

  /// exp(a) exp(b) / exp(c), each for itself.
  var withSeparateExponentials: Double {
    let prior = Normal(mean: priorMean, standardDeviation: priorVariance.squareRoot())
    let ratio =
      exp(logLikelihoodRatio) * exp(prior.logDensity(candidate)) / exp(prior.logDensity(current))
    // Swift's min(1, NaN) is 1
    return min(1, ratio)
  }
}

/// Draws of weights and slopes.
struct LabelQuestion: Sendable {
  let weights: [[Double]]
  let slopes: [[Double]]

  static func draw(using random: inout RandomSource) -> LabelQuestion {
    let nodes = Int.random(in: 2...4, using: &random)
    let draws = Int.random(in: 3...12, using: &random)
    // Units that are apart, numbered anew in every draw
    var weights: [[Double]] = []
    var slopes: [[Double]] = []
    for _ in 0..<draws {
      let order = (0..<nodes).shuffled(using: &random)
      weights.append(order.map { 2 - 1.3 * Double($0 % 3) + 0.3 * random.normal() })
      slopes.append(order.map { 2 * Double($0) - 3 + 0.3 * random.normal() })
    }
    return LabelQuestion(weights: weights, slopes: slopes)
  }

  var words: String { "\(weights.count) draws of \(weights[0].count) hidden units" }

  /// Means when each draw is sorted by a rule.
  func means(_ isBefore: (_ draw: Int, _ first: Int, _ second: Int) -> Bool) -> [Double] {
    var sums = [Double](repeating: 0, count: weights[0].count)
    for draw in weights.indices {
      let order = weights[draw].indices.sorted { isBefore(draw, $0, $1) }
      for (place, node) in order.enumerated() { sums[place] += weights[draw][node] }
    }
    return sums.map { $0 / Double(weights.count) }
  }
}

/// Points and one hidden unit.
struct NodeQuestion: Sendable {
  let x: [Double]
  let y: [Double]
  let slope: Double
  let weightMean: Double
  let weightVariance: Double
  let noiseVariance: Double

  static func draw(using random: inout RandomSource) -> NodeQuestion {
    let count = Int.random(in: 3...12, using: &random)
    let x = (0..<count).map { _ in Double.random(in: -3...3, using: &random) }
    let slope = Double.random(in: -2...2, using: &random)
    let noise = Double.random(in: 0.1...1, using: &random)
    return NodeQuestion(
      x: x, y: x.map { 1.5 * Solutions.psi(slope * $0) + noise.squareRoot() * random.normal() },
      slope: slope, weightMean: Double.random(in: 0.3...1, using: &random),
      weightVariance: Double.random(in: 0.5...3, using: &random), noiseVariance: noise)
  }

  var words: String { "\(x.count) points, γ = \(text(slope))" }

  /// Squares of the unit's column, its product with what μ_β leaves of y, and that itself.
  var sums: (zz: Double, zr: Double, rr: Double) {
    zip(x, y).reduce((0, 0, 0)) { sums, point in
      let z = Solutions.psi(slope * point.0)
      let rest = point.1 - weightMean * z
      return (sums.0 + z * z, sums.1 + z * rest, sums.2 + rest * rest)
    }
  }

  /// log N(y; μ_β z, σ²I + v zz'), whose determinant and inverse a column alone gives.
  func integrated(variance: Double) -> Double {
    let (zz, zr, rr) = sums
    let growth = 1 + variance * zz / noiseVariance
    let square = rr / noiseVariance - variance * zr * zr / (noiseVariance * noiseVariance * growth)
    return -0.5 * (Double(x.count) * log(2 * .pi * noiseVariance) + log(growth) + square)
  }

  /// The sum of log N(yᵢ; μ_β zᵢ, σ² + σ_β² zᵢ²), as if each point had a β of its own.
  var eachAlone: Double {
    zip(x, y).reduce(0) { sum, point in
      let z = Solutions.psi(slope * point.0)
      let rest = point.1 - weightMean * z
      let variance = noiseVariance + weightVariance * z * z
      return sum - 0.5 * (log(2 * .pi * variance) + rest * rest / variance)
    }
  }

  /// log p(y | β = m_b, γ) with the posterior mean m_b.
  var atPosteriorMean: Double {
    let (zz, zr, rr) = sums
    // m_b - μ_β
    let step = zr / noiseVariance / (zz / noiseVariance + 1 / weightVariance)
    let square = rr - 2 * step * zr + step * step * zz
    return -0.5 * (Double(x.count) * log(2 * .pi * noiseVariance) + square / noiseVariance)
  }

  /// The log determinant that an integral brings.
  var occam: Double { 0.5 * log(1 + weightVariance * sums.zz / noiseVariance) }
}

/// Residuals and what is believed of the noise.
struct NoiseQuestion: Sendable {
  let degrees: Double
  let scale: Double
  let points: Int
  let residualSum: Double

  static func draw(using random: inout RandomSource) -> NoiseQuestion {
    let points = Int.random(in: 3...60, using: &random)
    return NoiseQuestion(
      degrees: Double.random(in: 2.5...9, using: &random),
      scale: Double.random(in: 0.05...1, using: &random), points: points,
      residualSum: Double(points) * Double.random(in: 0.02...0.8, using: &random))
  }

  var words: String {
    "s = \(text(degrees)), S = \(text(scale)), \(points) points with residuals \(text(residualSum))"
  }
}

/// Draws of a whole network.
struct DrawsQuestion: Sendable {
  let weights: [[Double]]
  let offsets: [[Double]]
  let slopes: [[Double]]
  let noiseVariances: [Double]

  static func draw(using random: inout RandomSource) -> DrawsQuestion {
    let nodes = Int.random(in: 1...4, using: &random)
    let draws = Int.random(in: 4...20, using: &random)
    func table(_ spread: Double) -> [[Double]] {
      (0..<draws).map { _ in (0..<nodes).map { _ in spread * random.normal() } }
    }
    return DrawsQuestion(
      weights: table(1.5), offsets: table(1), slopes: table(1),
      noiseVariances: (0..<draws).map { _ in Double.random(in: 0.1...1.5, using: &random) })
  }

  var words: String { "\(weights.count) draws of \(weights[0].count) hidden units" }

  func functions(at x: Double) -> [Double] {
    weights.indices.map { draw in
      weights[draw].indices.reduce(0) {
        $0 + weights[draw][$1] * Solutions.psi(offsets[draw][$1] + slopes[draw][$1] * x)
      }
    }
  }

  /// The function at the mean of all parameters.
  func functionOfMeans(at x: Double) -> Double {
    func means(_ table: [[Double]]) -> [Double] {
      table[0].indices.map { node in Solutions.mean(table.map { $0[node] }) }
    }
    let (beta, offset, slope) = (means(weights), means(offsets), means(slopes))
    return beta.indices.reduce(0) {
      $0 + beta[$1] * Solutions.psi(offset[$1] + slope[$1] * x)
    }
  }
}

/// One hidden unit.
struct UnitQuestion: Sendable {
  let weight: Double
  let offset: Double
  let slope: Double

  static func draw(using random: inout RandomSource) -> UnitQuestion {
    UnitQuestion(
      weight: Double.random(in: 0.5...3, using: &random) * (random.uniform() < 0.5 ? -1 : 1),
      offset: Double.random(in: -2...2, using: &random),
      slope: Double.random(in: 0.3...3, using: &random))
  }

  /// Shift, weight, offset and slope as multiples of weight, weight, offset and slope.
  func signed(_ shift: Double, _ a: Double, _ b: Double, _ c: Double) -> [Double] {
    [shift * weight, a * weight, b * offset, c * slope]
  }

  var words: String {
    "β = \(text(weight)), offset \(text(offset)), slope \(text(slope))"
  }
}

private func text(_ value: Double) -> String { NumberText.significant(value, digits: 3) }

// MARK: How they are marked

extension Exercise {
  static let missingRatio = Exercise(
    1, "What the acceptance forgets",
    task:
      "The printed sampler accepts a candidate with min(1, p(D | candidate)/p(D | current)). Write "
      + "the acceptance probability that leaves the posterior invariant.",
    hint:
      "Think of no data at all: then the ratio of likelihoods is 1. Which distribution should a "
      + "random walk return, and does it?",
    alwaysTry: RatioQuestion.beyondExponentials,
    inputs: { RatioQuestion.draw(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "an exponential of a few terms"),
    student: {
      try Exercises.acceptance(
        logLikelihoodRatio: $0.logLikelihoodRatio, candidate: $0.candidate, current: $0.current,
        priorMean: $0.priorMean, priorVariance: $0.priorVariance)
    },
    solution: { Solutions.acceptance($0) },
    mistakes: [
      Mistake(
        "as printed", hint: "Without data you accept everything, and γ drifts away from its prior."
      ) { min(1, exp($0.logLikelihoodRatio)) },
      Mistake(
        "the prior upside down",
        hint:
          "A candidate with higher prior density must be more likely to be accepted: p(candidate) goes in the numerator."
      ) { question in
        var swapped = question
        (swapped.candidate, swapped.current) = (question.current, question.candidate)
        return Solutions.acceptance(swapped)
      },
      Mistake("the prior alone", hint: "The data count as well: both ratios are multiplied.") {
        var without = $0
        without.logLikelihoodRatio = 0
        return Solutions.acceptance(without)
      },
      Mistake("not capped at 1", hint: "A probability is at most 1.") {
        let difference = { (value: Double, question: RatioQuestion) in
          -0.5 * (value - question.priorMean) * (value - question.priorMean)
            / question.priorVariance
        }
        return exp(
          $0.logLikelihoodRatio + difference($0.candidate, $0) - difference($0.current, $0))
      },
      Mistake(
        "variance taken for standard deviation",
        hint: "priorVariance is a variance: divide (γ - mean)² by it, not by its square."
      ) {
        var wide = $0
        wide.priorVariance *= $0.priorVariance
        return Solutions.acceptance(wide)
      },
      Mistake(
        "exponentials before their sum",
        hint: "exp(800) is infinite and exp(-800) is zero: add the logarithms first, then take one "
          + "exponential."
      ) { $0.withSeparateExponentials },
    ])

  static let orderedNodes = Exercise(
    2, "Hidden units in order",
    task:
      "Label switching: chains number the hidden units as they like. Sort the units of each draw by slope, "
      + "then average the weights.",
    hint: "The order is found anew for every draw, and the weights move with their slopes.",
    inputs: { LabelQuestion.draw(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "means of a few numbers"),
    student: { try Exercises.meanWeightsInOrder(weights: $0.weights, slopes: $0.slopes) },
    solution: { Solutions.meanWeightsInOrder($0) },
    mistakes: [
      Mistake(
        "not ordered",
        hint: "You average over roles: unit 1 does not play the same role in two draws."
      ) {
        $0.means { _, first, second in first < second }
      },
      Mistake("largest slope first", hint: "The smallest slope comes first.") { question in
        question.means { question.slopes[$0][$1] > question.slopes[$0][$2] }
      },
      Mistake("sorted by weight", hint: "You sort the weights; the slopes give the order.") {
        question in
        question.means { question.weights[$0][$1] < question.weights[$0][$2] }
      },
      Mistake(
        "slopes averaged",
        hint: "That is the mean of the slopes; the question asks for the weights."
      ) {
        question in
        let swapped = LabelQuestion(weights: question.slopes, slopes: question.slopes)
        return Solutions.meanWeightsInOrder(swapped)
      },
      Mistake(
        "one order for all draws",
        hint: "You take the order of the first draw; each draw has its own."
      ) { question in
        question.means { question.slopes[0][$1] < question.slopes[0][$2] }
      },
      Mistake(
        "one order by mean slope",
        hint:
          "You order the units once, by their mean slopes; since units change places between draws, "
          + "all means are alike. Each draw has its own order."
      ) { question in
        let means = question.slopes[0].indices.map { unit in
          Solutions.mean(question.slopes.map { $0[unit] })
        }
        return question.means { means[$1] < means[$2] }
      },
    ])

  static let integratedOut = Exercise(
    3, "The weight integrated out",
    task:
      "For one hidden unit, compute the log likelihood of γ with β integrated out, and with β held at "
      + "its prior mean.",
    hint:
      "Given γ, y is a sum of two independent normal vectors, β z and the noise: which mean and which "
      + "covariance has it? Or use Lemma 2.1, with the factor that it lacks.",
    inputs: { NodeQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["a", "b"],
    agreement: .relative(1e-8, because: "a few sums; by a Cholesky factor of N × N as well"),
    student: {
      try Exercises.logLikelihoods(
        x: $0.x, y: $0.y, slope: $0.slope, weightMean: $0.weightMean,
        weightVariance: $0.weightVariance, noiseVariance: $0.noiseVariance)
    },
    solution: { Solutions.logLikelihoods($0) },
    mistakes: [
      Mistake(
        "the lemma as printed", hint: "The lemma's second line lacks (2π)^(m/2); here m = 1."
      ) {
        let right = Solutions.logLikelihoods($0)
        return [right[0] - 0.5 * log(2 * .pi), right[1]]
      },
      Mistake(
        "the determinant forgotten",
        hint: "You lost the determinant: an integral over β has a width as well as a height."
      ) {
        let right = Solutions.logLikelihoods($0)
        return [right[0] + $0.occam, right[1]]
      },
      Mistake(
        "points taken as independent",
        hint: "All points share one β: given γ they are correlated, and their densities do not "
          + "multiply."
      ) { [$0.eachAlone, Solutions.logLikelihoods($0)[1]] },
      Mistake(
        "the likelihood at the best weight",
        hint:
          "You put in the posterior mean m_b of β: that is the height of the integrand, and the integral "
          + "needs its width and the prior's height too."
      ) { [$0.atPosteriorMean, Solutions.logLikelihoods($0)[1]] },
      Mistake("the two swapped", hint: "Integrated out comes first, held fixed second.") {
        Array(Solutions.logLikelihoods($0).reversed())
      },
      Mistake("the prior mean taken for 0", hint: "β ~ N(weightMean, ...), and that mean is not 0.")
      {
        question in
        Solutions.logLikelihoods(
          NodeQuestion(
            x: question.x, y: question.y, slope: question.slope, weightMean: 0,
            weightVariance: question.weightVariance, noiseVariance: question.noiseVariance))
      },
      Mistake("the constant dropped", hint: "Keep -N/2 log 2π in both.") { question in
        Solutions.logLikelihoods(question).map {
          $0 + 0.5 * Double(question.x.count) * log(2 * .pi)
        }
      },
    ])

  static let priorOfNoise = Exercise(
    4, "How strong is a prior?",
    task:
      "From s, S, N and the residuals' sum of squares compute the posterior mean of σ², and how much "
      + "it grows when S is doubled.",
    hint:
      "1/σ² given the residuals is Gamma((s + N)/2, (sS + R)/2), and E(1/g) = rate/(shape - 1) for "
      + "a Gamma-distributed g.",
    inputs: { NoiseQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["a", "b"], agreement: .relative(1e-9, because: "two quotients"),
    student: {
      try Exercises.noiseVariance(
        degrees: $0.degrees, scale: $0.scale, points: $0.points, residualSum: $0.residualSum)
    },
    solution: { Solutions.noiseVariance($0) },
    mistakes: [
      Mistake(
        "one over the mean precision",
        hint: "E(σ²) is not 1/E(1/σ²); the mean of 1/g has shape - 1 below."
      ) { $0.answer(below: 0) },
      Mistake(
        "the most probable σ²", hint: "That is the mode of σ²; the question asks for its mean."
      ) {
        $0.answer(below: 2)
      },
      Mistake("the prior forgotten", hint: "The prior is worth s points of variance S: add them.") {
        [$0.residualSum / Double($0.points), 0]
      },
      Mistake("the new mean", hint: "The second number is the growth, not the new mean.") {
        let right = Solutions.noiseVariance($0)
        return [right[0], right[0] + right[1]]
      },
      Mistake(
        "the growth relative",
        hint: "The question asks for the growth itself, not its share of the mean."
      ) {
        let right = Solutions.noiseVariance($0)
        return [right[0], right[1] / right[0]]
      },
    ])

  static let atThree = Exercise(
    5, "Prediction at x = 3",
    task:
      "From draws of a whole network compute mean and standard deviation of a new measurement at "
      + "x = 3, outside the points, when each draw is as likely as the next.",
    hint:
      "Each draw predicts N(f(3), σ²), and the prediction is their mixture. Mean of the means; "
      + "variance of the means (divide by the number of draws) plus mean of the variances.",
    inputs: { DrawsQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["m", "s"], agreement: .relative(1e-9, because: "sums of at most 20 draws"),
    student: {
      try Exercises.predictionAtThree(
        weights: $0.weights, offsets: $0.offsets, slopes: $0.slopes,
        noiseVariances: $0.noiseVariances)
    },
    solution: { Solutions.predictionAtThree($0) },
    mistakes: [
      Mistake(
        "the band of the function",
        hint: "A new measurement also has noise, besides the uncertainty of f."
      ) {
        let values = $0.functions(at: 3)
        return [Solutions.mean(values), Solutions.variance(values).squareRoot()]
      },
      Mistake("noise alone", hint: "The draws disagree about f(3): add their variance.") {
        [
          Solutions.mean($0.functions(at: 3)), Solutions.mean($0.noiseVariances).squareRoot(),
        ]
      },
      Mistake(
        "the function of the mean parameters",
        hint:
          "Average functions, not parameters: unit 1 of one draw need not be unit 1 of the next."
      ) { [$0.functionOfMeans(at: 3), Solutions.predictionAtThree($0)[1]] },
      Mistake(
        "one network of averaged parameters",
        hint:
          "You averaged all parameters and predict with that one network: it is none of the draws, and its "
          + "spread is the noise alone. Average what the draws predict."
      ) { [$0.functionOfMeans(at: 3), Solutions.mean($0.noiseVariances).squareRoot()] },
      Mistake(
        "standard deviations added", hint: "Variances add, standard deviations do not."
      ) {
        let values = $0.functions(at: 3)
        return [
          Solutions.mean(values),
          Solutions.variance(values).squareRoot() + Solutions.mean($0.noiseVariances).squareRoot(),
        ]
      },
      Mistake(
        "divided by one draw less",
        hint:
          "The prediction is the mixture of just these draws: divide by their number, not by one less."
      ) {
        let values = $0.functions(at: 3)
        let share = Double(values.count) / Double(values.count - 1)
        return [
          Solutions.mean(values),
          (share * Solutions.variance(values) + Solutions.mean($0.noiseVariances)).squareRoot(),
        ]
      },
      Mistake("the function at x = 0", hint: "You left out slope times 3.") {
        let values = $0.functions(at: 0)
        return [
          Solutions.mean(values),
          (Solutions.variance(values) + Solutions.mean($0.noiseVariances)).squareRoot(),
        ]
      },
    ])
}

extension Exercise {
  static let mirror = Exercise(
    6, "The mirror image",
    task:
      "Turn one hidden unit over: reverse its slope, and find weight, offset and the constant shift that "
      + "leave the function the same at every x.",
    hint: "What is ψ(η) + ψ(-η)?",
    inputs: { UnitQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["shift", "weight", "newOffset", "newSlope"],
    agreement: .relative(1e-9, because: "changes of sign"),
    student: {
      try Exercises.turnedOver(weight: $0.weight, offset: $0.offset, slope: $0.slope)
    },
    solution: { Solutions.turnedOver($0) },
    mistakes: [
      Mistake(
        "no shift",
        hint: "At x where the step is half way both sides must agree: is a constant missing?"
      ) { $0.signed(0, -1, -1, -1) },
      Mistake(
        "the weight kept",
        hint: "A rising step with positive weight becomes a falling one; which sign of "
          + "the weight makes it rise again?"
      ) { $0.signed(0, 1, -1, -1) },
      Mistake(
        "the shift of the wrong sign",
        hint: "Let η go to infinity: the left side tends to β, the right side to the shift alone."
      ) { $0.signed(-1, -1, -1, -1) },
      Mistake(
        "the offset kept",
        hint: "All of η = offset + slope x changes its sign, or the step moves to another x."
      ) { $0.signed(1, -1, 1, -1) },
    ])
}

extension NoiseQuestion {
  /// With another number below the fraction than the mean of σ² has.
  func answer(below shift: Double) -> [Double] {
    let denominator = degrees + Double(points) + shift
    return [(degrees * scale + residualSum) / denominator, degrees * scale / denominator]
  }
}
