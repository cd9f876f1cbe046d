import Plotting
import Testing

@Suite struct RectanglesTests {
  @Test func cellsAreRecordedByCentreAndHalfSize() {
    let figure = Figure(
      name: "mosaic", caption: "Two cells.",
      panels: [
        Panel(
          x: Axis(range: 0...1), y: Axis(range: 0...1),
          layers: [
            .rectangles(
              "cells", x: [0...0.5, 0.5...1], y: [0...0.25, 0...1], .blue, outline: .white)
          ])
      ])
    let script = figure.script(for: .record)
    #expect(script.contains("0.25 0.125 0.25 0.125"))
    #expect(script.contains("0.75 0.5 0.25 0.5"))
    #expect(script.contains("with boxxyerror"))
  }
}
