import BayesNumerics
import RealModule

// MARK: A normal with unknown mean and precision

/// Measurements of one quantity with unknown noise: xᵢ ~ N(μ, 1/τ), τ ~ Gamma(a, b), μ | τ ~ N(m₀, 1/(κ τ)).
struct MeanAndPrecision: Sendable {
  let values: [Double]
  var priorMean = 0.0
  /// κ, how many measurements the prior's mean is worth.
  var priorCount = 0.1
  /// a and b of τ's Gamma distribution.
  var shape = 1.0
  var rate = 1.0

  var count: Double { Double(values.count) }
  var sampleMean: Double { values.reduce(0, +) / count }
  /// Σ (xᵢ - x̄)²
  var squares: Double { values.reduce(0) { $0 + ($1 - sampleMean) * ($1 - sampleMean) } }

  /// The mean of μ, which needs no τ: (κ m₀ + N x̄) / (κ + N).
  var posteriorMean: Double {
    (priorCount * priorMean + count * sampleMean) / (priorCount + count)
  }
  var posteriorCount: Double { priorCount + count }
  /// The exact posterior: τ ~ Gamma(a + N/2, this rate), μ | τ ~ N(posteriorMean, 1/(posteriorCount τ)).
  var posteriorRate: Double {
    let shift = sampleMean - priorMean
    return rate + squares / 2 + priorCount * count * shift * shift / (2 * posteriorCount)
  }

  /// log p(D), in closed form.
  var logEvidence: Double {
    logGamma(shape + count / 2) - logGamma(shape) + shape * .log(rate)
      - (shape + count / 2) * .log(posteriorRate)
      + 0.5 * (.log(priorCount) - .log(posteriorCount)) - count / 2 * .log(2 * .pi)
  }

  /// log p(D, μ, τ)
  func logJoint(mean: Double, precision: Double) -> Double {
    let noise = 1 / precision.squareRoot()
    return Gamma(shape: shape, rate: rate).logDensity(precision)
      + Normal(mean: priorMean, standardDeviation: noise / priorCount.squareRoot()).logDensity(mean)
      + values.reduce(0) {
        $0 + Normal(mean: mean, standardDeviation: noise).logDensity($1)
      }
  }

  /// q(μ) q(τ) = N(mean, 1/precision) Gamma(shape, rate).
  struct Factors: Sendable {
    var mean: Double
    var meanPrecision: Double
    var shape: Double
    var rate: Double
    var expectedPrecision: Double { shape / rate }
  }

  // snippet: two-factors
  /// One sweep: q(τ) with q(μ) held, then q(μ) with q(τ) held.
  func sweep(_ q: Factors) -> Factors {
    var q = q
    let variance = 1 / q.meanPrecision
    let shift = q.mean - priorMean
    let misfit = values.reduce(0) { $0 + ($1 - q.mean) * ($1 - q.mean) }
    q.shape = shape + (count + 1) / 2
    q.rate =
      rate + (priorCount * shift * shift + misfit + posteriorCount * variance) / 2
    q.mean = posteriorMean
    q.meanPrecision = posteriorCount * q.expectedPrecision
    return q
  }
  // end snippet

  /// E_q[log p(D, μ, τ)] plus the entropies of both factors.
  func bound(_ q: Factors) -> Double {
    let logPrecision = digamma(q.shape) - .log(q.rate)
    let shift = q.mean - priorMean
    let misfit =
      values.reduce(0) { $0 + ($1 - q.mean) * ($1 - q.mean) } + count / q.meanPrecision
    let pull = priorCount * (shift * shift + 1 / q.meanPrecision)
    let joint =
      (count + 1) / 2 * (logPrecision - .log(2 * .pi)) + 0.5 * .log(priorCount)
      - q.expectedPrecision * (misfit + pull) / 2
      + shape * .log(rate) - logGamma(shape) + (shape - 1) * logPrecision
      - rate * q.expectedPrecision
    let entropyOfMean = 0.5 * (1 + .log(2 * .pi) - .log(q.meanPrecision))
    let entropyOfPrecision =
      q.shape - .log(q.rate) + logGamma(q.shape) + (1 - q.shape) * digamma(q.shape)
    return joint + entropyOfMean + entropyOfPrecision
  }

  /// Sweeps until the bound rises by less than 1e-12 nats; all q on the way, the start included.
  func ascend(from start: Factors) -> [Factors] {
    var path = [start, sweep(start)]
    while path.count < 1000, bound(path[path.count - 1]) - bound(path[path.count - 2]) > 1e-12 {
      path.append(sweep(path[path.count - 1]))
    }
    return path
  }
}

// MARK: A mixture of normals

