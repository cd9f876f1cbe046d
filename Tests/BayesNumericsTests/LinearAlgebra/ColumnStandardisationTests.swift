import BayesNumerics
import TestSupport
import Testing

@Suite struct ColumnStandardisationTests {
  /// Columns 1, 2, 3 (sd 1) and 10⁹ + 0, 4, 8 (sd 4): by hand, exactly but for the rounding of thirds.
  @Test func columnsHaveMeanZeroAndDeviationOne() {
    let rows = Matrix(rows: [[1, 1e9], [2, 1e9 + 4], [3, 1e9 + 8]])
    let scale = ColumnStandardisation(of: rows)
    for (computed, exact) in zip(scale.means + scale.scales, [2, 1e9 + 4, 1, 4]) {
      #expect(relativeError(computed, exact) <= 4)
    }
    let standard = scale.standardised(rows)
    for (computed, exact) in zip(standard.elements, [-1.0, 0, 1, -1, 0, 1]) {
      #expect(abs(computed - exact) <= 8 * .ulpOfOne)
    }
  }

  /// There and back, also for rows that it was not made of, to 4 units of the largest number.
  @Test func rowsComeBack() {
    var random = RandomSource(seed: 123)
    let rows = Matrix(
      rows: 50, columns: 3,
      elements: Normal(mean: 7, standardDeviation: 3).samples(150, using: &random))
    let scale = ColumnStandardisation(of: rows)
    for other in [rows, Matrix(rows: [[-100, 0, 3]])] {
      let back = scale.original(scale.standardised(other))
      for (a, b) in zip(back.elements, other.elements) {
        #expect(abs(a - b) <= 4 * Double.ulpOfOne * max(7, abs(b)))
      }
    }
    // Control: without the means they do not
    let bare = ColumnStandardisation(means: [0, 0, 0], scales: scale.scales)
    #expect(bare.original(scale.standardised(rows)) != rows)
  }

  @Test func aConstantColumnIsCentredOnly() {
    let scale = ColumnStandardisation(of: [0.1, 0.1, 0.1])
    #expect(scale.scales == [1] && abs(scale.means[0] - 0.1) <= 1e-17)
    #expect(ColumnStandardisation(of: [5]).scales == [1])
    let known = ColumnStandardisation(means: [0], scales: [1])
    #expect(known.standardised(Matrix(rows: [[3]])) == Matrix(rows: [[3]]))
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = ColumnStandardisation(means: [0], scales: [1]).standardised(.identity(2))
    }
    await #expect(processExitsWith: .failure) {
      _ = ColumnStandardisation(means: [0], scales: [0])
    }
  }
}
