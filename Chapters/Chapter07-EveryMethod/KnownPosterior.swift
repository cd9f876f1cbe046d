import BayesNumerics
import Datasets
import Hierarchies
import RealModule

/// A posterior of one number from a chapter of the workbook, with its truth by a route that needs no search.
struct KnownPosterior: Sendable {
  let chapter: Int
  /// As a column of the table says it.
  let title: String
  /// On the whole line: a probability as its log odds, a rate as its logarithm.
  let posterior: Posterior
  /// In closed form, or by an integral in another order.
  let truth: Truth

  struct Truth: Sendable {
    let mean: Double
    let standardDeviation: Double
    let logEvidence: Double
  }

  // snippet: all
  /// The posteriors of the short league; that of a later chapter is one more line.
  static let all: [KnownPosterior] = [.coin, .cavalry, .line, .star]
  // end snippet
}

extension KnownPosterior {
  /// Chapter 1: ten heads in fourteen flips, a uniform prior of p; θ = log p/(1 - p).
  ///
  /// p has the posterior Beta(11, 5), and θ the mean ψ(11) - ψ(5) and the variance ψ'(11) + ψ'(5).
  static let coin: KnownPosterior = {
    let (heads, tails) = (10, 4)
    @Sendable func logChance(_ theta: Double) -> Double { -log1pexp(-theta) }
    @Sendable func logLikelihood(_ theta: Double) -> Double {
      Double(heads) * logChance(theta) + Double(tails) * logChance(-theta)
    }
    let share = Double(heads) / Double(heads + tails)
    return KnownPosterior(
      chapter: 1, title: "coin",
      posterior: Posterior(
        name: "log odds of heads",
        // The uniform density of p, times dp/dθ = p (1 - p)
        logPrior: { theta in
          Posterior.LogValue(
            value: logChance(theta) + logChance(-theta), slope: 1 - 2 * .exp(logChance(theta)))
        },
        logLikelihood: { theta in
          Posterior.LogValue(
            value: logLikelihood(theta),
            slope: Double(heads) - Double(heads + tails) * .exp(logChance(theta)))
        },
        drawPrior: { random in
          let p = random.uniform()
          return .log(p / (1 - p))
        }, priorSpread: Normal(mean: 0, standardDeviation: .pi / 3.0.squareRoot()),
        largestLogLikelihood: logLikelihood(.log(share / (1 - share)))),
      truth: Truth(
        mean: digamma(Double(heads + 1)) - digamma(Double(tails + 1)),
        standardDeviation: (trigamma(heads + 1) + trigamma(tails + 1)).squareRoot(),
        logEvidence: logFactorial(heads) + logFactorial(tails) - logFactorial(heads + tails + 1)))
  }()

  /// Chapter 2: deaths by horse kick in the first corps of the list, an exponential prior of the rate λ with mean 1; θ = log λ.
  ///
  /// λ has the posterior Gamma(s + 1, N + 1), and θ the mean ψ(s + 1) - log(N + 1) and the variance ψ'(s + 1).
  static let cavalry: KnownPosterior = {
    let deaths = HorseKickDeaths.corps[0].deaths
    let (sum, years) = (deaths.reduce(0, +), deaths.count)
    let constant = -deaths.reduce(0.0) { $0 + logFactorial($1) }
    @Sendable func logLikelihood(_ theta: Double) -> Double {
      constant + Double(sum) * theta - Double(years) * .exp(theta)
    }
    return KnownPosterior(
      chapter: 2, title: "horse kicks",
      posterior: Posterior(
        name: "log rate of deaths",
        // The density exp(-λ) of λ, times dλ/dθ = λ
        logPrior: { Posterior.LogValue(value: $0 - .exp($0), slope: 1 - .exp($0)) },
        logLikelihood: { theta in
          Posterior.LogValue(
            value: logLikelihood(theta), slope: Double(sum) - Double(years) * .exp(theta))
        },
        drawPrior: { .log(-.log($0.uniform())) },
        priorSpread: Normal(mean: digamma(1), standardDeviation: trigamma(1).squareRoot()),
        largestLogLikelihood: logLikelihood(.log(Double(sum) / Double(years)))),
      truth: Truth(
        mean: digamma(Double(sum + 1)) - .log(Double(years + 1)),
        standardDeviation: trigamma(sum + 1).squareRoot(),
        logEvidence: constant + logFactorial(sum) - Double(sum + 1) * .log(Double(years + 1))))
  }()

  /// Chapter 3: the slope of a line through the origin and the lecture's thirty points, a prior N(0, 1).
  ///
  /// The posterior is normal with the precision 1 + Σx²/σ².
  static let line: KnownPosterior = {
    let points = QuadraticPoints.points
    let variance = QuadraticPoints.noiseVariance
    let xx = points.reduce(0) { $0 + $1.x * $1.x }
    let xy = points.reduce(0) { $0 + $1.x * $1.y }
    let yy = points.reduce(0) { $0 + $1.y * $1.y }
    let constant = -Double(points.count) / 2 * .log(2 * .pi * variance)
    @Sendable func logLikelihood(_ slope: Double) -> Double {
      constant - (yy - 2 * slope * xy + slope * slope * xx) / (2 * variance)
    }
    let precision = 1 + xx / variance
    let mean = xy / variance / precision
    return KnownPosterior(
      chapter: 3, title: "straight line",
      posterior: Posterior(
        name: "slope of a line", prior: Normal(),
        largestLogLikelihood: logLikelihood(xy / xx)
      ) {
        Posterior.LogValue(value: logLikelihood($0), slope: (xy - $0 * xx) / variance)
      },
      truth: Truth(
        mean: mean, standardDeviation: 1 / precision.squareRoot(),
        logEvidence: constant - .log(precision) / 2
          - (yy / variance - mean * mean * precision) / 2))
  }()

