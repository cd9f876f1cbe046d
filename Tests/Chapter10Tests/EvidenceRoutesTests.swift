import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter10

@Suite struct EvidenceRoutesTests {
  static let findings = Shared {
    try await HowManyUnits.quickFindings(HowManyUnits.evidenceRoutes, seed: 1)
  }

  /// Known evidences by sums over grids that know nothing of the closed forms.
  @Test func closedFormsByGrids() {
    let peaks = TwoPeaksProblem()
    let step = 0.05
    let grid = stride(from: -14.0, through: 14, by: step).map { $0 }
    let sum = logSumExp(
      grid.flatMap { a in grid.map { b in peaks.logJoint([a, b]) + 2 * log(step) } })
    // Steps of an eighth of a peak's width: the trapezoidal rule is exact to rounding
    #expect(abs(sum - peaks.exactLogEvidence) < 1e-6)

    // The needle's three coordinates fall apart into one-dimensional integrals
    let needle = NeedleProblem()
    let line = integrate(
      {
        exp(
          logStandardNormal([$0]) - ($0 - needle.centre) * ($0 - needle.centre)
            / (2 * needle.width * needle.width))
      },
      from: needle.centre - 0.5, to: needle.centre + 0.5)
    #expect(abs(needle.logHeight + 3 * log(line.value) - needle.parts.needle) < 1e-8)
  }

  @Test func priorsAreDrawnAsTheyAreWritten() {
    // Mean of θ² under draws, against the variance that the density has
    var random = RandomSource(seed: 2)
    let peaks = TwoPeaksProblem()
    let squares = (0..<4000).map { _ -> Double in
      let theta = peaks.drawPrior(using: &random)
      return theta[0] * theta[0]
    }
    let error = sampleStandardDeviation(squares) / 4000.0.squareRoot()
    // 4.4 standard errors: missed once in 100,000
    #expect(abs(sampleMean(squares) - peaks.priorWidth * peaks.priorWidth) < 4.4 * error)
  }

  /// Every claim under seed 1; each misses once in 100,000 runs, a little more often for eight runs.
  @Test func claimsHold() async throws {
    for claim in try await Self.findings.value.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// A chain in one of two peaks loses the other, and no stated error tells.
  @Test func aChainKnowsOnlyItsPeak() throws {
    let peaks = TwoPeaksProblem()
    var random = RandomSource(seed: 3)
    let found = try NormalBridge().run(
      peaks, from: [peaks.centre, peaks.centre], using: &random
    ).estimate
    let missed = found.logEvidence - peaks.exactLogEvidence
    #expect(abs(missed - log(peaks.share)) < 0.1)
    #expect(found.standardError < 0.05)
  }

  /// What all routes find of the needle problem is the hill.
  @Test func theNeedleIsMissed() {
    let needle = NeedleProblem()
    let found = TemperedParticles(particles: 200, moves: 6).runs(
      4, of: needle, using: RandomSource(seed: 4))
    #expect(abs(found.estimate.logEvidence - needle.parts.hill) < 0.5)
    #expect(needle.exactLogEvidence - found.estimate.logEvidence > 3)
  }

  /// Negative control: stepping stones whose temperatures are shifted by one rung must be found out.
  @Test func shiftedStonesAreRejected() {
    let quadratic = QuadraticProblem()
    let ladders = TemperedLadder(rungs: 12, sweeps: 200).runs(
      8, of: quadratic, using: RandomSource(seed: 5)
    ).ladders
    let wrong = ladders.map { ladder in
      // Each ratio from the rung above the one that it belongs to
      (1..<ladder.temperatures.count).reduce(0.0) { sum, k in
        let rise = ladder.temperatures[k] - ladder.temperatures[k - 1]
        let values = ladder.logLikelihoods[k].map { rise * $0 }
        return sum + logSumExp(values) - log(Double(values.count))
      }
    }
    let error = sampleStandardDeviation(wrong) / 8.0.squareRoot()
    #expect(abs(sampleMean(wrong) - quadratic.exactLogEvidence) > 10 * error)
  }

  @Test func resamplingKeepsTheWeights() {
    var random = RandomSource(seed: 6)
    let chosen = TemperedParticles.resample(
      [log(0.1), log(0.6), log(0.3), -.infinity], using: &random)
    // Systematic: each as often as its weight says, give or take one
    #expect(chosen.count == 4)
    #expect((2...3).contains(chosen.count { $0 == 1 }))
    #expect(!chosen.contains(3))
  }
}
