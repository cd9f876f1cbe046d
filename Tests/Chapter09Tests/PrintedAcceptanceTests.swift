import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter9

@Suite struct PrintedAcceptanceTests {
  /// The acceptance of each rule for a start and an end worked out by hand.
  @Test func rulesAreThoseOfTheText() {
    var random = RandomSource(seed: 1)
    let (start, end) = ((theta: 1.0, q: 0.0), (theta: 0.0, q: 2.0))
    // H = ½, H* = 2
    let right = AcceptanceRule.right.acceptance(start, end, using: &random)
    #expect(abs(right - 0.22313016014842982) < 1e-15)
    #expect(AcceptanceRule.printed.acceptance(start, end, using: &random) == 1)
    #expect(AcceptanceRule.right.acceptance(end, start, using: &random) == 1)
  }

  /// Each rule through the same five tests; the right one passes all, the printed one only R-hat.
  @Test(arguments: [(AcceptanceRule.right, 0), (.printed, 4), (.anotherMomentum, 4)])
  func testsTellTheRulesApart(rule: AcceptanceRule, refusals: Int) async {
    let trial = await Trial(of: Suspect("suspect", rule, 1), isQuick: true, RandomSource(seed: 2))
    #expect(trial.verdicts.count { $0.isCaught } == refusals, "\(trial.verdicts)")
    #expect(trial.verdicts.first?.isCaught == false)
  }

  /// A chain's variance by the formula, and not by that of another step size.
  @Test func thePrintedVarianceDependsOnTheStep() {
    let spread = Spread(
      of: NormalHamiltonian(rule: .printed, stepSize: 0.8), chains: 40, length: 500,
      using: RandomSource(seed: 4))
    let z = { (size: Double) in
      abs(spread.variance - NormalHamiltonian.printedVariance(stepSize: size))
        / spread.standardError
    }
    // Forty chains: beyond 5 once in 100,000 times
    #expect(z(0.8) < 5)
    #expect(z(0.5) > 5)
    #expect(NormalHamiltonian.printedVariance(stepSize: 1.5) == .infinity)
  }

  @Test func everyClaimHolds() async throws {
    let found = try await MarkovChains.findings(MarkovChains.printedAcceptance, isQuick: true)
    for claim in found.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
    #expect(found.row("R-hat")[1...].allSatisfy { $0.hasPrefix("passes") })
  }
}
