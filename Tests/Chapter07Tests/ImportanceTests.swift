import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter7

@Suite struct ImportanceTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.importance) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The mean over two hundred sets of draws is the evidence for the prior and for the wide normal: 4.42 standard errors,
  /// Student's t with 199 degrees of freedom, misses once in 60,000.
  @Test(arguments: [ImportanceMethod.Proposal.prior, .wide])
  func theMeanWeightIsTheEvidence(_ proposal: ImportanceMethod.Proposal) throws {
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    let target = CountedPosterior(exact.posterior)
    let found = (0..<200).compactMap { seed in
      ImportanceMethod(proposal: proposal)
        .weigh(target, draws: 300, using: RandomSource(seed: 7).stream(seed))?.logEvidence
    }.map { exp($0 - exact.logEvidence) }
    #expect(found.count == 200)
    let error = sampleStandardDeviation(found) / Double(found.count).squareRoot()
    #expect(abs(sampleMean(found) - 1) < 4.42 * error)
  }

  /// A control: weights without the proposal give another evidence, and another share of the second peak.
  @Test func weightsWithoutTheProposalWouldShow() throws {
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    let target = CountedPosterior(exact.posterior)
    var random = RandomSource(seed: 11)
    let q = Normal(mean: 0, standardDeviation: 4)
    let draws = (0..<20_000).map { _ in q.sample(using: &random) }
    let right = ImportanceMethod.Weighed(
      draws: draws, logRatios: draws.map { target($0) - q.logDensity($0) })
    let wrong = ImportanceMethod.Weighed(draws: draws, logRatios: draws.map { target($0) })
    #expect(abs(right.share(above: 1.5) - 0.10868) < 4.42 * right.errorOfShare(above: 1.5))
    #expect(abs(wrong.share(above: 1.5) - 0.10868) > 4.42 * wrong.errorOfShare(above: 1.5))
    #expect(abs(wrong.logEvidence - exact.logEvidence) > 1)
  }

  /// Effective numbers: all alike, and one alone.
  @Test func effectiveDrawsOfKnownWeights() {
    let alike = ImportanceMethod.Weighed(draws: [1, 2, 3, 4], logRatios: [2, 2, 2, 2])
    #expect(abs(alike.effectiveDraws - 4) < 1e-12)
    let one = ImportanceMethod.Weighed(
      draws: [1, 2, 3], logRatios: [0, -.infinity, -.infinity])
    #expect(one.effectiveDraws == 1)
    // Weights 1 and 3: 16 / 10
    let two = ImportanceMethod.Weighed(draws: [1, 2], logRatios: [0, log(3)])
    #expect(abs(two.effectiveDraws - 1.6) < 1e-12)
    #expect(abs(two.logEvidence - log(2)) < 1e-12)
    #expect(abs(two.share(above: 1.5) - 0.75) < 1e-12)
  }

  /// For the prior as proposal the effective share is Z² / ∫ prior × likelihood², by quadrature over the line.
  @Test func theExactShareIsThatOfTheFormula() async throws {
    let model = NonlinearModel.lecture
    let exact = try ExactPosterior(model.posterior)
    let square = [Double](stride(from: -20.0, to: 20, by: 1)).reduce(0) { sum, left in
      sum
        + integrate(
          { model.prior.density($0) * exp(2 * model.logLikelihood($0)) }, from: left,
          to: left + 1
        ).value
    }
    let share = exp(2 * exact.logEvidence) / square
    #expect(abs(try await Self.findings.value.number("prior.share") - share) < 1e-8)
  }

  /// What rejection keeps is distributed as the posterior: counts in forty bins of equal share, a chi-square with 39
  /// degrees of freedom that a right program exceeds once in 100,000 (94).
  @Test func whatRejectionKeepsIsThePosterior() async throws {
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    func statistic(_ posterior: Posterior) async throws -> Double {
      let result = await RejectionMethod().infer(
        CountedPosterior(posterior), budget: 40_000, using: RandomSource(seed: 3))
      guard case .draws(let draws) = result.answer else { return .nan }
      let bounds = (1..<40).map { exact.quantile(Double($0) / 40) }
      let below = [0] + bounds.map(draws.cumulative) + [1]
      let count = Double(draws.values.count)
      return zip(below, below.dropFirst()).reduce(0) { sum, pair in
        let away = count * (pair.1 - pair.0 - 1 / 40)
        return sum + away * away / (count / 40)
      }
    }
    #expect(try await statistic(exact.posterior) < 94)
    // A control: a bound that the likelihood exceeds cuts the peaks off
    let low = Posterior(
      name: "low", prior: NonlinearModel.lecture.prior,
      largestLogLikelihood: exact.posterior.largestLogLikelihood - 1.5,
      logLikelihood: exact.posterior.logLikelihood)
    #expect(try await statistic(low) > 94)
  }

  /// A reader's own case: two peaks, one, none beside the prior's, hundreds, and none that is smooth.
  @Test(arguments: OwnCase.all)
  func ownCasesAreAnsweredInASentence(_ arguments: [String]) async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.importance, arguments)
    #expect(
      !findings.answer.contains("NaN") && findings.answer.hasSuffix("."), "\(findings.answer)")
    let printed = findings.tables.flatMap { $0.rows.flatMap(\.self) + [$0.note] }
    #expect(!printed.contains { $0.contains("NaN") || $0.contains("nan") }, "\(printed)")
    #expect(findings.values.allSatisfy { $0.number.isFinite })
  }

  /// A line's posterior is N(μ, v), and with a proposal at the prior's mean 0 of width s,
  /// ∫ p²/q = s/(v √(2/v - 1/s²)) exp(-μ²/v + (2μ/v)²/(2 (2/v - 1/s²))); here μ = -5/3, v = 2/3, s = 2.
  @Test func theShareOfALineIsThatOfTheFormula() async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.importance, ["--model", "line"])
    let (mu, v, s) = (-5 / 3.0, 2 / 3.0, 2.0)
    let a = 2 / v - 1 / (s * s)
    let square = s / (v * a.squareRoot()) * exp(-mu * mu / v + 2 * mu * mu / (v * v * a))
    #expect(abs(findings.number("prior.share") - 1 / square) < 1e-8)
  }
}
