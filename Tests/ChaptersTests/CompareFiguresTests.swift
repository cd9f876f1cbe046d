import Foundation
import TestSupport
import Testing

/// `workbook compare-figures`, as `make check-figures` calls it.
@Suite struct CompareFiguresTests {
  /// A folder with the figures of chapter 1 in `chapter01`.
  private func draw(into folder: String) {
    let result = CommandRunner.built("chapter1").run(["--figures", folder + "/chapter01"])
    #expect(result.status == 0)
  }

  /// How many figures were drawn, and at least two.
  private func count(_ folder: borrowing TemporaryFolder) throws -> Int {
    let path = folder.path
    let count = TemporaryFolder.names(in: path + "/chapter01").count {
      $0.hasSuffix(".gp")
    }
    try #require(count > 1)
    return count
  }

  private func compare(_ old: String, _ new: String, _ more: [String] = []) -> CommandResult {
    CommandRunner.built("workbook").run(["compare-figures", old, new] + more)
  }

  @Test func regeneratedFiguresAgree() throws {
    let old = TemporaryFolder()
    let new = TemporaryFolder()
    draw(into: old.path)
    draw(into: new.path)
    let result = compare(old.path, new.path)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("\(try count(old)) figures agree"))
  }

  @Test func aMovedNumberFailsAndLeavesAnOverlay() throws {
    let old = TemporaryFolder()
    let new = TemporaryFolder()
    draw(into: old.path)
    draw(into: new.path)
    let script = new.path + "/chapter01/bayes-factor.gp"
    let text = try String(contentsOfFile: script, encoding: .utf8)
    let moved = text.replacing("\n7 0.", with: "\n7 0.1")
    #expect(moved != text)
    try moved.write(toFile: script, atomically: true, encoding: .utf8)

    let overlays = TemporaryFolder()
    let result = compare(old.path, new.path, ["--overlays", overlays.path])
    #expect(result.status == 1)
    #expect(result.output.contains("chapter01/bayes-factor differs"))
    #expect(result.output.contains("1 of \(try count(old)) figures differ"))
    #expect(
      TemporaryFolder.names(in: overlays.path + "/chapter01").sorted() == [
        "bayes-factor.new.gp", "bayes-factor.old.gp", "bayes-factor.overlay.svg",
      ])
  }

  @Test func aMissingFigureAndAMissingPictureFail() throws {
    let old = TemporaryFolder()
    let new = TemporaryFolder()
    draw(into: old.path)
    draw(into: new.path)
    try FileManager.default.removeItem(atPath: new.path + "/chapter01/updates.gp")
    #expect(compare(old.path, new.path).status == 1)
    #expect(compare(new.path, old.path).status == 1)
    draw(into: new.path)
    try FileManager.default.removeItem(atPath: old.path + "/chapter01/updates.svg")
    #expect(compare(old.path, new.path).status == 1)
  }

  @Test func nothingToCompareIsNoSuccess() {
    let empty = TemporaryFolder()
    #expect(compare(empty.path, empty.path).status == 1)
    #expect(compare("/nonexistent", empty.path).status == 66)
  }
}
