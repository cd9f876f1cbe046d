import RealModule

extension RandomSource {
  /// A standard exponential variate: mean 1. Uses one ``next()``.
  public mutating func exponential() -> Double { -.log(uniform()) }

  /// A gamma variate of that shape and rate 1: mean and variance are the shape.
  ///
  /// Exact; shape > 0. For a shape below about 1e-2 much of the distribution lies below the
  /// smallest double and is returned as 0: use ``logarithmOfGamma(shape:)`` there.
  public mutating func gamma(shape: Double) -> Double {
    shape >= 1 ? marsagliaTsang(shape: shape) : .exp(logarithmOfGamma(shape: shape))
  }

  /// The logarithm of a gamma variate of that shape and rate 1, finite for any shape > 0.
  ///
  /// For a shape a < 1, log Γ-variate(a) = log Γ-variate(a + 1) + log(U) / a. Source: Marsaglia
  /// and Tsang (2000), "A simple method for generating gamma variables", ACM TOMS 26, section 6,
  /// kept in logarithms.
  public mutating func logarithmOfGamma(shape: Double) -> Double {
    precondition(
      shape > 0 && shape < .infinity, "The shape of a gamma variate is positive, not \(shape).")
    if shape >= 1 { return .log(marsagliaTsang(shape: shape)) }
    return .log(marsagliaTsang(shape: shape + 1)) - exponential() / shape
  }

  /// A beta variate of shapes a, b > 0: the share of the first of two gamma variates.
  ///
  /// Exact; formed from their logarithms, so that no shape gives 0/0. With shapes below about
  /// 1e-2 it often rounds to 0 or 1 itself.
  public mutating func beta(a: Double, b: Double) -> Double {
    let logOdds = logarithmOfGamma(shape: a) - logarithmOfGamma(shape: b)
    return 1 / (1 + .exp(-logOdds))
  }

  /// Marsaglia and Tsang (2000), section 2: the cube of a nearly normal variate, for shape ≥ 1.
  private mutating func marsagliaTsang(shape: Double) -> Double {
    precondition(shape < .infinity, "The shape of a gamma variate is finite, not \(shape).")
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = uniform()
      if u < 1 - 0.0331 * x * x * x * x { return d * v }
      if .log(u) < 0.5 * x * x + d * (1 - v + .log(v)) { return d * v }
    }
  }
}
