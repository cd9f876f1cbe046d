import BayesNumerics
import Testing
import Workbook

@testable import chapter2

@Suite struct SensorRecordTests {
  @Test(arguments: 0..<20 as Range<UInt64>) func theLecturesSumsAreKept(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let record = SensorRecord.lecture(using: &random)
    #expect(record.counts(after: 1) == SensorCounts(3, 1, intervals: 1))
    #expect(record.counts(after: 5) == SensorCounts(15, 5, intervals: 5))
    #expect(record.counts(after: 100) == SensorCounts(300, 100, intervals: 100))
    #expect(record.stages == [1, 5, 100])
  }

  /// The mean of 100,000 simulated counts is within 4.42 standard errors of its rate, for two rates; the
  /// other sensor's rate, the control, is not.
  @Test func simulatedCountsHaveTheirRates() {
    var random = RandomSource(seed: 21)
    let record = SensorRecord.simulated(
      rates: RatePair(3, 1), intervals: 100_000, using: &random)
    let counts = record.counts(after: 100_000)
    for (sum, rate, other) in [(counts.first.sum, 3.0, 1.0), (counts.second.sum, 1, 3)] {
      let mean = Double(sum) / 1e5
      let error = (rate / 1e5).squareRoot()
      #expect(abs(mean - rate) < Tolerance.monteCarloWidth * error)
      #expect(abs(mean - other) > Tolerance.monteCarloWidth * error)
    }
    #expect(record.stages == [1, 158, 100_000])
  }

  @Test func fewIntervalsHaveFewStages() {
    var random = RandomSource(seed: 22)
    for (intervals, stages) in [(1, [1]), (2, [1, 2]), (9, [1, 2, 9])] {
      let record = SensorRecord.simulated(
        rates: RatePair(3, 1), intervals: intervals, using: &random)
      #expect(record.stages == stages)
    }
  }
}
