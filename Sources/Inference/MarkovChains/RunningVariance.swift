/// Means and variances of vectors that come one at a time, without keeping them.
///
/// Source: Welford (1962), stable where the plain sum of squares cancels.
public struct RunningVariance: Sendable {
  public private(set) var count = 0
  public private(set) var means: [Double]
  private var squares: [Double]

  public init(dimension: Int) {
    means = [Double](repeating: 0, count: dimension)
    squares = means
  }

  /// Precondition: as long as the first.
  public mutating func add(_ vector: [Double]) {
    precondition(
      vector.count == means.count, "A vector of \(vector.count) after some of \(means.count).")
    count += 1
    for index in vector.indices {
      let before = vector[index] - means[index]
      means[index] += before / Double(count)
      squares[index] += before * (vector[index] - means[index])
    }
  }

  /// With divisor count - 1; nil for fewer than two vectors.
  public var variances: [Double]? {
    count < 2 ? nil : squares.map { $0 / Double(count - 1) }
  }

  /// Square roots of the variances; nil for fewer than two vectors, or where one of them is zero.
  public var standardDeviations: [Double]? {
    variances.flatMap { values in
      values.allSatisfy { $0 > 0 } ? values.map { $0.squareRoot() } : nil
    }
  }
}
