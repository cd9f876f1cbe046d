import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import SafeIO
import Testing
import Workbook

@testable import chapter9

@Suite struct JudgeDrawsTests {
  /// Independent normal draws, chains × draws, each with its shift.
  private static func normals(
    seed: UInt64, chains: Int = 4, draws: Int = 1000, shifts: [Double] = [0, 0, 0, 0]
  ) -> [[Double]] {
    (0..<chains).map { chain in
      var random = RandomSource(seed: seed).stream(chain)
      return (0..<draws).map { _ in shifts[chain] + random.normal() }
    }
  }

  private static func draws(_ columns: [(name: String, chains: [[Double]])]) -> Draws {
    Draws(
      names: columns.map(\.name),
      chains: columns[0].chains.indices.map { chain in
        Draws.Chain(parameters: columns.map { $0.chains[chain] })
      })
  }

  private static func table(_ texts: String...) throws(InputError) -> DrawsTable {
    try DrawsTable(
      texts.enumerated().map {
        DrawsTable.Source(shown: "'\($0.offset + 1).csv'", text: $0.element)
      })
  }

  private static func verdict(_ columns: [(name: String, chains: [[Double]])]) throws
    -> DrawsVerdict
  {
    DrawsVerdict(of: try table(try LongCSV.text(of: draws(columns))))
  }

  // MARK: Formats

  /// One set of draws in every format that is read.
  @Test func allFormatsGiveTheSameDraws() throws {
    let a = Self.normals(seed: 1, draws: 20)
    let b = Self.normals(seed: 2, draws: 20)
    let expected = Self.draws([("mu", a), ("theta", b)])
    #expect(try Self.table(LongCSV.text(of: expected)).draws == expected)

    // The rows of `posterior`, quoted, columns last, in any order
    var rows: [String] = []
    for chain in 0..<4 {
      for draw in 0..<20 {
        rows.append(
          "\"\(rows.count + 1)\",\(a[chain][draw]),\(b[chain][draw]),\(chain + 1),\(draw + 1),\(rows.count + 1)"
        )
      }
    }
    let head = "\"\",\"mu\",\"theta\",\".chain\",\".iteration\",\".draw\"\n"
    #expect(try Self.table(head + rows.joined(separator: "\n")).draws == expected)
    // The first row of every chain stays first, so that chains keep their order
    let mixed =
      stride(from: 0, to: 80, by: 20).map { rows[$0] }
      + rows.reversed().filter { row in
        !stride(from: 0, to: 80, by: 20).contains { rows[$0] == row }
      }
    #expect(try Self.table(head + mixed.joined(separator: "\r\n") + "\r\n").draws == expected)

    // ArviZ with groups
    let arviz = (0..<80).map { row in
      "\(row),\(row / 20),\(row % 20),\(a[row / 20][row % 20]),\(b[row / 20][row % 20]),False,7"
    }
    let groups =
      ",chain,draw,\"('posterior', 'mu')\",\"('posterior', 'theta')\",\"('sample_stats', 'diverging')\","
      + "\"('prior', 'mu')\"\n"
    let read = try Self.table(groups + arviz.joined(separator: "\n") + "\n").draws
    #expect(
      read["mu"] == a && read["theta"] == b && read["divergent__"] == a.map { $0.map { _ in 0 } })
    #expect(read.names == ["mu", "theta"])

