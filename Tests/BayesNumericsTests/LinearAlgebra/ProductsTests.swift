import BayesNumerics
import TestSupport
import Testing

@Suite struct ProductsTests {
  private let a = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
  private let b = Matrix(rows: [[1, 0], [2, -1], [0, 3]])

  /// Small whole numbers: exact in any order of summation.
  @Test func smallProductsAreExact() {
    #expect(a * b == Matrix(rows: [[5, 7], [14, 13]]))
    #expect(a * [1, 1, 2] == [9, 21])
    #expect(a.transposedTimes([1, -1]) == [-3, -3, -3])
    #expect(a.gram == a.transpose * a)
    #expect(dot([1, 2, 3], [4, 5, 6]) == 32)
    #expect(dot([], []) == 0)
    #expect(norm([3, 4]) == 5)
    #expect(norm([3e200, 4e200]).isFinite)
    #expect(Matrix.identity(3) * b == b)
    #expect(Matrix(rows: 0, columns: 3) * b == Matrix(rows: 0, columns: 2))
  }

  /// Random products against plain sums, within columns × 2⁻⁵² of the sum of absolute terms.
  @Test func randomProductsAgreeWithPlainSums() {
    var random = RandomSource(seed: 101)
    let x = Matrix(rows: 17, columns: 23, elements: Normal().samples(17 * 23, using: &random))
    let y = Matrix(rows: 23, columns: 9, elements: Normal().samples(23 * 9, using: &random))
    let product = x * y
    for i in 0..<17 {
      for j in 0..<9 {
        let terms = (0..<23).map { x[i, $0] * y[$0, j] }
        let bound = 23 * Double.ulpOfOne * terms.reduce(0) { $0 + abs($1) }
        #expect(abs(product[i, j] - terms.reduce(0, +)) <= bound)
        #expect(abs(product[i, j] - terms.dropLast().reduce(0, +)) > bound)
      }
    }
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2) * Matrix.identity(3) }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2) * [1, 2, 3] }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2).transposedTimes([1]) }
    await #expect(processExitsWith: .failure) { _ = dot([1], [1, 2]) }
  }
}
