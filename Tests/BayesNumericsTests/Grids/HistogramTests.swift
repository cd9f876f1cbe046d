import Testing

@testable import BayesNumerics

@Suite struct HistogramTests {
  @Test func countsBecomeADensity() {
    let histogram = Histogram([0.1, 0.2, 0.6, 1, -1, 5], from: 0, to: 1, bins: 2)
    #expect(histogram.centres == [0.25, 0.75])
    #expect(histogram.step == 0.5)
    // Two and one of six numbers over half a unit; the upper end and what lies outside are in no bin
    #expect(histogram.densities == [2.0 / 6 / 0.5, 1.0 / 6 / 0.5])
  }

  @Test func nothingIsNoDensity() {
    #expect(Histogram([], from: 0, to: 1, bins: 3).densities == [0, 0, 0])
  }
}
