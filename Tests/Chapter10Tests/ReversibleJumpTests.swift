import BayesNumerics
import Foundation
import Networks
import Testing
import Workbook

@testable import chapter10

@Suite struct ReversibleJumpTests {
  /// The grid's evidence of no unit is the direct normal density, and that of one unit an integral by another rule
  /// (Simpson on a finer grid): to 1e-9, where both have converged.
  @Test func theEnumerationIsTheEvidence() throws {
    let tiny = TinyNet.standard
    let network = try tiny.network()
    func likelihood(_ units: [Double]) -> Double {
      network.logMarginalLikelihood(
        nodes: Matrix(rows: 1, columns: units.count, elements: units),
        weightMean: tiny.weightMean, weightVariance: tiny.weightVariance,
        noiseVariance: tiny.noiseVariance)
    }
    let evidences = tiny.logEvidences(step: 0.5)
    #expect(abs(evidences[0] - likelihood([])) < 1e-9)
    let steps = 800
    let width = 34.0 / Double(steps)
    let sum = (0...steps).reduce(0.0) { sum, index in
      let gamma = -17 + Double(index) * width
      let weight = index == 0 || index == steps ? 1.0 : index % 2 == 1 ? 4 : 2
      return sum + weight * exp(likelihood([gamma]) - gamma * gamma / 8)
    }
    let simpson = log(sum * width / 3) - 0.5 * log(2 * .pi) - log(2)
    #expect(abs(evidences[1] - simpson) < 1e-9)
  }

  /// The chain returns p(M | D); the chain of the printed lemma does not, and is off by far more than its errors.
  @Test func theChainReturnsTheEnumeration() async throws {
    let findings = try await HowManyUnits.reversibleJump.run(
      try HowManyUnits.study(.parse([]), run: Run(isQuick: true)),
      Run(isQuick: true, section: "reversible-jump"))
    #expect(findings.claims.allSatisfy { $0.verdict != .notMet })
    let values = Dictionary(uniqueKeysWithValues: findings.values.map { ($0.name, $0) })
    let exact = try #require(values["exact"]?.number)
    let printed = try #require(values["chain.printed"])
    #expect(abs(printed.number - exact) > 10 * (printed.standardError ?? 0))
  }
}
