import Testing

@testable import Inference

@Suite struct LongCSVTests {
  @Test func comesBackBitForBit() throws {
    let draws = CmdStanCSVTests.draws
    let back = try LongCSV.read(LongCSV.text(of: draws))
    #expect(back.names == draws.names && back.statisticNames == draws.statisticNames)
    #expect(CmdStanCSVTests.bits(back) == CmdStanCSVTests.bits(draws))
  }

  @Test func isATableOfAllChains() throws {
    let draws = Draws(
      names: ["x"], statisticNames: ["lp__"],
      chains: [1.0, 2].map { Draws.Chain(parameters: [[$0, 0.5]], statistics: [[-$0, -1]]) })
    #expect(
      try Array(LongCSV.lines(of: draws)) == [
        "chain,draw,lp__,x", "0,0,-1.0,1.0", "0,1,-1.0,0.5", "1,0,-2.0,2.0", "1,1,-1.0,0.5",
      ])
    // Chains of any number, draws from 1, as R counts
    #expect(
      try LongCSV.read("chain,draw,lp__,x\n7,1,-1,1\n7,2,-1,.5\n3,1,-2,2\n3,2,-1,0.5\n") == draws)
  }

  @Test(
    arguments: [
      ("", nil, "no head"), ("chain,draw,x\n", nil, "no draws"),
      ("x,chain,draw\n1,0,0\n", nil, "first two"),
      ("chain,draw,lp__\n0,0,1\n", nil, "no column of a parameter"),
      ("chain,draw,x\n0,0,1\n0,2,1\n", 3, "rows may be missing"),
      ("chain,draw,x\n0,0,1\n0,0,1\n", 3, "rows may be missing"),
      ("chain,draw,x\n0,2,1\n", 2, "begins anew"),
      ("chain,draw,x\n0,0,1\n1,0,1\n0,1,1\n", 4, "begins anew"),
      ("chain,draw,x\n0,0,1\n1,0,1\n1,1,1\n", nil, "Chain 1 has 2 draws"),
      ("chain,draw,x\n0.5,0,1\n", 2, "whole numbers"), ("chain,draw,x\n0,0,one\n", 2, "no number"),
      ("chain,draw,x\n0,0,1\n0,1,1", 3, "no end"),
      ("chain,draw,x\n0,9223372036854775807,1\n", 2, "begins anew"),
    ] as [(String, Int?, String)])
  func saysWhatIsWrong(text: String, line: Int?, says: String) {
    do {
      let draws = try LongCSV.read(text)
      Issue.record("\(text) was read as \(draws)")
    } catch {
      #expect(error.line == line, "\(error)")
      #expect("\(error)".contains(says), "\(error)")
    }
  }

  @Test func theCountingColumnsAreTaken() {
    for name in ["chain", "draw"] {
      let draws = Draws(names: [name], chains: [Draws.Chain(parameters: [[1]])])
      #expect(throws: DrawsCSVError.self) { try LongCSV.text(of: draws) }
    }
  }
}
