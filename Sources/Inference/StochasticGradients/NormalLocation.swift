import BayesNumerics

/// The place of normal data with a known precision: xᵢ ~ N(θ, A⁻¹) under a flat prior.
///
/// The quadratic on which everything about stochastic gradients is known: the posterior is N(x̄, A⁻¹/N), and the gradient
/// of a datum, A (xᵢ - θ), has the same covariance C = A cov(x) A at every θ. The data may have another covariance than
/// the model's A⁻¹, so that A and C are any two.
public struct NormalLocation: SummedLogDensity {
  /// x, N × d, a row for each datum, one after the other.
  private let rows: [Double]
  public let count: Int
  public let dimension: Int
  /// A
  public let precision: Matrix
  public let mean: [Double]

  /// Precondition: one datum or more, each as long as A, which is symmetric.
  public init(_ data: [[Double]], precision: Matrix) {
    precondition(
      !data.isEmpty && data.allSatisfy { $0.count == precision.rows }
        && precision.rows == precision.columns,
      "\(data.count) data do not suit a precision of \(precision.rows) x \(precision.columns).")
    rows = data.flatMap(\.self)
    count = data.count
    dimension = precision.rows
    self.precision = precision
    mean = (0..<precision.rows).map { k in data.reduce(0) { $0 + $1[k] } / Double(data.count) }
  }

  /// C: the covariance of the gradient of one datum, drawn at random from the N.
  public var gradientCovariance: Matrix {
    var covariance = Matrix(rows: dimension, columns: dimension)
    for row in 0..<count {
      for i in 0..<dimension {
        for j in 0..<dimension {
          covariance[i, j] +=
            (rows[row * dimension + i] - mean[i]) * (rows[row * dimension + j] - mean[j])
            / Double(count)
        }
      }
    }
    return precision * covariance * precision
  }

  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let away = zip(mean, position).map { $0 - $1 }
    let slope = precision * away
    for k in 0..<dimension { gradient[k] = Double(count) * slope[k] }
    return -0.5 * Double(count) * dot(away, slope)
  }

  public func priorGradient(at position: [Double], into gradient: inout [Double]) {
    for k in gradient.indices { gradient[k] = 0 }
  }

  public func addGradient(
    of rows: UnsafeBufferPointer<Int>, at position: [Double], times scale: Double,
    to gradient: inout [Double], in room: NoRoom
  ) {
    // scale · A Σ (xᵢ - θ), column by column of A
    for k in 0..<dimension {
      var sum = 0.0
      for row in rows { sum += self.rows[row * dimension + k] - position[k] }
      for i in 0..<dimension { gradient[i] += scale * precision[i, k] * sum }
    }
  }

  public func addGradient(
    of rows: Range<Int>, at position: [Double], times scale: Double, to gradient: inout [Double],
    in room: NoRoom
  ) {
    for k in 0..<dimension {
      var sum = 0.0
      for row in rows { sum += self.rows[row * dimension + k] - position[k] }
      for i in 0..<dimension { gradient[i] += scale * precision[i, k] * sum }
    }
  }
}
