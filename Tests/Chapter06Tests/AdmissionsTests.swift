import BayesNumerics
import ChapterTestSupport
import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter6

@Suite struct AdmissionsTests {
  /// The totals that the paper's table has, and the odds ratio 1.84 that every textbook prints.
  @Test func theCountsOfBerkeley() async throws {
    let table = StratifiedTable.berkeley
    #expect(table.pooled.cells == [[1198, 1493], [557, 1278]])
    let found = try await LogicOfInference.findings(LogicOfInference.admissions)
    let ratio = try #require(found.values.first { $0.name == "total.odds-ratio" }).number
    #expect(abs(ratio - 1.84) < 0.005)
    #expect(found.answer.contains("it turns round") && found.answer.contains("two rates in A;"))
  }

  @Test func allClaimsHold() async throws {
    let claims = try await LogicOfInference.findings(LogicOfInference.admissions).claims
    #expect(claims.count == 3 && claims.allSatisfy { $0.verdict == .holds })
  }

  /// K by its definition: B(1+s, 1+f) of each group over that of both together.
  @Test func theBayesFactorIsThatOfBetaFunctions() {
    for (first, second) in [((512, 313), (89, 19)), ((0, 5), (3, 0)), ((1, 0), (0, 1))] {
      let rates = TwoRates(first: first, second: second)
      func evidence(_ s: Int, _ f: Int) -> Double { logBeta(1 + Double(s), 1 + Double(f)) }
      let expected =
        evidence(first.0, first.1) + evidence(second.0, second.1)
        - evidence(first.0 + second.0, first.1 + second.1)
      // Differences of logarithms of size 600
      #expect(abs(rates.twoAgainstOne.logarithm - expected) < 1e-11)
    }
    // One success and one failure: 1/4 with two rates, 1/6 with one
    let least = TwoRates(first: (1, 0), second: (0, 1))
    #expect(abs(least.twoAgainstOne.value - 1.5) < 1e-12)
  }

  /// With nothing seen the difference of two uniform numbers is triangular; with much it is nearly normal.
  @Test func theDifferenceOfTwoRates() {
    let nothing = TwoRates(first: (0, 0), second: (0, 0))
    #expect(abs(nothing.probabilityOfDifference(below: 0.5) - 0.875) < 1e-8)
    #expect(abs(nothing.interval().upper - (1 - 0.05.squareRoot())) < 1e-6)
    let much = TwoRates(first: (4000, 6000), second: (3000, 7000))
    let spread = much.posteriors.reduce(0) { $0 + $1.variance }.squareRoot()
    let interval = much.interval()
    // Skewness of the order of 1/√n
    #expect(abs(interval.lower - (much.meanDifference - 1.95996 * spread)) < 0.01 * spread)
    #expect(abs(interval.upper - (much.meanDifference + 1.95996 * spread)) < 0.01 * spread)
  }

  /// N ln 2 times twice the information is the likelihood ratio statistic G² of independence, here summed over
  /// cells with expected counts: 93.45 for the total, 21.74 within departments.
  @Test func informationIsTheLikelihoodRatio() throws {
    let table = StratifiedTable.berkeley
    let knowledge = try SharedInformation(table)
    func statistic(_ cells: [[Double]]) -> Double {
      let rows = cells.map { $0.reduce(0, +) }
      let columns = (0..<2).map { cells[0][$0] + cells[1][$0] }
      let total = rows.reduce(0, +)
      return (0..<4).reduce(0) { sum, cell in
        let (g, o) = (cell / 2, cell % 2)
        return sum + 2 * cells[g][o] * log(cells[g][o] * total / (rows[g] * columns[o]))
      }
    }
    let bits: Double = 9052 * log(2.0)
    let total = statistic(table.pooled.cells)
    let within = table.strata.reduce(0) { $0 + statistic($1.cells) }
    #expect(abs(total - 93.45) < 0.01 && abs(within - 21.74) < 0.01)
    #expect(abs(knowledge.groupAndOutcome * bits - total) < 1e-9)
    #expect(abs(knowledge.groupAndOutcomeWithin * bits - within) < 1e-9)
  }

