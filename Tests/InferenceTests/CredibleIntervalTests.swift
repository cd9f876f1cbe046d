import BayesNumerics
import Testing

@testable import Inference

@Suite struct CredibleIntervalTests {
  /// Peaked, skewed, falling, rising and nearly flat.
  static let distributions: [Beta] = [
    Beta(a: 11, b: 5), Beta(a: 20, b: 14), Beta(a: 1.01, b: 1.02), Beta(a: 2, b: 300),
    Beta(a: 1, b: 3), Beta(a: 0.5, b: 2), Beta(a: 4, b: 1), Beta(a: 178_080, b: 172_679),
  ]

  /// The bound is the accuracy of the quantile, 1e-12 of the probability.
  @Test(arguments: distributions) func bothKindsHoldTheirProbability(beta: Beta) {
    for probability in [0.5, 0.9, 0.95, 0.999] {
      for interval in [
        CredibleInterval.equalTailed(of: beta, probability: probability),
        .highestDensity(of: beta, probability: probability),
      ] {
        let inside = 1 - beta.cumulative(interval.lower) - beta.upperTail(interval.upper)
        #expect(abs(inside - probability) < 1e-11)
      }
    }
  }

  @Test(arguments: distributions) func equalTailsAreEqual(beta: Beta) {
    let interval = CredibleInterval.equalTailed(of: beta)
    #expect(abs(beta.cumulative(interval.lower) - 0.025) < 1e-12)
    #expect(abs(beta.upperTail(interval.upper) - 0.025) < 1e-12)
  }

  @Test(arguments: distributions) func theHighestDensityIntervalIsTheShortest(beta: Beta) {
    let shortest = CredibleInterval.highestDensity(of: beta)
    #expect(shortest.width <= CredibleInterval.equalTailed(of: beta).width)
    for step in 1..<50 {
      let left = 0.05 * Double(step) / 50
      let width = beta.upperTailQuantile(0.05 - left) - beta.quantile(left)
      // Beside the minimum a width changes by the square of the step, so 1e-9 is no worse than rounding
      #expect(shortest.width <= width * (1 + 1e-9))
    }
  }

  /// The values that CLAIMS row 50 gives for the lecture's posterior, to their three digits.
  @Test func theLecturesPosterior() {
    let posterior = Beta(a: 11, b: 5)
    let equal = CredibleInterval.equalTailed(of: posterior)
    #expect(abs(equal.lower - 0.4490) < 0.00005 && abs(equal.upper - 0.8818) < 0.00005)
    let shortest = CredibleInterval.highestDensity(of: posterior)
    #expect(abs(shortest.lower - 0.467) < 0.0005 && abs(shortest.upper - 0.895) < 0.0005)
  }

  /// At an inner peak both ends are equally probable; equal tails of a skewed density are the control.
  @Test func bothEndsAreEquallyProbable() {
    let beta = Beta(a: 11, b: 5)
    let shortest = CredibleInterval.highestDensity(of: beta)
    #expect(abs(beta.logDensity(shortest.lower) - beta.logDensity(shortest.upper)) < 1e-9)
    let equal = CredibleInterval.equalTailed(of: beta)
    #expect(abs(beta.logDensity(equal.lower) - beta.logDensity(equal.upper)) > 0.1)
  }

  @Test func aFallingDensityBeginsAtItsEdge() {
    #expect(CredibleInterval.highestDensity(of: Beta(a: 1, b: 3)).lower == 0)
    #expect(CredibleInterval.highestDensity(of: Beta(a: 4, b: 1)).upper == 1)
  }

  /// A normal distribution is symmetric: both kinds are mean +- 1.96 standard deviations.
  @Test func bothKindsAgreeOnASymmetricDensity() {
    let normal = Normal(mean: 3, standardDeviation: 2)
    for interval in [
      CredibleInterval.equalTailed(of: normal), .highestDensity(of: normal),
    ] {
      #expect(abs(interval.lower - (3 - 2 * 1.959_963_984_540_054)) < 1e-6)
      #expect(abs(interval.upper - (3 + 2 * 1.959_963_984_540_054)) < 1e-6)
    }
  }
}
