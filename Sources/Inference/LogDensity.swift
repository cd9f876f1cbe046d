import RealModule

/// A density over the real numbers, up to a constant factor: all that a sampler asks of a model.
///
/// Positions are unconstrained vectors of `dimension` numbers; ``Transform`` brings positive,
/// bounded and other parameters here, with their Jacobian.
public protocol LogDensity: Sendable {
  /// Length of a position, 1 or more.
  var dimension: Int { get }

  /// log p(position) + constant. -∞ where the density is zero, NaN where it is undefined (a sampler
  /// treats both as zero); never an error. Precondition: `dimension` numbers.
  func logDensity(at position: [Double]) -> Double
}

/// A log density that also knows its slope, which is what Hamiltonian samplers move by.
public protocol DifferentiableLogDensity: LogDensity {
  /// log p(position) + constant; `gradient` is overwritten with ∂ log p / ∂ position.
  ///
  /// Called once per leapfrog step: it should allocate nothing. Precondition: both arrays have
  /// `dimension` numbers. Where the value is not finite the gradient may be anything.
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double
}

extension DifferentiableLogDensity {
  public func logDensity(at position: [Double]) -> Double {
    var gradient = [Double](repeating: 0, count: dimension)
    return logDensity(at: position, gradient: &gradient)
  }
}