  // MARK: Simulated tables

  /// Six strata of about twice the sizes of Berkeley's, in which the rates of the two groups differ by `effect`.
  private func table(
    effect: Double,
    spread: [[Double]] = [[1600, 1000, 600, 800, 400, 800], [200, 100, 1200, 800, 800, 600]],
    _ random: inout RandomSource
  ) -> StratifiedTable {
    let rates = [0.6, 0.6, 0.35, 0.3, 0.25, 0.1]
    return StratifiedTable(
      words: .init(), groups: ["one", "other"], outcomes: ["yes", "no"],
      strata: rates.indices.map { stratum in
        .init(
          name: "\(stratum)",
          cells: (0..<2).map { group in
            let members = Int(spread[group][stratum])
            let rate = rates[stratum] + (group == 0 ? effect / 2 : -effect / 2)
            let successes = Binomial(trials: members, probability: rate).sample(using: &random)
            return [Double(successes), Double(members - successes)]
          })
      }, isProbabilities: false)
  }

  /// Without any effect inside, a total that differs is called a reversal where the interval within strata
  /// excludes zero on the other side: in one table of forty. 200 tables have more than 15 with probability
  /// 2e-5, 60 more than 8 as seldom. A difference of -0.07 within is seen nearly always, and one of +0.07 never called a reversal.
  @Test func reversalsAreSeldomFalseAndSeldomMissed() {
    var random = RandomSource(seed: 41)
    func turns(_ effect: Double, _ count: Int) -> [StratifiedComparison.Turn] {
      (0..<count).map { _ in
        let table = table(effect: effect, &random)
        return compareGroups(of: table, draws: 1000, using: &random).turn
      }
    }
    let (sets, most, least) = Validation.isLong ? (200, 15, 175) : (60, 8, 46)
    let none = turns(0, sets)
    #expect(none.count { $0 == .reverses } <= most)
    // The total always differs here, and mostly nothing is left of it
    #expect(none.count { $0 == .vanishes } >= least)
    // Within, the standard error is 0.012; of the total, which is then +0.05, 0.010: fewer than one in 1000 is missed
    #expect(turns(-0.07, 15).count { $0 == .reverses } >= 14)
    #expect(turns(0.07, 15).count { $0 == .stays } >= 14)
  }

  /// Both groups spread alike and no effect: the total excludes zero in one table of twenty, so 100 tables have
  /// fewer than 82 without any difference with probability 1e-6, and 30 fewer than 20 with 1e-7.
  @Test func nothingIsCalledNothing() {
    var random = RandomSource(seed: 42)
    let alike = [300.0, 300, 300, 300, 300, 300]
    let (sets, least) = Validation.isLong ? (100, 82) : (30, 20)
    let turns = (0..<sets).map { _ in
      compareGroups(
        of: table(effect: 0, spread: [alike, alike], &random), draws: 1000, using: &random
      ).turn
    }
    #expect(turns.count { $0 == .neither } >= least)
    #expect(turns.count { $0 == .reverses } == 0)
  }

