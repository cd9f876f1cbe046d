import BayesNumerics
import TestSupport
import Testing

@Suite struct MatrixTests {
  private let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func elementsAreStoredByColumns() {
    #expect(matrix.rows == 2 && matrix.columns == 3)
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 0] == 4 && matrix[0, 2] == 3)
    #expect(matrix == Matrix(rows: 2, columns: 3, elements: [1, 4, 2, 5, 3, 6]))
    var copy = matrix
    copy[0, 1] = 7
    #expect(copy.elements == [1, 4, 7, 5, 3, 6] && matrix[0, 1] == 2)
  }

  @Test func transposeAndSpecialMatrices() {
    #expect(matrix.transpose == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.transpose.transpose == matrix)
    #expect(Matrix.identity(2) == Matrix(rows: [[1, 0], [0, 1]]))
    #expect(Matrix.diagonal([2, 3]) == Matrix(rows: [[2, 0], [0, 3]]))
    #expect(Matrix(rows: [[Double]]()).elements.isEmpty)
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 2, elements: [1, 2, 3])
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: [[1, 2], [3]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2)[2, 0] }
    await #expect(processExitsWith: .success) { _ = Matrix.identity(2)[1, 0] }
  }
}
