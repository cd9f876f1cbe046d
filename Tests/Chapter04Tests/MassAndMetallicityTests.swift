import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import TestSupport
import Testing

@testable import chapter4

@Suite struct MassAndMetallicityTests {
  let sequence = MainSequence()

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
  /// the errors seen (Student-t of 7 degrees at 1e-4), for 20 fields, or 5.
  @Test func monteCarloIntegrationFindsTheQuadrature() {
    var worst = 0.0
    for seed in 0..<(Validation.isLong ? 20 : 5) {
      let random = RandomSource(seed: UInt64(seed))
      var stars = random.stream("stars")
      let field = StarField(
        count: 100, sigma: StefanBoltzmann.sigma, noise: 0.1, using: &stars
      ) { sequence.star(using: &$0) }
      let analysis = SequencePosteriors.infer(
        sequence, luminosities: field.measured, noise: 0.1, draws: 4000,
        using: random.stream("integral"))
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
