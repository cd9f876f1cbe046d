import BayesNumerics
import Foundation
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter2

@Suite struct ExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: PoissonRates.exercises, seeds: [Run.defaultSeed, 1, 2])
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// By searching the largest prior times likelihood.
  @Test func solutionOfTheMode() throws {
    let answer = try mode(events1: 7, events2: 30, intervals: 4, mean1: 10, mean2: 3)
    let counts = SensorCounts(7, 30, intervals: 4)
    let searched = [
      RatePrior.exponential(mean: 10).searchedMode(after: counts.first),
      RatePrior.exponential(mean: 3).searchedMode(after: counts.second),
    ]
    // A maximum is found by search to 1e-8 of its width
    #expect(abs(answer[0] - searched[0]) < 1e-6 && abs(answer[1] - searched[1]) < 1e-6)
  }

  /// One point fewer has too large a spacing; the standard deviation is that of a numerical integral.
  @Test func solutionOfThePointsOfAGrid() throws {
    for (events, intervals, end) in [(300, 100, 5.0), (0, 1, 6), (17, 9, 12.3)] {
      let peak = Double(events + 1) / Double(intervals)
      func moment(_ power: Double) -> Double {
        integrate(
          {
            exp(
              (Double(events) + power) * log($0 / peak) - Double(intervals) * ($0 - peak))
          }, from: 0, to: 40 * peak
        ).value * pow(peak, power)
      }
      let mean = moment(1) / moment(0)
      let standardDeviation = (moment(2) / moment(0) - mean * mean).squareRoot()
      let points = try pointsNeeded(events: events, intervals: intervals, end: end)
      #expect(end / Double(points - 1) <= standardDeviation * (1 + 1e-6))
      #expect(end / Double(points - 2) > standardDeviation * (1 - 1e-6))
    }
  }

  /// By integrals over the posterior of a rate.
  @Test func solutionsOfTheNextCountAndOfTheFasterSensorByIntegrals() throws {
    let first = Gamma(shape: 8, rate: 4.1)
    let second = Gamma(shape: 4, rate: 4.1)
    for count in 0...9 {
      let expected = integrate(
        { Poisson(mean: $0).density(count) * first.density($0) }, from: 0, to: .infinity
      ).value
      let answer = try predictive(count: count, events: 7, intervals: 4, mean: 10)
      #expect(abs(answer - expected) < 1e-9)
    }
    let expected = integrate(
      { first.density($0) * second.cumulative($0) }, from: 0, to: .infinity
    ).value
    let answer = try probabilityFirstIsFaster(events1: 7, events2: 3, intervals: 4, mean: 10)
    #expect(abs(answer - expected) < 1e-8)
  }

  /// By integrals of the likelihood over the prior.
  @Test func solutionOfTheEqualRatesByIntegrals() throws {
    let prior = Gamma(shape: 2.5, rate: 0.75)
    func evidence(_ events: Int, _ intervals: Int) -> Double {
      integrate(
        { pow($0, Double(events)) * exp(-Double(intervals) * $0) * prior.density($0) }, from: 0,
        to: .infinity
      ).value
    }
    let expected = log(evidence(12, 10) / (evidence(9, 5) * evidence(3, 5)))
    let answer = try logFactorOfEqualRates(
      events1: 9, events2: 3, intervals: 5, shape: 2.5, rate: 0.75)
    #expect(abs(answer - expected) < 1e-6)
  }

  // MARK: A probability by draws

  /// The task states a false-alarm rate of 1 in 10,000 at most. Of 1000 right markings more than one would then fail in
  /// one of two hundred runs, of the 10,000 of a long run more than four in one of 270.
  @Test func rightDrawsAreHardlyEverRejected() {
    let markings = Validation.longer(1000)
    let failed = (1...UInt64(markings)).count { seed in
      let questions = DrawsQuestion.drawn(seed: seed)
      var random = RandomSource(seed: seed).stream(77)
      // The share of hits among independent pairs is binomial, so no rates need be drawn
      var answers = questions.map { question -> [Double] in
        let hits = Binomial(
          trials: question.draws,
          probability: DrawsJudgement.known[DrawsJudgement.Case(question)] ?? .nan
        ).sample(using: &random)
        let share = Double(hits) / Double(question.draws)
        return [share, (share * (1 - share) / Double(question.draws)).squareRoot()]
      }
      answers[answers.count - 1] = answers[0]
      return DrawsJudgement.mark(questions, answers) != .solved
    }
    print("Chapter 2: \(failed) of \(markings) right simulations are rejected")
    #expect(failed <= (Validation.isLong ? 4 : 1))
  }

  /// Another right way passes: the mean of P(λ2 < λ1) over draws of λ1 alone, which scatters less, with the standard
  /// error of a mean. Errors that are 40 % too small or 60 % too large do not.
  @Test func anotherEstimatorPassesAndWrongErrorsDoNot() {
    let questions = DrawsQuestion.drawn(seed: 3)
    let estimates = questions.map { question in
      var random = RandomSource(seed: question.seed)
      let item = DrawsJudgement.Case(question)
      let second = TruncatedGamma(item.posterior(question.events2), upper: question.end)
      let first = item.posterior(question.events1)
      let chances = (0..<question.draws).map { _ in
        var rate = first.sample(using: &random)
        while rate >= question.end { rate = first.sample(using: &random) }
        return second.cumulative(rate)
      }
      let count = Double(chances.count)
      let mean = chances.reduce(0, +) / count
      let variance = chances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      return [mean, (variance / count).squareRoot()]
    }
    #expect(DrawsJudgement.mark(questions, estimates) == .solved)
    for factor in [0.6, 1.6] {
      let mark = DrawsJudgement.mark(questions, estimates.map { [$0[0], factor * $0[1]] })
      guard case .wrong(let sentence) = mark else {
        Issue.record("errors times \(factor): \(mark.explanation)")
        continue
      }
      #expect(sentence.contains(factor < 1 ? "too small" : "too large"))
    }
  }

  /// By a hundred thousand pairs.
  @Test func theProbabilityOfRatesThatEndByDraws() {
    let item = DrawsJudgement.Case(DrawsQuestion.drawn(seed: 1)[60])
    var random = RandomSource(seed: 5)
    func rate(_ events: Int) -> Double {
      while true {
        let rate = item.posterior(events).sample(using: &random)
        if rate < item.end { return rate }
      }
    }
    let count = 100_000
    let hits = (0..<count).count { _ in rate(item.events1) > rate(item.events2) }
    let share = Double(hits) / Double(count)
    let standardError = (share * (1 - share) / Double(count)).squareRoot()
    // Five of them: one false alarm in a million
    #expect(abs(share - item.probability) < 5 * standardError)
  }
}
