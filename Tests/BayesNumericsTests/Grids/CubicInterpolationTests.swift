import BayesNumerics
import Foundation
import Testing

@Suite struct CubicInterpolationTests {
  /// A cubic is met exactly, up to a few roundings of numbers below 100; the fourth power is not.
  @Test func aCubicIsMetExactly() {
    func cubic(_ x: Double) -> Double { ((x - 2) * x + 3) * x - 1 }
    let table = CubicInterpolation(from: -1, to: 3, count: 9, cubic)
    let fourth = CubicInterpolation(from: -1, to: 3, count: 9) { $0 * $0 * $0 * $0 }
    for x in [-0.4, 0.1, 0.77, 1.5, 2.3] {
      #expect(abs(table(x) - cubic(x)) < 1e-12)
      if x.truncatingRemainder(dividingBy: 0.5) != 0 {
        #expect(abs(fourth(x) - x * x * x * x) > 1e-4)
      }
    }
  }

  /// Between the points the error is at most 9 / 384 h⁴ of the fourth derivative, which is 1 for a sine.
  @Test(arguments: [21, 201]) func theErrorIsThatOfTheFourthDerivative(count: Int) {
    let step = 10 / Double(count - 1)
    let table = CubicInterpolation(from: 0, to: 10, count: count) { sin($0) }
    let worst = (0...1000).reduce(0.0) { worst, index in
      let x = step + (10 - 2.001 * step) * Double(index) / 1000
      return max(worst, abs(table(x) - sin(x)))
    }
    let bound = 9.0 / 384 * step * step * step * step
    #expect(worst <= bound * 1.0001 + 1e-15)
    #expect(worst > bound / 10)
  }

  /// Beyond the ends goes the parabola through the last three points.
  @Test func beyondTheEndsItIsAParabola() {
    let table = CubicInterpolation(from: 0, to: 4, count: 5) { 2 * $0 * $0 - $0 + 1 }
    for x in [-3.0, 0.5, 3.7, 4, 9] {
      #expect(abs(table(x) - (2 * x * x - x + 1)) < 1e-12 * (1 + x * x))
    }
    #expect(table(.nan) == -.infinity)
  }
}
