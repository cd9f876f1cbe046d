import BayesNumerics
import RealModule
import Testing

@testable import Networks

@Suite struct DecoderLikelihoodTests {
  /// Probabilities of all that can come add up to 1.
  @Test func countsAddUp() {
    for f in [-3.0, 0, 0.4, 8] {
      let binary = [0.0, 1].map {
        Double.exp(DecoderLikelihood.bernoulli.logDensity([$0], outputs: [f], variance: 1))
      }
      #expect(abs(binary.reduce(0, +) - 1) < 1e-14)
      let counts = (0...16).map {
        Double.exp(
          DecoderLikelihood.binomial(trials: 16).logDensity(
            [Double($0) / 16], outputs: [f], variance: 1))
      }
      #expect(abs(counts.reduce(0, +) - 1) < 1e-13)
      let levels = (0...4).map {
        Double.exp(
          DecoderLikelihood.categorical(levels: 5).logDensity(
            [Double($0) / 4], outputs: [f, 1, -2, 0.5, 3], variance: 1))
      }
      #expect(abs(levels.reduce(0, +) - 1) < 1e-14)
    }
    // The cross entropy between 0 and 1 is no density: its exponential does not add up over the levels
    let grey = (0...16).map {
      Double.exp(
        DecoderLikelihood.bernoulli.logDensity([Double($0) / 16], outputs: [0.4], variance: 1))
    }
    #expect(abs(grey.reduce(0, +) - 1) > 1)
  }

  @Test func theNormalIsTheNormal() {
    let expected =
      Normal(mean: 0.4, standardDeviation: 0.25.squareRoot()).logDensity(1)
      + Normal(mean: -1, standardDeviation: 0.25.squareRoot()).logDensity(0.5)
    for likelihood in [DecoderLikelihood.normal(variance: 0.25), .normalOfLearnedVariance] {
      let found = likelihood.logDensity([1, 0.5], outputs: [0.4, -1], variance: 0.25)
      #expect(abs(found - expected) < 1e-13)
    }
  }

  @Test func meansAreMeans() {
    #expect(DecoderLikelihood.bernoulli.means(outputs: [0]) == [0.5])
    #expect(
      DecoderLikelihood.categorical(levels: 3).means(outputs: [0, 0, 0, -99, -99, 0]) == [0.5, 1])
  }

  @Test func levelsAreAskedFor() {
    #expect(DecoderLikelihood.binomial(trials: 16).admits(3.0 / 16))
    #expect(!DecoderLikelihood.binomial(trials: 16).admits(0.3))
    #expect(!DecoderLikelihood.categorical(levels: 17).admits(0.3))
    #expect(!DecoderLikelihood.bernoulli.admits(1.1) && !DecoderLikelihood.bernoulli.admits(.nan))
    #expect(DecoderLikelihood.normalOfLearnedVariance.admits(-7))
  }

  /// The closed form against quadrature, and against the general normals.
  @Test func theDivergenceIsKnown() {
    for (mean, deviation) in [(0.0, 1.0), (0.7, 0.2), (-2, 3)] {
      let q = Normal(mean: mean, standardDeviation: deviation)
      let points = 20_000
      let (low, width) = (mean - 12 * deviation, 24 * deviation)
      let sum = (0..<points).reduce(0.0) { total, k in
        let z = low + (Double(k) + 0.5) * width / Double(points)
        let log = q.logDensity(z)
        return total + Double.exp(log) * (log - Normal().logDensity(z)) * width / Double(points)
      }
      let found = normalDivergence(mean: mean, deviation: deviation)
      #expect(abs(found - sum) < 1e-9)
      // With the signs turned, as a loss that is to be maximised has them, it is no divergence
      if found > 0 { #expect(abs(-found - sum) > 0.1) }
    }
  }
}
