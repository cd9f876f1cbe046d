import BayesNumerics
import Foundation
import Testing
import Workbook

@testable import chapter6

@Suite struct MonteCarloTests {
  /// Expectations by quadrature: π, and 3 where the integral exists; the second has no mean square.
  @Test func theTruthsAreTheIntegrals() {
    func mean(_ function: @escaping (Double) -> Double, from low: Double) -> Double {
      integrate(function, from: low, to: 1).value
    }
    #expect(abs(mean({ 4 * (1 - $0 * $0).squareRoot() }, from: 0) - .pi) < 1e-8)
    #expect(abs(mean({ pow($0, -2 / 3.0) }, from: 1e-12) + 3e-4 - 3) < 1e-6)
    // ∫ a^(-4/3) da grows without end as its lower limit falls
    let squares = [1e-3, 1e-6, 1e-9].map { low in mean({ pow($0, -4 / 3.0) }, from: low) }
    #expect(squares[1] > 5 * squares[0] && squares[2] > 5 * squares[1])
  }

  /// The mean of draws that share one number does not settle, and is refused. The right one holds but once in
  /// 100,000 seeds.
  @Test func aMeanThatDoesNotSettleIsRefused() {
    var random = RandomSource(seed: 5)
    func slope(_ mean: RandomMean) -> (slope: Double, agrees: Bool) {
      let record = LogicOfInference.record(
        mean, counts: [100, 1000, 10_000], repetitions: 400, using: &random)
      let tolerance = Tolerance.monteCarlo(standardError: record.slopeError)
      return (record.slope, tolerance.agrees(record.slope, with: -0.5))
    }
    #expect(slope(.circle).agrees)
    #expect(!slope(.heavyTail).agrees)
    #expect(!slope(.ratio).agrees)
  }

  /// The stated standard error of the slope is its scatter: the variance of 40 slopes over its square is
  /// chi-square with 39 degrees of freedom over 39, between 0.34 and 2.2 but for one time in 10,000, and the
  /// error itself is known to a tenth.
  @Test func theStandardErrorIsTheScatter() {
    var random = RandomSource(seed: 6)
    let records = (0..<40).map { _ in
      LogicOfInference.record(
        .circle, counts: [10, 32, 100], repetitions: 200, using: &random)
    }
    let slopes = records.map(\.slope)
    let mean = slopes.reduce(0, +) / 40
    let variance = slopes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39
    let stated = records.reduce(0) { $0 + $1.slopeError * $1.slopeError } / 40
    #expect((0.3...2.5).contains(variance / stated))
  }

  @Test func allClaimsHold() async throws {
    let study = try LogicOfInference.study(.parse([]), run: Run(seed: 1))
    let found = try await LogicOfInference.monteCarlo.run(
      study, Run(seed: 1, isQuick: true, section: "monte-carlo"))
    #expect(found.claims.map(\.id) == ["39b", "39c", "39g"])
    #expect(found.claims.allSatisfy { $0.verdict == .holds })
  }
}
