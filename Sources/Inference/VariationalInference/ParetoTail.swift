import BayesNumerics
import RealModule

/// The generalised Pareto distribution that fits what a sample has beyond a threshold: how heavy
/// its tail is.
///
/// P(X > x) = (1 + k x/σ)^(-1/k) for x ≥ 0. Moments of order 1/k and higher do not exist: from k =
/// ½ on there is no variance, from k = 1 on no mean. Fitted by the nearly Bayesian estimate of
/// Zhang and Stephens (2009), "A new and efficient estimation method for the generalized Pareto
/// distribution", Technometrics 51, drawn a little towards k = ½ as if by ten more excesses
/// (Vehtari et al. 2024).
public struct ParetoTail: Sendable, Equatable {
  /// k, the shape; 0 for an exponential tail, below 0 for one that ends.
  public let shape: Double
  /// σ > 0, in the units of x.
  public let scale: Double

  /// Precondition: a positive, finite scale and a finite shape.
  public init(shape: Double, scale: Double) {
    precondition(
      shape.isFinite && scale > 0 && scale < .infinity,
      "A Pareto tail has a finite shape and a positive scale, not \(shape), \(scale).")
    self.shape = shape
    self.scale = scale
  }

  /// Fits excesses over a threshold, in any order; nil for fewer than five, or where they are not
  /// positive, finite and different from each other.
  ///
  /// Standard error of k with n excesses: about (1 + k)/√n.
  public init?(fitting excesses: [Double]) {
    let x = excesses.sorted()
    guard x.count >= 5, let first = x.first, let last = x.last, first > 0, last < .infinity,
      first < last
    else { return nil }
    let count = Double(x.count)

    // Candidates for b = -k/σ, about the inverse of the largest excess
    let number = 30 + Int(count.squareRoot())
    let quarter = x[Int(count / 4 + 0.5) - 1]
    let candidates = (1...number).map { j in
      1 / last + (1 - (Double(number) / (Double(j) - 0.5)).squareRoot()) / (3 * quarter)
    }
    func shape(_ b: Double) -> Double {
      x.reduce(0) { $0 + .log(onePlus: -b * $1) } / count
    }

    // Their profile likelihoods as weights
    let heights = candidates.map { b in
      let k = shape(b)
      return count * (.log(-b / k) - k - 1)
    }
    let total = logSumExp(heights.map { $0.isNaN ? -.infinity : $0 })
    let b = zip(candidates, heights).reduce(0) { sum, pair in
      pair.1.isNaN ? sum : sum + pair.0 * .exp(pair.1 - total)
    }
    let fitted = shape(b)
    let scale = -fitted / b
    guard fitted.isFinite, scale > 0, scale < .infinity else { return nil }
    self.init(shape: (count * fitted + 10 * 0.5) / (count + 10), scale: scale)
  }

  /// The excess below which a share `probability` of all excesses lies. Precondition: inside (0,
  /// 1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability lies in (0, 1).")
    let logTail = Double.log(onePlus: -probability)
    if abs(shape) < 1e-12 { return -scale * logTail }
    return scale * .expMinusOne(-shape * logTail) / shape
  }
}
