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
    report.parts[0].drawings[0].picture = "out/a.svg"
    report.parts[0].drawings[0].script = "out/a.gp"
    let object = try object(report)
    #expect(object["chapter"] as? Int == 3)
    #expect(object["seed"] as? Int == 7)
    #expect(object["settings"] as? [String: String] == ["heads": "10"])
    let section = try #require((object["sections"] as? [[String: Any]])?.first)
    #expect(section["name"] as? String == "sample")
    #expect(section["answer"] as? String == "It is so.")
    let values = try #require(section["values"] as? [String: [String: Double]])
    #expect(values["share"] == ["number": 10.0 / 14])
    #expect(values["mean"] == ["number": 0.5, "standardError": 0.01])
    let claims = try #require(section["claims"] as? [[String: Any]])
    #expect(claims.count == 3)
    #expect(claims[0]["kind"] as? String == "printed")
    #expect(claims[0]["value"] as? Double == 10.0 / 14)
    #expect((claims[0]["source"] as? [String: String])?["slide"] == "A slide")
    #expect(claims[0]["condition"] as? String == "half a unit of decimal 2")
    #expect(claims[1]["lecture"] as? String == "-0.5")
    #expect(claims[1]["slip"] as? String == "E10")
    #expect(claims[1]["remark"] as? String == "the sign is lost")
    let figures = try #require(section["figures"] as? [[String: String]])
    #expect(
      figures == [
        ["name": "a", "caption": "See this.", "script": "out/a.gp", "picture": "out/a.svg"]
      ])
    #expect((section["tables"] as? [[String: Any]])?.first?["note"] as? String == "Nice.")
  }

  @Test func undefinedNumbersAreStrings() throws {
    func claims(_ report: Report) throws -> [[String: Any]]? {
      (try object(report)["sections"] as? [[String: Any]])?.first?["claims"] as? [[String: Any]]
    }
    let undefined = try claims(.sample(computed: .nan))
    #expect(undefined?[0]["value"] as? String == "NaN")
    #expect(undefined?[0]["verdict"] as? String == "NOT MET")
    #expect(try claims(.sample(computed: -.infinity))?[0]["value"] as? String == "-Infinity")
    // And come back as what they were
    let text = try JSONReport(.sample(computed: -.infinity)).text
    #expect(try JSONReport(json: Data(text.utf8)).claims[0].value == -.infinity)
  }

  @Test func anOwnCaseHasNoClaims() throws {
    let object = try object(.sample(isLectureCase: false))
    let section = (object["sections"] as? [[String: Any]])?.first
    #expect((section?["claims"] as? [Any])?.isEmpty == true)
    #expect(object["isLectureCase"] as? Bool == false)
  }

  @Test func theSameReportHasTheSameBytes() throws {
    #expect(try JSONReport(.sample()).text == JSONReport(.sample()).text)
  }
}
