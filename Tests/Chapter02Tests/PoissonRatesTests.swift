import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter2

@Suite struct PoissonRatesTests {
  /// The student's work in this clone does not make the tests fail.
  @Test func everyExerciseCanBeMarked() {
    let problems =
      ExerciseAudit.problems(of: PoissonRates.exercises, seeds: [Run.defaultSeed] + Array(1...8))
      + StubAudit.problems(of: PoissonRates.self, executable: CommandRunner.built("chapter2").path)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    #expect(PoissonRates.exercises.allSatisfy { $0.mistakeNames.count >= 4 })
  }

  // MARK: Claims

  /// The claims rest on fixed counts, so every seed meets them.
  @Test(arguments: 0..<20) func everyClaimIsMetWithEverySeed(seed: UInt64) async throws {
    let page = try await PoissonRates.reproduce(.parse([]), run: Run(seed: seed))
    #expect(page.claims.count == 16)
    for claim in page.claims {
      #expect(claim.verdict != .notMet, "\(claim.id): \(claim.computedText)")
    }
    #expect(page.claims.filter { $0.verdict == .corrected }.map(\.id) == ["54l"])
    #expect(page.claims.count { $0.verdict == .reproduced } == 9)
  }

  @Test(arguments: [
    ["--simulate"], ["--grid", "99"], ["--prior-means", "3,10"], ["--upper", "6"],
    ["--colours", "jet"],
  ]) func anotherCaseMakesNoClaimForTheLecture(arguments: [String]) async throws {
    let page = try await PoissonRates.reproduce(
      RateSettings.parse(arguments), run: Run(seed: 1))
    #expect(page.claims.isEmpty)
    #expect(page.figures.count == 9)
  }

  @Test func theSameSeedGivesTheSameFigures() async throws {
    func scripts(_ seed: UInt64) async throws -> [String] {
      try await PoissonRates.reproduce(.parse([]), run: Run(seed: seed)).figures
        .map { $0.script(for: .record) }
    }
    let first = try await scripts(7)
    #expect(try await scripts(7) == first)
    #expect(try await scripts(8) != first)
  }

  // MARK: Model

  static let priors: [RatePrior] = [
    .uniform(upTo: 5), .exponential(mean: 3), .exponential(mean: 10), .uniform(upTo: 0.5),
  ]
  static let counts = [(3, 1), (15, 5), (300, 100), (0, 1), (0, 40), (7, 2)].map {
    Counts(sum: $0.0, intervals: $0.1)
  }

