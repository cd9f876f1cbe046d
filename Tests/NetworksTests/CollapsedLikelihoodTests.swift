import BayesNumerics
import Networks
import RealModule
import Testing

@Suite struct CollapsedLikelihoodTests {
  /// Lemma 2.1 with its missing factor is the evidence of the linear model, up to 10 nodes and several
  /// sets of inputs; as printed it lacks (m/2) log 2π.
  ///
  /// Compared on the logarithm, absolutely: that is the relative error of the density. 1e-10 of the
  /// largest term, which with σ = 0.1 to 1 and N ≤ 60 is below 1e4, is what 1e4 ulp and the condition
  /// of σ² I + σ_β² Z Z', up to 1e5, leave at least.
  @Test(arguments: 1...10) func theLemmaIsTheEvidence(nodes: Int) throws {
    var random = RandomSource(seed: UInt64(nodes))
    for (points, inputs, noise, weightVariance) in [
      (1, 1, 0.5, 1.0), (5, 2, 0.1, 4), (20, 3, 1, 0.5), (60, 7, 0.2, 2),
    ] {
      let x = Matrix(
        rows: points, columns: inputs,
        elements: Normal().samples(points * inputs, using: &random))
      let gamma = Matrix(
        rows: inputs, columns: nodes,
        elements: Normal(standardDeviation: 2).samples(inputs * nodes, using: &random))
      let z = ShallowNetwork.features(gamma, at: x)
      let y = Normal().samples(points, using: &random)
      let lemma = try CollapsedLikelihood(
        features: z, targets: y, noiseVariance: noise * noise, weightMean: 0.7,
        weightVariance: weightVariance)
      let direct = try CollapsedLikelihood.direct(
        features: z, targets: y, noiseVariance: noise * noise, weightMean: 0.7,
        weightVariance: weightVariance)
      #expect(abs(lemma.logDensity - direct) <= 1e-10 * max(1, abs(direct)))
      let missing = 0.5 * Double(nodes) * .log(2 * .pi)
      #expect(abs(lemma.logAsPrinted + missing - direct) <= 1e-10 * max(1, abs(direct)))
      #expect(abs(lemma.logAsPrinted - direct) > 0.9)
    }
  }

  /// One point, one node: N(y; μ z, σ² + σ_β² z²), by hand.
  @Test func onePointIsOneNormal() throws {
    let lemma = try CollapsedLikelihood(
      features: Matrix(rows: [[0.5]]), targets: [2], noiseVariance: 0.25, weightMean: 1,
      weightVariance: 3)
    // Variance 0.25 + 3/4 = 1, mean 1/2
    #expect(abs(lemma.logDensity - Normal(mean: 0.5).logDensity(2)) <= 1e-14)
    // (z y/σ² + μ/σ_β²) / (z²/σ² + 1/σ_β²) = (4 + 1/3)/(1 + 1/3)
    #expect(abs(lemma.weightMeans[0] - 3.25) <= 1e-14)
  }
}
