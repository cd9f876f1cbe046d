import Testing

@testable import Workbook

@Suite struct VerdictTests {
  private func claim(_ check: Claim.Check) -> Claim {
    Claim("1", .init(lecture: "003", slide: "Flips"), "a number", check)
  }

  private func correction(
    _ value: Double?, computed: Double, independent: Double,
    tolerance: Tolerance = .relative(1e-12, because: "a test")
  ) -> Claim {
    claim(
      .corrected(
        slip: "E10", asTheTextReads: "0.60", printed: value, decimals: 2, computed: computed,
        independent: independent, tolerance, because: "a sign is lost"))
  }

  @Test func aPrintedNumberHoldsOrIsNotMet() {
    let good = claim(.printed(0.71, computed: 10.0 / 14, .rounded(decimals: 2)))
    #expect(good.verdict == .holds)
    #expect((good.lectureText, good.computedText) == ("0.71", "0.7143"))
    #expect(good.verdictText == "printed")
    #expect(good.remark == nil)
    let bad = claim(.printed(0.72, computed: 10.0 / 14, .rounded(decimals: 2)))
    #expect(bad.verdict == .notMet)
    #expect(bad.verdictText == "NOT MET")
    #expect(bad.remark == "outside half a unit of decimal 2")
    #expect(claim(.printed(0.71, computed: .nan, .rounded(decimals: 2))).verdict == .notMet)
  }

  @Test func aNumberThatWasReadOffHasItsErrorOfReading() {
    let good = claim(.readOff(33, within: 8, computed: 40.2))
    #expect(good.verdict == .holds)
    #expect(good.lectureText == "33 ± 8")
    #expect(claim(.readOff(33, within: 8, computed: 41.2)).verdict == .notMet)
    #expect(claim(.readOff(33, within: 8, computed: .infinity)).verdict == .notMet)
  }

  /// What the lecture did not print stands in no column of the lecture.
  @Test func aCrossCheckLeavesTheLecturesColumnEmpty() {
    let number = claim(
      .crossCheck(
        route: "quadrature", expected: 0.5, computed: 0.501, .monteCarlo(standardError: 0.001)))
    #expect(number.verdict == .holds)
    #expect(number.lectureText.isEmpty)
    #expect(number.conditionText.contains("quadrature"))
    let apart = claim(
      .crossCheck(
        route: "quadrature", expected: 0.5, computed: 0.505, .monteCarlo(standardError: 0.001)))
    #expect(apart.verdict == .notMet)
    let places = claim(
      .agreement(route: "QR", largestDifference: 3e-13, below: 1e-10, because: "a test"))
    #expect(places.verdict == .holds)
    #expect(places.lectureText.isEmpty)
    #expect(places.computedText == "agree to 1e-10")
    for difference in [2e-10, .nan, -1, .infinity] {
      let claim = claim(
        .agreement(route: "QR", largestDifference: difference, below: 1e-10, because: "a test"))
      #expect(claim.verdict == .notMet)
    }
  }

  @Test func aCorrectionNeedsTheSecondRouteAndADifference() {
    #expect(correction(0.60, computed: 0.7, independent: 0.7).verdict == .holds)
    #expect(correction(0.60, computed: 0.7, independent: 0.7).remark == "a sign is lost")
    #expect(correction(0.60, computed: 0.7, independent: 0.7).slip == "E10")
    // The second route disagrees
    #expect(correction(0.60, computed: 0.7, independent: 0.71).verdict == .notMet)
    // The lecture is right after all
    #expect(correction(0.60, computed: 0.603, independent: 0.603).verdict == .notMet)
    #expect(correction(0.60, computed: 0.603, independent: 0.603).remark?.contains("0.60") == true)
    // A slip of words
    #expect(correction(nil, computed: 0.7, independent: 0.7).verdict == .holds)
    #expect(correction(nil, computed: 0.7, independent: 0.8).verdict == .notMet)
  }

  @Test("Undefined numbers correct nothing", arguments: [Double.nan, .infinity])
  func undefinedCorrections(value: Double) {
    #expect(correction(0.6, computed: value, independent: value).verdict == .notMet)
    #expect(correction(0.6, computed: value, independent: 0.7).verdict == .notMet)
    #expect(correction(0.6, computed: 0.7, independent: value).verdict == .notMet)
    #expect(correction(value, computed: 0.7, independent: 0.7).verdict == .notMet)
  }

  @Test(
    "A shape shows its number beyond its threshold",
    arguments: [
      (2.5, Claim.Threshold.above(2), true), (2, .above(2), false), (1.5, .below(2), true),
      (2, .below(2), false), (2, .equal(2), true), (2.1, .equal(2), false),
      (0.6, .between(0.6, 0.85), true), (0.9, .between(0.6, 0.85), false), (.nan, .above(0), false),
      (.infinity, .above(0), false),
    ])
  func shapes(value: Double, threshold: Claim.Threshold, holds: Bool) {
    let shape = claim(.shape("rises", measuring: "slope", value, threshold))
    #expect(shape.verdict == (holds ? .holds : .notMet))
    #expect(shape.lectureText == "rises")
    #expect(shape.computedText.hasPrefix("slope "))
    if !holds { #expect(shape.remark == "slope should be \(threshold.text)") }
  }

  @Test func numbersOfChainsAreMarked() {
    let shape = claim(
      .shape("faster", measuring: "ratio", 3.21, .above(1), precision: .notCompared))
    #expect(shape.computedText == "ratio ≈ 3.2")
    let estimate = claim(
      .shape("faster", measuring: "ratio", 3.21, .above(1), precision: .standardError(0.2)))
    #expect(estimate.computedText == "ratio 3.21 ± 0.20")
  }

  @Test func citationsAreQuoted() {
    #expect(claim(.cited("0.91")).verdict == .quoted)
    #expect(claim(.cited("0.91")).computedText.isEmpty)
  }

  @Test func theSummaryCountsEveryKind() {
    let claims = [
      claim(.cited("x")), claim(.cited("x")),
      claim(.printed(1, computed: 2, .rounded(decimals: 0))),
    ]
    #expect(claims.summary == "3 claims: 1 printed, 2 cited; 1 NOT MET (1)")
    #expect([claims[0]].summary == "1 claim: 1 cited")
    #expect([Claim]().summary == "no claims")
  }
}
