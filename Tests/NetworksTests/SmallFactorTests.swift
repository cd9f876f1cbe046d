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

  /// With rows below, each is what the plain factor solves for, to the same bound.
  @Test(arguments: [1, 2, 7, 8, 9, 20]) func rowsBelowAreSolvedFor(n: Int) {
    var random = RandomSource(seed: 82)
    let (plainStride, stride) = (n + 2, (n + 2 + 7) / 8 * 8)
    var matrix = Matrix(
      rows: n + 8, columns: n, elements: Normal().samples((n + 8) * n, using: &random)
    ).gram
    for j in 0..<n { matrix[j, j] += 1 }
    let below = [Normal().samples(n, using: &random), Normal().samples(n, using: &random)]
    var plain = [Double](repeating: .nan, count: plainStride * n)
    let entries = AlignedNumbers(count: stride * n)
    for j in 0..<n {
      for i in j..<n {
        plain[i + j * plainStride] = matrix[i, j]
        entries.base[i + j * stride] = matrix[i, j]
      }
      for (row, values) in below.enumerated() { entries.base[n + row + j * stride] = values[j] }
    }
    BorderedFactor.factor(entries.base, size: n, rows: n + 2, stride: stride, floor: 0)
    var solved = below
    plain.withUnsafeMutableBufferPointer { plain in
      guard let base = plain.baseAddress else { return }
      let factor = SmallFactor(factoring: base, size: n, stride: plainStride, floor: 0)
      for row in solved.indices {
        solved[row].withUnsafeMutableBufferPointer { values in
          if let values = values.baseAddress { factor.solveForward(values) }
        }
      }
    }
    let bound = 10 * Double(n) * .ulpOfOne * 1e4 * norm(below[0] + below[1])
    for j in 0..<n {
      for i in j..<n {
        #expect(abs(entries.base[i + j * stride] - plain[i + j * plainStride]) <= bound)
      }
      for row in 0..<2 {
        #expect(abs(entries.base[n + row + j * stride] - solved[row][j]) <= bound)
      }
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
