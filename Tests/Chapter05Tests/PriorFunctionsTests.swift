import BayesNumerics
import Foundation
import Inference
import Networks
import Testing
import Workbook

@testable import chapter5

@Suite struct PriorFunctionsTests {
  /// The widths at 0, where only offsets count, against independent draws by the formula alone.
  @Test func widthsAtZeroAreThoseOfTheFormula() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.priorFunctions)
    let network = try ShallowNetwork(
      inputs: Matrix(rows: 0, columns: 2), targets: [], nodes: 3)
    var random = RandomSource(seed: 1)
    let values = (0..<20_000).map { _ -> Double in
      let draw = network.samplePrior(using: &random)
      return (0..<3).reduce(0) { $0 + draw.weights[$1] / (1 + exp(-draw.nodes[0, $1])) }
    }
    let width = Estimate(widthOf: [values])
    // 2000 draws beside 20,000: the error of the first is √10 times that of the second
    let found = Estimate(
      findings.values[1].number, standardError: width.standardError * 10.0.squareRoot())
    #expect(findings.values[1].name == "width.three")
    #expect(abs(found.distance(to: width)) < 4.4)
    // The control: one unit's width is told from three's
    #expect(
      abs(
        Estimate(findings.values[0].number, standardError: found.standardError).distance(to: width))
        > 4.4)
  }
}
