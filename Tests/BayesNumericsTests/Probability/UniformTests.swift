import BayesNumerics
import TestSupport
import Testing

@Suite struct UniformTests {
  @Test func itDoesNotContradictItself() {
    for uniform in [Uniform(), Uniform(lower: -2, upper: 5)] {
      let found = contradictions(of: uniform)
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test func theEndsBelongToIt() {
    #expect(Uniform(lower: 0, upper: 4).density(4) == 0.25)
    #expect(Uniform(lower: 0, upper: 4).logDensity(4.1) == -.infinity)
    #expect(Uniform().mode == nil)
    #expect(Uniform(lower: 2, upper: 3).quantile(1) == 3)
    #expect(Uniform(lower: 2, upper: 3).quantile(0) == 2)
  }

  /// Differences from the ends are exact.
  @Test func deepTailsKeepTheirDigits() {
    #expect(Uniform().upperTail(1 - 0x1p-53) == 0x1p-53)
    #expect(Uniform(lower: -1, upper: 0).upperTail(-0x1p-80) == 0x1p-80)
    #expect(Uniform().cumulative(0x1p-80) == 0x1p-80)
  }
}
