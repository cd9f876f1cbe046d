import Testing

@testable import Workbook

@Suite struct SlipsPageTests {
  @Test func everySlipStandsOnceWithItsProofOrItsChapter() {
    #expect(Slip.all.map(\.id) == (1...21).map { "E\($0)" })
    let page = SlipsPage([JSONReport(.sample())]).markdown
    for slip in Slip.all { #expect(page.ranges(of: "| \(slip.id) |").count == 1) }
    #expect(page.contains("[50b](CLAIMS.md) (chapter 3): 0.5, holds"), "\(page)")
    #expect(page.contains("- **E10**, claim 50b: the sign is lost."))
    #expect(page.contains("to come in chapter 14"))
  }
}
