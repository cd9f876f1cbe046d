import BayesNumerics
import RealModule

/// The normal distribution that is nearest to a density on a line, exactly, in either direction of
/// the Kullback-Leibler divergence.
///
/// For the pictures that show what the direction does, and as the known optimum that stochastic
/// optimisers must reach.
public enum NearestNormal {
  /// The normal that minimises KL(p‖q): it has the mean and the variance of p, and so covers all
  /// its mass.
  ///
  /// `logDensity`: up to a constant; `splitAt` as in
  /// ``KullbackLeibler/quadrature(of:from:splitAt:)``. Nil where p has no finite variance. Error:
  /// relative, 1e-9 for smooth densities. Source: Bishop (2006), section 10.1.2.
  public static func covering(
    _ logDensity: (Double) -> Double, splitAt: [Double] = []
  ) -> Normal? {
    let p = NormalisedDensity(logDensity, splitAt: splitAt)
    let mean = KullbackLeibler.pieces(splitAt + [p.peak]) {
      integrate({ $0 * .exp(logDensity($0) - p.logNorm) }, from: $0, to: $1)
    }.value
    let variance = KullbackLeibler.pieces(splitAt + [p.peak]) {
      integrate(
        { ($0 - mean) * ($0 - mean) * .exp(logDensity($0) - p.logNorm) }, from: $0, to: $1)
    }
    // Where the tails are too heavy the pieces never agree
    guard mean.isFinite, variance.value > 0, variance.errorEstimate < 1e-6 * variance.value
    else { return nil }
    return Normal(mean: mean, standardDeviation: variance.value.squareRoot())
  }

  /// A normal that minimises KL(q‖p) among its neighbours: it looks for a peak of p and stays
  /// inside.
  ///
  /// Maximises the evidence lower bound over mean and log standard deviation by L-BFGS, its
  /// expectation a sum over 161 evenly spaced points of the standard normal. Which of several it
  /// finds depends on the start. Nil where the density is not finite over the start, or the bound
  /// has no maximum. Error: 1e-7 standard deviations where log p is smooth over a standard
  /// deviation of q. Precondition: a target on a line.
  public static func seeking(_ target: some DifferentiableLogDensity, from start: Normal) -> Normal?
  {
    precondition(target.dimension == 1, "Not a target on a line: \(target.dimension) dimensions.")
    var (position, slope) = ([0.0], [0.0])
    func cost(_ parameters: [Double], _ gradient: inout [Double]) -> Double {
      let scale = Double.exp(parameters[1])
      var (value, first, second) = (0.0, 0.0, 0.0)
      for (z, weight) in standardNodes {
        position[0] = parameters[0] + scale * z
        value += weight * target.logDensity(at: position, gradient: &slope)
        first += weight * slope[0]
        second += weight * slope[0] * scale * z
      }
      gradient[0] = -first
      gradient[1] = -second - 1
      return -value - parameters[1]
    }
    let first = [start.mean, Double.log(start.standardDeviation)]
    var gradient = [0.0, 0.0]
    guard cost(first, &gradient).isFinite else { return nil }
    let found = LBFGS(tolerance: 1e-9).minimise(from: first, cost)
    let scale = Double.exp(found.position[1])
    let isMaximum = found.gradientNorm < 1e-5 && scale.isFinite && scale > 0
    return isMaximum ? Normal(mean: found.position[0], standardDeviation: scale) : nil
  }

  /// The evidence lower bound E_q[log p] + entropy of a normal q, by the same sum. Precondition: a
  /// target on a line.
  public static func bound(of target: some LogDensity, under q: Normal) -> Double {
    precondition(target.dimension == 1, "Not a target on a line: \(target.dimension) dimensions.")
    let energy = standardNodes.reduce(0) { sum, node in
      sum + node.weight * target.logDensity(at: [q.mean + q.standardDeviation * node.z])
    }
    return energy + .log(q.standardDeviation) + 0.5 * (1 + .log(2 * .pi))
  }

  /// Points of the standard normal with weights that add up to one.
  ///
  /// The trapezoidal rule on -8...8: for smooth functions its error is that of the ends, 1e-15.
  private static let standardNodes: [(z: Double, weight: Double)] = {
    let points = (0...160).map { Double($0 - 80) / 10 }
    let total = points.reduce(0) { $0 + .exp(-0.5 * $1 * $1) }
    return points.map { ($0, .exp(-0.5 * $0 * $0) / total) }
  }()
}