    // A file for each chain, by CmdStan and plain
    let files = try (0..<4).map { try CmdStanCSV.text(of: expected, chain: $0) }
    #expect(try Self.table(files[0], files[1], files[2], files[3]).draws == expected)
    let plain = (0..<4).map { chain in
      "\"mu\",\"theta\"\n"
        + (0..<20).map { "\(a[chain][$0]),\(b[chain][$0])" }.joined(separator: "\n")
    }
    #expect(try Self.table(plain[0], plain[1], plain[2], plain[3]).draws == expected)
  }

  // MARK: Refusals

  static let refusals: [(texts: [String], words: String)] = [
    (["chain,draw,mu\n"], "holds the names of columns and no draw"),
    (["lp__,mu\n"], "there are no draws"),
    (["chain,draw\n0,0\n"], "no column of a parameter"),
    (["name,town\nBob,Leiden\n"], "is no number"),
    (["1,2\n3,4\n"], "holds numbers"),
    (["This is a letter.\nIt has two lines.\n"], "cannot be read as draws"),
    (["chain,draw,mu\n0,0,x\n"], "holds 'x' in the column 'mu'"),
    (["chain,draw,mu\n0,0,\n"], "holds an empty field in the column 'mu'"),
    (["chain;draw;mu\n0;0;1\n"], "semicolons between its columns"),
    (["chain,draw,mu\na,0,1\n"], "in the column of chains"),
    (["chain,draw,mu\n0,0,1\n0,1\n"], "the line may be cut"),
    (["chain,draw,mu\n0,0,1\n0,0,2\n"], "has the draw 0 twice, in lines 2 and 3"),
    (["chain,draw,mu,mu\n0,0,1,1\n"], "two columns"),
    (["chain,draw,mu\n0,0,1\n0,1,2\n1,0,3\n"], "chain 1 of '1.csv' has 1 draws and chain 0"),
    (["chain,draw,mu\n0,0,1\n0,1,2\n"], "too few to judge; at least 10"),
    ([rows(12) { $0 == 7 ? "nan" : "\($0)" }], "not a number at draw 8 of chain 1"),
    ([rows(12) { $0 == 7 ? "inf" : "\($0)" }], "infinite at draw 8 of chain 1"),
    ([rows(12) { "\($0)e200" }], "beyond what can be squared"),
    ([rows(12) { _ in "3" }], "no column of '1.csv' changes (mu is 3 in every row)"),
    (["mu\n1\n2\n", "mu\n1\n"], "'2.csv' cannot be read as draws: there are 1 draws"),
    (["mu\n1\n2\n", "tau\n1\n2\n"], "the columns are not those of file 1"),
    (["chain,draw,mu\n0,0,1\n", "mu\n1\n"], "give that one alone"),
  ]

  private static func rows(_ count: Int, _ value: (Int) -> String) -> String {
    "chain,draw,mu\n" + (0..<count).map { "0,\($0),\(value($0))\n" }.joined()
  }

  /// One sentence, of kind 65.
  @Test(arguments: refusals.indices) func whatIsNoDrawsIsRefused(_ index: Int) {
    let (texts, words) = Self.refusals[index]
    do {
      _ = try DrawsTable(
        texts.enumerated().map {
          DrawsTable.Source(shown: "'\($0.offset + 1).csv'", text: $0.element)
        })
      Issue.record("accepted: \(texts)")
    } catch {
      #expect(error.kind == .data && error.sentence.contains(words), "\(error.sentence)")
      #expect(!error.sentence.contains("\n") && !error.sentence.hasSuffix("."))
    }
  }

  // MARK: Verdicts

  /// Independent draws pass. R-hat above 1.01 or fewer than 400 of 4000 effective draws come once in a million sets.
  @Test func independentDrawsPass() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let verdict = try Self.verdict([("mu", Self.normals(seed: seed))])
      #expect(verdict.isGood, "\(seed): \(verdict.sentence)")
      #expect(verdict.sentence.contains("pass every check"))
      #expect(verdict.parameters[0].finding == "passes")
    }
  }

  /// The negative controls: a chain elsewhere, a drift, a stuck chain, each named.
  @Test func faultsAreNamed() throws {
    let shifted = try Self.verdict([
      ("mu", Self.normals(seed: 1)), ("tau", Self.normals(seed: 2, shifts: [0.5, 0, 0, 0])),
    ])
    #expect(!shifted.isGood && shifted.sentence.contains("R-hat of tau"))
    #expect(shifted.parameters[0].finding == "passes")
    #expect(shifted.parameters[1].finding.hasPrefix("R-hat"))
    #expect(shifted.worst?.row.name == "tau")

    let drifting = Self.normals(seed: 3).map { $0.enumerated().map { $1 + Double($0) / 500 } }
    #expect(try !Self.verdict([("mu", drifting)]).isGood)

    var stuck = Self.normals(seed: 4)
    stuck[2] = stuck[2].map { _ in 0.1 }
    let found = try Self.verdict([("mu", stuck)])
    #expect(!found.isGood && found.parameters[0].sentence.contains("Chain 3 never moves"))
  }

  @Test func constantColumnsAreSetAside() throws {
    let good = Self.normals(seed: 5)
    let verdict = try Self.verdict([("mu", good), ("L_1", good.map { $0.map { _ in 1 } })])
    #expect(verdict.isGood)
    #expect(verdict.sentence.contains("Not judged, because the same in every draw: L_1"))
    #expect(verdict.parameters[1].sentence.contains("Draws alone cannot tell which"))
  }

  /// One chain is judged by its halves, and the verdict says what that cannot show.
  @Test func oneChainIsJudgedWithAReservation() throws {
    let good = try Self.verdict([("mu", Self.normals(seed: 6, chains: 1))])
    #expect(good.isGood && good.sentence.contains("One chain cannot show"))
    #expect(good.parameters[0].sentence.contains("The halves of the chain agree"))
    let drifting = Self.normals(seed: 6, chains: 1).map {
      $0.enumerated().map { $1 + Double($0) / 300 }
    }
    let bad = try Self.verdict([("mu", drifting)])
    #expect(!bad.isGood && bad.parameters[0].sentence.contains("The halves of the chain disagree"))
  }

  /// A Cauchy distribution has no mean, and none is quoted.
  @Test func heavyTailsGetNoMean() throws {
    var random = RandomSource(seed: 7)
    let cauchy = (0..<4).map { _ in (0..<1000).map { _ in tan(.pi * (random.uniform() - 0.5)) } }
    let verdict = try Self.verdict([("x", cauchy), ("mu", Self.normals(seed: 8))])
    #expect(verdict.parameters[0].sentence.contains("quote quantiles, and no mean"))
    #expect(verdict.parameters[1].sentence.contains("The mean is"))
  }

  /// Divergences and energies count where their columns are there.
  @Test func theSamplersColumnsAreJudged() throws {
    func text(_ diverging: (Int) -> Int, _ energy: (Int) -> Double) -> String {
      let x = Self.normals(seed: 9, chains: 4)
      return "chain,draw,mu,diverging,energy\n"
        + (0..<4000).map {
          "\($0 / 1000),\($0 % 1000),\(x[$0 / 1000][$0 % 1000]),\(diverging($0)),\(energy($0))\n"
        }.joined()
    }
    var random = RandomSource(seed: 10)
    let lively = (0..<4000).map { _ in random.normal() }
    let calm = DrawsVerdict(of: try Self.table(text({ _ in 0 }, { lively[$0] })))
    #expect(calm.isGood && calm.sentence.contains("No divergence, and the energy moves freely"))
    let broken = DrawsVerdict(of: try Self.table(text({ $0 % 1000 == 3 ? 1 : 0 }, { lively[$0] })))
    #expect(!broken.isGood && broken.sentence.contains("4 of 4000 draws diverged"))
    let stiff = DrawsVerdict(of: try Self.table(text({ _ in 0 }, { Double($0 % 1000) })))
    #expect(!stiff.isGood && stiff.sentence.contains("E-BFMI"))
    // Energies that are no numbers are left out, and nothing is said of them
    let none = DrawsVerdict(of: try Self.table(text({ _ in 0 }, { _ in .nan })))
    #expect(none.isGood && none.energy.energyFractions == nil)
    #expect(!MarkovChains.findings(of: none).tables.flatMap(\.rows).joined().contains("nan"))
  }

  /// The default case is a stranger's table of the funnel, and is refused.
  @Test func theFunnelIsRefused() async throws {
    let found = try await MarkovChains.findings(MarkovChains.judgeDraws, seed: 1, isQuick: true)
    #expect(found.answer.hasPrefix("Do not use the draws"))
    #expect(found.tables.count == 2 && found.figures.count == 1)
  }

  /// From a file to the verdict, by `--diagnose` and by `--target`.
  @Test func filesAreJudged() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("draws.csv").path
    try LongCSV.text(of: Self.draws([("mu", Self.normals(seed: 11))]))
      .write(toFile: path, atomically: true, encoding: .utf8)
    let judged = try await MarkovChains.findings(MarkovChains.judgeDraws, ["--diagnose", path])
    let tried = try await MarkovChains.findings(MarkovChains.tryATarget, ["--target", path])
    #expect(judged.answer.contains("pass every check") && judged.answer == tried.answer)
    #expect(throws: (any Error).self) { try MarkovSettings.parse(["--target", "bananna"]) }
    #expect(throws: (any Error).self) { try MarkovSettings.parse(["--diagnose", path, path]) }
    #expect(throws: InputError.self) {
      try MarkovChains.study(.parse(["--diagnose", path + "x"]), run: Run())
    }
  }
}
