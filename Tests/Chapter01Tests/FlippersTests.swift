import BayesNumerics
import ChapterTestSupport
import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct FlippersTests {
  /// The published table of the 48 people, beside the clone; it does not ship with the workbook.
  static let published = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data/coin-flips/coin_flips.csv").path

  static var isPublishedHere: Bool { FileManager.default.fileExists(atPath: published) }

  /// An independent program (scipy, 400 x 401 points of a plain grid) gives log10 K of 0.786 and 25.54, the mean
  /// 0.50998 and the spread 0.01632; totals by summing the table.
  @Test(.enabled(if: isPublishedHere, "the published table of flippers is not beside this clone"))
  func thePublishedFlippers() async throws {
    let table = try FlipperTable(file: Self.published)
    #expect(table.people.count == 48)
    #expect(table.total == Flips(heads: 178_078, flips: 350_757))
    #expect(abs(table.people.chiSquare - 265.26) < 0.005)
    let fit = FlipperModel(scale: 0.05).fit(table.people)
    #expect(abs((fit.logEvidence - fit.logEvidenceHalf) / log(10) - 0.786) < 0.002)
    let one = FlipperModel.logEvidenceOfOne(table.people)
    #expect(abs((fit.logEvidence - one) / log(10) - 25.54) < 0.005)
    #expect(abs(fit.mean.mean - 0.509_98) < 2e-5 && abs(fit.spread.mean - 0.016_32) < 2e-5)
    // What the text says: the interval is wider than that of one p, and holds the predicted 0.51
    #expect(fit.mean.lower < 0.51 && fit.mean.upper > 0.51)
    #expect(fit.mean.upper - fit.mean.lower > 2 * (0.5094 - 0.5060))
    let found = try await CoinFlip.findings(CoinFlip.flippers, ["--flippers", Self.published])
    // People differ, and one of them more than the model allows
    #expect(found.answer.hasPrefix("The model does not fit") && found.figures.count == 1)
    #expect(found.answer.contains("No, people differ"))
  }

  /// Without a table people are simulated: 48 people whose p scatter by 0.01 have a mean known to about
  /// 0.01/√48, which is wider than √(p (1 - p) / n) of all n flips by √(1 + 0.0001 · 7000 / 0.25), 1.95.
  @Test func withoutATablePeopleAreSimulated() async throws {
    let found = try await CoinFlip.findings(CoinFlip.flippers)
    #expect(found.answer.contains("48 simulated people") && found.tables.count == 1)
    // The spread is estimated from 48 people, to a tenth or so
    let wider = try #require(found.values.first { $0.name == "simulated.wider" }).number
    #expect(abs(wider / 1.95 - 1) < 0.5)
  }

  private func people(_ count: Int, spread: Double, _ random: inout RandomSource) -> [Flips] {
    (0..<count).map { _ in
      let p =
        spread == 0
        ? 0.5
        : Beta(a: 0.25 / (spread * spread), b: 0.25 / (spread * spread))
          .sample(using: &random)
      return Flips(heads: Binomial(trials: 500, probability: p).sample(using: &random), flips: 500)
    }
  }

  /// Twenty tables each, or eight: people who share one p are seldom said to differ (a K beyond 10 against them has a
  /// probability of at most 0.1 each, so that 9 of 20 or 6 of 8 have 7e-5 or less), people whose p scatter by 0.2 always.
  @Test func differentPeopleAreToldFromAlike() {
    var random = RandomSource(seed: 15)
    func saysDiffer(_ people: [Flips]) -> Bool {
      FlipperModel(scale: 0.05).fit(people).logEvidence - FlipperModel.logEvidenceOfOne(people)
        > log(10)
    }
    let (tables, most) = Validation.isLong ? (20, 8) : (8, 5)
    #expect((0..<tables).count { _ in saysDiffer(people(12, spread: 0, &random)) } <= most)
    #expect((0..<tables).count { _ in saysDiffer(people(12, spread: 0.2, &random)) } == tables)
  }

  /// One of twenty people throws tails only: no beta distribution of such people does.
  @Test func anOutlierIsCalledAMisfit() {
    var random = RandomSource(seed: 16)
    let alike = people(30, spread: 0.02, &random)
    let model = FlipperModel(scale: 0.05)
    func isMisfit(_ people: [Flips]) -> Bool {
      model.check(people, model.fit(people), replications: 999, using: &random).isMisfit
    }
    // A right table is suspected once in a hundred times
    #expect(!isMisfit(alike))
    #expect(isMisfit(alike + [Flips(heads: 0, flips: 500)]))
  }

  /// People with few flips are pulled more.
  @Test func fewFlipsArePulledMore() {
    let people = [
      Flips(heads: 6, flips: 10), Flips(heads: 600, flips: 1000), Flips(heads: 520, flips: 1000),
      Flips(heads: 480, flips: 1000),
    ]
    let fit = FlipperModel(scale: 0.05).fit(people)
    #expect(abs(fit.people[0] - 0.6) > abs(fit.people[1] - 0.6))
    #expect(fit.people.allSatisfy { $0 > 0.4 && $0 < 0.65 })
  }

  private func table(_ text: String) throws -> FlipperTable {
    let folder = TemporaryFolder()
    let file = folder.path + "/people.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try FlipperTable(file: file)
  }

  @Test func columnsAreFoundByName() throws {
    let expected = [Flips(heads: 3, flips: 7), Flips(heads: 0, flips: 4)]
    #expect(try table("3 7\n0 4\n").people == expected)
    #expect(try table("flips,who,same\n7,1,3\n4,2,0\n").people == expected)
  }

  @Test(arguments: [
    ("1,2,3\n4,5,6\n", "name the two"), ("3,2\n1,2\n", "line 1"), ("1,2\n0.5,2\n", "line 2"),
    ("1,2\n-1,2\n", "line 2"), ("1,2\n0,0\n", "line 2"), ("1,2\n", "one person"),
    ("1,2\n1,1e300\n", "line 2"), ("", "no row"),
    ("p0,265,500\np1,251,500\n", "numbers only"),
  ]) func whatIsWrongIsSaid(text: String, words: String) throws {
    let error = try #require(throws: InputError.self) { try table(text) }
    #expect(error.kind == .data)
    #expect(words == "no row" || error.sentence.contains(words), "\(error.sentence)")
  }

  /// All heads, no heads, and one flip each: answers without NaN.
  @Test(arguments: [
    "5,5\n9,9\n", "0,5\n0,9\n", "1,1\n0,1\n", "0,1000000000\n1000000000,1000000000\n",
  ])
  func extremePeople(text: String) async throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/people.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let found = try await CoinFlip.findings(CoinFlip.flippers, ["--flippers", file])
    #expect(!found.answer.lowercased().contains("nan"), "\(found.answer)")
    #expect(found.values.allSatisfy { !$0.number.isNaN })
  }
}
