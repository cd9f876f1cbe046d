import BayesNumerics
import Foundation
import TestSupport
import Testing

@testable import Inference

@Suite struct HighestDensityRegionTests {
  /// Two normal variables: the level is the peak times 1 - P, the area 2 pi s1 s2 times -log(1 - P).
  @Test(arguments: [0.01, 0.5, 0.95, 0.999_999])
  func anEllipseInClosedForm(probability: Double) {
    let (first, second) = (
      Normal(mean: 3, standardDeviation: 2), Normal(mean: -1, standardDeviation: 0.1)
    )
    let region = HighestDensityRegion(of: first, and: second, probability: probability)
    let peak = first.logDensity(3) + second.logDensity(-1)
    // A probability of 1e-8, over the 1 - P that lies on each unit of the level
    let bound = 1e-8 / (1 - probability)
    #expect(abs(region.logLevel - (peak + log(1 - probability))) < bound)
    let area = 2 * Double.pi * 2 * 0.1 * -log(1 - probability)
    #expect(abs(region.area / area - 1) < bound / -log(1 - probability) + 1e-8)
  }

  /// Two exponential variables end in a corner: inside x + y < t lies 1 - (1 + t) exp(-t).
  @Test(arguments: [0.3, 1, 3.5, 10]) func aTriangleInClosedForm(t: Double) {
    let region = HighestDensityRegion(
      of: Exponential(rate: 1), and: Exponential(rate: 1), probability: 1 - (1 + t) * exp(-t))
    // A probability of 1e-8, over the t exp(-t) that lies on each unit of the level
    let bound = 1e-8 / (t * exp(-t))
    #expect(abs(region.logLevel + t) < bound)
    #expect(abs(region.area / (t * t / 2) - 1) < 2 * bound / t + 1e-8)
  }

  /// Draws of skewed and of cut-off posteriors lie inside as often as they should: within 4.42 binomial
  /// standard deviations, one false alarm in 100,000 for each of 8. The control: the level that would be
  /// right for two normal variables.
  @Test func drawsFallInside() {
    let pairs: [(TruncatedGamma, TruncatedGamma)] = [
      ((4, 1), (2, 1)), ((4, 1.1), (2, 4.0 / 3)), ((301, 100), (101, 100)), ((300, 1), (1, 1)),
    ].map {
      (
        TruncatedGamma(Gamma(shape: $0.0, rate: $0.1), upper: 5),
        TruncatedGamma(Gamma(shape: $1.0, rate: $1.1), upper: 5)
      )
    }
    var random = RandomSource(seed: 71)
    let count = Validation.isLong ? 40_000 : 15_000
    for (first, second) in pairs {
      let draws = (0..<count).map { _ in
        first.logDensity(first.sample(using: &random))
          + second.logDensity(second.sample(using: &random))
      }
      for probability in [0.5, 0.95] {
        let region = HighestDensityRegion(of: first, and: second, probability: probability)
        let share = Double(draws.count { $0 >= region.logLevel }) / Double(count)
        let error = (probability * (1 - probability) / Double(count)).squareRoot()
        #expect(abs(share - probability) < 4.417 * error, "\(first), \(second)")
      }
      if first.untruncated.shape == 300 {
        let peak = first.logDensity(5) + second.logDensity(0)
        let wrong = Double(draws.count { $0 >= peak + log(0.5) }) / Double(count)
        #expect(abs(wrong - 0.5) > 4.417 * (0.25 / Double(count)).squareRoot())
      }
    }
  }

  /// The area of the region shrinks as 1/N: a hundred times the counts, a hundredth of the area.
  @Test func theAreaShrinksAsTheInverseOfN() {
    func area(_ n: Double) -> Double {
      HighestDensityRegion(
        of: Gamma(shape: 3 * n + 1, rate: n), and: Gamma(shape: n + 1, rate: n)
      ).area
    }
    // Skewness adds a relative 1/n
    #expect(abs(area(1e6) / area(1e4) * 100 - 1) < 1e-3)
  }
}
