import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct CoinFlipTests {
  /// The student's work in this clone does not make the tests fail.
  @Test func everyExerciseCanBeMarked() {
    let problems =
      ExerciseAudit.problems(of: CoinFlip.exercises)
      + StubAudit.problems(of: CoinFlip.self, executable: CommandRunner.built("chapter1").path)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  // MARK: Claims

  /// Twenty seeds, so that no claim hangs on a lucky one. A right Monte Carlo claim fails once in
  /// 100,000 times, so one of these 40 fails once in 2,500 changes of the simulation.
  @Test(arguments: 0..<20) func everyClaimIsMetWithEverySeed(seed: UInt64) async throws {
    let page = try await CoinFlip.reproduce(.parse([]), run: Run(seed: seed))
    #expect(page.claims.count == 14)
    for claim in page.claims {
      #expect(claim.verdict != .notMet, "\(claim.id): \(claim.computedText)")
    }
    #expect(page.claims.filter { $0.verdict == .corrected }.map(\.id) == ["49d", "52b"])
  }

  @Test func anotherCaseMakesNoClaimForTheLecture() async throws {
    let settings = try CoinFlipSettings.parse(["--heads", "11"])
    let page = try await CoinFlip.reproduce(settings, run: Run(seed: 1))
    #expect(page.claims.isEmpty)
    #expect(page.figures.count == 6)
  }

  @Test func theSameSeedGivesTheSameFigures() async throws {
    let first = try await CoinFlip.reproduce(.parse([]), run: Run(seed: 7))
    let second = try await CoinFlip.reproduce(.parse([]), run: Run(seed: 7))
    let other = try await CoinFlip.reproduce(.parse([]), run: Run(seed: 8))
    #expect(
      first.figures.map { $0.script(for: .record) }
        == second.figures.map { $0.script(for: .record) })
    #expect(
      first.figures.map { $0.script(for: .record) } != other.figures.map { $0.script(for: .record) }
    )
  }

  // MARK: Model

  /// Bayes' theorem by quadrature against the conjugate formula, also for lopsided priors and data.
  @Test(arguments: [
    (Beta(a: 1, b: 1), Flips(heads: 10, flips: 14)), (Beta(a: 10, b: 10), .lecture),
    (Beta(a: 2, b: 7), Flips(heads: 0, flips: 5)), (Beta(a: 3, b: 1), Flips(heads: 9, flips: 9)),
  ]) func theEvidenceIsTheIntegralOfLikelihoodTimesPrior(prior: Beta, data: Flips) {
    let model = CoinModel(prior: prior)
    func joint(_ p: Double) -> Double { model.likelihood(of: data, p: p) * prior.density(p) }
    let integral = integrate(joint, from: 0, to: 1, relativeTolerance: 1e-13)
    // The quadrature was asked for 1e-13 of a smooth function
    #expect(abs(exp(model.logEvidence(of: data)) / integral.value - 1) < 1e-12)
    for p in [0.1, 0.37, 0.5, 0.9] {
      let bayes = model.likelihood(of: data, p: p) * prior.density(p) / integral.value
      #expect(abs(model.posterior(after: data).density(p) / bayes - 1) < 1e-12)
    }
    // The control: one head too many in the prior is seen
    let wrong = CoinModel(prior: Beta(a: prior.a + 1, b: prior.b))
    #expect(abs(exp(wrong.logEvidence(of: data)) / integral.value - 1) > 1e-3)
  }

  @Test func updatingFlipByFlipEqualsUpdatingAtOnce() {
    var random = RandomSource(seed: 3)
    for _ in 0..<20 {
      let record = FlipRecord(shuffling: Flips(heads: 10, flips: 14), using: &random)
      #expect(record.flips == .lecture)
      var beta = Beta(a: 10, b: 10)
      for isHeads in record.outcomes {
        beta = CoinModel(prior: beta).posterior(after: Flips(heads: isHeads ? 1 : 0, flips: 1))
      }
      #expect(beta == Beta(a: 20, b: 14))
    }
  }

  /// The product of the predictive probabilities of single flips is the evidence of one order.
  @Test func theEvidenceIsTheProductOfPredictions() {
    let prior = Beta(a: 10, b: 10)
    var random = RandomSource(seed: 4)
    let record = FlipRecord(shuffling: .lecture, using: &random)
    var beta = prior
    var logProduct = 0.0
    for isHeads in record.outcomes {
      logProduct += log(isHeads ? beta.mean : 1 - beta.mean)
      beta = CoinModel(prior: beta).posterior(after: Flips(heads: isHeads ? 1 : 0, flips: 1))
    }
    let orders = exp(logBinomialCoefficient(14, 10))
    let evidence = exp(CoinModel(prior: prior).logEvidence(of: .lecture))
    // Fourteen logarithms and products, each rounded once
    #expect(abs(exp(logProduct) * orders / evidence - 1) < 1e-13)
  }

  // MARK: The frequentist

  /// Every tail of up to 12 flips by counting all orders.
  @Test func tailsByCounting() {
    for flips in 1...12 {
      for heads in 0...flips {
        let distance = abs(2 * heads - flips)
        let far = (0..<(1 << flips)).count { orders in
          abs(2 * orders.nonzeroBitCount - flips) >= distance
        }
        let analysis = FrequentistAnalysis(data: Flips(heads: heads, flips: flips))
        #expect(abs(analysis.twoSidedTail - Double(far) / Double(1 << flips)) < 1e-14)
      }
    }
  }

  // MARK: Real flips

  /// The published totals and what they say, by hand: (178079 - n / 2) / (sqrt(n) / 2) = 9.12 standard
  /// deviations for the side that a coin started from.
  @Test func thePublishedTotals() {
    #expect(RealFlips.sameSide == Flips(heads: 178_079, flips: 350_757))
    #expect(RealFlips.headsUp == Flips(heads: 175_420, flips: 350_757))
    let fair = Binomial(trials: 350_757, probability: 0.5)
    let z = (Double(RealFlips.sameSide.heads) - fair.mean) / fair.standardDeviation
    #expect(abs(z - 9.12) < 0.005)
  }

  /// By Laplace log10 K of the uniform prior is
  /// z^2 / 2 / ln 10 - log10 sqrt(2 n / pi), right to order 1 / n.
  @Test func theSameSideBiasByLaplace() {
    for data in [RealFlips.sameSide, RealFlips.headsUp] {
      let n = Double(data.flips)
      let estimate = data.share
      let logRatio =
        n * (estimate * log(2 * estimate) + (1 - estimate) * log(2 * (1 - estimate)))
      let laplace = (logRatio + 0.5 * log(2 * .pi * estimate * (1 - estimate) / n)) / log(10)
      let exact = RealFlips.bayesFactor(of: data, concentration: 1).log10
      #expect(abs(exact - laplace) < 10 / n)
    }
  }

  // MARK: What the tables print

  /// Every number that the README quotes and no claim checks, to the digits printed; computed once with
  /// scipy.stats.beta and betaln.
  @Test func theNumbersOfTheTables() async throws {
    let page = try await CoinFlip.reproduce(.parse([]), run: Run(seed: 1))
    func row(_ table: Int, _ name: String) -> [String] {
      page.tables[table].rows.first { $0[0].hasPrefix(name) } ?? []
    }
    #expect(row(1, "p-value of a fair coin, both")[1] == "0.17957")
    #expect(row(2, "P(p > 1/2)") == ["P(p > 1/2)", "0.8519", "0.9408"])
    #expect(row(2, "mean")[1...] == ["0.5882", "0.6875"])
    #expect(row(2, "standard deviation")[1...] == ["0.0832", "0.1124"])
    #expect(
      row(2, "95 % interval, highest density")[1...] == ["(0.4250, 0.7486)", "(0.4671, 0.8952)"])
    #expect(row(2, "evidence")[1...] == ["0.080666", "0.066667"])
    #expect(row(3, "log10 K")[1] == "0.0828")
    #expect(row(3, "P(Beta(10, 10) | data)")[1] == "0.5475")
    #expect(row(3, "P(a K as large | Beta(10, 10)")[1].hasPrefix("0.8561 ("))
    #expect(row(3, "P(a K as large | Beta(1, 1)")[1].hasPrefix("0.4667 ("))
    #expect(row(4, "same side")[2] == "15.39")
    #expect(row(4, "heads")[2] == "-2.67")
  }

  /// Both shares of the table are estimates of the exact numbers beside them: one false alarm in 100,000
  /// each; simulating from the other model is the control.
  @Test func theSimulatedWorldsAgreeWithTheExactShares() {
    var random = RandomSource(seed: 6)
    let comparison = ModelComparison(
      first: CoinModel(prior: Beta(a: 10, b: 10)), second: CoinModel(prior: Beta(a: 1, b: 1)),
      data: .lecture, simulations: 20_000, using: &random)
    func error(_ p: Double) -> Double { (p * (1 - p) / 20_000).squareRoot() }
    let (first, second) = (comparison.reachedUnderFirst, comparison.reachedUnderSecond)
    #expect(abs(first.simulated - first.exact) < Tolerance.monteCarloWidth * error(first.exact))
    #expect(abs(second.simulated - second.exact) < Tolerance.monteCarloWidth * error(second.exact))
    #expect(abs(second.simulated - first.exact) > Tolerance.monteCarloWidth * error(first.exact))
  }

  /// Each of the fourteen places is heads in 10 of 14 shuffles: chi-square by place at a false-alarm rate of
  /// one in 100,000 (13 degrees of freedom: 48.5); heads always first is the control.
  @Test func everyOrderIsAsProbable() {
    var random = RandomSource(seed: 8)
    let shuffles = 7000
    var heads = [Int](repeating: 0, count: 14)
    for _ in 0..<shuffles {
      let record = FlipRecord(shuffling: .lecture, using: &random)
      for (place, isHeads) in record.outcomes.enumerated() where isHeads { heads[place] += 1 }
    }
    func chiSquare(_ counts: [Int]) -> Double {
      let p = 10.0 / 14
      let n = Double(shuffles)
      // Places share 10 heads, which makes each variance larger by 14 / 13 against the sum of squares
      return counts.reduce(0) { $0 + (Double($1) - n * p) * (Double($1) - n * p) }
        / (n * p * (1 - p))
        * 13 / 14
    }
    #expect(chiSquare(heads) < 48.5)
    #expect(chiSquare((0..<14).map { $0 < 10 ? shuffles : 0 }) > 48.5)
  }

  // MARK: Solutions, each against a second route

  @Test func solutionOfBothTailsByCounting() {
    for flips in 1...12 {
      for heads in 0...flips {
        let distance = abs(2 * heads - flips)
        let far = (0..<(1 << flips)).count { abs(2 * $0.nonzeroBitCount - flips) >= distance }
        let answer = Solutions.twoSidedTail(Flips(heads: heads, flips: flips))
        #expect(abs(answer - Double(far) / Double(1 << flips)) < 1e-14)
      }
    }
  }

  @Test func solutionOfTheShortestInterval() {
    for beta in [Beta(a: 11, b: 5), Beta(a: 2, b: 30), Beta(a: 17.5, b: 1.5)] {
      let library = CredibleInterval.highestDensity(of: beta)
      let answer = Solutions.highestDensityInterval(beta)
      // Where the density is flat an end moves by the square root of the rounding of its logarithm
      #expect(abs(answer[0] - library.lower) < 1e-7 && abs(answer[1] - library.upper) < 1e-7)
    }
  }

  /// Computed once with scipy.stats.binom.logpmf.
  @Test func solutionOfTheFlipsThatConvince() {
    for (share, needed) in [
      (0.6, [166, 236, 296, 361]), (0.7, [31, 48, 64, 78]), (0.9, [4, 11, 13, 15]),
    ] {
      for (threshold, flips) in zip([3.0, 10, 30, 100], needed) {
        #expect(Solutions.flipsNeeded(FlipsNeeded(share: share, threshold: threshold)) == flips)
      }
    }
  }

  @Test func solutionOfEvidenceWithoutOverflow() {
    for (a, b) in [(11.0, 5.0), (0.01, 1e6), (175_000, 175_000), (1e6, 1e6)] {
      let answer = Solutions.logBetaFunction(ShapePair(a: a, b: b))
      // Three logarithms of up to 1e7 are each rounded to 1e-9
      #expect(abs(answer - logBeta(a, b)) < 1e-8)
    }
  }

  // MARK: The simulation

  /// The share of unfair coins among 100,000 tails is binomial: within 4.42 standard errors of 2/11 (one
  /// false alarm in 100,000); the prior 1/10, which ignores the tail, lies far outside.
  @Test func theSimulationAgreesWithBayes() {
    var random = RandomSource(seed: 5)
    let simulation = UnfairCoin.simulate(tails: 100_000, using: &random)
    let error = simulation.standardError
    #expect(abs(simulation.share - 2.0 / 11) < Tolerance.monteCarloWidth * error)
    #expect(abs(simulation.share - 1.0 / 10) > Tolerance.monteCarloWidth * error)
  }
}
