import Foundation
import Testing

@testable import Plotting

/// Figures draw what is finite and say what is not, whatever the numbers are.
@Suite struct ExtremeNumbersTests {
  /// SplitMix64, so that a failing figure can be drawn again from its number.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static func figure(_ number: UInt64) -> Figure {
    var random = Generator(state: number)
    let kind = Int.random(in: 0..<6, using: &random)
    func value() -> Double {
      switch kind == 5 ? 9 : Int.random(in: 0..<12, using: &random) {
      case 0: .nan
      case 1: .infinity
      case 2: -.infinity
      case 3: Double.random(in: -1...1, using: &random) * 1.7e308
      case 4: Double.leastNonzeroMagnitude
      case 5: -Double.random(in: 0...1e-307, using: &random)
      case 6: 0
      case 7: 1e15 + Double(Int.random(in: 0...3, using: &random))
      case 8: pow(10, Double.random(in: -300...300, using: &random))
      case 9: kind == 5 ? 7 : .nan
      default: Double.random(in: -3...3, using: &random)
      }
    }
    func values(_ count: Int) -> [Double] { (0..<count).map { _ in value() } }
    func axis() -> Axis {
      let scale: Axis.Scale = Bool.random(using: &random) ? .linear : .logarithmic
      let (one, other) = (value(), value())
      let tics: Axis.Tics =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .every(value())
        case 1:
          Axis.Tics.labelled([
            (at: value(), text: Text(verbatim: "one")), (at: value(), text: Text(verbatim: "two")),
          ])
        case 2: .none
        default: .automatic
        }
      return switch Int.random(in: 0..<4, using: &random) {
      case 0: Axis("x", range: Axis.range(from: one, to: other), scale: scale, tics: tics)
      case 1: Axis.fitting("x", values(3), scale: scale, tics: tics)
      case 2 where one <= other: Axis("x", range: one...other, scale: scale, tics: tics)
      default: Axis("x", scale: scale, tics: tics)
      }
    }
    let count = Int.random(in: 0...6, using: &random)
    let (x, y, z) = (values(count), values(count), values(count))
    let all: [Layer] = [
      .line("line", x: x, y: y, Stroke(.blue), agreement: .monteCarlo(standardError: value())),
      .band("band", x: x, lower: y, upper: z, .blue),
      .area("area", x: x, y: y, .green),
      .bars("bars", x: x, heights: y, .sky),
      .points("points", x: x, y: y, .black),
      .errorBars("errors", x: x, y: y, lower: z, upper: y, .black),
      .steps("steps", x: x, y: y, Stroke(.purple)),
      .label("words", x: .data(value()), y: .data(value())),
      .verticalLine(at: value(), Stroke(.black)),
      .verticalRange(from: value(), to: value(), .grey),
      .interval(from: value(), to: value(), y: .data(value()), Stroke(.black)),
    ]
    let panels = (0...1).map { _ in
      Panel(
        "extreme", x: axis(), y: axis(),
        layers: (0..<Int.random(in: 0...3, using: &random)).map { _ in
          all[Int.random(in: all.indices, using: &random)]
        })
    }
    return Figure(name: "extreme", caption: "c", panels: kind == 0 ? [panels[0]] : panels)
  }

  @Test func aScriptIsWrittenForAnyNumbers() {
    for number in 0..<4000 as Range<UInt64> {
      let script = Self.figure(number).script(for: .record)
      #expect(!script.contains("inf"), "figure \(number)")
    }
  }

  @Test func gnuplotDrawsAnyNumbers() throws {
    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    for number in 10_000..<10_060 as Range<UInt64> {
      let script = Self.figure(number).script(for: .stream(.svg))
      #expect(throws: Never.self, "figure \(number)") { try gnuplot.draw(script, as: .svg) }
    }
  }

  @Test(arguments: [[Double.nan, .infinity], [1e308, -1e301]])
  func aPanelWithNothingFiniteSaysSo(values: [Double]) throws {
    func picture(_ values: [Double], _ scale: Axis.Scale = .linear) throws -> String {
      let figure = Figure(
        name: "lost", caption: "c",
        panels: [
          Panel(
            x: Axis("x"), y: Axis("y", scale: scale),
            layers: [.line("line", x: [0, 1], y: values, Stroke(.blue))])
        ])
      let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
      return String(
        decoding: try gnuplot.draw(figure.script(for: .stream(.svg)), as: .svg), as: UTF8.self)
    }
    #expect(try picture(values).contains("nothing finite to draw"))
    #expect(try !picture([1, 2]).contains("nothing finite to draw"))
    #expect(try picture([-1, 0], .logarithmic).contains("nothing finite to draw"))
  }
}
