import BayesNumerics
import Testing

@testable import Networks

@Suite struct SmallFactorTests {
  /// It solves what LAPACK's factor solves, to size × ulp × condition (below 1e4 for these) times ten.
  @Test func itIsTheCholeskyFactor() throws {
    var random = RandomSource(seed: 81)
    for n in [1, 2, 3, 9, 20] {
      let stride = n + 2
      var matrix = Matrix(
        rows: n + 8, columns: n, elements: Normal().samples((n + 8) * n, using: &random)
      ).gram
      for j in 0..<n { matrix[j, j] += 1 }
      let reference = try Cholesky(matrix)
      let b = Normal().samples(n, using: &random)
      var entries = [Double](repeating: .nan, count: stride * n)
      for j in 0..<n {
        for i in j..<n { entries[i + j * stride] = matrix[i, j] }
      }
      var x = b
      entries.withUnsafeMutableBufferPointer { entries in
        x.withUnsafeMutableBufferPointer { x in
          guard let base = entries.baseAddress, let x = x.baseAddress else { return }
          let factor = SmallFactor(factoring: base, size: n, stride: stride, floor: 0)
          factor.solveForward(x)
          factor.solveBackward(x)
        }
      }
      let bound = 10 * Double(n) * .ulpOfOne * 1e4 * norm(b)
      #expect(norm(zip(x, reference.solve(b)).map { $0 - $1 }) <= bound)
      // The diagonal holds reciprocals
      #expect(abs(entries[0] * reference.lower[0, 0] - 1) <= 4 * .ulpOfOne)
    }
  }

  /// Two equal columns and a ridge that rounding swallows: the pivot is the ridge, never negative.
  @Test func aLostPivotIsTheFloor() {
    var entries = [1.0, 1, 0, 1 - 1e-16]
    entries.withUnsafeMutableBufferPointer { entries in
      guard let base = entries.baseAddress else { return }
      _ = SmallFactor(factoring: base, size: 2, stride: 2, floor: 1e-20)
    }
    #expect(entries[3] == 1 / 1e-20.squareRoot())
  }
}
