import BayesNumerics
import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter8

@Suite struct ApproximationTests {
  /// Least squares against the normal equations of two units, solved by hand for one weight.
  @Test func theOutputWeightsAreThoseOfLeastSquares() throws {
    var random = RandomSource(seed: 1)
    var units = RandomUnits(5, using: &random)
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 40)
    // A target that the units can make exactly: weights come back
    let truth = [0.3, 1, -2, 0.5, 0, 1.5]
    let y = units.features(at: x) * truth
    try units.fit(y, at: x)
    #expect(zip(units.weights, truth).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  /// Every tanh is level far out, so that the error grows as fast as the target; a unit that is not bounded
  /// (the negative control) goes on with it.
  @Test func boundedUnitsStayBehindBeyondTheBox() async throws {
    let found = try await TrainingANet.findings(TrainingANet.approximation, isQuick: true)
    #expect(found.claims.allSatisfy { $0.verdict == .holds })
    let slip = try #require(found.claims.first { $0.slip == "E4" })
    #expect(abs((slip.value ?? 0) - 0.3) < 1e-6)
    let wrong = Claim(
      slip.id, slip.source, slip.quantity,
      .corrected(
        slip: "E4", asTheTextReads: "", printed: nil, computed: 0, independent: 0.3,
        .absolute(1e-6, because: "as the section"), because: "a line follows the target"))
    #expect(wrong.verdict == .notMet)
  }

  /// A net of so many ReLU units crosses zero at most once more than it has units.
  @Test func rectifiersCrossZeroAtMostOncePerPiece() {
    var random = RandomSource(seed: 2)
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 4001)
    var most = 0
    for _ in 0..<300 {
      let units = (0..<8).map { _ in (random.normal(), random.normal(), random.normal()) }
      let constant = random.normal()
      let y = x.map { x in
        units.reduce(constant) { $0 + $1.0 * max(0, $1.1 * x + $1.2) }
      }
      let crossings = zip(y, y.dropFirst()).count { ($0 > 0) != ($1 > 0) }
      most = max(most, crossings)
    }
    #expect(most <= 9)
    #expect(most >= 2)
  }

  @Test(arguments: [(0.35, "0.35"), (2e-7, "2·10⁻⁷"), (9.97e-5, "1·10⁻⁴"), (91532, "92,000")])
  func numbersOfAllSizesAreReadable(value: Double, words: String) {
    #expect(ScientificNumber.text(value) == words)
  }
}