/// The prior of a mixture: shares ~ Dirichlet(1, ..., 1), means ~ N(mean, sd²), precisions ~ Gamma(shape, rate), all
/// independent.
struct MixturePrior: Sendable {
  let mean: Double
  let standardDeviation: Double
  let shape: Double
  let rate: Double
  /// α of the shares' Dirichlet(α, ..., α).
  var concentration = 1.0

  /// For the galaxies in 1000 km/s: μ ~ N(20, 10²), σ² ~ inverse gamma(3, 20). Chib (1995), JASA 90, 1313.
  static let chib = MixturePrior(mean: 20, standardDeviation: 10, shape: 3, rate: 20)

  init(
    mean: Double, standardDeviation: Double, shape: Double, rate: Double,
    concentration: Double = 1
  ) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.shape = shape
    self.rate = rate
    self.concentration = concentration
  }

  /// Chib's prior in units of a column's mean and standard deviation, which are 20.8 and 4.6 for the galaxies.
  init(inUnitsOf values: [Double]) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(values.count - 1)
    self.init(mean: mean, standardDeviation: 2 * variance.squareRoot(), shape: 3, rate: variance)
  }
}

/// A mixture of `components` normals for a column of numbers, fitted by coordinate ascent.
struct NormalMixtureModel: Sendable {
  let values: [Double]
  let prior: MixturePrior
  let components: Int

  /// q = q(shares) Πₖ q(μₖ) q(τₖ) Πᵢ q(cᵢ).
  struct Factors: Sendable {
    /// Of the Dirichlet distribution of the shares.
    var concentrations: [Double]
    /// q(μₖ) = N(means[k], variances[k])
    var means: [Double]
    var variances: [Double]
    /// q(τₖ) = Gamma(shapes[k], rates[k])
    var shapes: [Double]
    var rates: [Double]
    /// Responsibilities: P(cᵢ = k), one row per component.
    var shares: [[Double]]

    /// How many of the numbers each component has.
    var counts: [Double] { shares.map { $0.reduce(0, +) } }

    /// With the components in another order.
    func permuted(_ order: [Int]) -> Factors {
      func put<Element>(_ list: [Element]) -> [Element] { order.map { list[$0] } }
      return Factors(
        concentrations: put(concentrations), means: put(means), variances: put(variances),
        shapes: put(shapes), rates: put(rates), shares: put(shares))
    }

    /// In the order of their means.
    var sorted: Factors { permuted(means.indices.sorted { means[$0] < means[$1] }) }
  }

  // snippet: sweep
  /// One sweep: shares, means and precisions with the memberships held, then the memberships.
  func sweep(_ q: Factors) -> Factors {
    var q = q
    for k in 0..<components {
      let count = q.shares[k].reduce(0, +)
      let sum = zip(q.shares[k], values).reduce(0) { $0 + $1.0 * $1.1 }
      let priorPrecision = 1 / (prior.standardDeviation * prior.standardDeviation)
      let precision = q.shapes[k] / q.rates[k]
      q.concentrations[k] = prior.concentration + count
      q.variances[k] = 1 / (priorPrecision + precision * count)
      q.means[k] = q.variances[k] * (priorPrecision * prior.mean + precision * sum)
      q.shapes[k] = prior.shape + count / 2
      q.rates[k] = prior.rate + misfit(q, k) / 2
    }
    assignMemberships(&q)
    return q
  }
  // end snippet

  /// Σᵢ P(zᵢ = k) E(xᵢ - μₖ)²
  private func misfit(_ q: Factors, _ k: Int) -> Double {
    zip(q.shares[k], values).reduce(0) { sum, pair in
      let distance = pair.1 - q.means[k]
      return sum + pair.0 * (distance * distance + q.variances[k])
    }
  }

  // snippet: memberships
  /// P(cᵢ = k) ∝ exp E[log share + log N(xᵢ | μₖ, 1/τₖ)]
  func assignMemberships(_ q: inout Factors) {
    let total = digamma(q.concentrations.reduce(0, +))
    let height = (0..<components).map { k in
      digamma(q.concentrations[k]) - total
        + 0.5 * (digamma(q.shapes[k]) - .log(q.rates[k]) - .log(2 * .pi))
    }
    let precision = (0..<components).map { q.shapes[$0] / q.rates[$0] }
    for (i, x) in values.enumerated() {
      let logs = (0..<components).map { k in
        height[k]
          - precision[k] / 2 * ((x - q.means[k]) * (x - q.means[k]) + q.variances[k])
      }
      let norm = logSumExp(logs)
      for k in 0..<components { q.shares[k][i] = .exp(logs[k] - norm) }
    }
  }
  // end snippet

