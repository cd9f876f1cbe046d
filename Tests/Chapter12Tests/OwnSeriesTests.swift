import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import RealModule
import TestSupport
import Testing
import Workbook

@testable import chapter12

/// What a reader's own series may do to modes, chains and times.
@Suite struct OwnSeriesTests {
  private static func findings(
    _ series: [Double], _ arguments: [String] = [], seed: UInt64 = 1
  ) async throws -> Findings {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/series.txt"
    try series.map { "\($0)" }.joined(separator: "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    return try await RefinedVariational.quickFindings(
      RefinedVariational.forecast, ["--data", path] + arguments, seed: seed)
  }

  /// Growth with a season that multiplies: noise of the slope or noise of the season explains it, and no chain goes from
  /// one to the other.
  private static var twoModes: [Double] {
    var random = RandomSource(seed: 5)
    return (0..<140).map { t in
      let season = 1 + 0.2 * Double.sin(2 * .pi * Double(t) / 12)
      return .exp(Double(t) / 60) * season * .exp(0.02 * random.normal())
    }
  }

  private static var white: [Double] {
    var random = RandomSource(seed: 6)
    return (0..<120).map { _ in random.normal() }
  }

  @Test(arguments: [UInt64(1), 2])
  func chainsInTwoModesAreRefused(_ seed: UInt64) async throws {
    let found = try await Self.findings(Self.twoModes, seed: seed)
    #expect(found.answer.contains("second mode"), "\(found.answer)")
    #expect(found.answer.contains("chains have not mixed"), "\(found.answer)")
    #expect(found.answer.contains("Misfit"), "\(found.answer)")
    // Neither written nor scored nor drawn
    #expect(found.number("observation-sd.nuts").isNaN && found.number("gap.0").isNaN)
    #expect(
      found.tables[0].rows.contains { $0 == ["NUTS"] + [String](repeating: "refused", count: 5) })
    #expect(!found.tables[1].rows.contains { $0[0] == "NUTS" })
    let scales = try #require(found.figures.first { $0.name == "scales" })
    #expect(scales.panels.count == 2)
    #expect(found.claims.isEmpty)
  }

  /// The negative control: white noise has one mode, chains that mix, and no misfit.
  @Test func rightChainsAreNot() async throws {
    let found = try await Self.findings(Self.white)
    #expect(!found.answer.contains("second mode") && !found.answer.contains("have not mixed"))
    #expect(!found.answer.contains("Misfit"), "\(found.answer)")
    #expect(found.number("gap.0").isFinite && found.number("observation-sd.nuts") > 0)
    #expect(found.tables[1].rows.contains { $0[0] == "NUTS" })
  }

  /// A series without noise has a posterior, as the noise has a floor; once it ran without end. The floor is seen in the
  /// trees of the chains: none is at its greatest depth of 2^10 steps. The limit is wide, for machines that do much else.
  @Test(.timeLimit(.minutes(15))) func aSeriesThatRepeatsEnds() async throws {
    let exact = (0..<120).map { Double($0 % 12) }
    let found = try await Self.findings(exact)
    #expect(found.answer.contains("scatters less than the model allows"), "\(found.answer)")
    let (centre, scale) = (sampleMean(exact), sampleStandardDeviation(exact))
    let posterior = StructuralPosterior(
      exact.map { ($0 - centre) / scale }, model: StructuralModel(season: 12))
    let chains = await ScalesChains(
      posterior, from: StructuralModes(posterior), lengths: ChainLengths(warmUp: 50, draws: 50),
      Run(seed: 1, isQuick: true, section: "forecast"))
    #expect(chains.mixing.energy.deepestTreeShare == 0)
    #expect(chains.pooled.positions.count == 200 && chains.pooled.lost == 0)
  }

  /// A long season or a long series gets less work, and a first look forecasts by the mode alone.
  @Test func workIsBounded() throws {
    let usual = try SeasonalSeries.carbonDioxide(season: 12, ahead: 24)
    let whole = ForecastEffort(usual, isQuick: false)
    #expect(whole.cost == 1 && whole.budget == 60_000 && whole.note.isEmpty)
    #expect(ForecastEffort(usual, isQuick: true).fits)
    for season in [40, 52] {
      let long = try SeasonalSeries.carbonDioxide(season: season, ahead: 24)
      let quick = ForecastEffort(long, isQuick: true)
      #expect(!quick.fits && quick.note.contains("--quick leaves out"))
      let full = ForecastEffort(long, isQuick: false)
      #expect(full.fits && full.budget == 15_000)
      // The searches still have their ten moves of sixteen paths of five steps
      #expect(full.budget >= 10 * RefinedADVI(steps: 5, budget: 60_000).slopesPerMove)
      #expect(long.training >= 3 * season && long.window == long.training)
    }
  }

  @Test(.timeLimit(.minutes(15))) func aLongSeasonEnds() async throws {
    let found = try await RefinedVariational.quickFindings(
      RefinedVariational.forecast, ["--season", "40"])
    #expect(found.tables[0].rows.map { $0[0] } == ["mode"])
    #expect(found.tables[0].note.contains("--quick leaves out"))
    #expect(found.number("held-back") == 24)
  }

  /// One number held back, none, and the words for them.
  @Test func littleIsSaidOfLittle() async throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/series.txt"
    func rows(_ last: [Int]) -> String {
      (Array(1...60) + last).map { "\($0) \(Double.sin(Double($0)))" }.joined(separator: "\n")
    }
    try rows([66]).write(toFile: path, atomically: true, encoding: .utf8)
    let one = try await RefinedVariational.quickFindings(
      RefinedVariational.forecast, ["--data", path, "--season", "6", "--ahead", "6"])
    #expect(one.answer.contains("The one number that was held back"), "\(one.answer)")
  }
}
