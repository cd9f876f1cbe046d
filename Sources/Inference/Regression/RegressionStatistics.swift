import BayesNumerics

/// All that a linear model with normal noise needs to know of its data, however many there are.
///
/// The rows [φ(x)ᵀ, y] of features and target are gathered in the triangle R of their QR factors:
/// (features + 1)² numbers. One pass over the data serves every noise and prior variance, and every
/// model that uses the first so many features.
public struct RegressionStatistics: Sendable, Equatable {
  /// Number of rows seen.
  public private(set) var count: Int
  /// Of the matrix [Φ, y].
  public private(set) var factor: TriangularFactor

  /// No data yet. Precondition: 1 feature or more.
  public init(features: Int) {
    precondition(features >= 1, "A linear model has one feature or more, not \(features).")
    count = 0
    factor = TriangularFactor(columns: features + 1)
  }

  /// Number of features, k + 1 for a polynomial of order k.
  public var features: Int { factor.columns - 1 }

  /// Appends data. Φ is rows × features, `targets` has as many elements as Φ has rows (precondition).
  public mutating func add(_ features: Matrix, targets: [Double]) {
    precondition(
      features.columns == self.features && features.rows == targets.count,
      "A model of \(self.features) features cannot take \(features.rows) x \(features.columns) "
        + "features and \(targets.count) targets.")
    factor.absorb(
      Matrix(
        rows: features.rows, columns: features.columns + 1, elements: features.elements + targets))
    count += targets.count
  }

  /// The statistics of the model that uses the first so many features. Precondition: 1 to `features`.
  ///
  /// Its R is the leading block, and what the left-out features explained returns to the residual:
  /// the length of the last column below the block.
  public func leading(_ features: Int) -> RegressionStatistics {
    precondition(
      (1...self.features).contains(features),
      "A model of \(self.features) features has no part of \(features).")
    let last = self.features
    var rows = Matrix(rows: features + 1, columns: features + 1)
    for i in 0..<features {
      for j in i..<features { rows[i, j] = factor.upper[i, j] }
      rows[i, features] = factor.upper[i, last]
    }
    rows[features, features] = norm((features...last).map { factor.upper[$0, last] })
    var part = RegressionStatistics(features: features)
    part.factor = TriangularFactor(upper: rows)
    part.count = count
    return part
  }
}
