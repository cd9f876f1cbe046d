import BayesNumerics
import Inference
import RealModule

/// log p(D) of a mixture by importance sampling from the steps of Gibbs chains, averaged over all orders of the
/// components.
///
/// Given who belongs where, the distribution of everything else is known (``GibbsStep``). Averaged over the states of
/// chains, these distributions resemble the posterior. But a chain hardly ever exchanges the names of components, and
/// may sit on one of K! equal modes. So each step stands for all orders of its components: then no mode that differs
/// by names alone can be lost. Draws from this average q are weighted by w = p(D, θ)/q(θ), whose mean is p(D).
///
/// Several populations know nothing of each other's chains and draws. Their scatter is the standard error, with one
/// degree of freedom less than there are populations: a mode that some of the chains miss drives them apart.
///
/// Source: J. E. Lee and C. P. Robert (2016), "Importance sampling schemes for evidence approximation in mixture
/// models", Bayesian Analysis 11, arXiv:1311.6000.
struct MixtureEvidence: Sendable {
  let model: NormalMixtureModel
  let populations = 8
  /// Of each population: the first starts at the fit by coordinate ascent, the others at random.
  let chains = 4
  let burnIn: Int
  /// Of each chain.
  let states: Int
  let sweepsBetween: Int
  /// From each state.
  let draws = 2

  init(model: NormalMixtureModel, isShort: Bool = false) {
    self.model = model
    burnIn = isShort ? 20 : 50
    states = isShort ? 15 : 50
    sweepsBetween = isShort ? 4 : 9
  }

  /// The sum over all orders takes K 2ᴷ steps for each draw and state.
  static let mostComponents = 8

  /// What the populations found.
  struct Found: Sendable {
    let estimate: EvidenceEstimate
    /// log p(D) by each population alone.
    let populations: [Double]
    /// Pareto k̂ of all weights together.
    let kHat: Double

    init(populations: [Double], weights: ImportanceDiagnosis) {
      self.populations = populations
      kHat = weights.kHat
      let count = Double(populations.count)
      let logMean = logSumExp(populations) - .log(count)
      let variance =
        populations.reduce(0) { $0 + (.exp($1 - logMean) - 1) * (.exp($1 - logMean) - 1) }
        / (count - 1)
      let error = (variance / count).squareRoot()
      estimate = EvidenceEstimate(
        method: .importanceSampling, logEvidence: logMean, standardError: error,
        degreesOfFreedom: count - 1, evaluations: weights.draws,
        checks: [
          // Where most draws count, the tail is too small to matter, whatever its shape
          .atMost(
            1, "Pareto k-hat, where fewer than half of the draws count",
            2 * weights.effectiveDraws > Double(weights.draws) ? 0 : weights.kHat,
            else: "The weights' tail is so heavy that they can hardly have a mean."),
          .atMost(
            0.5, "standard error [nats]", error,
            else: "The populations disagree, so some chains have missed what others found."),
        ])
    }
  }

  func estimate(from fit: NormalMixtureModel.Factors, using random: RandomSource) async -> Found {
    await withTaskGroup(of: (Int, [Double]).self) { group in
      for index in 0..<populations {
        group.addTask { (index, logRatios(from: fit, using: random.stream(index))) }
      }
      var found = [[Double]](repeating: [], count: populations)
      for await (index, ratios) in group { found[index] = ratios }
      return Found(
        populations: found.map { logSumExp($0) - .log(Double($0.count)) },
        weights: ImportanceDiagnosis(logRatios: found.flatMap(\.self)))
    }
  }

  /// log p(D, θ) - log q(θ) at the draws of one population.
  private func logRatios(
    from fit: NormalMixtureModel.Factors, using random: RandomSource
  ) -> [Double] {
    var random = random
    let gibbs = MixtureGibbs(model: model)
    var steps: [GibbsStep] = []
    for chain in 0..<chains {
      var draw = MixtureDraw(meanOf: chain == 0 ? fit : model.start(using: &random))
      for _ in 0..<burnIn { draw = gibbs.sweep(draw, using: &random) }
      for _ in 0..<states {
        for _ in 0..<sweepsBetween { draw = gibbs.sweep(draw, using: &random) }
        let step = gibbs.step(from: draw, using: &random)
        steps.append(step)
        draw = step.draw(using: &random)
      }
    }
    // snippet: weights
    let q = StepAverage(steps: steps)
    let target = MixtureFactors(model: model)
    return steps.indices.flatMap { index in
      (0..<draws).map { _ in
        let draw = steps[index].draw(using: &random)
        return target.logJoint(draw) - q.logDensity(at: draw, madeBy: index)
      }
    }
    // end snippet
  }
}

