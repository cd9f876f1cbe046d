import BayesNumerics

/// Where linear noise comes to rest: the covariance that x ← F x + noise of covariance Q leaves as it is.
///
/// Near a mode every sampler with stochastic gradients is such a recursion, so that its bias is known before it runs.
public enum StationaryCovariance {
  /// Σ = F Σ Fᵀ + Q, for one step after the other; nil where F does not shrink, so that nothing is stationary.
  ///
  /// By doubling: Σ ← Σ + F Σ Fᵀ, F ← F F sums 2ᵏ terms in k rounds. Precondition: square and of one size. Error: some ulp of Σ times its condition. Source: Smith (1968), "Matrix equation XA + BX = C".
  public static func ofSteps(_ transition: Matrix, noise: Matrix) -> Matrix? {
    requireSquares(transition, noise)
    guard (transition.elements + noise.elements).allSatisfy(\.isFinite) else { return nil }
    var (sum, power) = (noise, transition)
    for _ in 0..<64 {
      let more = power * sum * power.transpose
      let size = sum.elements.reduce(0) { max($0, abs($1)) }
      let change = more.elements.reduce(0) { max($0, abs($1)) }
      guard (more.elements + sum.elements).allSatisfy(\.isFinite) else { return nil }
      sum = Matrix(
        rows: sum.rows, columns: sum.columns,
        elements: zip(sum.elements, more.elements).map { $0 + $1 })
      if change <= 1e-17 * size { return sum }
      power = power * power
    }
    return nil
  }

  /// A Σ + Σ Aᵀ = Q, for the Ornstein-Uhlenbeck process dx = -A x dt + noise of covariance Q dt; nil where A does not
  /// pull back, or is singular.
  ///
  /// By the n² linear equations of the elements, for a handful of dimensions. Precondition: square and of one size.
  public static func ofProcess(drift: Matrix, noise: Matrix) -> Matrix? {
    requireSquares(drift, noise)
    guard (drift.elements + noise.elements).allSatisfy(\.isFinite) else { return nil }
    let n = drift.rows
    var equations = Matrix(rows: n * n, columns: n * n)
    for i in 0..<n {
      for j in 0..<n {
        for k in 0..<n {
          equations[i + n * j, k + n * j] += drift[i, k]
          equations[i + n * j, i + n * k] += drift[j, k]
        }
      }
    }
    guard let solved = try? leastSquares(equations, noise.elements),
      solved.allSatisfy(\.isFinite)
    else { return nil }
    let found = Matrix(rows: n, columns: n, elements: solved)
    // A covariance of something: else the drift pushes away
    return (0..<n).allSatisfy { found[$0, $0] >= 0 } ? found : nil
  }

  private static func requireSquares(_ a: Matrix, _ b: Matrix) {
    precondition(
      a.rows == a.columns && b.rows == b.columns && a.rows == b.rows,
      "Two squares of one size are needed, not \(a.rows) x \(a.columns) and \(b.rows) x \(b.columns)."
    )
  }
}
