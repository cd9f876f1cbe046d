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

  /// Both forms of the likelihood against the integral as it stands, the noise written in L̂ itself:
  /// the quadrature and its table to 1e-5 of cubics across an edge of width 0.07, the draws to five
  /// Monte Carlo errors of plain draws, of which stratified ones have less. Without the 1 / L of the noise both
  /// would be off by more.
  @Test func bothFormsAreTheIntegral() {
    let noise = 0.2
    let exact = MainSequenceLikelihood(sequence, noise: noise, range: -3.5...3.5)
    var random = RandomSource(seed: 8)
    let count = 20_000
    let sampled = MainSequenceLikelihood(
      draws: sequence.products(count, using: &random), noise: noise, range: -3.5...3.5)
    for d in [-1.5, 0.0, 1.3] {
      let measured = exp(d)
      func integral(_ factor: (Double) -> Double) -> Double {
        integrate(
          {
            let noise = Normal(mean: exp($0), standardDeviation: noise * exp($0))
            return sequence.productDensity($0) * noise.density(measured) * measured * factor($0)
          }, from: d - log(2.8), to: d + log(20), relativeTolerance: 1e-10
        ).value
      }
      let expected = integral { _ in 1 }
      #expect(abs(exact(d) - log(expected)) < 1e-5, "\(d)")
      // Variance of one draw's term: its mean square, again by quadrature
      let square = integral { y in
        measured * Normal(mean: exp(y), standardDeviation: noise * exp(y)).density(measured)
      }
      let error = (square / Double(count)).squareRoot() / expected
      #expect(abs(sampled(d) - log(expected)) < 5 * error, "\(d)")
      // L for L̂ in front
      let wrong = integral { exp($0) / measured }
      #expect(abs(log(wrong / expected)) > 1e-2)
    }
  }

  /// Four times the draws, and the error of the posterior mean falls; quadrature lies within seven of
  /// the errors seen (Student-t of 7 degrees at 1e-4), for 20 fields.
  @Test func monteCarloIntegrationFindsTheQuadrature() {
    var worst = 0.0
    for seed in 0..<20 {
      let analysis = MainSequenceAnalysis(
        count: 100, sigma: StefanBoltzmann.sigma, noise: 0.1, draws: 4000,
        using: RandomSource(seed: UInt64(seed)))
      worst = max(
        worst,
        abs(analysis.monteCarlo.mean - analysis.quadrature.mean) / analysis.monteCarloError)
      let truth = log(StarField.scale(StefanBoltzmann.sigma))
      #expect(
        abs(analysis.quadrature.mean - truth) < 4.5 * analysis.quadrature.standardDeviation)
    }
    #expect(worst < 7, "\(worst)")
  }
}
