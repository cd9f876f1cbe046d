import BayesNumerics
import RealModule

/// The Kullback-Leibler divergence KL(p‖q) = E_p[log p - log q]: by how many nats the log density
/// of q falls short of that of p, on average over draws from p.
///
/// Never negative, 0 only where both are the same, and not symmetric: KL(q‖p) punishes q for
/// standing where p is small, KL(p‖q) for being small where p stands. Source: lecture 003,
/// variational inference; Kullback and Leibler (1951), Ann. Math. Stat. 22, 79.
public enum KullbackLeibler {
  /// KL(p‖q) of two normals on a line, in closed form. As ``Normal/divergence(from:)``.
  public static func normals(_ p: Normal, from q: Normal) -> Double { p.divergence(from: q) }

  /// KL(p‖q) of two normals of equal dimension, in closed form by their Cholesky factors. As
  /// ``MultivariateNormal/divergence(from:)``.
  public static func normals(_ p: MultivariateNormal, from q: MultivariateNormal) -> Double {
    p.divergence(from: q)
  }

  /// KL(p‖q) of two densities on a line by quadrature, p and q each up to a constant factor.
  ///
  /// Integrates p log(p/q) - p + q, which is nowhere negative, so that nothing cancels where the
  /// two are close. +∞ where p stands and q is zero; NaN where a density is NaN or has no finite
  /// integral. `splitAt`: places that tell where the mass is, such as peaks; the highest points of
  /// both on a coarse grid are added to them. Error: see the estimate, 1e-9 for smooth densities.
  public static func quadrature(
    of logP: (Double) -> Double, from logQ: (Double) -> Double, splitAt: [Double] = []
  ) -> Integral {
    let p = NormalisedDensity(logP, splitAt: splitAt)
    let q = NormalisedDensity(logQ, splitAt: splitAt)
    var isInfinite = false
    let parts = pieces(splitAt + [p.peak, q.peak]) {
      integrate(
        { x in
          let (first, second) = (logP(x) - p.logNorm, logQ(x) - q.logNorm)
          if first == -.infinity { return .exp(second) }
          if second == -.infinity {
            isInfinite = isInfinite || Double.exp(first) > 0
            return 0
          }
          return excess(first, second)
        }, from: $0, to: $1, relativeTolerance: 1e-11)
    }
    if isInfinite { return Integral(value: .infinity, errorEstimate: 0) }
    return Integral(
      value: parts.value, errorEstimate: parts.errorEstimate + p.relativeError + q.relativeError)
  }

  /// p log(p/q) - p + q from the logarithms of both.
  private static func excess(_ logP: Double, _ logQ: Double) -> Double {
    let difference = logP - logQ
    let density = Double.exp(logP)
    if abs(difference) < 1 { return density * (difference + .expMinusOne(-difference)) }
    return density == 0 ? .exp(logQ) : density * (difference - 1) + .exp(logQ)
  }

  /// The sum of integrals over the stretches between some places, from -∞ to ∞.
  static func pieces(
    _ places: [Double], _ integral: (_ lower: Double, _ upper: Double) -> Integral
  ) -> Integral {
    let inner = Set(places.filter(\.isFinite)).sorted()
    var (value, error) = (0.0, 0.0)
    for (lower, upper) in zip([-.infinity] + inner, inner + [.infinity]) {
      let part = integral(lower, upper)
      value += part.value
      error += part.errorEstimate
    }
    return Integral(value: value, errorEstimate: error)
  }
}

/// A density on a line with the logarithm of its integral, by quadrature.
struct NormalisedDensity {
  /// log ∫ p(x) dx
  let logNorm: Double
  let relativeError: Double
  /// The highest point of a coarse grid over the whole line.
  let peak: Double

  init(_ logDensity: (Double) -> Double, splitAt: [Double]) {
    var (peak, largest) = (0.0, -Double.infinity)
    let grid = stride(from: -0.9995, to: 1, by: 0.0005).map { $0 / (1 - $0 * $0) }
    for x in splitAt + grid {
      let value = logDensity(x)
      if value > largest && value.isFinite { (peak, largest) = (x, value) }
    }
    let top = largest
    let total = KullbackLeibler.pieces(splitAt + [peak]) {
      integrate({ .exp(logDensity($0) - top) }, from: $0, to: $1, relativeTolerance: 1e-12)
    }
    self.peak = peak
    logNorm = top + .log(total.value)
    relativeError = total.errorEstimate / total.value
  }
}
