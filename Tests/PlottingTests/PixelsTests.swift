import Plotting
import Testing

@Suite struct PixelsTests {
  private static func script(_ field: Field) -> String {
    Figure(
      name: "image", caption: "Four pixels.",
      panels: [
        Panel(
          x: Axis(range: -0.5...1.5), y: Axis(range: -0.5...1.5),
          layers: [.pixels("image", field, colours: 0...4)])
      ]
    ).script(for: .record)
  }

  /// Each cell is a rectangle around its centre, half a step wide each way.
  @Test func everyCellIsARectangle() {
    let script = Self.script(Field(x: [0, 1], y: [0, 2], values: [[1, 2], [3, 4]]))
    for row in ["0 0 1 0.5 1", "1 0 2 0.5 1", "0 2 3 0.5 1", "1 2 4 0.5 1"] {
      #expect(script.contains(row))
    }
    #expect(script.contains("using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette"))
    #expect(script.contains("set cbrange [0:4]"))
  }

  @Test func aCellWithoutAValueStaysEmpty() {
    let script = Self.script(Field(x: [0, 1], y: [0, 1], values: [[1, .nan], [3, 4]]))
    #expect(script.contains("0 0 1 0.5 0.5"))
    #expect(!script.contains("1 0 "))
  }
}
