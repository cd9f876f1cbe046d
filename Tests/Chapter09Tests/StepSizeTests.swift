import BayesNumerics
import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter9

@Suite struct StepSizeTests {
  /// In one dimension by integrals over all proposals.
  @Test func theWalkInOneDimensionIsAnIntegral() {
    let walk = WalkOnNormals(dimension: 1, scale: 1.7)
    let normal = Normal()
    let refused = { (z: Double) in 2 * normal.cumulative(-1.7 * abs(z) / 2) }
    let acceptance = integrate(
      { normal.density($0) * refused($0) }, from: -.infinity, to: .infinity)
    let jump = integrate(
      { normal.density($0) * 1.7 * 1.7 * $0 * $0 * refused($0) }, from: -.infinity, to: .infinity)
    #expect(abs(walk.acceptance - acceptance.value) < 1e-9)
    #expect(abs(walk.jump - jump.value) < 1e-9)
    // Known: (2/π) atan(2/s)
    #expect(abs(walk.acceptance - 2 / .pi * atan(2 / 1.7)) < 1e-14)
  }

  /// In two dimensions, where the squares of position and momentum are exponential.
  @Test func theQuarterTurnInTwoDimensionsIsAnIntegral() {
    let turn = QuarterTurn(dimension: 2, stepSize: 1.1)
    let square = 1 / (1 - 1.21 / 4)
    // P(b² U < V) = b² for two exponentials: 1 / (1 + b²)
    #expect(abs(turn.acceptance - 2 / (1 + square)) < 1e-14)
    #expect(abs(QuarterTurn(dimension: 5, steps: 3).steps - 3) < 1e-14)
  }

  /// Whole trajectories by leapfrog steps, from exact draws, against the beta distribution.
  @Test func jumpsAreThoseOfTrajectories() {
    var random = RandomSource(seed: 12)
    let turn = QuarterTurn(dimension: 20, steps: 2)
    let target = IndependentNormals(dimension: 20)
    let jumps = (0..<4000).map { _ in
      let start = (0..<20).map { _ in random.normal() }
      var (theta, q) = (start, (0..<20).map { _ in random.normal() })
      let before = target.energy(theta, q)
      for _ in 0..<2 { leapfrogStep(target, &theta, &q, stepSize: turn.stepSize) }
      let acceptance = min(1, exp(before - target.energy(theta, q)))
      return acceptance * zip(theta, start).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 20
    }
    let mean = jumps.reduce(0, +) / 4000
    let error = (jumps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000 / 4000).squareRoot()
    #expect(abs(mean - turn.jump) < 4.5 * error)
    // The control: one step too many
    #expect(abs(mean - QuarterTurn(dimension: 20, steps: 3).jump) > 4.5 * error)
  }

  @Test func limitsAreThoseOfThePapers() {
    #expect(abs(BestStep.limit(power: 2) - 0.234) < 5e-4)
    #expect(abs(BestStep.limit(power: 0.5) - 0.651) < 5e-4)
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await MarkovChains.findings(MarkovChains.stepSize, isQuick: true).claims
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
  }
}
