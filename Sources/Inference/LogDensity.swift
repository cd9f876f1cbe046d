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

  /// The same at several positions that stand one after the other, m × `dimension` numbers, for whoever
  /// needs many at once. Models may answer faster than by one call each, which is the default.
  func logDensities(at positions: [Double]) -> [Double]
}

/// A log density that also knows its slope, which is what Hamiltonian samplers move by.
public protocol DifferentiableLogDensity: LogDensity {
  /// log p(position) + constant; `gradient` is overwritten with ∂ log p / ∂ position.
  ///
  /// Called once per leapfrog step: it should allocate nothing. Precondition: both arrays have
  /// `dimension` numbers. Where the value is not finite the gradient may be anything.
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double

  /// The same at several positions that stand one after the other, m × `dimension` numbers;
  /// `gradients`, as many, is overwritten. Models may answer faster than by one call each, which is the
  /// default.
  func logDensities(at positions: [Double], gradients: inout [Double]) -> [Double]
}

extension LogDensity {
  public func logDensities(at positions: [Double]) -> [Double] {
    precondition(
      positions.count % dimension == 0,
      "\(positions.count) numbers are no positions in \(dimension) dimensions.")
    var position = [Double](repeating: 0, count: dimension)
    return stride(from: 0, to: positions.count, by: dimension).map { first in
      for i in position.indices { position[i] = positions[first + i] }
      return logDensity(at: position)
    }
  }
}

extension DifferentiableLogDensity {
  public func logDensities(at positions: [Double], gradients: inout [Double]) -> [Double] {
    precondition(
      positions.count % dimension == 0 && gradients.count == positions.count,
      "\(positions.count) numbers for positions in \(dimension) dimensions, \(gradients.count) for slopes."
    )
    var position = [Double](repeating: 0, count: dimension)
    var gradient = position
    return stride(from: 0, to: positions.count, by: dimension).map { first in
      for i in position.indices { position[i] = positions[first + i] }
      let value = logDensity(at: position, gradient: &gradient)
      for i in gradient.indices { gradients[first + i] = gradient[i] }
      return value
    }
  }

  public func logDensity(at position: [Double]) -> Double {
    var gradient = [Double](repeating: 0, count: dimension)
    return logDensity(at: position, gradient: &gradient)
  }
}
