import BayesNumerics
import Inference
import Networks
import Testing
import Workbook

@testable import chapter5

/// What the verdict on own data is made of; how often it is right is counted in ``ResidualChecksValidation``.
@Suite struct ResidualChecksTests {
  /// The statistics do not follow the order of rows that have the same x.
  @Test func tiesHaveNoOrder() {
    let order = PointOrder([2, 1, 2, 1, 1, 3, 3, 2])
    #expect(order.groups.map { $0.sorted() } == [[1, 3, 4], [0, 2, 7], [5, 6]])
    #expect(order.quarters.joined().sorted() == Array(0..<8))
    #expect(PointOrder([5, 5, 5]).groups.count == 1)
  }

  /// The range that the table shows is that of the verdict: a value at its end is as expected, one beyond is
  /// a misfit, at every number of replicated sets.
  @Test(arguments: [1000, 2500, 4000]) func theRangeShownIsThatOfTheVerdict(sets: Int) {
    var random = RandomSource(seed: 40)
    let replicated = (0..<sets).map { _ in random.normal() }
    let level = ResidualChecks.falseAlarmRate / 3
    let range = PredictiveCheck.expectedRange(replicated: replicated, level: level)
    func outcome(_ value: Double) -> PredictiveCheck.Outcome {
      PredictiveCheck("", observed: value, replicated: replicated, level: level).outcome
    }
    #expect(outcome(range.upperBound) == .usual && outcome(range.lowerBound) == .usual)
    #expect(outcome(range.upperBound.nextUp) == .tooLarge)
    #expect(outcome(range.lowerBound.nextDown) == .tooSmall)
  }
}
