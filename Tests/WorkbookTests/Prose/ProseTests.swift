import Testing

@testable import Workbook

@Suite struct ProseTests {
  private func prose(_ text: String, file: String? = nil) -> Prose {
    Prose(text, report: JSONReport(.sample())) { path in path == "Sections/A.swift" ? file : nil }
  }

  @Test(
    "A number is right to the digits that it prints",
    arguments: [
      "The share is 0.71<!--=sample.share-->.", "It is 0.7143<!--=sample.share-->, so",
      "$0.714$<!--=sample.share-->", "about 71 %<!--=sample.share--> of them",
      "7.14e-1<!--=sample.share-->", "(0.7<!--=sample.share-->, 0.71<!--=sample.share-->)",
    ])
  func right(text: String) {
    #expect(prose(text).problems.isEmpty, "\(prose(text).problems)")
    #expect(prose(text).rewritten == text)
  }

  @Test(
    "A wrong digit is found and mended",
    arguments: [
      ("0.72<!--=sample.share-->", "0.71<!--=sample.share-->"),
      ("0.7142<!--=sample.share-->", "0.7143<!--=sample.share-->"),
      ("a 72 %<!--=sample.share--> b", "a 71 %<!--=sample.share--> b"),
      ("(1,2,0.70<!--=sample.share-->)", "(1,2,0.71<!--=sample.share-->)"),
      ("7.2e-1<!--=sample.share-->", "7.1e-1<!--=sample.share-->"),
    ])
  func wrong(text: String, mended: String) {
    #expect(prose(text).problems.count == 1)
    #expect(prose(text).rewritten == mended)
    #expect(prose(mended).problems.isEmpty)
  }

  /// The value is 0.5 ± 0.01: another kind of processor may print 0.56, and nothing may print 0.57.
  @Test func anEstimateMayMoveWithinItsError() {
    #expect(prose("0.56<!--=sample.mean-->").problems.isEmpty)
    #expect(prose("0.57<!--=sample.mean-->").problems.count == 1)
    #expect(prose("0.56<!--=sample.mean-->").rewritten == "0.50<!--=sample.mean-->")
  }

  @Test(
    "A tie that leads nowhere is said",
    arguments: [
      ("0.71<!--=nothing.share-->", "no section 'nothing'"),
      ("0.71<!--=sample.shares-->", "no value 'shares'"), ("0.71<!--=share-->", "names no section"),
      ("some<!--=sample.share-->", "'some'"), ("<!--=sample.share-->", "no number stands before"),
    ])
  func loose(text: String, words: String) {
    let problems = prose(text).problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains(words) == true, "\(problems)")
  }

  @Test func wordsAndThousandsAreNumbers() throws {
    for (text, value, mended) in [
      ("seven", 7.0, "seven"), ("Seven", 8, "Eight"), ("seven", 21, "21"),
      ("100,000", 100_000, "100,000"), ("1,000", 20_500, "20,500"), ("−2.5", -2.46, "−2.5"),
      ("+0.1", 0.123, "+0.1"), ("1000", 999.6, "1000"),
    ] {
      let number = try #require(QuotedNumber.all(in: "a \(text)<!--=a.b-->").first)
      #expect(number.text == text)
      #expect(number.text(of: value) == mended)
    }
  }

  @Test func codeIsCutFromMarkedRegions() {
    let file = "let a = 1\n  // snippet: step\n  let b = 2\n    let c = 3\n  // end snippet\n"
    let good =
      "Text\n<!--code: Sections/A.swift#step-->\n```swift\nlet b = 2\n  let c = 3\n```\nMore"
    #expect(prose(good, file: file).problems.isEmpty)
    let stale = good.replacing("let b = 2", with: "let b = 3")
    #expect(prose(stale, file: file).problems.count == 1)
    #expect(prose(stale, file: file).rewritten == good)
    let empty = "Text\n<!--code: Sections/A.swift#step-->\nMore"
    #expect(prose(empty, file: file).rewritten == good)
    #expect(prose(good, file: nil).problems.count == 1)
    #expect(prose(good, file: "let a = 1").problems.first?.contains("no region 'step'") == true)
  }

  @Test func whatIsNotTiedIsListed() {
    let text = "In 1919 we saw 0.71<!--=sample.share--> of 14.\n```\n3\n```\n[a](b7.md) `x2`\n"
    #expect(prose(text).loose.map(\.numbers) == [["1919", "14"]])
    #expect(prose(text).tied == 1)
  }
}
