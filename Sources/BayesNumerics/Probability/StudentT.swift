import RealModule

/// A bell curve with heavy tails: what a normal variable looks like whose variance is itself uncertain.
///
/// Density Γ((ν+1)/2) / (Γ(ν/2) √(νπ) σ) (1 + z²/ν)^(-(ν+1)/2) with z = (x - μ)/σ on the real line. It
/// is Cauchy's at ν = 1 and tends to the normal density as ν grows. The scale σ is not the standard
/// deviation.
public struct StudentT: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// ν > 0, no unit.
  public let degreesOfFreedom: Double
  /// μ, in the units of x.
  public let location: Double
  /// σ > 0, in the units of x.
  public let scale: Double

  /// Precondition: a finite location; degrees of freedom and scale positive and finite.
  public init(degreesOfFreedom: Double, location: Double = 0, scale: Double = 1) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom < .infinity && location.isFinite && scale > 0
        && scale < .infinity,
      "StudentT needs positive degrees of freedom and scale and a finite location, not "
        + "\(degreesOfFreedom), \(scale), \(location).")
    self.degreesOfFreedom = degreesOfFreedom
    self.location = location
    self.scale = scale
  }

  private func standardised(_ x: Double) -> Double { (x - location) / scale }

  // MARK: Density

  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  /// Error: 1e-14 (1 + |result|), for degrees of freedom up to 1e8 too; by B(ν/2, ½), whose logarithm
  /// keeps the digits that a difference of two log Γ loses.
  public func logDensity(_ x: Double) -> Double {
    let ratio = standardised(x) / degreesOfFreedom.squareRoot()
    let logTail =
      abs(ratio) > 1e100 ? 2 * Double.log(abs(ratio)) : .log(onePlus: ratio * ratio)
    return -logBeta(0.5 * degreesOfFreedom, 0.5) - 0.5 * .log(degreesOfFreedom) - .log(scale)
      - 0.5 * (degreesOfFreedom + 1) * logTail
  }

  public func logDensitySlope(_ x: Double) -> Double {
    let z = standardised(x)
    if z.isInfinite { return 0 }
    return -(degreesOfFreedom + 1) / (degreesOfFreedom / z + z) / scale
  }

  /// ∂ log p(x) of the degrees of freedom, the location and the scale.
  public func logDensityParameterSlopes(
    _ x: Double
  ) -> (degreesOfFreedom: Double, location: Double, scale: Double) {
    let (nu, z) = (degreesOfFreedom, standardised(x))
    let share = z * z / (nu + z * z)
    let digammas = digamma(0.5 * (nu + 1)) - digamma(0.5 * nu)
    return (
      0.5 * (digammas - 1 / nu - .log(onePlus: z * z / nu) + (nu + 1) / nu * share),
      -logDensitySlope(x), ((nu + 1) * share - 1) / scale
    )
  }

  // MARK: Moments

  /// NaN for one degree of freedom or less.
  public var mean: Double { degreesOfFreedom > 1 ? location : .nan }

  /// σ² ν / (ν - 2); infinite for 1 < ν ≤ 2, NaN below.
  public var variance: Double {
    if degreesOfFreedom > 2 { return scale * scale * (degreesOfFreedom / (degreesOfFreedom - 2)) }
    return degreesOfFreedom > 1 ? .infinity : .nan
  }

  public var mode: Double? { location }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double { standardTail(-standardised(x)) }

  public func upperTail(_ x: Double) -> Double { standardTail(standardised(x)) }

  /// P(Z > z), by the incomplete beta function of whichever of ν / (ν + z²) and its complement is
  /// small.
  private func standardTail(_ z: Double) -> Double {
    if z.isNaN { return .nan }
    let squared = z / degreesOfFreedom.squareRoot() * (z / degreesOfFreedom.squareRoot())
    let half = 0.5 * degreesOfFreedom
    let outside =
      squared < 1
      ? regularizedIncompleteBetaComplement(squared / (1 + squared), a: 0.5, b: half)
      : regularizedIncompleteBeta(1 / (1 + squared), a: half, b: 0.5)
    return z > 0 ? 0.5 * outside : 1 - 0.5 * outside
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    guard 0 <= p, p <= 1 else { return .nan }
    return p <= 0.5
      ? location - scale * standardTailQuantile(p) : location + scale * standardTailQuantile(1 - p)
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    guard 0 <= q, q <= 1 else { return .nan }
    return q <= 0.5
      ? location + scale * standardTailQuantile(q) : location - scale * standardTailQuantile(1 - q)
  }

  /// The z ≥ 0 with P(Z > z) = q, for q up to ½.
  private func standardTailQuantile(_ q: Double) -> Double {
    if q == 0 { return .infinity }
    if q == 0.5 { return 0 }
    let (near, far) = BoostMath.ibetaInverse(0.5 * degreesOfFreedom, 0.5, 2 * q)
    return (degreesOfFreedom * far / near).squareRoot()
  }

  // MARK: Sampling

  /// A standard normal number over the root of a gamma variable of mean 1.
  public func sample(using random: inout RandomSource) -> Double {
    let half = 0.5 * degreesOfFreedom
    let normal = random.normal()
    return location + scale * normal / (random.gamma(shape: half) / half).squareRoot()
  }
}