extension MixtureFactors {
  /// log p(D, shares, means, precisions), memberships summed out.
  func logJoint(_ draw: MixtureDraw) -> Double {
    let (k, prior) = (Double(model.components), model.prior)
    let mean = Normal(mean: prior.mean, standardDeviation: prior.standardDeviation)
    let precision = Gamma(shape: prior.shape, rate: prior.rate)
    var sum = logGamma(k * prior.concentration) - k * logGamma(prior.concentration)
    for place in draw.shares.indices {
      sum += (prior.concentration - 1) * .log(draw.shares[place])
      sum += mean.logDensity(draw.means[place]) + precision.logDensity(draw.precisions[place])
    }
    let heights = draw.shares.indices.map {
      .log(draw.shares[$0]) + 0.5 * (.log(draw.precisions[$0]) - .log(2 * .pi))
    }
    return sum + logLikelihood(draw.means, draw.precisions, heights)
  }
}

/// The average of steps over themselves and over all orders of their components.
struct StepAverage: Sendable {
  let steps: [GibbsStep]

  /// - Parameter maker: The step that the draw came from, which is looked at first: most of the others are then seen to
  ///   add nothing without a sum over all orders.
  func logDensity(at draw: MixtureDraw, madeBy maker: Int = 0) -> Double {
    let k = draw.means.count
    let logShares = draw.shares.map { Double.log($0) }
    let logPrecisions = draw.precisions.map { Double.log($0) }
    var factors = [Double](repeating: 0, count: k * k)
    var permanent = LogPermanent(size: k)
    var logs: [Double] = []
    logs.reserveCapacity(steps.count)
    var largest = -Double.infinity
    for offset in steps.indices {
      let step = steps[(maker + offset) % steps.count]
      let components = step.components
      for place in 0..<k {
        for component in 0..<k {
          factors[place * k + component] = components[component].logFactor(
            logShare: logShares[place], mean: draw.means[place],
            logPrecision: logPrecisions[place], precision: draw.precisions[place])
        }
      }
      // What is e⁻⁴⁰ of the largest adds nothing
      if step.constant + permanent.upperBound(factors) < largest - 40 { continue }
      let log = step.constant + permanent.log(factors)
      logs.append(log)
      largest = max(largest, log)
    }
    return logSumExp(logs) - .log(Double(steps.count)) - logGamma(Double(k) + 1)
  }
}

/// The logarithm of a permanent: the sum over all orders of the product of one number per row and column, of which the
/// logarithms are given.
struct LogPermanent {
  let size: Int
  private let logOrders: Double
  private var numbers: [Double]
  /// For each set of columns, the sum over the ways to give them to the first rows.
  private var sums: [Double]

  init(size: Int) {
    self.size = size
    logOrders = logGamma(Double(size) + 1)
    numbers = [Double](repeating: 0, count: size * size)
    sums = [Double](repeating: 0, count: 1 << size)
  }

  /// No permanent is above the product of its rows' largest numbers, nor of its columns', times the number of orders.
  func upperBound(_ logs: [Double]) -> Double {
    var (rows, columns) = (0.0, 0.0)
    for i in 0..<size {
      var (row, column) = (-Double.infinity, -Double.infinity)
      for j in 0..<size {
        row = max(row, logs[i * size + j])
        column = max(column, logs[j * size + i])
      }
      rows += row
      columns += column
    }
    return min(rows, columns) + logOrders
  }

  /// Rows one after the other, sets of columns by their bits; no numbers are subtracted.
  mutating func log(_ logs: [Double]) -> Double {
    var scale = 0.0
    for row in stride(from: 0, to: size * size, by: size) {
      var largest = -Double.infinity
      for column in 0..<size { largest = max(largest, logs[row + column]) }
      guard largest > -.infinity else { return -.infinity }
      scale += largest
      for column in 0..<size { numbers[row + column] = .exp(logs[row + column] - largest) }
    }
    sums[0] = 1
    for set in 1..<(1 << size) {
      let row = (set.nonzeroBitCount - 1) * size
      var (sum, left) = (0.0, set)
      while left != 0 {
        let column = left.trailingZeroBitCount
        left &= left - 1
        sum += numbers[row + column] * sums[set ^ (1 << column)]
      }
      sums[set] = sum
    }
    let sum = sums[(1 << size) - 1]
    // An order with a number that was rounded to zero adds less than e⁻⁷⁰⁰
    return sum > 1e-250 ? scale + .log(sum) : inLogarithms(logs)
  }

  /// The same where the numbers are too far apart.
  private mutating func inLogarithms(_ logs: [Double]) -> Double {
    sums[0] = 0
    for set in 1..<(1 << size) {
      let row = set.nonzeroBitCount - 1
      var sum = -Double.infinity
      for column in 0..<size where set >> column & 1 == 1 {
        let term = logs[row * size + column] + sums[set ^ (1 << column)]
        if term > -.infinity { sum = logSumExp(sum, term) }
      }
      sums[set] = sum
    }
    return sums[(1 << size) - 1]
  }
}