  /// Equal rates of 0.9, and in each of twenty strata three members of one group: the uniform priors draw their rate
  /// by about 0.15 towards 1/2, and the interval excludes zero though nothing differs. No verdict is given then.
  /// With a thousand members the priors move the difference by a tenth of its standard deviation.
  @Test func priorsOfSmallStrataGiveNoVerdict() {
    var random = RandomSource(seed: 44)
    func turn(_ members: [Int]) -> StratifiedComparison {
      let strata = (0..<20).map { index in
        StratifiedTable.Stratum(
          name: "\(index)",
          cells: members.map { count in
            let successes = Binomial(trials: count, probability: 0.9).sample(using: &random)
            return [Double(successes), Double(count - successes)]
          })
      }
      return compareGroups(
        of: StratifiedTable(
          words: StratifiedTable.Words(), groups: ["new", "old"], outcomes: ["yes", "no"],
          strata: strata, isProbabilities: false), draws: 1000, using: &random)
    }
    let small = (0..<20).map { _ in turn([50, 3]) }
    // The mean interval is +0.12 ± 0.075; that at least one of twenty excludes zero is sure to 1e-6
    #expect(small.contains { $0.adjusted.interval.direction > 0 })
    #expect(small.allSatisfy { $0.turn == .undecided })
    let large = (0..<20).map { _ in turn([2000, 1000]) }
    #expect(large.count { $0.turn == .undecided } <= 3)
  }

  /// Equal rates: a Bayes factor of 10 against them comes in at most one of ten tables drawn from the prior of
  /// equal rates, whatever the sizes, as its mean is 1. In 500 tables more than 90 have a probability below 1e-8.
  @Test func bayesFactorsAgainstEqualRatesAreSeldomLarge() {
    var random = RandomSource(seed: 43)
    func factors(_ isEqual: Bool) -> [Double] {
      (0..<500).map { _ in
        let first = random.uniform()
        let rates = [first, isEqual ? first : random.uniform()]
        let counts = rates.map { rate in
          let successes = Binomial(trials: 200, probability: rate).sample(using: &random)
          return (successes: successes, failures: 200 - successes)
        }
        return TwoRates(first: counts[0], second: counts[1]).twoAgainstOne.log10
      }
    }
    #expect(factors(true).count { $0 > 1 } < 90)
    #expect(factors(false).count { $0 > 1 } > 250)
  }

  // MARK: Files

  private func read(_ text: String) throws -> StratifiedTable {
    let folder = TemporaryFolder()
    let file = folder.path + "/table.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try StratifiedTable(file: file)
  }

  private func findings(_ text: String) async throws -> Findings {
    let folder = TemporaryFolder()
    let file = folder.path + "/table.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try await LogicOfInference.findings(LogicOfInference.admissions, ["--table", file])
  }

  @Test func aTableIsReadInAnyOrderAndWithAnySeparator() throws {
    let plain = try read(
      "ward,treatment,result,count\na,old,well,3\na,old,ill,4\na,new,well,5\na,new,ill,6\n"
        + "b,old,well,1\nb,old,ill,0\nb,new,well,2\nb,new,ill,7\n")
    #expect(plain.words == .init(stratum: "ward", group: "treatment", outcome: "result"))
    #expect(plain.groups == ["old", "new"] && plain.outcomes == ["well", "ill"])
    #expect(plain.strata[1].cells == [[1, 0], [2, 7]])
    let other = try read(
      "# wards\n\na;old;well;3\n\"b\" ; old;well;1\na;new;well;5\nb;new;well;2\n"
        + "b;new;ill;7 # many\nb;old;ill;0\na;old;ill;4\na;new;ill;6\n")
    #expect(other.strata == plain.strata)
  }

  private static let cells =
    "a,x,yes,3\na,x,no,4\na,y,yes,5\na,y,no,6\nb,x,yes,1\nb,x,no,2\nb,y,yes,2\nb,y,no,7\n"

