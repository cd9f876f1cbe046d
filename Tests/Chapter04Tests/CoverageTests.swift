import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct CoverageTests {
  static func coverage(_ seed: UInt64, stars: Int = 200, spreadFactor: Double = 1) -> Coverage {
    let population = StarPopulation()
    return Coverage.measure(
      fields: 1000, starsInEach: stars, population: population, noise: 0.1,
      analysedWith: StarLikelihood(
        spread: spreadFactor * population.productSpread, noise: 0.1),
      using: RandomSource(seed: seed))
  }

  /// 20 times 1000 fields in all: 90 % of them to 4.4 Monte Carlo errors of 0.9 × 0.1 / 20000, one
  /// false alarm in 100,000; each thousand within 3 %, one false alarm in 600 of them.
  @Test func ninetyPercentIntervalsHoldTheTruthInNinetyPercent() {
    let shares = (0..<20).map { Self.coverage(UInt64($0), stars: 20).share(of: 0.9) }
    let mean = shares.reduce(0, +) / 20
    #expect(abs(mean - 0.9) < 4.4 * (0.09 / 20_000).squareRoot(), "\(mean)")
    #expect(shares.count { abs($0 - 0.9) > 0.03 } <= 1, "\(shares)")
  }

  /// Every level is right at once: ranks are uniform, by a chi-square of 20 bins at a rate of 1e-6;
  /// a population's spread that is wrong by a fifth is refused.
  @Test func theTruthHasUniformRanks() {
    func pValue(_ coverage: Coverage) -> Double {
      var bins = [Double](repeating: 0, count: 20)
      for rank in coverage.ranks { bins[min(19, Int(rank * 20))] += 1 }
      let expected = Double(coverage.ranks.count) / 20
      let statistic = bins.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
      return regularizedUpperIncompleteGamma(statistic / 2, shape: 9.5)
    }
    #expect(pValue(Self.coverage(3)) > 1e-6)
    #expect(pValue(Self.coverage(3, spreadFactor: 0.8)) < 1e-6)
    #expect(pValue(Self.coverage(3, spreadFactor: 1.25)) < 1e-6)
  }

  /// One right analysis in a hundred leaves the band; more than three of 20 would be a false alarm of
  /// 4e-5. A wrong spread always leaves it.
  @Test func rightAnalysesStayInTheBand() {
    let right = (0..<20).map { Self.coverage(UInt64(100 + $0), stars: 20) }
    #expect(right.count { !$0.staysInBand } <= 3)
    let wrong = (0..<5).map { Self.coverage(UInt64(100 + $0), stars: 20, spreadFactor: 0.7) }
    #expect(wrong.allSatisfy { !$0.staysInBand })
    // The band is where Kolmogorov's p is 0.01
    for coverage in right + wrong { #expect(coverage.staysInBand == (coverage.kolmogorov > 0.01)) }
  }
}
