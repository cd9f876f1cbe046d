import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter9

@Suite struct ThreeStatesTests {
  let target = [0.6, 0.1, 0.3]

  /// By hand: half the ratio of probabilities to the left and to the right.
  @Test func metropolisIsTheMatrixByHand() {
    let expected: [[Double]] = [[11.0 / 12, 1.0 / 12, 0], [0.5, 0, 0.5], [0, 1.0 / 6, 5.0 / 6]]
    for (row, right) in zip(FiniteChain.metropolis(target).transitions, expected) {
      for (a, b) in zip(row, right) { #expect(abs(a - b) < 1e-15) }
    }
  }

  @Test func metropolisIsInBalanceAndTheRoundaboutIsNot() {
    #expect(FiniteChain.metropolis(target).imbalance(under: target) < 1e-16)
    #expect(abs(FiniteChain.roundabout(target).imbalance(under: target) - 0.1) < 1e-15)
    for chain in [FiniteChain.metropolis(target), .roundabout(target)] {
      #expect(FiniteChain.distance(chain.next(target), target) < 1e-15)
    }
    // The control: a walk that never refuses moves the target
    #expect(
      FiniteChain.distance(FiniteChain.neverRefusing(states: 3).next(target), target) > 0.05)
  }

  /// Each row of P to a high power is the target, and the distance shrinks by λ₂.
  @Test func theSecondEigenvalueIsTheRateOfForgetting() {
    let chain = FiniteChain.metropolis(target)
    let spectrum = ChainSpectrum(of: chain, target: target)
    #expect(abs(spectrum.eigenvalues[0] - 1) < 1e-14)
    let ratio = chain.distance(to: target, after: 31) / chain.distance(to: target, after: 30)
    #expect(abs(ratio - spectrum.eigenvalues[1]) < 1e-10)
    #expect(chain.mixingTime(to: target) == 8)
    #expect(chain.distance(to: target, after: 7) > 0.25)
    #expect(chain.distance(to: target, after: 8) <= 0.25)
    #expect(FiniteChain.neverRefusing(states: 3).mixingTime(to: [0.98, 0.01, 0.01]) == nil)
  }

  /// The variance of a long chain's mean from all covariances, lag by lag, against the eigenvalues.
  @Test func drawsPerEffectiveDrawAreTheSumOfAutocorrelations() {
    let chain = FiniteChain.metropolis(target)
    let function = [0.0, 0, 1]
    var sum = 1.0
    for lag in 1...400 {
      let both = target[2] * chain.distribution(after: lag, from: 2)[2]
      sum += 2 * (both - 0.09) / (0.3 * 0.7)
    }
    let cost = ChainSpectrum(of: chain, target: target).drawsPerEffectiveDraw(of: function)
    #expect(abs(cost - sum) < 1e-9)
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await MarkovChains.findings(MarkovChains.threeStates, isQuick: true).claims
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
  }
}
