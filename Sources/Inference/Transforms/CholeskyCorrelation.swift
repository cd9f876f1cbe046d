import BayesNumerics
import RealModule

/// The Cholesky factor L of a correlation matrix L Lᵀ: a lower triangle whose rows have length 1 and
/// whose diagonal is positive.
///
/// Each free number gives a canonical partial correlation z = tanh(y). In row i, from the left,
/// Lᵢⱼ = zᵢⱼ qᵢⱼ with what the row has left, qᵢⱼ² = 1 - Σ_{j' < j} Lᵢⱼ'², and the diagonal takes the
/// rest. Free numbers: K(K-1)/2, row by row; constrained: the lower triangle with its diagonal,
/// K(K+1)/2, row by row (``matrix(_:from:)``). Volume is measured in the elements below the diagonal:
/// log |det| = Σ log(1 - zᵢⱼ²) + log qᵢⱼ. Note that this is the volume of L, not of the correlation
/// matrix. Source: Lewandowski, Kurowicka and Joe (2009); Stan reference manual, "Cholesky factors
/// of correlation matrices".
public struct CholeskyCorrelation: Transform {
  /// K, rows of L.
  public let size: Int
  public var freeCount: Int { size * (size - 1) / 2 }
  public var constrainedCount: Int { size * (size + 1) / 2 }
  public var coordinates: [Int] {
    (1..<size).flatMap { i in (0..<i).map { i * (i + 1) / 2 + $0 } }
  }

  /// Precondition: two rows or more.
  public init(_ size: Int) {
    precondition(size >= 2, "A correlation matrix has two rows or more, not \(size).")
    self.size = size
  }

  /// L as a matrix, from its elements row by row, the first at index `from`.
  public func matrix(_ elements: [Double], from: Int = 0) -> Matrix {
    var lower = Matrix(rows: size, columns: size)
    for i in 0..<size {
      for j in 0...i { lower[i, j] = elements[from + i * (i + 1) / 2 + j] }
    }
    return lower
  }

  /// log √(1 - tanh² y) = -log cosh y, without overflow.
  private func logRest(_ y: Double) -> Double {
    .log(2) - abs(y) - log1pexp(-2 * abs(y))
  }

  public func constrain(
    _ free: [Double], into constrained: inout [Double], at place: BlockPlace
  ) -> Double {
    var logJacobian = 0.0
    constrained[place.constrained] = 1
    for i in 1..<size {
      let (y, x) = rowPlaces(i, place)
      var logLeft = 0.0
      for j in 0..<i {
        constrained[x + j] = .tanh(free[y + j]) * .exp(logLeft)
        logJacobian += 2 * logRest(free[y + j]) + logLeft
        logLeft += logRest(free[y + j])
      }
      constrained[x + i] = .exp(logLeft)
    }
    return logJacobian
  }

  /// By sinh y = Lᵢⱼ / qᵢ,ⱼ₊₁, with what is left summed from the diagonal, so that nothing cancels.
  public func unconstrain(
    _ constrained: [Double], into free: inout [Double], at place: BlockPlace
  ) {
    for i in 1..<size {
      let (y, x) = rowPlaces(i, place)
      var left = constrained[x + i]
      for j in (0..<i).reversed() {
        free[y + j] = .asinh(constrained[x + j] / left)
        left = .hypot(left, constrained[x + j])
      }
    }
  }

  /// Backwards along each row, with the slope of everything after with respect to log qᵢⱼ.
  public func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace
  ) {
    for i in 1..<size {
      let (y, x) = rowPlaces(i, place)
      var logLeft = 0.0
      for j in 0..<i { logLeft += logRest(free[y + j]) }
      var slopeOfLeft = slopes[x + i] * constrained[x + i]
      for j in (0..<i).reversed() {
        logLeft -= logRest(free[y + j])
        gradient[y + j] =
          slopes[x + j] * .exp(logLeft + 2 * logRest(free[y + j]))
          - (slopeOfLeft + 2) * .tanh(free[y + j])
        slopeOfLeft += slopes[x + j] * constrained[x + j] + 1
      }
    }
  }

  /// Where row i begins, in the free vector and in the constrained one.
  private func rowPlaces(_ i: Int, _ place: BlockPlace) -> (Int, Int) {
    (place.free + i * (i - 1) / 2, place.constrained + i * (i + 1) / 2)
  }
}
