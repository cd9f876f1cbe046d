import BayesNumerics
import RealModule

/// The second half of a Gibbs sweep on a mixture: the distribution of shares, means and precisions given who belongs
/// where.
///
/// Shares ~ Dirichlet(α + counts); μₖ ~ N given its members and the precision of the sweep before; τₖ ~ Gamma given its
/// members and the new μₖ. It can be drawn from, and its density is known.
struct GibbsStep: Sendable {
  /// One component, given its members.
  struct Component: Sendable {
    /// α + count, of the shares' Dirichlet distribution.
    let concentration: Double
    let count: Double
    /// The members' mean and Σ (x - mean)²; 0 where there are none.
    let centre: Double
    let squares: Double
    /// Of the new mean.
    let mean: Double
    let variance: Double
    /// Of the new precision's gamma distribution; its rate depends on the new mean.
    let shape: Double
    fileprivate let priorRate: Double
    /// All of the log density that does not depend on the place.
    fileprivate let constant: Double

    func rate(mean: Double) -> Double {
      let shift = centre - mean
      return priorRate + (squares + count * shift * shift) / 2
    }

    /// log of share^(concentration - 1) / Γ(concentration) N(mean) Gamma(precision): this component's factor of the
    /// density, but for the Dirichlet's Γ(sum of concentrations).
    func logFactor(logShare: Double, mean place: Double, logPrecision: Double, precision: Double)
      -> Double
    {
      let distance = place - mean
      let rate = rate(mean: place)
      return constant + (concentration - 1) * logShare - distance * distance / (2 * variance)
        + shape * .log(rate) + (shape - 1) * logPrecision - rate * precision
    }
  }

  let components: [Component]
  /// log Γ of the sum of the concentrations, which belongs to no component alone.
  let constant: Double

  /// - Parameters:
  ///   - members: The numbers of each component.
  ///   - precisions: Of the sweep before, which the new means are drawn with.
  init(prior: MixturePrior, members: [[Double]], precisions: [Double]) {
    let priorPrecision = 1 / (prior.standardDeviation * prior.standardDeviation)
    components = zip(members, precisions).map { members, precision in
      let count = Double(members.count)
      let centre = members.isEmpty ? 0 : members.reduce(0, +) / count
      let squares = members.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let (concentration, shape) = (prior.concentration + count, prior.shape + count / 2)
      let variance = 1 / (priorPrecision + precision * count)
      return Component(
        concentration: concentration, count: count, centre: centre, squares: squares,
        mean: variance * (priorPrecision * prior.mean + precision * count * centre),
        variance: variance, shape: shape, priorRate: prior.rate,
        constant: -logGamma(concentration) - 0.5 * .log(2 * .pi * variance) - logGamma(shape))
    }
    constant = logGamma(components.reduce(0) { $0 + $1.concentration })
  }

  func draw(using random: inout RandomSource) -> MixtureDraw {
    let parts = components.map { random.gamma(shape: $0.concentration) }
    let total = parts.reduce(0, +)
    var draw = MixtureDraw(shares: parts.map { $0 / total }, means: [], precisions: [])
    for component in components {
      let mean = component.mean + random.normal() * component.variance.squareRoot()
      draw.means.append(mean)
      draw.precisions.append(random.gamma(shape: component.shape) / component.rate(mean: mean))
    }
    return draw
  }
}
