import CVectorMath

/// The Cholesky factor of a small matrix in memory that the caller owns: no call, no allocation.
///
/// For sizes up to some tens, where LAPACK spends its time on getting started. Column after column,
/// `stride` numbers from one to the next; only the lower triangle is read or written, and the
/// diagonal of the factor holds 1/L_jj.
struct SmallFactor {
  let entries: UnsafeMutablePointer<Double>
  let size: Int
  let stride: Int

  /// Factors what is in `entries`. A pivot below `floor` is taken for `floor`: give the smallest
  /// eigenvalue that the matrix can have, which no true pivot is below, so that rounding never makes
  /// a matrix indefinite.
  @inline(__always)
  init(factoring entries: UnsafeMutablePointer<Double>, size: Int, stride: Int, floor: Double) {
    self.entries = entries
    self.size = size
    self.stride = stride
    for j in 0..<size {
      let column = entries + j * stride
      let reciprocal = 1 / max(column[j], floor).squareRoot()
      column[j] = reciprocal
      for i in (j + 1)..<max(size, j + 1) { column[i] *= reciprocal }
      for k in (j + 1)..<max(size, j + 1) {
        let target = entries + k * stride
        let factor = column[k]
        for i in k..<size { target[i] -= factor * column[i] }
      }
    }
  }

  /// x ← L⁻¹ x
  @inline(__always)
  func solveForward(_ x: UnsafeMutablePointer<Double>) {
    for j in 0..<size {
      let column = entries + j * stride
      let value = x[j] * column[j]
      x[j] = value
      for i in (j + 1)..<max(size, j + 1) { x[i] -= value * column[i] }
    }
  }

  /// x ← L⁻ᵀ x
  @inline(__always)
  func solveBackward(_ x: UnsafeMutablePointer<Double>) {
    var j = size - 1
    while j >= 0 {
      let column = entries + j * stride
      var value = x[j]
      for i in (j + 1)..<max(size, j + 1) { value -= column[i] * x[i] }
      x[j] = value * column[j]
      j -= 1
    }
  }
}

/// The same with rows below it, each of which is solved for on the way: a row b' becomes (L⁻¹ b)'.
///
/// Entries as ``SmallFactor`` has them; columns of `rows` ≥ size numbers, `stride` apart, which is a multiple
/// of 8; what lies above the diagonal and behind the rows is written over.
enum BorderedFactor {
  @inline(__always)
  static func factor(
    _ entries: UnsafeMutablePointer<Double>, size: Int, rows: Int, stride: Int, floor: Double
  ) {
    bordered_factor(entries, size, rows, stride, floor)
  }
}
