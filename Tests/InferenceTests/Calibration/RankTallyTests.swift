import BayesNumerics
import Inference
import RealModule
import Testing

@Suite struct RankTallyTests {
  /// `shape` bends a uniform number, u ↦ u^shape.
  private func tally(_ count: Int, shape: Double = 1, seed: UInt64 = 1) -> RankTally {
    var random = RandomSource(seed: seed)
    return RankTally(
      name: "x", ranks: (0..<count).map { _ in Int(100 * .pow(random.uniform(), shape)) },
      draws: 99)
  }

  @Test func countsAndStatisticsByHand() {
    // 40 ranks on 2 values: 30 below, 10 above; two bins of 20
    let tally = RankTally(name: "x", ranks: (0..<40).map { $0 < 30 ? 0 : 1 }, draws: 1)
    #expect(tally.counts == [30, 10])
    #expect(tally.chiSquare.statistic == 10)
    // P(χ²₁ > 10) = erfc(√5), to a few ulp
    let tail = complementaryErrorFunction(5.0.squareRoot())
    #expect(abs(tally.chiSquare.pValue - tail) < 1e-15)
    #expect(tally.distance.statistic == 0.25)
    #expect(abs(tally.distance.pValue - 2 * .exp(-5)) < 1e-15)
    #expect(tally.pValue == 2 * tally.chiSquare.pValue)
  }

  @Test func binsDivideTheRanksAndExpectTwenty() {
    #expect(tally(200).counts.count == 10)
    #expect(tally(1000).counts.count == 20)
    #expect(tally(99).counts.count == 4)
    #expect(tally(1000).counts.reduce(0, +) == 1000)
  }

  @Test func evenRanksAreRefusedAsOftenAsStated() {
    // The p-value is a bound: below 1 % in at most 1 % of 4000 tallies, 40, whose error is √40 = 6.3;
    // 4.4 errors more are a false alarm in 100,000
    let refused = (0..<4000).count { tally(200, seed: UInt64($0)).pValue < 0.01 }
    #expect(refused <= 40 + 28, "\(refused)")
    // and it is not a sham: the chi-square half alone gives about half of that, and 20 becomes 3 or
    // fewer three times in a million
    #expect(refused >= 4, "\(refused)")
  }

  @Test func slopesAndValleysAreRefused() {
    #expect(tally(200, shape: 1.7).pValue < 1e-5)
    var random = RandomSource(seed: 2)
    let valley = RankTally(
      name: "x",
      ranks: (0..<1000).map { _ in Int(100 * random.beta(a: 0.5, b: 0.5)) }.map { min($0, 99) },
      draws: 99)
    #expect(valley.chiSquare.pValue < 1e-10)
  }
}
