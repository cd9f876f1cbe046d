import BayesNumerics
import TestSupport
import Testing

@Suite struct IncompleteBetaTests {
  /// 10 units times (1 + κ), κ units being what a rounding of x does already; or 5e-12, Boost's
  /// loss at shapes of 1e6 and more beside a small whole number.
  @Test func bothTailsAreRightToTheirCondition() {
    let lower = worst(incompleteBetaLiterals) {
      let error = relativeError(regularizedIncompleteBeta($0[2], a: $0[0], b: $0[1]), $0[3])
      return min(error / (1 + $0[5]) / 10, error * .ulpOfOne / ($0[1] >= 1e6 ? 5e-12 : 5e-15))
    }
    #expect(lower.error <= 1, "\(lower.row)")
    let upper = worst(incompleteBetaLiterals) {
      let error = relativeError(
        regularizedIncompleteBetaComplement($0[2], a: $0[0], b: $0[1]), $0[4])
      return min(error / (1 + $0[6]) / 10, error * .ulpOfOne / ($0[1] >= 1e6 ? 5e-12 : 5e-15))
    }
    #expect(upper.error <= 1, "\(upper.row)")
  }

  /// 10 units times (1 + 1/κ). The last three rows are where Boost's own inverse stops early.
  @Test func inversesAreRightToTheirCondition() {
    let found = worst(inverseBetaLiterals) { row in
      let x =
        row[3] == 0
        ? inverseRegularizedIncompleteBeta(row[2], a: row[0], b: row[1])
        : inverseRegularizedIncompleteBetaComplement(row[2], a: row[0], b: row[1])
      return relativeError(x, row[4]) / (1 + row[5])
    }
    #expect(found.error <= 10, "\(found.row)")
  }

  @Test func edgesAreValues() {
    for end in [0.0, 1.0] {
      #expect(regularizedIncompleteBeta(end, a: 2, b: 3) == end)
      #expect(regularizedIncompleteBetaComplement(end, a: 2, b: 3) == 1 - end)
      #expect(inverseRegularizedIncompleteBeta(end, a: 2, b: 3) == end)
      #expect(inverseRegularizedIncompleteBetaComplement(end, a: 2, b: 3) == 1 - end)
    }
    let outside: [(Double, Double, Double)] = [
      (-0.1, 2, 3), (1.1, 2, 3), (0.5, 0, 3), (0.5, 2, -1), (.nan, 2, 3), (0.5, .nan, 3),
      (0.5, 2, .infinity),
    ]
    for (x, a, b) in outside {
      #expect(regularizedIncompleteBeta(x, a: a, b: b).isNaN)
      #expect(regularizedIncompleteBetaComplement(x, a: a, b: b).isNaN)
      #expect(inverseRegularizedIncompleteBeta(x, a: a, b: b).isNaN)
      #expect(inverseRegularizedIncompleteBetaComplement(x, a: a, b: b).isNaN)
    }
  }
}
