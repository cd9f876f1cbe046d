import BayesNumerics
import Testing

@testable import Inference

@Suite struct StandardisedDrawsTests {
  /// Three parameters with standard deviations near 0.03 and correlations.
  static let precision = Matrix(rows: [[1300, 400, 0], [400, 900, -300], [0, -300, 1100]])
  static let centre = [5.0, -2, 0.3]

  /// Draws of N(m, width² P⁻¹) with the slopes of N(m, P⁻¹), and the standard normals they were made from.
  static func draws(
    _ count: Int, width: Double, using random: inout RandomSource
  ) throws -> (z: [[Double]], x: [[Double]], slopes: [[Double]], factor: Cholesky) {
    let factor = try Cholesky(precision)
    let z = (0..<count).map { _ in (0..<3).map { _ in width * random.normal() } }
    let away = z.map(factor.solveTransposedFactor)
    let x = away.map { zip(centre, $0).map { $0 + $1 } }
    return (z, x, away.map { (precision * $0).map { -$0 } }, factor)
  }

  /// Of a normal distribution: the standard normals, and their slopes.
  @Test func normalDrawsBecomeStandard() throws {
    var random = RandomSource(seed: 4)
    let (z, x, slopes, factor) = try Self.draws(20, width: 1, using: &random)
    let found = StandardisedDraws(x, slopes: slopes, centre: Self.centre, factor: factor)
    for (index, expected) in z.enumerated() {
      for k in 0..<3 {
        #expect(abs(found.points[index][k] - expected[k]) < 1e-11)
        #expect(abs(found.slopes[index][k] + expected[k]) < 1e-11)
      }
    }
  }

  /// Draws 40 % too wide: the test finds them once they are in units of their standard deviations. In their own units
  /// all of them are so near to each other that it sees their mean alone, and refuses one set in twenty: more than 9 of
  /// 40 with a probability of 1e-5.
  @Test func widthsAreSeenInUnitsOfTheTarget() throws {
    let random = RandomSource(seed: 5)
    var (standardised, raw) = (0, 0)
    let discrepancy = KernelSteinDiscrepancy()
    for set in 0..<40 {
      var stream = random.stream(set)
      let (_, x, slopes, factor) = try Self.draws(100, width: 1.4, using: &stream)
      let units = StandardisedDraws(x, slopes: slopes, centre: Self.centre, factor: factor)
      var flips = random.stream("flips").stream(set)
      if discrepancy.pValue(units.points, slopes: units.slopes, using: &flips) <= 0.05 {
        standardised += 1
      }
      if discrepancy.pValue(x, slopes: slopes, using: &flips) <= 0.05 { raw += 1 }
    }
    #expect(standardised >= 30)
    #expect(raw <= 9)
  }
}
