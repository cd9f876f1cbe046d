import BayesNumerics
import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter3

@Suite struct MonteCarloMeanTests {
  /// The expected errors of the table are √(Var cos a / N), the variance by quadrature.
  @Test func theExpectedErrorIsThatOfTheVariance() async throws {
    let normal = Normal()
    func expectation(_ function: (Double) -> Double) -> Double {
      integrate({ function($0) * normal.density($0) }, from: -.infinity, to: .infinity).value
    }
    let mean = expectation { cos($0) }
    let variance = expectation { cos($0) * cos($0) } - mean * mean
    let table = try #require(
      try await PolynomialEvidence.findings(PolynomialEvidence.monteCarloMean, isQuick: true).tables
        .first)
    for row in table.rows {
      let count = try #require(Double(row[0].filter { $0 != "," }))
      // Four decimals are shown
      #expect(abs((variance / count).squareRoot() - (Double(row[2]) ?? .nan)) < 0.000_051)
    }
  }

  /// Errors that fall as N^-1/2 have the slope -1/2; those of an estimate that falls as N^-0.4 are refused.
  @Test func anotherDeclineIsRefused() {
    let counts = [10, 32, 100, 316, 1000, 3162, 10_000]
    func claimed(_ power: Double) -> (slope: Double, isRefused: Bool) {
      let errors = counts.map { pow(Double($0), power) }
      let decline = ErrorDecline(counts: counts, errors: errors, repetitions: 200)
      let tolerance = Tolerance.monteCarlo(standardError: decline.standardError)
      return (decline.slope, !tolerance.agrees(decline.slope, with: -0.5))
    }
    #expect(abs(claimed(-0.5).slope + 0.5) < 1e-14)
    #expect(!claimed(-0.5).isRefused)
    #expect(claimed(-0.4).isRefused)
  }

  /// The standard error of the slope is its scatter over seeds: the variance of 60 slopes over its square is
  /// chi-square with 59 degrees of freedom over 59, between 0.43 and 1.89 but for one time in 10,000.
  @Test func theStandardErrorIsTheScatterOverSeeds() async throws {
    var slopes: [Double] = []
    var error = Double.nan
    for seed in 0..<60 as Range<UInt64> {
      let found = try await PolynomialEvidence.findings(
        PolynomialEvidence.monteCarloMean, seed: seed, isQuick: true)
      let slope = try #require(found.values.first { $0.name == "slope" })
      slopes.append(slope.number)
      error = slope.standardError ?? .nan
    }
    let mean = slopes.reduce(0, +) / 60
    let variance = slopes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59
    #expect((0.43...1.89).contains(variance / (error * error)))
  }
}