  @Test(arguments: [
    ("", "is empty"), ("# nothing\n", "has no cell"), ("s,g,o,count\n", "has no cell"),
    (cells + "c,x,yes,-1\n", "whole number"), (cells + "c,x,yes,0.5\n", "whole number"),
    (cells + "c,x,yes,many\n", "not a number"), (cells + "c,x,yes,nan\n", "not a number"),
    (cells + "c,x,yes,2e9\n", "whole number"), (cells + "c,x,yes\n", "is not a cell"),
    (cells + "c,x,,4\n", "is not a cell"), (cells + "a,x,yes,3\n", "a second time"),
    (cells + "c,x,yes,3\n", "no cell c, x, no"),
    (cells + "c,x,yes,3\nc,x,no,3\nc,y,yes,0\nc,y,no,0\n", "has no members"),
    (cells + "c,z,yes,3\n", "a third group, z"), (cells + "c,x,maybe,3\n", "a third outcome"),
    ("a,x,yes,3\na,x,no,4\na,y,yes,5\na,y,no,6\n", "nothing that could turn round"),
    ("a,x,yes,3\na,x,no,4\nb,x,yes,5\nb,x,no,6\n", "one group"),
    ("a,x,yes,3\na,y,yes,4\nb,x,yes,5\nb,y,yes,6\n", "one outcome"),
    (
      "s,g,o,probability\na,x,yes,.2\na,x,no,.2\na,y,yes,.2\na,y,no,.2\nb,x,yes,.1\nb,x,no,.1\n"
        + "b,y,yes,.1\nb,y,no,.1\n", "add up to 1.2"
    ),
    ("s,g,o,probability\na,x,yes,-.2\n", "between 0 and 1"),
    ("s,g,o,probability\na,x,yes,1.2\n", "between 0 and 1"),
  ]) func whatIsWrongIsSaid(text: String, words: String) throws {
    let error = try #require(throws: InputError.self) { try read(text) }
    #expect(error.kind == .data)
    #expect(error.sentence.contains(words), "\(error.sentence)")
  }

  /// The command line says the same in one sentence, with the status of wrong data.
  @Test func aWrongTableHasItsStatus() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/table.csv"
    try Data("a,x,yes,-3\n".utf8).write(to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter6").run(["--table", file])
    #expect(result.status == 65 && result.output.isEmpty && result.errorLines.count == 1)
    #expect(CommandRunner.built("chapter6").run(["--table", file + ".missing"]).status == 66)
  }

  /// Simpson's reversal in probabilities: exact signs, and no intervals.
  @Test func probabilitiesAreComparedExactly() async throws {
    let found = try await findings(
      "s,g,o,probability\na,x,yes,.27\na,x,no,.03\na,y,yes,.095\na,y,no,.005\n"
        + "b,x,yes,.02\nb,x,no,.08\nb,y,yes,.15\nb,y,no,.35\n")
    #expect(found.answer.contains("it turns round") && found.claims.isEmpty)
    #expect(found.values.first { $0.name == "difference.total" }.map { $0.number > 0.2 } == true)
    #expect(found.values.first { $0.name == "difference.within" }.map { $0.number < 0 } == true)
  }

  /// One member each, empty cells, very large counts, two hundred letters: an answer without NaN.
  @Test(arguments: [
    "a,x,yes,1\na,x,no,0\na,y,yes,0\na,y,no,1\nb,x,yes,1\nb,x,no,0\nb,y,yes,0\nb,y,no,1\n",
    "a,x,yes,1000000000\na,x,no,0\na,y,yes,0\na,y,no,1000000000\n"
      + "b,x,yes,1\nb,x,no,1000000000\nb,y,yes,999999999\nb,y,no,1\n",
    "a,x,yes,1000000000\na,x,no,1\na,y,yes,1\na,y,no,1\nb,x,yes,7\nb,x,no,7\nb,y,yes,7\nb,y,no,7\n",
    cells.replacing("a,", with: String(repeating: "w", count: 200) + ","),
  ]) func extremeTablesAreAnswered(text: String) async throws {
    let found = try await findings(text)
    #expect(!found.answer.lowercased().contains("nan"), "\(found.answer)")
    #expect(found.values.allSatisfy { !$0.number.isNaN })
    #expect(found.tables.allSatisfy { $0.rows.allSatisfy { !$0.contains("NaN") } })
    #expect(found.claims.isEmpty && found.figures.map(\.name) == ["own-table"])
  }
}
