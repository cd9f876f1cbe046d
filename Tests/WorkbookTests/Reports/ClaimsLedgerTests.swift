import Testing

@testable import Workbook

@Suite struct ClaimsLedgerTests {
  static let row =
    "| 48b | cross-check | share | | 0.18234 ± 0.0012 | 4.42 standard errors | | 003 |\n"
  static let exact = "| 52a | K | 1.2 | 1.209994 | the printed decimals | printed | 003 |\n"

  @Test func aLedgerAgreesWithItself() {
    let text = Self.row + Self.exact
    #expect(ClaimsLedger.differences(committed: text, fresh: text).isEmpty)
  }

  @Test func monteCarloNumbersMayMoveWithinTheirError() {
    // 4.4172 x sqrt(2) x 0.0012 = 0.007496
    for value in ["0.18983", "0.17485"] {
      let moved = Self.row.replacing("0.18234", with: value)
      #expect(ClaimsLedger.differences(committed: Self.row, fresh: moved).isEmpty)
    }
    for value in ["0.18984", "0.17484"] {
      let far = Self.row.replacing("0.18234", with: value)
      #expect(ClaimsLedger.differences(committed: Self.row, fresh: far).count == 1)
    }
  }

  @Test(
    "The error, the lecture's number and all others of the row may not move",
    arguments: [
      ("0.18234 ± 0.0012", "0.18734 ± 0.0060"), ("± 0.0012", "± 0.0013"), ("48b", "48.001b"),
      ("4.42 standard", "4.421 standard"), ("48b", "48.001b"), ("003", "004"),
    ])
  func onlyTheEstimateMayMove(old: String, new: String) {
    let tampered = Self.row.replacing(old, with: new)
    #expect(tampered != Self.row)
    #expect(ClaimsLedger.differences(committed: Self.row, fresh: tampered).count == 1)
    // Nor does a wide error in the fresh row help
    #expect(ClaimsLedger.differences(committed: tampered, fresh: Self.row).count == 1)
  }

  @Test func anErrorOfTheLectureGrantsNothing() {
    let row = "| 49b | deviation | ± 0.12 | 0.1207363 | the printed decimals | printed | 003 |\n"
    let moved = row.replacing("0.1207363", with: "0.1208")
    #expect(ClaimsLedger.differences(committed: row, fresh: moved).count == 1)
  }

  @Test func exactNumbersMayNot() {
    let last = Self.exact.replacing("1.209994", with: "1.209995")
    #expect(ClaimsLedger.differences(committed: Self.exact, fresh: last).isEmpty)
    let moved = Self.exact.replacing("1.209994", with: "1.21")
    #expect(ClaimsLedger.differences(committed: Self.exact, fresh: moved).count == 1)
  }

  @Test func aChangedVerdictOrAMissingRowIsSeen() {
    let failed = Self.exact.replacing("printed", with: "NOT MET")
    #expect(!ClaimsLedger.differences(committed: Self.exact, fresh: failed).isEmpty)
    #expect(!ClaimsLedger.differences(committed: Self.row + Self.exact, fresh: Self.row).isEmpty)
  }

  @Test func numbersOfChainsAreNotCompared() {
    let row = "| 25a | shape | ratio ≈ 3.2 | above 1 |\n"
    let moved = row.replacing("3.2", with: "4.7")
    #expect(ClaimsLedger.differences(committed: row, fresh: moved).isEmpty)
    // The words and the threshold are
    for (old, new) in [("above 1", "above 2"), ("ratio", "share"), ("shape", "shape, NOT MET")] {
      let other = row.replacing(old, with: new)
      #expect(ClaimsLedger.differences(committed: row, fresh: other).count == 1)
    }
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
    #expect(text.contains("\(2 * first.claims.count) claims:"), "\(text)")
  }
}
