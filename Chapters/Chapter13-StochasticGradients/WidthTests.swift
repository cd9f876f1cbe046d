import BayesNumerics
import Inference

/// Two tests of whether draws are from N(0, I): one that suspects everything, and one made for the width.
struct WidthTests: Sendable {
  /// The probability with which either rejects draws that are right.
  static let level = 0.05

  /// Whether the kernel Stein discrepancy rejects, by 99 random flips of signs.
  static func steinRejects(
    _ points: [[Double]], slopes: [[Double]], _ discrepancy: KernelSteinDiscrepancy,
    using random: RandomSource
  ) -> Bool {
    var random = random
    return discrepancy.pValue(points, slopes: slopes, flips: 99, using: &random) <= level
  }

  /// Whether the sum of all squares, χ² with as many degrees of freedom as numbers, is in the outer 2.5 % on either side.
  static func chiSquareRejects(_ points: [[Double]]) -> Bool {
    let numbers = points.flatMap(\.self)
    let sum = dot(numbers, numbers)
    let chiSquare = Gamma(shape: Double(numbers.count) / 2, rate: 0.5)
    return min(chiSquare.cumulative(sum), chiSquare.upperTail(sum)) <= level / 2
  }

  /// How often the χ² test rejects draws of this standard deviation, exactly.
  static func chiSquarePower(width: Double, numbers: Int) -> Double {
    let chiSquare = Gamma(shape: Double(numbers) / 2, rate: 0.5)
    let (low, high) = (
      chiSquare.quantile(level / 2), chiSquare.upperTailQuantile(level / 2)
    )
    return chiSquare.cumulative(low / (width * width)) + chiSquare.upperTail(high / (width * width))
  }
}
