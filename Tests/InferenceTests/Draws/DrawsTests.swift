import Testing

@testable import Inference

@Suite struct DrawsTests {
  @Test func elementsAreNamedAsInFiles() throws {
    let names = ["sigma", "beta[1]", "L[2,1]", "log_A[12]"]
    let table = Draws.Chain(parameters: [[1], [2], [3], [4]], statistics: [[5]])
    let draws = Draws(names: names, statisticNames: ["lp__"], chains: [table])
    #expect(throws: DrawsCSVError.self) { try LongCSV.text(of: draws) }
    let renamed = draws.namedForFiles
    #expect(renamed.names == ["sigma", "beta.1", "L.2.1", "log_A.12"])
    #expect(renamed.chains == draws.chains && renamed.statisticNames == ["lp__"])
    #expect(try LongCSV.read(LongCSV.text(of: renamed)) == renamed)
  }

  @Test func momentsAreOverAllChains() {
    let chains = [[1.0, 2], [3, 6]].map { Draws.Chain(parameters: [$0]) }
    let moments = Draws(names: ["x"], chains: chains).moments("x")
    #expect(moments.mean == 3 && moments.standardDeviation == (14.0 / 3).squareRoot())
  }
}
