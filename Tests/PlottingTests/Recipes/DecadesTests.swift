import Testing

@testable import Plotting

@Suite struct DecadesTests {
  static func words(_ tics: Axis.Tics) -> [String] {
    if case .labelled(let list) = tics { list.map(\.text.plain) } else { [] }
  }

  @Test func wholeDecadesAreWrittenOut() {
    let axis = Axis.decades("x", around: [0.0021, 700])
    #expect(axis.range == 0.001...1000)
    #expect(Self.words(axis.tics) == ["0.001", "0.01", "0.1", "1", "10", "100", "1000"])
    #expect(
      Self.words(Axis.decades(around: [0.02, 30]).tics) == ["0.01", "0.1", "1", "10", "100"])
    #expect(Self.words(.decades(in: 1e-4...1)) == ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1"])
    #expect(
      Self.words(.decades(in: 1e-12...1e12)) == [
        "10⁻¹²", "10⁻⁸", "10⁻⁴", "1", "10⁴", "10⁸", "10¹²",
      ])
  }

  @Test func onlyWhatALogarithmicAxisCanShowCounts() {
    #expect(Axis.decades(around: [-1, 0, .nan, .infinity, 20]).range == 10...100)
    #expect(Axis.decades(around: []).range == 1...10)
    for value in AxisRangeTests.extremes {
      #expect(Self.words(Axis.decades(around: [value]).tics).count <= 8)
    }
  }
}
