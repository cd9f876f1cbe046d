import Testing

@testable import Workbook

@Suite struct VerdictTests {
  private func claim(_ evidence: Claim.Evidence) -> Claim {
    Claim(
      id: "1", source: .init(lecture: "003", slide: "Flips"), quantity: "a number",
      evidence: evidence)
  }

  private func correction(
    _ value: Double?, computed: Double, independent: Double,
    tolerance: Tolerance = .relative(1e-12, because: "a test")
  ) -> Claim {
    claim(
      .correction(
        published: "0.60", publishedValue: value, publishedDecimals: 2, computed: computed,
        independent: independent, tolerance, because: "a sign is lost"))
  }

  @Test func aNumberIsReproducedOrNotMet() {
    let good = claim(.number(published: 0.71, computed: 10.0 / 14, .rounded(decimals: 2)))
    #expect(good.verdict == .reproduced)
    #expect((good.publishedText, good.computedText) == ("0.71", "0.7143"))
    #expect(good.remark == nil)
    let bad = claim(.number(published: 0.72, computed: 10.0 / 14, .rounded(decimals: 2)))
    #expect(bad.verdict == .notMet)
    #expect(bad.remark == "outside half a unit of decimal 2")
    #expect(
      claim(.number(published: 0.71, computed: .nan, .rounded(decimals: 2))).verdict == .notMet)
  }

  @Test func aCorrectionNeedsTheSecondRouteAndADifference() {
    #expect(correction(0.60, computed: 0.7, independent: 0.7).verdict == .corrected)
    #expect(correction(0.60, computed: 0.7, independent: 0.7).remark == "a sign is lost")
    // The second route disagrees
    #expect(correction(0.60, computed: 0.7, independent: 0.71).verdict == .notMet)
    // The lecture is right after all
    #expect(correction(0.60, computed: 0.603, independent: 0.603).verdict == .notMet)
    #expect(correction(0.60, computed: 0.603, independent: 0.603).remark?.contains("0.60") == true)
    // A slip of words
    #expect(correction(nil, computed: 0.7, independent: 0.7).verdict == .corrected)
    #expect(correction(nil, computed: 0.7, independent: 0.8).verdict == .notMet)
  }

  @Test("Undefined numbers correct nothing", arguments: [Double.nan, .infinity])
  func undefinedCorrections(value: Double) {
    #expect(correction(0.6, computed: value, independent: value).verdict == .notMet)
    #expect(correction(0.6, computed: value, independent: 0.7).verdict == .notMet)
    #expect(correction(0.6, computed: 0.7, independent: value).verdict == .notMet)
    #expect(correction(value, computed: 0.7, independent: 0.7).verdict == .notMet)
  }

  @Test func shapesAndCitations() {
    #expect(claim(.shape(published: "rises", observed: "rises", holds: true)).verdict == .shape)
    let bad = claim(.shape(published: "rises", observed: "falls", holds: false))
    #expect(bad.verdict == .notMet)
    #expect(bad.computedText == "falls")
    #expect(claim(.citation(published: "0.91")).verdict == .cited)
    #expect(claim(.citation(published: "0.91")).computedText.isEmpty)
  }

  @Test func theSummaryCountsEveryVerdict() {
    let claims = [
      claim(.citation(published: "x")), claim(.citation(published: "x")),
      claim(.number(published: 1, computed: 2, .rounded(decimals: 0))),
    ]
    #expect(claims.summary == "3 claims: 2 cited, 1 NOT MET")
    #expect([claims[0]].summary == "1 claim: 1 cited")
    #expect([Claim]().summary == "no claims")
  }
}
