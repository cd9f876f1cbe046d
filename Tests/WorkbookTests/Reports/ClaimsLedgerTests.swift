import Testing

@testable import Workbook

@Suite struct ClaimsLedgerTests {
  static let row =
    "| 48b | share | 2/11 | 0.18234 ± 0.0012 | 4.42 standard errors | reproduced | 003 |\n"
  static let exact = "| 52a | K | 1.2 | 1.209994 | the printed decimals | reproduced | 003 |\n"

  @Test func aLedgerAgreesWithItself() {
    let text = Self.row + Self.exact
    #expect(ClaimsLedger.differences(committed: text, fresh: text).isEmpty)
  }

  @Test func monteCarloNumbersMayMoveWithinTheirError() {
    let moved = Self.row.replacing("0.18234", with: "0.1873")
    #expect(ClaimsLedger.differences(committed: Self.row, fresh: moved).isEmpty)
    let far = Self.row.replacing("0.18234", with: "0.1881")
    #expect(ClaimsLedger.differences(committed: Self.row, fresh: far).count == 1)
  }

  @Test func exactNumbersMayNot() {
    let last = Self.exact.replacing("1.209994", with: "1.209995")
    #expect(ClaimsLedger.differences(committed: Self.exact, fresh: last).isEmpty)
    let moved = Self.exact.replacing("1.209994", with: "1.21")
    #expect(ClaimsLedger.differences(committed: Self.exact, fresh: moved).count == 1)
  }

  @Test func aChangedVerdictOrAMissingRowIsSeen() {
    let failed = Self.exact.replacing("reproduced", with: "NOT MET")
    #expect(!ClaimsLedger.differences(committed: Self.exact, fresh: failed).isEmpty)
    #expect(!ClaimsLedger.differences(committed: Self.row + Self.exact, fresh: Self.row).isEmpty)
  }

  @Test func chaptersStandInTheirOrder() {
    var second = JSONReport(.sample())
    second.chapter = 10
    var first = JSONReport(.sample())
    first.chapter = 2
    let text = ClaimsLedger([second, first]).markdown
    let places = [text.range(of: "## Chapter 2:"), text.range(of: "## Chapter 10:")]
    #expect(
      places[0].map(\.lowerBound) ?? text.endIndex < places[1].map(\.lowerBound) ?? text.startIndex)
    #expect(text.contains("\(2 * first.claims.count) claims:"))
  }
}
