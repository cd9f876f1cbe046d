import BayesNumerics
import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct GridTests {
  static let models = [
    LandscapeModel(first: .uniform(upTo: 5), second: .uniform(upTo: 5)),
    LandscapeModel(first: .exponential(mean: 10), second: .exponential(mean: 3)),
  ]
  static let counts = [
    SensorCounts(3, 1, intervals: 1), SensorCounts(15, 5, intervals: 5),
    SensorCounts(300, 100, intervals: 100),
  ]

  private func check(
    _ model: LandscapeModel, _ counts: SensorCounts, points: Int, _ rule: RateGrid.Rule
  ) -> GridCheck {
    PoissonRates.compare(
      RateGrid(points: points, square: 5, rule: rule), with: model.posterior(after: counts))
  }

  /// On the lecture's 100 points with end weights to 1e-4 of the summit. The control: the plain sum is not
  /// as good where the square cuts the landscape.
  @Test(arguments: models, counts) func theLecturesGrid(model: LandscapeModel, counts: SensorCounts)
  {
    #expect(check(model, counts, points: 100, .endCorrected).error < 1e-4)
    if counts.intervals == 1 {
      #expect(check(model, counts, points: 100, .plainSum).error > 1e-3)
    }
  }

  /// Ten times the points take 10, 100 and 10,000 from the error, to 20 %, until rounding: in the limit grid
  /// and closed form are the same.
  @Test(arguments: models) func theErrorFallsAsItShould(model: LandscapeModel) {
    for (rule, power) in [(RateGrid.Rule.plainSum, 1.0), (.trapezoid, 2), (.endCorrected, 4)] {
      let coarse = check(model, Self.counts[0], points: 101, rule).error
      let fine = check(model, Self.counts[0], points: 1001, rule).error
      #expect(abs(log10(coarse / fine) - power) < 0.1, "\(rule)")
    }
    #expect(check(model, Self.counts[0], points: 1000, .endCorrected).error < 1e-9)
    // A peak inside the square: the sum is exact but for the rounding of a thousand terms
    #expect(check(model, Self.counts[2], points: 200, .plainSum).error < 1e-11)
  }

  /// A spacing of three standard deviations or so steps over the peak: some grids hit it by luck, others not.
  @Test func aCoarseGridIsHopeless() {
    let errors = (8...16).map {
      check(Self.models[0], Self.counts[2], points: $0, .endCorrected).error
    }
    #expect((errors.max() ?? 0) > 0.1)
  }

  /// The highest point of the grid is the one next to the summit.
  @Test(arguments: models, counts) func theHighestPointIsTheNearest(
    model: LandscapeModel, counts: SensorCounts
  ) {
    let found = check(model, counts, points: 100, .plainSum).summit
    let mode = model.posterior(after: counts).mode
    // A spacing of 5/99; skewed peaks may prefer the farther neighbour
    #expect(abs(found.first - mode.first) <= 5.0 / 99)
    #expect(abs(found.second - mode.second) <= 5.0 / 99)
  }

  /// Polynomials that each rule integrates exactly over 0...5, to some roundings; the next power is the
  /// control.
  @Test func weightsAreExactForTheirPolynomials() {
    let rules: [(RateGrid.Rule, Int)] = [(.trapezoid, 1), (.endCorrected, 2)]
    for (rule, degree) in rules {
      let grid = RateGrid(points: 20, square: 5, rule: rule)
      func error(_ power: Int) -> Double {
        let sum = zip(grid.points, grid.weights).reduce(0) {
          $0 + pow($1.0, Double(power)) * $1.1
        }
        return abs(sum / (pow(5, Double(power + 1)) / Double(power + 1)) - 1)
      }
      for power in 0...degree { #expect(error(power) < 1e-14, "\(rule) \(power)") }
      #expect(error(degree + 2) > 1e-6)
    }
  }

  /// The control: a grid of 20 points steps over the needle.
  @Test func theClaimHoldsForTheLecturesGrid() async throws {
    #expect(try await PoissonRates.findings(PoissonRates.grid).namesOfFailures == [])
    #expect(
      try await PoissonRates.findings(PoissonRates.grid, ["--grid", "20"]).namesOfFailures == [
        "54k"
      ])
  }
}
