import Foundation
import Testing

@testable import Plotting

@Suite struct ScriptComparisonTests {
  static func record(
    _ values: [Double], agreement: Agreement = .exact, title: Text = "posterior", width: Double = 3
  ) -> String {
    Figure(
      name: "curve", caption: "A curve.",
      panels: [
        Panel(
          title, x: Axis(range: 0...1), y: Axis(),
          layers: [
            .line(
              "curve", x: values.indices.map(Double.init), y: values,
              Stroke(.blue, width: width), agreement: agreement)
          ])
      ]
    ).script(for: .record)
  }

  static let values = [0.1, 0.5, -2e-5, 3e7]

  @Test func aRecordAgreesWithItself() {
    let record = Self.record(Self.values)
    #expect(ScriptComparison.differences(old: record, new: record).isEmpty)
  }

  @Test func theLastDigitOfAnExactCurveMayMove() {
    let moved = Self.values.map { $0 * (1 + 3e-7) }
    #expect(
      ScriptComparison.differences(old: Self.record(Self.values), new: Self.record(moved)).isEmpty)
  }

  @Test func aMillionthTooMuchIsSeen() {
    for (index, excess) in Self.values.indices.flatMap({ [($0, 1.5e-6), ($0, 4e-6)] }) {
      var moved = Self.values
      moved[index] *= 1 + excess
      let differences = ScriptComparison.differences(
        old: Self.record(Self.values), new: Self.record(moved))
      #expect(differences.count == 1)
      #expect(differences.first?.contains("$curve_1_1") == true)
    }
  }

  @Test func aSignIsSeen() {
    #expect(
      !ScriptComparison.differences(
        old: Self.record([1, 2]), new: Self.record([1, -2])
      ).isEmpty)
  }

  @Test func monteCarloNumbersMoveWithinTheirError() {
    let agreement = Agreement.monteCarlo(standardError: 0.01)
    let old = Self.record([1, 2], agreement: agreement)
    #expect(
      ScriptComparison.differences(old: old, new: Self.record([1.06, 2], agreement: agreement))
        .isEmpty)
    #expect(
      !ScriptComparison.differences(old: old, new: Self.record([1.065, 2], agreement: agreement))
        .isEmpty)
  }

  /// The agreement is the committed one: a chapter cannot loosen it while it moves its numbers.
  @Test func aLoosenedAgreementIsSeen() {
    let loosened = Self.record([1.5, 2], agreement: .monteCarlo(standardError: 10))
    #expect(!ScriptComparison.differences(old: Self.record([1, 2]), new: loosened).isEmpty)
  }

  @Test func wordsAreComparedExactly() {
    let old = Self.record(Self.values)
    #expect(
      !ScriptComparison.differences(old: old, new: Self.record(Self.values, title: "prior"))
        .isEmpty)
    #expect(
      !ScriptComparison.differences(old: old, new: Self.record(Self.values, width: 4)).isEmpty)
  }

  @Test func aMissingPointIsSeen() {
    #expect(
      !ScriptComparison.differences(
        old: Self.record([1, 2, 3]), new: Self.record([1, 2])
      ).isEmpty)
  }

  /// Every line that both have agrees; one has an end that the other lacks.
  @Test func aLostOrAddedLastLineIsSeen() {
    let short = Self.record(Self.values)
    let long = short + "\nreplot"
    for (old, new) in [(long, short), (short, long)] {
      let differences = ScriptComparison.differences(old: old, new: new)
      #expect(differences.count == 1 && differences.first?.contains("lines have become") == true)
    }
    let cut = short.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
    #expect(!ScriptComparison.differences(old: short, new: cut.joined(separator: "\n")).isEmpty)
  }

  /// A relative bound is a millionth, not two; an absolute bound holds for large numbers too, but
  /// for the millionth that seven digits do not show.
  @Test func boundsAreTakenAsStated() {
    func differ(_ old: Double, _ new: Double, _ agreement: NumberAgreement = .exact) -> Bool {
      !agreement.accepts(old: old, new: new)
    }
    #expect(!differ(1, 1.0000009) && differ(1, 1.0000011))
    #expect(!differ(1_000_000, 1_000_000.9, .absolute(0.01)))
    #expect(differ(1_000_000, 1_000_001.5, .absolute(0.01)))
    #expect(differ(1_000_000, 1_000_100, .absolute(0.01)))
    #expect(!differ(1_000_000, 1_000_100, .absolute(100)))
    #expect(!NumberAgreement.relative(1e-9).accepts(old: 1, new: 1 + 1e-8))
    #expect(NumberAgreement.relative(1e-2).accepts(old: 1e6, new: 1.005e6))
  }

  @Test func notANumberAgreesOnlyWithItself() {
    let old = Self.record([.nan, 1])
    #expect(ScriptComparison.differences(old: old, new: old).isEmpty)
    #expect(!ScriptComparison.differences(old: old, new: Self.record([0, 1])).isEmpty)
  }

  @Test func theOverlayDrawsBoth() throws {
    let overlay = ScriptComparison.overlay(
      old: Self.record([1, 2, 3]), new: Self.record([1, 2.5, 3]))
    #expect(overlay.contains("$old_curve_1_1 << EOD"))
    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let svg = String(decoding: try gnuplot.draw(overlay, as: .svg), as: UTF8.self).lowercased()
    #expect(svg.contains("#cc00cc") || svg.contains("rgb(204"))
  }
}
