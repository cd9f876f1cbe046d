import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter6

@Suite struct SleepingBeautyTests {
  private let story = BeautyExperiment(heads: 0.5, awakenings: 2)

  /// By hand: 1/2 and 1/3 for heads, 3/4 and 2/3 for the first awakening, 2/3 and 1/2 for heads on it.
  @Test func bothReadingsByHand() throws {
    for (table, expected) in [
      (try story.perExperiment(), [0.5, 0.75, 2.0 / 3]),
      (try story.perAwakening(), [1.0 / 3, 2.0 / 3, 0.5]),
    ] {
      let reading = try BeautyReading("", table, story, counts: 1)
      let found = [reading.heads, reading.first, reading.headsIfFirst]
      // A few roundings of numbers below 1
      for (value, number) in zip(found, expected) { #expect(abs(value - number) < 1e-15) }
      #expect(abs(try #require(reading.headsIfLater)) < 1e-15)
    }
  }

  @Test func everyClaimHolds() async throws {
    let findings = try await LogicOfInference.findings(LogicOfInference.sleepingBeauty)
    #expect(findings.claims.count == 5)
    for claim in findings.claims { #expect(claim.verdict == .holds, "\(claim.id)") }
  }

  /// The best report is the table's answer, for any coin and number of awakenings; the tickets agree.
  @Test(arguments: [(0.5, 2), (0.3, 5), (0.9, 1), (0.2, 40)])
  func scoresAndTicketsAgree(heads: Double, awakenings: Int) throws {
    let experiment = BeautyExperiment(heads: heads, awakenings: awakenings)
    for (table, counts) in [
      (try experiment.perExperiment(), 1), (try experiment.perAwakening(), awakenings),
    ] {
      let reading = try BeautyReading("", table, experiment, counts: counts)
      // A maximum is known to half the digits of its height
      #expect(abs(reading.best - reading.heads) < 1e-6)
      #expect(abs(experiment.gain(price: reading.heads, counts: counts)) < 1e-14)
    }
  }

  /// Over 200 runs of 2,000 experiments the standardised errors of both shares have a mean square of 1,
  /// with standard error 0.1, and a right one is outside 0.55...1.45 once in 100,000 times. The control: an
  /// error that takes all awakenings for independent has a variance of 2/9 / (1.5 N) for (8/9)² / (4 N), so
  /// that its mean square is a third larger.
  @Test func errorsAreOfTheRightSize() throws {
    var squares = [0.0, 0, 0]
    let runs = 200
    for seed in 0..<runs {
      var random = RandomSource(seed: 66).stream(seed)
      let simulation = story.simulate(experiments: 2000, using: &random)
      let share = simulation.awakenings
      let naive =
        (share.share * (1 - share.share) / Double(simulation.awakeningsInAll)).squareRoot()
      for (place, z) in [
        (simulation.experiments.share - 0.5) / simulation.experiments.error,
        (share.share - 1.0 / 3) / share.error, (share.share - 1.0 / 3) / naive,
      ].enumerated() {
        squares[place] += z * z / Double(runs)
      }
    }
    #expect((0.55...1.45).contains(squares[0]), "\(squares)")
    #expect((0.55...1.45).contains(squares[1]), "\(squares)")
    // The same draws, so the ratio is nearly exact
    #expect(abs(squares[2] / squares[1] - 4.0 / 3) < 0.05, "\(squares)")
  }

  /// Asked about awakenings, the share among experiments is off by 150 standard errors, and the other way round.
  @Test func oneAnswerDoesNotFitTheOtherQuestion() throws {
    var random = RandomSource(seed: 67)
    let simulation = story.simulate(experiments: 200_000, using: &random)
    #expect(abs(simulation.awakenings.share - 0.5) > 100 * simulation.awakenings.error)
    #expect(abs(simulation.experiments.share - 1.0 / 3) > 100 * simulation.experiments.error)
  }

  @Test func nothingToTellApartWithOneAwakening() async throws {
    let findings = try await LogicOfInference.findings(
      LogicOfInference.sleepingBeauty, ["--awakenings", "1"])
    #expect(findings.row("tails, if she is told that she was woken before")[1] == "cannot happen")
    let values = findings.values.filter { $0.name.hasSuffix(".heads") }.map(\.number)
    #expect(values.count == 2 && values[0] == values[1])
  }
}
