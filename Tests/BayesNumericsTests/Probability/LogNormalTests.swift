import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct LogNormalTests {
  @Test func itDoesNotContradictItself() {
    for (mean, deviation) in [(0.0, 0.25), (3, 0.5), (-2, 1)] {
      let found = contradictions(
        of: LogNormal(meanOfLog: mean, standardDeviationOfLog: deviation))
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 18 digits by mpmath; 30 units for the tail, 5 standard deviations of log x out.
  @Test func digitsAreRight() {
    let distribution = LogNormal(meanOfLog: 0.5, standardDeviationOfLog: 0.75)
    #expect(logarithmError(distribution.logDensity(3), -2.048_390_235_771_643_54) <= 4)
    #expect(relativeError(distribution.mean, 2.184_200_810_815_617_92) <= 4)
    #expect(relativeError(distribution.variance, 3.602_164_306_159_661_9) <= 8)
    #expect(relativeError(distribution.upperTail(100), 2.205_414_137_064_117e-8) <= 60)
  }

  @Test func nothingIsAtOrBelowZero() {
    #expect(LogNormal().logDensity(0) == -.infinity && LogNormal().logDensity(-1) == -.infinity)
    #expect(LogNormal().logDensity(.infinity) == -.infinity && LogNormal().cumulative(-1) == 0)
    #expect(LogNormal().logDensitySlope(0).isNaN)
  }
}
