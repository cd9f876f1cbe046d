import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct CholeskyTests {
  /// Whole numbers whose factor is whole: exact.
  @Test func aKnownFactorIsFound() throws {
    let factor = try Cholesky(Matrix(rows: [[4, 12, -16], [12, 37, -43], [-16, -43, 98]]))
    #expect(factor.lower == Matrix(rows: [[2, 0, 0], [6, 1, 0], [-8, 5, 3]]))
    // det = (2 · 1 · 3)² = 36.
    #expect(relativeError(factor.logDeterminant, .log(36)) <= 4)
    #expect(factor.solve([0, 6, 39]) == factor.solve(Matrix(rows: [[0], [6], [39]])).elements)
    #expect(factor.whiten([2, 7, 0]) == [1, 1, 1])
  }

  /// Residuals of random systems, |A x - b| ≤ 10 n 2⁻⁵² |A| |x|, and |L Lᵀ - A| likewise (Higham
  /// 2002, theorems 10.3, 10.4, with room for their constants). The control: the system of a
  /// matrix that is off by one part in 1e9 fails.
  @Test func randomSystemsAreSolved() throws {
    var random = RandomSource(seed: 111)
    for n in [1, 2, 7, 40] {
      let root = Matrix(
        rows: n + 3, columns: n, elements: Normal().samples((n + 3) * n, using: &random))
      let matrix = root.gram
      let factor = try Cholesky(matrix)
      let b = Normal().samples(n, using: &random)
      let x = factor.solve(b)
      let bound = 10 * Double(n) * .ulpOfOne * norm(matrix.elements)
      func residual(_ matrix: Matrix) -> Double { norm(zip(matrix * x, b).map { $0 - $1 }) }
      #expect(residual(matrix) <= bound * norm(x))
      let rebuilt = factor.lower * factor.lower.transpose
      #expect(norm(zip(rebuilt.elements, matrix.elements).map { $0 - $1 }) <= bound)
      let wrong = Matrix(rows: n, columns: n, elements: matrix.elements.map { $0 * (1 + 1e-9) })
      #expect(residual(wrong) > 10 * Double(n) * .ulpOfOne * norm(b))
    }
  }

  @Test func failuresSayWhatToDo() {
    #expect(throws: Cholesky.Failure.notPositiveDefinite(leadingBlock: 2)) {
      try Cholesky(Matrix(rows: [[1, 2], [2, 1]]))
    }
    #expect(throws: Cholesky.Failure.notFinite) { try Cholesky(Matrix(rows: [[.nan]])) }
    #expect(
      Cholesky.Failure.notPositiveDefinite(leadingBlock: 2).description.contains("2 x 2 block"))
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = try Cholesky(Matrix(rows: [[1, 2]])) }
    await #expect(processExitsWith: .failure) { _ = try Cholesky(.identity(2)).solve([1]) }
    await #expect(processExitsWith: .success) { _ = try Cholesky(.identity(2)).solve([1, 2]) }
  }
}