  /// Chapter 4: log σ_T from one star of 1.5 solar luminosities, measured to a tenth; area and temperature integrated out.
  ///
  /// With the ratio r of measured to true luminosity known, all is normal; so the truth is an integral over r of normals,
  /// and the posterior an integral at each θ.
  static let star: KnownPosterior = {
    let star = OneStar()
    let prior = Normal(mean: .log(1e-7 / 5.670_374e-8), standardDeviation: 2)
    return KnownPosterior(
      chapter: 4, title: "star",
      posterior: Posterior(
        name: "log constant of the law", prior: prior,
        largestLogLikelihood: star.largestLogLikelihood, logLikelihood: star.logLikelihood),
      truth: star.truth(prior))
  }()

  /// This chapter's posterior of two peaks, to hold the others against.
  static func twoPeaks(_ exact: ExactPosterior) -> KnownPosterior {
    KnownPosterior(
      chapter: 7, title: "two peaks", posterior: exact.posterior,
      truth: Truth(
        mean: exact.mean, standardDeviation: exact.standardDeviation,
        logEvidence: exact.logEvidence))
  }

  /// log n!
  private static func logFactorial(_ n: Int) -> Double { .logGamma(Double(n + 1)) }

  /// ψ'(n) = π²/6 - Σ 1/k² over k < n, the variance of the logarithm of a Gamma(n, 1).
  private static func trigamma(_ n: Int) -> Double {
    (1..<n).reduce(Double.pi * .pi / 6) { $0 - 1 / Double($1 * $1) }
  }
}

/// What one measured luminosity says of θ = log(σ_T/σ☉), as chapter 4's section on the delta function finds it.
private struct OneStar: Sendable {
  let logMeasured = Double.log(1.5)
  /// Standard deviation of the measured luminosity, as a share of the true one.
  let noise = 0.1
  let population = StarPopulation()
  /// log r on a grid, r the measured over the true luminosity, and the log of its weight N(r; 1, f²) r d log r.
  let nodes: [(logRatio: Double, logWeight: Double)]

  init() {
    // Eight standard deviations to either side, a quarter of one a step: for a bell the sum is the integral to 1e-12
    let (low, high) = (Double.log(1 - 8 * noise), Double.log(1 + 8 * noise))
    let count = 96
    let step = (high - low) / Double(count)
    let ratio = Normal(mean: 1, standardDeviation: noise)
    nodes = (0...count).map { node in
      let logRatio = low + step * Double(node)
      return (logRatio, .log(step) + logRatio + ratio.logDensity(.exp(logRatio)))
    }
  }

  /// log A T⁴ + log r + θ = log L̂
  private func product(at theta: Double, _ logRatio: Double) -> Double {
    logMeasured - theta - logRatio - population.meanLogProduct
  }

  /// log ∫ N(r; 1, f²) N(log L̂ - θ - log r; μ, s²) dr - log L̂, with its slope.
  @Sendable func logLikelihood(_ theta: Double) -> Posterior.LogValue {
    let variance = population.productSpread * population.productSpread
    let terms = nodes.map { node in
      let away = product(at: theta, node.logRatio)
      return node.logWeight - away * away / (2 * variance)
    }
    let logSum = logSumExp(terms)
    let slope = zip(nodes, terms).reduce(0) { sum, node in
      sum + .exp(node.1 - logSum) * product(at: theta, node.0.logRatio) / variance
    }
    return Posterior.LogValue(
      value: logSum - 0.5 * .log(2 * .pi * variance) - logMeasured, slope: slope)
  }

  var largestLogLikelihood: Double {
    let peak = goldenSectionMaximum(of: { logLikelihood($0).value }, over: -5...5)
    return logLikelihood(peak).value
  }

  /// With r known, θ is normal: the truth is a mixture over r.
  func truth(_ prior: Normal) -> KnownPosterior.Truth {
    let spread = population.productSpread
    let both = Normal(
      mean: prior.mean,
      standardDeviation: (spread * spread + prior.variance).squareRoot())
    let precision = 1 / (spread * spread) + 1 / prior.variance
    let parts = nodes.map { node -> (logWeight: Double, mean: Double) in
      let seen = product(at: 0, node.logRatio)
      return (
        node.logWeight + both.logDensity(seen),
        (seen / (spread * spread) + prior.mean / prior.variance) / precision
      )
    }
    let logSum = logSumExp(parts.map(\.logWeight))
    let weights = parts.map { Double.exp($0.logWeight - logSum) }
    let mean = zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.mean }
    let variance = zip(weights, parts).reduce(1 / precision) {
      $0 + $1.0 * ($1.1.mean - mean) * ($1.1.mean - mean)
    }
    return KnownPosterior.Truth(
      mean: mean, standardDeviation: variance.squareRoot(), logEvidence: logSum - logMeasured)
  }
}
