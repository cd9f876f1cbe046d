import BayesNumerics
import Datasets
import Foundation
import Testing

@testable import chapter4

@Suite struct MainSequenceTests {
  let sequence = MainSequence()

  @Test func theMassesAreSalpeters() {
    #expect(abs(sequence.mass(0) - 0.5) < 1e-12)
    #expect(abs(sequence.mass(1) - 8) < 1e-11)
    // dN/dM ∝ M^-2.35: the ratio of densities at 1 and 2 M☉ is 2^2.35
    func density(_ mass: Double) -> Double {
      let h = 1e-5
      func probability(of mass: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
          let middle = (low + high) / 2
          if sequence.mass(middle) < mass { low = middle } else { high = middle }
        }
        return low
      }
      return (probability(of: mass + h) - probability(of: mass - h)) / (2 * h)
    }
    // Central differences of 60 bisections: 2⁻⁶⁰ / 1e-5 and h² give 1e-9
    #expect(abs(density(1) / density(2) / pow(2, 2.35) - 1) < 1e-6)
  }

  @Test func theDensityOfTheProductIsWhole() {
    let ends = (3.6 * log(0.5) - 1, 3.6 * log(8) + 1)
    let mass = integrate({ sequence.productDensity($0) }, from: ends.0, to: ends.1).value
    #expect(abs(mass - 1) < 1e-9)
    // Draws have its moments: 4.4 Monte Carlo errors of 100,000
    var random = RandomSource(seed: 2)
    let draws = (0..<100_000).map { _ -> Double in
      let star = sequence.star(using: &random)
      return star.logArea + 4 * star.logTemperature
    }
    let moments = sequence.productMoments
    let mean = draws.reduce(0, +) / 100_000
    #expect(abs(mean - moments.mean) < 4.4 * moments.standardDeviation / 316.2)
    // A share between two places, and its control: metallicity left out moves the edge
    let expected = integrate({ sequence.productDensity($0) }, from: -2.5, to: -2.45).value
    let share = Double(draws.count { (-2.5 ..< -2.45).contains($0) }) / 100_000
    let error = (expected / 100_000).squareRoot()
    #expect(abs(share - expected) < 4.4 * error)
    let withoutMetals = (exp(0.375 * 2.495) - exp(0.375 * 2.45)) / exp(0.375 * 2.4953)
    #expect(abs(withoutMetals - expected) > 10 * error)
  }
}
