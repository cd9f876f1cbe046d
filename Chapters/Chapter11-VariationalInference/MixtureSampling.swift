import BayesNumerics
import Inference
import RealModule

/// A mixture's parameters, one draw.
struct MixtureDraw: Sendable {
  var shares: [Double]
  var means: [Double]
  var precisions: [Double]

  init(shares: [Double], means: [Double], precisions: [Double]) {
    self.shares = shares
    self.means = means
    self.precisions = precisions
  }

  /// The means of fitted factors, as the start of a chain.
  init(meanOf q: NormalMixtureModel.Factors) {
    let total = q.concentrations.reduce(0, +)
    shares = q.concentrations.map { $0 / total }
    means = q.means
    precisions = zip(q.shapes, q.rates).map { $0 / $1 }
  }

  func density(at x: Double) -> Double {
    zip(shares, zip(means, precisions)).reduce(0) { sum, component in
      let distance = x - component.1.0
      return sum + component.0 * (component.1.1 / (2 * .pi)).squareRoot()
        * .exp(-component.1.1 * distance * distance / 2)
    }
  }

  /// The components' places in the order of their means.
  var order: [Int] { means.indices.sorted { means[$0] < means[$1] } }
}

/// Draws from a mixture's posterior by Gibbs sampling: memberships, then all else given them.
struct MixtureGibbs: Sendable {
  let model: NormalMixtureModel

  // snippet: gibbs
  /// One sweep: who belongs where, then shares, means and precisions given that.
  func sweep(_ draw: MixtureDraw, using random: inout RandomSource) -> MixtureDraw {
    step(from: draw, using: &random).draw(using: &random)
  }
  // end snippet

  /// The first half of a sweep: memberships given all else, and what follows for all else.
  func step(from draw: MixtureDraw, using random: inout RandomSource) -> GibbsStep {
    var members = [[Double]](repeating: [], count: model.components)
    var logs = [Double](repeating: 0, count: model.components)
    let heights = logs.indices.map { .log(draw.shares[$0]) + 0.5 * .log(draw.precisions[$0]) }
    for x in model.values {
      for k in logs.indices {
        let distance = x - draw.means[k]
        logs[k] = heights[k] - draw.precisions[k] * distance * distance / 2
      }
      let norm = logSumExp(logs)
      var (left, choice) = (random.uniform(), model.components - 1)
      for k in logs.indices {
        left -= .exp(logs[k] - norm)
        if left < 0 {
          choice = k
          break
        }
      }
      members[choice].append(x)
    }
    return GibbsStep(prior: model.prior, members: members, precisions: draw.precisions)
  }

  /// The draws of `sweeps` sweeps, after a tenth as many of burn-in.
  func run(
    from start: NormalMixtureModel.Factors, sweeps: Int, using random: RandomSource
  ) -> [MixtureDraw] {
    var random = random
    var draw = MixtureDraw(meanOf: start)
    for _ in 0..<(sweeps / 10) { draw = sweep(draw, using: &random) }
    var draws: [MixtureDraw] = []
    for _ in 0..<sweeps {
      draw = sweep(draw, using: &random)
      draws.append(draw)
    }
    return draws
  }
}

/// A mixture as prior times likelihood, memberships summed out, for a crowd of particles.
///
/// A position holds K logarithms of gamma variables, whose shares of their sum are Dirichlet, K means and K logarithms of
/// precisions: every number is free, and the prior's density contains the Jacobian of each logarithm.
struct MixtureFactors: DrawableReference {
  let model: NormalMixtureModel

  var dimension: Int { 3 * model.components }

  func logFactors(at position: [Double]) -> LogFactors {
    let (k, prior) = (model.components, model.prior)
    var reference = 0.0
    for place in 0..<k {
      reference +=
        prior.concentration * position[place] - .exp(position[place])
        - logGamma(prior.concentration)
      reference += Normal(mean: prior.mean, standardDeviation: prior.standardDeviation)
        .logDensity(position[k + place])
      let logPrecision = position[2 * k + place]
      reference +=
        prior.shape * (.log(prior.rate) + logPrecision) - prior.rate * .exp(logPrecision)
        - logGamma(prior.shape)
    }
    let norm = logSumExp(Array(position[0..<k]))
    let precisions = (0..<k).map { Double.exp(position[2 * k + $0]) }
    let heights = (0..<k).map {
      position[$0] - norm + 0.5 * (position[2 * k + $0] - .log(2 * .pi))
    }
    return LogFactors(
      reference: reference,
      likelihood: logLikelihood(Array(position[k..<(2 * k)]), precisions, heights))
  }

  /// Σᵢ log Σₖ exp(heightₖ - precisionₖ (xᵢ - meanₖ)²/2), where chains and crowds spend their time: the largest term
  /// of each number is taken out, and one logarithm serves a hundred sums, each between 1 and K.
  func logLikelihood(
    _ means: [Double], _ precisions: [Double], _ heights: [Double]
  ) -> Double {
    var terms = heights
    var (sum, product, count) = (0.0, 1.0, 0)
    for x in model.values {
      var largest = -Double.infinity
      for place in terms.indices {
        let distance = x - means[place]
        terms[place] = heights[place] - precisions[place] * distance * distance / 2
        largest = max(largest, terms[place])
      }
      guard largest > -.infinity else { return -.infinity }
      var share = 0.0
      // Below e⁻⁴⁰ a term does not change the sum
      for term in terms where term > largest - 40 {
        share += term == largest ? 1 : .exp(term - largest)
      }
      sum += largest
      product *= share
      count += 1
      if count == 100 {
        sum += .log(product)
        (product, count) = (1, 0)
      }
    }
    return sum + .log(product)
  }

  func drawReference(into position: inout [Double], using random: inout RandomSource) {
    let (k, prior) = (model.components, model.prior)
    for place in 0..<k {
      position[place] = random.logarithmOfGamma(shape: prior.concentration)
      position[k + place] = prior.mean + prior.standardDeviation * random.normal()
      position[2 * k + place] = random.logarithmOfGamma(shape: prior.shape) - .log(prior.rate)
    }
  }
}
