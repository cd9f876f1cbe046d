import Foundation
import Testing

@testable import Plotting

@Suite struct GnuplotScriptTests {
  static let figure = Figure(
    name: "two-panels", caption: "Left a line, right bars.", layout: Figure.Layout(columns: 2),
    panels: [
      Panel(
        "line", x: Axis("*x*", range: 0...1), y: Axis("y"),
        layers: [
          .line("curve", x: [0, 0.5, 1], y: [0, 1.0 / 3, 1], Stroke(.blue)),
          .band("spread", x: [0, 1], lower: [0, 0.5], upper: [0.5, 1], .blue),
        ]),
      Panel(
        "bars", x: Axis(), y: Axis(),
        layers: [
          .bars(
            "counts", x: [1, 2], heights: [3, 4], .vermillion,
            agreement: .monteCarlo(standardError: 0.5))
        ]),
    ])

  @Test func theRecordHoldsItsNumbersInNamedBlocks() {
    let script = Self.figure.script(for: .record)
    #expect(script.contains("$curve_1_1 << EOD\n0 0\n0.5 0.3333333\n1 1\nEOD"))
    #expect(script.contains("# $curve_1_1: x, y; agreement: relative 1e-06"))
    #expect(script.contains("# $counts_2_1: x, height, width; agreement: absolute 3.12341"))
    #expect(script.contains("set output 'two-panels.svg'"))
  }

  @Test func theSameFigureGivesTheSameScript() {
    #expect(Self.figure.script(for: .record) == Self.figure.script(for: .record))
  }

  /// A sheet of pictures has no axes, and numerals stand where their points would.
  @Test func numeralsAndPanelsWithoutAxes() {
    func script(showsAxes: Bool) -> String {
      Figure(
        name: "codes", caption: "c",
        panels: [
          Panel(
            x: Axis("x"), y: Axis("y"), showsAxes: showsAxes,
            layers: [.numerals("threes", 3, x: [1, 2], y: [0, 1], .blue, size: 0.5)])
        ]
      ).script(for: .record)
    }
    let bare = script(showsAxes: false)
    #expect(bare.contains("using 1:2:('3') with labels center textcolor rgb '#0072B2' font ',9'"))
    #expect(bare.contains("unset border") && !script(showsAxes: true).contains("unset border"))
  }

  @Test func aReversedAxisRunsFromLargeToSmall() {
    func script(isReversed: Bool) -> String {
      Figure(
        name: "axis", caption: "c",
        panels: [
          Panel(
            x: Axis("x", range: 1...2, isReversed: isReversed), y: Axis("y"),
            layers: [.line("curve", x: [1, 2], y: [0, 1], Stroke(.blue))])
        ]
      ).script(for: .record)
    }
    #expect(script(isReversed: true).contains("set xrange [2:1]"))
    #expect(script(isReversed: false).contains("set xrange [1:2]"))
  }

  /// Without the hair gnuplot 5.4 draws no "100" there; with it the picture has the word.
  @Test func aTicAtTheStartOfALogarithmicAxisIsDrawn() throws {
    let figure = Figure(
      name: "axis", caption: "c",
      panels: [
        Panel(
          x: Axis(
            "x", range: 100...10_000, scale: .logarithmic,
            tics: .labelled([(100, "hundred"), (1000, "thousand"), (10_000, "myriad")])),
          y: Axis("y"), layers: [.line("curve", x: [100, 9000], y: [0, 1], Stroke(.blue))])
      ])
    #expect(figure.script(for: .record).contains("set xrange [99.9999:10000]"))
    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let drawn = try gnuplot.draw(figure.script(for: .stream(.svg)), as: .svg)
    let picture = String(decoding: drawn, as: UTF8.self)
    #expect(picture.contains("hundred") && picture.contains("myriad"))
  }

  @Test(arguments: [(30, false), (90, true)])
  func inATerminalTitleAndVerticalLabelDoNotMeet(columns: Int, isApart: Bool) {
    let figure = Figure(
      name: "words", caption: "",
      panels: [
        Panel(
          "a title", x: Axis("x", range: 0...1), y: Axis("a vertical label", range: 0...1),
          layers: [.line("line", x: [0, 1], y: [0, 1], Stroke(.blue))])
      ])
    let script = figure.script(for: .text(columns: columns, rows: 20))
    #expect(script.contains("set title 'a title: a vertical label'") == !isApart)
    #expect(script.contains("set label 'a vertical label'") == isApart)
  }

  @Test func notANumberLeavesAGap() {
    let layer = Layer.line("gap", x: [0, 1], y: [.nan, .infinity], Stroke(.blue))
    #expect(layer.data.map { GnuplotScript.block($0, named: "$gap") }?.contains("0 NaN") == true)
  }

  /// The record drawn by gnuplot alone is, byte for byte, the picture that the workbook writes.
  @Test func gnuplotDrawsTheRecordAlone() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("record-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appendingPathComponent("two-panels.gp")
    try Data(Self.figure.script(for: .record).utf8).write(to: script)

    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: gnuplot.path)
    process.arguments = ["two-panels.gp"]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)

    let alone = try Data(contentsOf: folder.appendingPathComponent("two-panels.svg"))
    let ours = try gnuplot.draw(Self.figure.script(for: .stream(.svg)), as: .svg)
    #expect(Array(alone) == ours)
  }

  @Test(arguments: FigureFormat.allCases) func everyFormatIsDrawn(format: FigureFormat) throws {
    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let bytes = try gnuplot.draw(Self.figure.script(for: .stream(format)), as: format)
    #expect(bytes.count > 1000)
  }

  /// The house style: white ground for pages in dark mode, fonts that end in a generic family, no date.
  @Test func theSVGFollowsTheHouseStyle() throws {
    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let svg = String(
      decoding: try gnuplot.draw(Self.figure.script(for: .stream(.svg)), as: .svg), as: UTF8.self)
    #expect(svg.contains("fill=\"#ffffff\""))
    for family in svg.matches(of: /font-family="([^"]*)"/) {
      #expect(family.1.hasSuffix("sans-serif"))
    }
    #expect(!svg.contains("20\(Calendar.current.component(.year, from: Date()) % 100)-"))
  }
}
