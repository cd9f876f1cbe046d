/// A density to a power, p_b ∝ target^b: reference 1, likelihood = target.
///
/// What physics calls a canonical ensemble, with b the inverse temperature. At b = 0 it is no
/// distribution, so its ladder begins above 0 (at a b where target^b can still be normalised); for an
/// evidence take ``NormalToTarget``.
public struct FlattenedDensity<Target: LogDensity>: FactoredDensity {
  public let target: Target
  public var dimension: Int { target.dimension }

  public init(_ target: Target) { self.target = target }

  public func logFactors(at position: [Double]) -> LogFactors {
    LogFactors(reference: 0, likelihood: target.logDensity(at: position))
  }
}

extension FlattenedDensity: DifferentiableFactoredDensity where Target: DifferentiableLogDensity {
  public func logFactors(at position: [Double], power: Double, gradient: inout [Double])
    -> LogFactors
  {
    let value = target.logDensity(at: position, gradient: &gradient)
    for index in gradient.indices { gradient[index] *= power }
    return LogFactors(reference: 0, likelihood: value)
  }
}
