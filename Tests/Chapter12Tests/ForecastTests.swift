import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct ForecastTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.forecast)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// One set of scales: quantiles of a normal; two sets: the mixture has half of its mass below where both have.
  @Test func quantilesAreThoseOfTheMixture() {
    let model = StructuralModel(season: 2)
    let series = [0.1, 0.5, 0.2, 0.7, 0.3, 0.9]
    let one = SeriesForecast(
      series, model: model, positions: [[-1, -2, -4, -3]], ahead: 4)
    let both = SeriesForecast(
      series, model: model, positions: [[-1, -2, -4, -3], [0, -1, -3, -2]], ahead: 4)
    var filter = KalmanFilter(model, scales: StructuralPosterior.scales(at: [-1, -2, -4, -3]))
    for y in series { filter.see(y) }
    for (step, foreseen) in filter.forecast(4).enumerated() {
      let normal = Normal(
        mean: foreseen.mean, standardDeviation: foreseen.variance.squareRoot())
      #expect(abs(one.quantile(0.95, at: step) - normal.quantile(0.95)) < 1e-9)
      #expect(abs(one.logDensity(0.4, at: step) - normal.logDensity(0.4)) < 1e-12)
      for p in [0.05, 0.5, 0.9] {
        #expect(abs(both.cumulative(both.quantile(p, at: step), at: step) - p) < 1e-9)
      }
    }
  }

  /// Bands of the right model hold what they say: 60 series of ten numbers each, so 600 numbers that are dependent
  /// within a series. The share of a series has a standard deviation of at most √(0.9 × 0.1), the mean of 60 of 0.039.
  @Test func rightBandsHoldNineTenths() {
    let model = StructuralModel(season: 4)
    let scales = StructuralModel.Scales(observation: 0.3, level: 0.2, slope: 0.02, season: 0.1)
    func share(_ thought: StructuralModel.Scales) -> Double {
      var random = RandomSource(seed: 3)
      var inside = 0
      for _ in 0..<60 {
        let series = model.sample(50, scales: scales, using: &random).series
        let position = [thought.observation, thought.level, thought.slope, thought.season].map {
          Double.log($0)
        }
        inside +=
          SeriesForecast(Array(series[..<40]), model: model, positions: [position], ahead: 10)
          .score(Array(series[40...])).inside
      }
      return Double(inside) / 600
    }
    #expect(abs(share(scales) - 0.9) < 4.42 * 0.039)
    // Negative control: noise thought a third of what it is
    let narrow = StructuralModel.Scales(
      observation: 0.1, level: 0.07, slope: 0.007, season: 0.03)
    #expect(share(narrow) < 0.9 - 4.42 * 0.039)
  }
}
