import Testing

@testable import Plotting

@Suite struct TracesTests {
  @Test func aLongChainIsThinnedEvenly() throws {
    let chain = (1...900).map(Double.init)
    let layers = [Layer].traces("f", of: [chain, chain.map { -$0 }])
    #expect(layers.map { $0.data?.name } == ["f_0", "f_1"])
    let rows = try #require(layers[1].data?.rows)
    #expect(rows.count == 300)
    #expect(rows[0] == [1, -1] && rows[1] == [4, -4])
  }

  @Test func aChainWithoutDrawsIsEmpty() {
    #expect([Layer].traces("f", of: [[]])[0].data?.rows.isEmpty == true)
  }
}
