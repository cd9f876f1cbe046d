import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct FilterTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.filter)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The joint normal against the library, for a series with a short season.
  @Test func theJointNormalIsTheFilter() throws {
    let model = StructuralModel(season: 3)
    let scales = StructuralModel.Scales(observation: 0.4, level: 0.3, slope: 0.1, season: 0.2)
    var random = RandomSource(seed: 2)
    let series = model.sample(25, scales: scales, using: &random).series
    let joint = try JointNormal(model, scales: scales, count: 25)
    let likelihood = StructuralLikelihood(series, model: model)
    #expect(abs(joint.normal.logDensity(series) - likelihood.logDensity(scales)) < 1e-9)
    var other = scales
    other.level = 0.6
    #expect(abs(joint.normal.logDensity(series) - likelihood.logDensity(other)) > 0.1)
  }

  /// With matrices written out, and no number seen, the state and what it foresees are the library's.
  @Test func timeGoesOnAsWrittenOut() {
    let model = StructuralModel(season: 4)
    let scales = StructuralModel.Scales(observation: 0.4, level: 0.3, slope: 0.1, season: 0.2)
    var byHand = KalmanByHand(mean: model.startMean, covariance: model.startCovariance)
    var transition = Matrix.identity(6)
    transition[0, 1] = 1
    let filter = KalmanFilter(model, scales: scales)
    for (t, foreseen) in filter.forecast(9).enumerated() {
      let z = (0..<6).map { $0 == 0 || $0 == 2 + t % 4 ? 1.0 : 0 }
      let number = byHand.foreseen(z, noise: scales.observation)
      #expect(abs(number.mean - foreseen.mean) < 1e-12)
      #expect(abs(number.variance - foreseen.variance) < 1e-12)
      var noise = Matrix(rows: 6, columns: 6)
      noise[0, 0] = 0.09
      noise[1, 1] = 0.01
      let h = (0..<4).map { ($0 == t % 4 ? 1 : 0) - 0.25 }
      for i in 0..<4 {
        for j in 0..<4 { noise[2 + i, 2 + j] = 0.04 * h[i] * h[j] }
      }
      byHand.goOn(transition, noise: noise)
    }
  }

  /// At the mode every slope is nearly 0.
  @Test func theModeIsAMode() throws {
    let series = try SeasonalSeries.carbonDioxide(season: 12, ahead: 24)
    let posterior = StructuralPosterior(series.trainingValues, model: series.model)
    var slopes = [0.0, 0, 0, 0]
    _ = posterior.logDensity(at: StructuralMode(posterior).position, gradient: &slopes)
    #expect(slopes.allSatisfy { abs($0) < 1e-3 })
  }
}
