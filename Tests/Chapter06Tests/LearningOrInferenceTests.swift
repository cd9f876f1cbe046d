import BayesNumerics
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter6

@Suite struct LearningOrInferenceTests {
  private let world = NoisyReadings.world

  /// E(y - bx)² is least at the attenuated slope: λ β = 2/1.49.
  @Test func theAttenuatedSlopePredictsBest() {
    let best = world.attenuation * world.slope
    #expect(abs(best - 2 / 1.49) < 1e-14)
    for shift in [-0.1, 0.1, world.slope - best] {
      #expect(
        world.meanSquaredError(ofSlope: best + shift) > world.meanSquaredError(ofSlope: best))
    }
  }

  /// The grid over slope and spread against a double integral over the slope, spread and likelihood written
  /// as a bivariate normal density of every pair.
  @Test func thePosteriorIsThatOfPairs() {
    var random = RandomSource(seed: 3)
    let data = world.readings(12, using: &random)
    let grid = world.posteriorOfSlope(data)
    func joint(_ slope: Double, _ spread: Double) -> Double {
      let t = spread * spread
      let (vx, c, vy) = (t + 0.49, slope * t, slope * slope * t + 0.25)
      var log =
        NoisyReadings.slopePrior.logDensity(slope)
        + NoisyReadings.spreadPrior.logDensity(spread)
      for (x, y) in zip(data.x, data.y) {
        // x, then y given x
        log += Normal(standardDeviation: vx.squareRoot()).logDensity(x)
        log += Normal(
          mean: c / vx * x, standardDeviation: (vy - c * c / vx).squareRoot()
        ).logDensity(y)
      }
      return exp(log)
    }
    func density(_ slope: Double) -> Double {
      integrate({ joint(slope, $0) }, from: 0, to: 6, relativeTolerance: 1e-8).value
    }
    // Ratios of densities at points of the grid; the spread is summed in steps of 0.06
    let places = stride(from: 100, through: 140, by: 10).map { $0 }
    let reference = density(grid.x[120])
    for place in places where grid.density[place] > 1e-3 * grid.density[120] {
      let expected = density(grid.x[place]) / reference
      #expect(abs(grid.density[place] / grid.density[120] / expected - 1) < 1e-3)
    }
  }

  /// Posterior means of 60 sets scatter around the law by about their own standard deviation; least squares
  /// does not. Mean within 4 standard errors plus the skewness of the posterior (0.02).
  @Test func inferenceFindsTheLaw() {
    var random = RandomSource(seed: 4)
    let means = (0..<60).map { _ in
      world.posteriorOfSlope(world.readings(400, using: &random)).mean
    }
    let error = sampleStandardDeviation(means) / 60.0.squareRoot()
    #expect(abs(sampleMean(means) - 2) < 4 * error + 0.02)
    let learnt = (0..<60).map { _ in world.readings(400, using: &random).learntSlope.slope }
    #expect(sampleMean(learnt) < 1.5)
  }

  /// The control: a posterior that forgets the noise of x misses nearly always.
  @Test func aPosteriorWithoutNoiseOfXMisses() {
    var random = RandomSource(seed: 5)
    let blind = NoisyReadings(slope: 2, spread: 1, noiseOfX: 0.01, noiseOfY: 1.3)
    let held = (0..<20).count { _ in
      let below = blind.posteriorOfSlope(world.readings(400, using: &random)).cumulative(2)
      return below > 0.05 && below < 0.95
    }
    #expect(held == 0)
  }

  @Test func allClaimsHold() async throws {
    let study = try LogicOfInference.study(.parse([]), run: Run(seed: 1))
    let found = try await LogicOfInference.learningOrInference.run(
      study, Run(seed: 1, isQuick: true, section: "learning-or-inference"))
    #expect(found.claims.count == 6 && found.claims.allSatisfy { $0.verdict == .holds })
  }
}
