import BayesNumerics
import Foundation
import Inference
import Networks
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter5

/// The slide's galaxy figure, read off, against the measurements that it probably shows: velocities of NGC
/// 7531 (Buta 1987) along the slit at 102.5 degrees, 1400 km/s taken off. They do not ship; the test looks for
/// them beside the clone.
@Suite struct GalaxyTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/galaxy-ngc7531/ngc7531.csv")
    .standardizedFileURL.path

  static var isPresent: Bool { FileManager.default.isReadableFile(atPath: file) }

  static func slit() throws -> TrainingSet {
    let rows = try NumberTable(path: file).rows
    let chosen = (0..<rows.rows).filter { rows[$0, 2] == 102.5 }
    let radius = chosen.map { rows[$0, 3] }
    let centre = sampleMean(radius)
    let spread = sampleStandardDeviation(radius)
    return TrainingSet(
      name: "NGC 7531", x: radius.map { ($0 - centre) / spread },
      y: chosen.map { rows[$0, 4] - 1400 }, xName: "standardised radius", yName: "km/s")
  }

  private static func fit(_ set: TrainingSet, centresOutput: Bool, noiseScale: Double) async throws
    -> (fit: NetworkFit, curve: PredictedCurve)
  {
    var plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 5000, draws: 2000, thinning: 40))
    plan.centresOutput = centresOutput
    var prior = ShallowNetworkPrior(inputs: 2)
    prior.noiseScale = noiseScale
    var random = RandomSource(seed: 1)
    let fit = try await fitNetwork(set, plan, prior: prior, using: random.stream("chains"))
    return (fit, fit.predictCurve(using: &random))
  }

  /// The chapter's own settings. ±2 lie outside the points, where f has a standard deviation of 8 and of 17: that
  /// the mean comes within 8 there says little, and other priors give other means.
  @Test(
    .enabled(
      if: GalaxyTests.isPresent,
      "ngc7531.csv is not in ../shared/data/galaxy-ngc7531 beside the clone: row 26 is not checked")
  )
  func theSlidesCurve() async throws {
    let set = try GalaxyTests.slit()
    #expect(set.count == 80)
    #expect(set.first.allSatisfy { -2 < $0 && $0 < 2 })
    let (fit, curve) = try await GalaxyTests.fit(set, centresOutput: true, noiseScale: 0.1)
    #expect(fit.isMixed, "\(fit.verdict)")
    for (place, read) in zip([-2.0, 0, 1.3, 2], [33.0, 175, 356, 333]) {
      // Read off a figure to ±8; the Monte Carlo error is 0.2 and at 2 0.6
      let value = curve.value(at: place)
      #expect(abs(value - read) <= 8, "\(value) for \(read) at \(place)")
    }
  }

  /// Weights on the raw scale of the slide's histograms, so that y is not centred.
  @Test(
    .enabled(
      if: GalaxyTests.isPresent && Validation.isLong,
      "make validate checks row 27 where ../shared/data/galaxy-ngc7531 has ngc7531.csv")
  )
  func theSlidesPeaks() async throws {
    let (fit, curve) = try await GalaxyTests.fit(
      try GalaxyTests.slit(), centresOutput: false, noiseScale: 0.01)
    #expect(fit.isMixed, "\(fit.verdict)")
    let units = OrderedUnits(fit)
    #expect(DensityPeaks.places(units.pooledWeights.map { $0 * fit.scale.y.scale }).count >= 2)
    #expect(DensityPeaks.places(units.pooledSlopes).count >= 2)
    // What the prior does outside the points: f(-2), f(0) and f(1.3) stay within 8 of the slide, f(2) is 344 to
    // 346 and leaves 333 in the band of new data
    for (place, read) in zip([-2.0, 0, 1.3], [33.0, 175, 356]) {
      #expect(abs(curve.value(at: place) - read) <= 8)
    }
    let right = try #require(curve.x.firstIndex { $0 >= 2 })
    #expect(curve.newLower[right] < 333 && 333 < curve.newUpper[right])
  }
}