  /// Bayes' theorem by quadrature against the conjugate formula. The control: one event more.
  @Test(arguments: priors, counts) func theClosedFormIsBayesTheorem(
    prior: RatePrior, counts: Counts
  ) {
    let posterior = prior.posterior(after: counts)
    func joint(_ rate: Double) -> Double {
      exp(prior.logDensity(rate))
        * Poisson(mean: rate * Double(counts.intervals)).density(counts.sum)
    }
    // Over all but 1e-15 of the posterior on each side, so that no peak is missed
    let (low, high) = (posterior.quantile(1e-15), posterior.upperTailQuantile(1e-15))
    let evidence = integrate(joint, from: low, to: high, relativeTolerance: 1e-12).value
    let control = prior.posterior(
      after: Counts(sum: counts.sum + 1, intervals: counts.intervals))
    for p in [0.01, 0.3, 0.5, 0.9] {
      let rate = posterior.quantile(p)
      // The quadrature was asked for 1e-12, and misses 2e-15
      #expect(abs(joint(rate) / evidence / posterior.density(rate) - 1) < 1e-11)
      let wrong = joint(rate) / evidence / control.density(rate)
      if p == 0.01 { #expect(abs(wrong - 1) > 1e-3) }
    }
  }

  /// The predictive law by quadrature over the posterior; it sums to 1.
  @Test(arguments: priors, counts) func thePredictiveLawIsAnAverage(
    prior: RatePrior, counts: Counts
  ) {
    let posterior = prior.posterior(after: counts)
    let (low, high) = (posterior.quantile(1e-15), posterior.upperTailQuantile(1e-15))
    for k in [0, 1, 4, 9] {
      let average = integrate(
        { posterior.density($0) * Poisson(mean: $0).density(k) }, from: low, to: high,
        relativeTolerance: 1e-12
      ).value
      // What lies beyond the limits weighs little in the average, and most at k = 9: 2e-15 over 1e-9 or more
      let mass = exp(prior.logPredictive(k, after: counts))
      #expect(abs(mass - average) <= 1e-11 * average + 4e-15)
    }
    let total = (0...400).reduce(0) { $0 + exp(prior.logPredictive($1, after: counts)) }
    // 401 masses, each right to 1e-13 or so; beyond 400 lies less than 1e-15 for rates below 60
    #expect(abs(total - 1) < 1e-11)
    // The control: with the rate taken as known the variance is too small
    if case .exponential = prior {
      let gamma = prior.untruncated(after: counts)
      let zero = exp(prior.logPredictive(0, after: counts))
      #expect(zero > exp(-gamma.mean))
    }
  }

  /// Rows 53 and 54 by hand.
  @Test func modesOfTheLedger() {
    let model = LandscapeModel(first: .exponential(mean: 10), second: .exponential(mean: 3))
    let expected: [(SensorCounts, Double, Double)] = [
      (SensorCounts(3, 1, intervals: 1), 3 / 1.1, 1 / (4 / 3.0)),
      (SensorCounts(15, 5, intervals: 5), 15 / 5.1, 5 / (16 / 3.0)),
      (SensorCounts(300, 100, intervals: 100), 300 / 100.1, 100 / (301 / 3.0)),
    ]
    for (counts, first, second) in expected {
      let mode = PairPosterior(model, after: counts).mode
      // Two or three roundings
      #expect(abs(mode.first / first - 1) < 1e-15 && abs(mode.second / second - 1) < 1e-15)
    }
  }

  // MARK: Data

  @Test(arguments: 0..<20 as Range<UInt64>) func theLecturesSumsAreKept(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let record = SensorRecord.lecture(using: &random)
    #expect(record.counts(after: 1) == SensorCounts(3, 1, intervals: 1))
    #expect(record.counts(after: 5) == SensorCounts(15, 5, intervals: 5))
    #expect(record.counts(after: 100) == SensorCounts(300, 100, intervals: 100))
    #expect(record.stages == [1, 5, 100])
  }

  /// The mean of 100,000 simulated counts is within 4.42 standard errors of its rate, for two rates; the
  /// other sensor's rate, the control, is not.
  @Test func simulatedCountsHaveTheirRates() {
    var random = RandomSource(seed: 21)
    let record = SensorRecord.simulated(
      rates: RatePair(3, 1), intervals: 100_000, using: &random)
    let counts = record.counts(after: 100_000)
    for (sum, rate, other) in [(counts.first.sum, 3.0, 1.0), (counts.second.sum, 1, 3)] {
      let mean = Double(sum) / 1e5
      let error = (rate / 1e5).squareRoot()
      #expect(abs(mean - rate) < Tolerance.monteCarloWidth * error)
      #expect(abs(mean - other) > Tolerance.monteCarloWidth * error)
    }
    #expect(record.stages == [1, 158, 100_000])
  }

  @Test func fewIntervalsHaveFewStages() {
    var random = RandomSource(seed: 22)
    for (intervals, stages) in [(1, [1]), (2, [1, 2]), (9, [1, 2, 9])] {
      let record = SensorRecord.simulated(
        rates: RatePair(3, 1), intervals: intervals, using: &random)
      #expect(record.stages == stages)
    }
  }

  // MARK: Swap test

  /// With equal counts and equal priors nothing tells the axes apart: why the test needs counts that differ.
  @Test func equalCountsHideTheSwap() {
    let model = LandscapeModel(first: .uniform(upTo: 5), second: .uniform(upTo: 5))
    let blind = SwapTest(model: model, counts: SensorCounts(2, 2, intervals: 1))
    #expect(blind.asymmetry(of: blind.countsSwapped) == 0)
    let seeing = SwapTest(model: model, counts: SensorCounts(3, 1, intervals: 1))
    #expect(seeing.asymmetry(of: seeing.asHere) > 0.1)
    #expect(seeing.asymmetry(of: seeing.countsSwapped) == 0)
  }
}
