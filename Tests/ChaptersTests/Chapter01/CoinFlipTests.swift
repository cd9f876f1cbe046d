import BayesNumerics
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter1

@Suite struct CoinFlipTests {
  /// The student's work in this clone does not make the tests fail.
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(of: CoinFlip.exercises)
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
    // The control: a and b swapped is seen
    let swapped = CoinModel(prior: Beta(a: prior.b, b: prior.a + 1))
    #expect(abs(exp(swapped.logEvidence(of: data)) / integral.value - 1) > 1e-3)
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

  /// z = 9.12 standard deviations; by Laplace log10 K of the uniform prior is
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
