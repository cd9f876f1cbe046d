import Plotting
import Testing

@Suite struct DiagramTests {
  @Test func nodesAreEllipsesWithoutAxes() throws {
    let figure = Figure(
      name: "graph", caption: "Two nodes.",
      panels: [
        Panel(
          x: Axis(range: 0...10, tics: .none), y: Axis(range: 0...6, tics: .none),
          layers: [
            .ellipses("nodes", x: [2, 8], y: [3, 4], width: 2, height: 1.5, .blue)
          ])
      ])
    let script = figure.script(for: .record)
    #expect(script.contains("2 3 2 1.5"))
    #expect(script.contains("8 4 2 1.5"))
    #expect(script.contains("with ellipses units xy"))
    #expect(script.contains("unset border"))
  }
}
