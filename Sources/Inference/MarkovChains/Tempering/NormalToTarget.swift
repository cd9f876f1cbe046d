import BayesNumerics
import RealModule

/// The way from a wide normal distribution to any density: reference = N(centre, widths²), likelihood =
/// target / reference, so that p_b ∝ reference^(1-b) × target^b.
///
/// For targets that come without a prior. The reference should be wider than the target, so that its
/// draws fall into every mode. The evidence is then ∫ target.
public struct NormalToTarget<Target: LogDensity>: DrawableReference {
  public let target: Target
  /// One for each coordinate.
  public let centre: [Double]
  /// Standard deviations, one for each coordinate.
  public let widths: [Double]
  private let logConstant: Double
  public var dimension: Int { target.dimension }

  /// Precondition: a centre and a positive width for each coordinate.
  public init(_ target: Target, centre: [Double], widths: [Double]) {
    precondition(
      centre.count == target.dimension && widths.count == target.dimension
        && widths.allSatisfy { $0 > 0 && $0 < .infinity },
      "A target of \(target.dimension) dimensions is reached from as many centres and positive "
        + "widths, not \(centre) and \(widths).")
    self.target = target
    self.centre = centre
    self.widths = widths
    logConstant = widths.reduce(0) { $0 - .log($1) - 0.5 * .log(2 * .pi) }
  }

  public func logFactors(at position: [Double]) -> LogFactors {
    let reference = logReference(at: position)
    return LogFactors(
      reference: reference, likelihood: target.logDensity(at: position) - reference)
  }

  public func drawReference(into position: inout [Double], using random: inout RandomSource) {
    for index in position.indices {
      position[index] = centre[index] + widths[index] * random.normal()
    }
  }

  private func logReference(at position: [Double]) -> Double {
    var squares = 0.0
    for index in position.indices {
      let z = (position[index] - centre[index]) / widths[index]
      squares += z * z
    }
    return logConstant - 0.5 * squares
  }
}

extension NormalToTarget: DifferentiableFactoredDensity where Target: DifferentiableLogDensity {
  public func logFactors(at position: [Double], power: Double, gradient: inout [Double])
    -> LogFactors
  {
    // ∂ log p_b = b ∂ log target + (1 - b) ∂ log reference
    let value = target.logDensity(at: position, gradient: &gradient)
    for index in position.indices {
      let pull = (position[index] - centre[index]) / (widths[index] * widths[index])
      let slope = power == 0 ? 0 : power * gradient[index]
      gradient[index] = slope - (1 - power) * pull
    }
    let reference = logReference(at: position)
    return LogFactors(reference: reference, likelihood: value - reference)
  }
}