  /// The bound E_q[log p(D, c, shares, μ, τ)] plus the entropy of q; right for any q, swept or not.
  func bound(_ q: Factors) -> Double {
    let sum = q.concentrations.reduce(0, +)
    let logShares = q.concentrations.map { digamma($0) - digamma(sum) }
    let alpha = prior.concentration
    let k = Double(components)

    // Shares: E log prior less E log q
    var bound =
      logGamma(k * alpha) - k * logGamma(alpha) - logGamma(sum)
      + q.concentrations.reduce(0) { $0 + logGamma($1) }
    for component in 0..<components {
      let (a, b) = (q.shapes[component], q.rates[component])
      let (logPrecision, precision) = (digamma(a) - .log(b), a / b)
      let s = prior.standardDeviation
      let shift = q.means[component] - prior.mean
      let variance = q.variances[component]
      bound += (alpha - q.concentrations[component]) * logShares[component]
      // Means and precisions: minus their divergences from the prior
      bound -= (shift * shift + variance) / (2 * s * s) - 0.5 + .log(s) - 0.5 * .log(variance)
      bound -=
        a * .log(b) - logGamma(a) - prior.shape * .log(prior.rate) + logGamma(prior.shape)
        + (a - prior.shape) * logPrecision - (b - prior.rate) * precision
      // Numbers and memberships
      for (share, x) in zip(q.shares[component], values) where share > 0 {
        let distance = x - q.means[component]
        bound +=
          share
          * (logShares[component] + 0.5 * (logPrecision - .log(2 * .pi))
            - precision / 2 * (distance * distance + variance) - .log(share))
      }
    }
    return bound
  }

  /// Components at numbers drawn from the column, each as wide as the prior says.
  func start(using random: inout RandomSource) -> Factors {
    let k = components
    var left = Array(values.indices)
    let centres = (0..<k).map { _ -> Double in
      let choice = Int(random.uniform() * Double(left.count))
      return values[left.remove(at: min(choice, left.count - 1))]
    }
    var q = Factors(
      concentrations: [Double](
        repeating: prior.concentration + Double(values.count) / Double(k), count: k),
      means: centres, variances: [Double](repeating: 0, count: k),
      shapes: [Double](repeating: prior.shape, count: k),
      rates: [Double](repeating: prior.rate / 4, count: k),
      shares: [[Double]](repeating: [Double](repeating: 0, count: values.count), count: k))
    assignMemberships(&q)
    return q
  }

  /// Sweeps until the bound rises by less than 1e-8 nats; the last q and the bound after each sweep.
  func ascend(from start: Factors, mostSweeps: Int = 3000) -> (factors: Factors, bounds: [Double]) {
    var q = sweep(start)
    var bounds = [bound(q)]
    while bounds.count < mostSweeps {
      q = sweep(q)
      bounds.append(bound(q))
      if bounds[bounds.count - 1] - bounds[bounds.count - 2] < 1e-8 { break }
    }
    return (q, bounds)
  }

  /// The best of several starts.
  func fit(starts: Int, using random: RandomSource) -> (factors: Factors, bound: Double) {
    var best: (factors: Factors, bound: Double)?
    for start in 0..<starts {
      var stream = random.stream(start)
      let (q, bounds) = ascend(from: self.start(using: &stream))
      let bound = bounds[bounds.count - 1]
      if bound > best?.bound ?? -.infinity { best = (q.sorted, bound) }
    }
    guard let best else { preconditionFailure("a fit needs a start, not \(starts)") }
    return best
  }

  /// How many copies of q differ by the order of the components alone: K!/m!, where m components are empty, which
  /// means that they have less than half a number.
  ///
  /// Empty components are alike, so that to exchange two of them gives no new copy. The average of copies that do not
  /// overlap has a bound that is higher by the logarithm of their number.
  func logCopies(_ q: Factors) -> Double {
    let empty = q.counts.count { $0 < 0.5 }
    return logGamma(Double(components) + 1) - logGamma(Double(empty) + 1)
  }

  /// E_q of the mixture's density at a place: shares and Student distributions averaged, by the means of q.
  func density(_ q: Factors, at x: Double) -> Double {
    let sum = q.concentrations.reduce(0, +)
    return (0..<components).reduce(0) { total, k in
      let (a, b) = (q.shapes[k], q.rates[k])
      // τ integrated out exactly; μ's variance added to the square of the scale
      let scale = (b / a + q.variances[k]).squareRoot()
      let t = StudentT(degreesOfFreedom: 2 * a, location: q.means[k], scale: scale)
      return total + q.concentrations[k] / sum * .exp(t.logDensity(x))
    }
  }
}
