import Testing

@testable import Inference

@Suite struct SampleMomentsTests {
  @Test func byHand() {
    #expect(sampleMean([1, 2, 3, 6]) == 3)
    #expect(sampleVariance([1, 2, 3, 6]) == 14.0 / 3)
    #expect(sampleMean([]).isNaN && sampleVariance([1]).isNaN)
  }

  /// A mean of 2⁴⁰ beside a spread of 1: squares minus squared mean would have no digit left.
  @Test func aLargeMeanTakesNoDigits() {
    #expect(sampleVariance([0x1p40 - 1, 0x1p40, 0x1p40 + 1]) == 1)
  }
}
