import BayesNumerics
import Foundation
import Testing

@testable import Plotting

/// Maps, contour lines and surfaces, from their numbers to their pictures.
@Suite struct LandscapeTests {
  static func figure(_ height: Double = 1, palette: Palette = .perceptual) -> Figure {
    let cells = [Double].evenlySpaced(from: 0.25, to: 4.75, count: 10)
    let field = Field(x: cells, y: cells) { x, y in
      height * exp(-(x - 3) * (x - 3) - 2 * (y - 1) * (y - 1))
    }
    let axis = Axis("*x*", range: 0...5, tics: .every(1))
    return Figure(
      name: "landscape", caption: "A hill.", layout: Figure.Layout(columns: 2),
      panels: [
        Panel(
          "map", x: axis, y: axis, key: .below, showsGrid: false, hasEqualUnits: true,
          layers: [
            .map("hill", field, palette: palette),
            .contour(
              "half", field, at: height / 2, Stroke(.black, width: 2, dash: .solid), title: "half"),
          ]),
        Panel(
          "space", x: axis, y: axis, z: Axis("height", range: 0...1, tics: .every(0.5)),
          layers: [.surface("hill", field, palette: palette)]),
      ])
  }

  static var gnuplot: Gnuplot {
    get throws { try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"]) }
  }

  @Test func theRecordHoldsAMatrixWithItsCoordinates() {
    let script = Self.figure().script(for: .record)
    #expect(script.contains("$hill_1_1 << EOD\n10 0.25 0.75 1.25"))
    #expect(script.contains("# $hill_1_1: a row of x, then y and its values; agreement: relative"))
    #expect(script.contains("plot $hill_1_1 nonuniform matrix using 1:2:3 with image notitle"))
    #expect(script.contains("splot $hill_2_1 nonuniform matrix using 1:2:3 with pm3d notitle"))
    #expect(script.contains("set view 60, 120,"))
  }

  /// The pixels are inside the SVG: the record draws one file, which needs no other.
  @Test func theRecordDrawsOneFileAlone() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("landscape-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.figure().script(for: .record).utf8)
      .write(to: folder.appendingPathComponent("landscape.gp"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.gnuplot.path)
    process.arguments = ["landscape.gp"]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == ["landscape.gp", "landscape.svg"])
    let svg = try String(
      contentsOf: folder.appendingPathComponent("landscape.svg"), encoding: .utf8)
    #expect(svg.contains("data:image/png;base64,"))
    #expect(svg.contains("<polygon"))
    #expect(
      Array(svg.utf8) == (try Self.gnuplot.draw(Self.figure().script(for: .stream(.svg)), as: .svg))
    )
  }

  @Test(arguments: FigureFormat.allCases, Palette.allCases)
  func everyFormatIsDrawn(format: FigureFormat, palette: Palette) throws {
    let script = Self.figure(palette: palette).script(for: .stream(format))
    #expect(try Self.gnuplot.draw(script, as: format).count > 1000)
  }

  /// In a text terminal the hill is letters, densest at its top.
  @Test func theTerminalShowsLetters() throws {
    let script = Self.figure().script(for: .text(columns: 100, rows: 30))
    #expect(!script.contains("splot"))
    let text = String(decoding: try Self.gnuplot.draw(script, as: nil), as: UTF8.self)
    for letter in [":", "*", "@"] { #expect(text.contains(letter)) }
  }

  /// A map with equal units is square on any sheet, and in the middle of its room.
  @Test func equalUnitsAreEqual() {
    for (width, height) in [(1200.0, 500.0), (700, 900)] {
      let panel = Self.figure().panels[0]
      let figure = Figure(
        name: "square", caption: "", layout: Figure.Layout(width: width, height: height),
        panels: [panel])
      let place = PanelPlace(of: 0, in: figure)
      #expect(abs(place.width - place.height) < 1e-9)
      let margins = figure.layout.margins
      #expect(
        abs(place.left - margins.left - (width - margins.right - place.left - place.width)) < 1e-9)
    }
  }

  @Test func aFlatFieldIsDrawn() throws {
    let figure = Self.figure(0)
    #expect(try Self.gnuplot.draw(figure.script(for: .stream(.svg)), as: .svg).count > 1000)
  }

  // MARK: Comparison

  @Test func aMovedHillIsSeen() {
    let old = Self.figure().script(for: .record)
    #expect(ScriptComparison.differences(old: old, new: old).isEmpty)
    let same = Self.figure(1 + 1e-7).script(for: .record)
    #expect(ScriptComparison.differences(old: old, new: same).isEmpty)
    let moved = Self.figure(1 + 1e-5).script(for: .record)
    let differences = ScriptComparison.differences(old: old, new: moved)
    #expect(differences.first?.contains("$hill_1_1") == true)
  }

  /// The overlay marks the cells of a map that moved, and lays the old surface over the new one.
  @Test func theOverlayShowsWhatMoved() throws {
    let old = Self.figure().script(for: .record)
    let new = Self.figure(1.2).script(for: .record)
    let overlay = ScriptComparison.overlay(old: old, new: new)
    #expect(overlay.contains("$old_hill_1_1_moved << EOD"))
    #expect(overlay.contains("$old_hill_1_1_moved using 1:2 with points"))
    #expect(overlay.contains("$old_hill_2_1 nonuniform matrix using 1:2:3 with lines"))
    let svg = String(decoding: try Self.gnuplot.draw(overlay, as: .svg), as: UTF8.self).lowercased()
    #expect(svg.contains("#cc00cc") || svg.contains("rgb(204"))
    // Where nothing moved, no cross
    #expect(!ScriptComparison.overlay(old: old, new: old).contains("_moved"))
  }
}
