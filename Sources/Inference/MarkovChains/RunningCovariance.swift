import BayesNumerics

/// Means and covariance of vectors that come one at a time, without keeping them.
///
/// Source: Welford (1962), for products.
public struct RunningCovariance: Sendable {
  public private(set) var count = 0
  public private(set) var means: [Double]
  private var products: Matrix

  public init(dimension: Int) {
    means = [Double](repeating: 0, count: dimension)
    products = Matrix(rows: dimension, columns: dimension)
  }

  /// Precondition: as long as the first.
  public mutating func add(_ vector: [Double]) {
    precondition(
      vector.count == means.count, "A vector of \(vector.count) after some of \(means.count).")
    count += 1
    let before = zip(vector, means).map { $0 - $1 }
    for index in means.indices { means[index] += before[index] / Double(count) }
    for j in means.indices {
      for i in means.indices { products[i, j] += before[i] * (vector[j] - means[j]) }
    }
  }

  /// dimension × dimension, symmetric, with divisor count - 1; nil for fewer than two vectors.
  public var covariance: Matrix? {
    guard count >= 2 else { return nil }
    var result = products
    for j in means.indices {
      for i in means.indices {
        result[i, j] = 0.5 * (products[i, j] + products[j, i]) / Double(count - 1)
      }
    }
    return result
  }
}
