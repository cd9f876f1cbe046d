import SafeIO
import TestSupport
import Testing

@testable import Marking

@Suite struct SolutionTextTests {
  private let text = """
    import Workbook

    // MARK: Solution 1: the mean

    func mean() {}

    // MARK: - Solution 10
    func ten() {}
    // MARK: Mistakes
    func no() {}
    // MARK: Solution 3
    """

  @Test func betweenTheMarks() {
    #expect(SolutionText.extract(1, from: text) == "func mean() {}\n")
    #expect(SolutionText.extract(10, from: text) == "func ten() {}\n")
    #expect(SolutionText.extract(2, from: text) == nil)
    #expect(SolutionText.extract(3, from: text) == nil)
    #expect(SolutionText.extract(1, from: "") == nil)
  }

  @Test func aMissingFileIsASentence() {
    #expect(throws: InputError.self) { try SolutionText.of(1, beside: "/nowhere/Chapter1.swift") }
    let program = CommandRunner.built("chapter99")
    #expect(program.run(["exercises", "1", "--solution"]).output.contains("x * x"))
    let missing = program.run(["exercises", "2", "--solution"])
    #expect(missing.status == 66)
    #expect(missing.errorLines.count == 1)
  }
}
