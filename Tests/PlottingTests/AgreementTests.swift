import Testing

@testable import Plotting

@Suite struct AgreementTests {
  static func record(_ values: [Double], _ agreement: Agreement) -> String {
    ScriptComparisonTests.record(values, agreement: agreement)
  }

  static func isSeen(_ old: [Double], _ new: [Double], _ agreement: Agreement) -> Bool {
    !ScriptComparison.differences(old: record(old, agreement), new: record(new, agreement)).isEmpty
  }

  @Test func whatIsNotComparedSaysWhy() {
    let record = Self.record([1, 2], .notCompared(because: "single draws"))
    #expect(record.contains("agreement: not compared: single draws\n"))
  }

  @Test func ofWhatIsNotComparedTheShapeIs() {
    let agreement = Agreement.notCompared(because: "single draws; agreement: exact\nEOD")
    #expect(!Self.isSeen([1, 2], [-7, 3e9], agreement))
    #expect(Self.isSeen([1, 2], [1, 2, 3], agreement))
    #expect(Self.isSeen([1, 2], [1, .nan], agreement))
    #expect(Self.isSeen([1, 2], [-7, 2], .exact))
  }

  /// The next block and the words outside are compared as ever.
  @Test func notComparingEndsWithItsBlock() {
    func record(_ value: Double) -> String {
      Figure(
        name: "two", caption: "c",
        panels: [
          Panel(
            x: Axis(), y: Axis(),
            layers: [
              .line(
                "free", x: [0, 1], y: [0, value], Stroke(.blue),
                agreement: .notCompared(because: "a draw")),
              .line("held", x: [0, 1], y: [0, value], Stroke(.black)),
            ])
        ]
      ).script(for: .record)
    }
    let differences = ScriptComparison.differences(old: record(1), new: record(2))
    #expect(differences.count == 1)
    #expect(differences.first?.contains("$held_1_2") == true)
  }

  @Test func eachRowHasItsOwnError() {
    let agreement = Agreement.monteCarloByRow(standardErrors: [0.01, 1])
    #expect(!Self.isSeen([1, 2], [1.06, 8.2], agreement))
    #expect(Self.isSeen([1, 2], [1.065, 2], agreement))
    #expect(Self.isSeen([1, 2], [1, 8.5], agreement))
  }

  /// The old record's errors count, so that a chapter cannot loosen them while it moves its numbers.
  @Test func theErrorsOfTheOldRecordCount() {
    let old = Self.record([1, 2], .monteCarloByRow(standardErrors: [0.01, 0.01]))
    let near = Self.record([1.02, 2], .monteCarloByRow(standardErrors: [0.02, 0.01]))
    let far = Self.record([1.2, 2], .monteCarloByRow(standardErrors: [10, 0.01]))
    #expect(ScriptComparison.differences(old: old, new: near).isEmpty)
    #expect(!ScriptComparison.differences(old: old, new: far).isEmpty)
  }

  @Test func anErrorThatIsNotFiniteComparesNothing() {
    #expect(
      Self.record([1], .monteCarlo(standardError: .nan)).contains("not compared: its standard"))
  }
}
