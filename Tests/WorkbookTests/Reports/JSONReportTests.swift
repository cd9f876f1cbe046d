import Foundation
import Testing

@testable import Workbook

@Suite struct JSONReportTests {
  private func object(_ report: Report) throws -> [String: Any] {
    let text = try JSONReport(report).text
    #expect(text.hasSuffix("}\n"))
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func everythingIsThere() throws {
    var report = Report.sample()
    report.drawings[0].picture = "out/a.svg"
    report.drawings[0].script = "out/a.gp"
    let object = try object(report)
    #expect(object["chapter"] as? Int == 3)
    #expect(object["seed"] as? Int == 7)
    #expect(object["settings"] as? [String: String] == ["heads": "10"])
    let claims = try #require(object["claims"] as? [[String: Any]])
    #expect(claims.count == 3)
    #expect(claims[0]["verdict"] as? String == "reproduced")
    #expect(claims[0]["computed"] as? Double == 10.0 / 14)
    #expect((claims[0]["source"] as? [String: String])?["slide"] == "A slide")
    #expect((claims[0]["tolerance"] as? [String: Any])?["kind"] as? String == "rounded")
    #expect(claims[1]["published"] as? String == "-0.5")
    #expect(claims[1]["because"] as? String == "the sign is lost")
    let figures = try #require(object["figures"] as? [[String: String]])
    #expect(
      figures == [
        ["name": "a", "caption": "See this.", "script": "out/a.gp", "picture": "out/a.svg"]
      ])
    #expect((object["tables"] as? [[String: Any]])?.first?["note"] as? String == "Nice.")
  }

  @Test func undefinedNumbersAreStrings() throws {
    let claims = try object(.sample(computed: .nan))["claims"] as? [[String: Any]]
    #expect(claims?[0]["computed"] as? String == "NaN")
    #expect(claims?[0]["verdict"] as? String == "NOT MET")
    let infinite = try object(.sample(computed: -.infinity))["claims"] as? [[String: Any]]
    #expect(infinite?[0]["computed"] as? String == "-Infinity")
  }

  @Test func anOwnCaseHasNoClaims() throws {
    let object = try object(.sample(isLectureCase: false))
    #expect((object["claims"] as? [Any])?.isEmpty == true)
    #expect(object["isLectureCase"] as? Bool == false)
  }

  @Test func theSameReportHasTheSameBytes() throws {
    #expect(try JSONReport(.sample()).text == JSONReport(.sample()).text)
  }
}
