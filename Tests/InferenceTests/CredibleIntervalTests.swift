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
    for beta in Self.distributions where beta.a > 1 && beta.b > 1 {
      for probability in [0.5, 0.9, 0.95, 0.999] {
        let shortest = CredibleInterval.highestDensity(of: beta, probability: probability)
        // A quantile is good to 1e-12 of the probability, which is worth slope / density of the log
        // density at that end
        func worth(_ x: Double) -> Double {
          abs((beta.a - 1) / x - (beta.b - 1) / (1 - x)) / beta.density(x)
        }
        let allowed = 1e-12 * (1 + worth(shortest.lower) + worth(shortest.upper))
        let balance = beta.logDensity(shortest.lower) - beta.logDensity(shortest.upper)
        #expect(abs(balance) < allowed)
        #expect(allowed < 1e-5)
      }
    }
    let beta = Beta(a: 11, b: 5)
    let equal = CredibleInterval.equalTailed(of: beta)
    #expect(abs(beta.logDensity(equal.lower) - beta.logDensity(equal.upper)) > 0.1)
  }

  @Test func aFallingDensityBeginsAtItsEdge() {
    #expect(CredibleInterval.highestDensity(of: Beta(a: 1, b: 3)).lower == 0)
    #expect(CredibleInterval.highestDensity(of: Beta(a: 4, b: 1)).upper == 1)
    #expect(CredibleInterval.highestDensity(of: Exponential(rate: 2)).lower == 0)
    // Infinite at the edge
    #expect(CredibleInterval.highestDensity(of: Beta(a: 0.5, b: 2)).lower == 0)
    #expect(CredibleInterval.highestDensity(of: Beta(a: 2, b: 0.5)).upper == 1)
    #expect(CredibleInterval.highestDensity(of: Gamma(shape: 0.5, rate: 3)).lower == 0)
  }

  /// Any interval of a flat density is as short as any other: the central one is given. Its ends are
  /// quantiles, good to 1e-12.
  @Test func aFlatDensityGivesTheCentralInterval() {
    let flat = CredibleInterval.highestDensity(of: Beta(a: 1, b: 1), probability: 0.9)
    #expect(abs(flat.lower - 0.05) < 1e-12 && abs(flat.upper - 0.95) < 1e-12)
    let shifted = CredibleInterval.highestDensity(of: Uniform(lower: 2, upper: 4))
    #expect(abs(shifted.lower - 2.05) < 1e-12 && abs(shifted.upper - 3.95) < 1e-12)
  }

  /// By mpmath, 50 digits: equal log densities at both ends and the probability between them. Ends
  /// are good to 1e-14 of the probability over the density there, and a few ulp.
  @Test func theShortestIntervalsAreTheseNumbers() {
    for (interval, lower, upper) in [
      (
        CredibleInterval.highestDensity(of: Beta(a: 11, b: 5)),
        0.467_137_547_679_760_37, 0.895_177_618_573_693_89
      ),
      (
        .highestDensity(of: Beta(a: 11, b: 5), probability: 0.9),
        0.507_938_072_113_124_69, 0.872_904_649_749_981_08
      ),
      (
        .highestDensity(of: Gamma(shape: 2, rate: 1)),
        0.042_363_333_429_956_503, 4.765_168_247_389_076_3
      ),
    ] {
      #expect(abs(interval.lower - lower) < 1e-11)
      #expect(abs(interval.upper - upper) < 1e-11)
    }
    let plain = CredibleInterval.highestDensity(of: Beta(a: 11, b: 5))
    #expect(plain.probability == 0.95)
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
