import BayesNumerics
import TestSupport
import Testing

/// Slopes of all log densities by one check against finite differences.
@Suite struct LogDensitySlopesTests {
  private static let distributions: [any DifferentiableDistribution] = [
    Normal(mean: -3, standardDeviation: 0.2), Gamma(shape: 2.5, rate: 3),
    Gamma(shape: 0.7, rate: 2),
    Beta(a: 2.5, b: 1.5), Beta(a: 0.8, b: 3), Exponential(rate: 4), Uniform(lower: -1, upper: 3),
    TruncatedGamma(Gamma(shape: 3, rate: 2), upper: 1.5),
    NormalMixture(
      weights: [1, 2], components: [Normal(), Normal(mean: 3, standardDeviation: 0.5)]),
    StudentT(degreesOfFreedom: 3, location: 1, scale: 2), Cauchy(location: -1, scale: 0.1),
    HalfNormal(scale: 5), LogNormal(meanOfLog: 1, standardDeviationOfLog: 0.5),
  ]

  @Test(arguments: distributions.indices) func slopesInTheValue(index: Int) {
    let distribution = Self.distributions[index]
    let found = slopeErrors(of: distribution)
    #expect(found.isEmpty, "\(found)")
    #expect(distribution.logDensitySlope(.nan).isNaN)
    let below = distribution.support.lowerBound.nextDown
    if below.isFinite { #expect(distribution.logDensitySlope(below).isNaN) }
  }

  /// One with the wrong sign and one that forgets the scale are found.
  @Test func wrongSlopesAreFound() {
    struct Wrong: DifferentiableDistribution {
      let right = Normal(mean: 1, standardDeviation: 2)
      let factor: Double
      var support: ClosedRange<Double> { right.support }
      var mean: Double { right.mean }
      var variance: Double { right.variance }
      var mode: Double? { right.mode }
      func logDensity(_ x: Double) -> Double { right.logDensity(x) }
      func logDensitySlope(_ x: Double) -> Double { factor * right.logDensitySlope(x) }
      func cumulative(_ x: Double) -> Double { right.cumulative(x) }
      func upperTail(_ x: Double) -> Double { right.upperTail(x) }
      func quantile(_ p: Double) -> Double { right.quantile(p) }
      func upperTailQuantile(_ q: Double) -> Double { right.upperTailQuantile(q) }
      func sample(using random: inout RandomSource) -> Double { right.sample(using: &random) }
    }
    #expect(slopeErrors(of: Wrong(factor: 1)).isEmpty)
    #expect(!slopeErrors(of: Wrong(factor: -1)).isEmpty)
    #expect(!slopeErrors(of: Wrong(factor: 2)).isEmpty)
  }

  /// Slopes in the parameters, at three values each.
  @Test func slopesInTheParameters() {
    var found: [String] = []
    for x in [0.2, 0.5, 0.9] {
      let normal = Normal(mean: 0.3, standardDeviation: 0.7).logDensityParameterSlopes(x)
      found += slopeErrors([normal.mean, normal.standardDeviation], ofParameters: [0.3, 0.7]) {
        Normal(mean: $0[0], standardDeviation: $0[1]).logDensity(x)
      }
      let gamma = Gamma(shape: 2.5, rate: 3).logDensityParameterSlopes(x)
      found += slopeErrors([gamma.shape, gamma.rate], ofParameters: [2.5, 3]) {
        Gamma(shape: $0[0], rate: $0[1]).logDensity(x)
      }
      let beta = Beta(a: 2.5, b: 1.5).logDensityParameterSlopes(x)
      found += slopeErrors([beta.a, beta.b], ofParameters: [2.5, 1.5]) {
        Beta(a: $0[0], b: $0[1]).logDensity(x)
      }
      let ofRate = Exponential(rate: 1.3).logDensityRateSlope(x)
      found += slopeErrors([ofRate], ofParameters: [1.3]) {
        Exponential(rate: $0[0]).logDensity(x)
      }
      let uniform = Uniform(lower: -1, upper: 3).logDensityParameterSlopes(x)
      found += slopeErrors([uniform.lower, uniform.upper], ofParameters: [-1, 3]) {
        Uniform(lower: $0[0], upper: $0[1]).logDensity(x)
      }
      let cut = TruncatedGamma(Gamma(shape: 3, rate: 2), upper: 1.5).logDensityParameterSlopes(x)
      found += slopeErrors([cut.rate, cut.upper], ofParameters: [2, 1.5]) {
        TruncatedGamma(Gamma(shape: 3, rate: $0[0]), upper: $0[1]).logDensity(x)
      }
      func mixture(_ p: [Double]) -> NormalMixture {
        NormalMixture(
          weights: [1, 2],
          components: [
            Normal(mean: p[0], standardDeviation: p[2]),
            Normal(mean: p[1], standardDeviation: p[3]),
          ])
      }
      let mixed = mixture([0, 1, 0.5, 0.8]).logDensityParameterSlopes(x)
      found += slopeErrors(
        mixed.means + mixed.standardDeviations, ofParameters: [0, 1, 0.5, 0.8]
      ) { mixture($0).logDensity(x) }
      let t = StudentT(degreesOfFreedom: 3, location: 0.1, scale: 2).logDensityParameterSlopes(x)
      found += slopeErrors([t.degreesOfFreedom, t.location, t.scale], ofParameters: [3, 0.1, 2]) {
        StudentT(degreesOfFreedom: $0[0], location: $0[1], scale: $0[2]).logDensity(x)
      }
      let cauchy = Cauchy(location: 0.1, scale: 2).logDensityParameterSlopes(x)
      found += slopeErrors([cauchy.location, cauchy.scale], ofParameters: [0.1, 2]) {
        Cauchy(location: $0[0], scale: $0[1]).logDensity(x)
      }
      found += slopeErrors([HalfNormal(scale: 2).logDensityScaleSlope(x)], ofParameters: [2]) {
        HalfNormal(scale: $0[0]).logDensity(x)
      }
      let log = LogNormal(meanOfLog: 0.1, standardDeviationOfLog: 0.8).logDensityParameterSlopes(x)
      found += slopeErrors(
        [log.meanOfLog, log.standardDeviationOfLog], ofParameters: [0.1, 0.8]
      ) { LogNormal(meanOfLog: $0[0], standardDeviationOfLog: $0[1]).logDensity(x) }
    }
    #expect(found.isEmpty, "\(found)")
    // Control: a slope in the scale where that in the rate is asked for
    let wrong = slopeErrors([0.5 - 1 / 1.3], ofParameters: [1.3]) {
      Exponential(rate: $0[0]).logDensity(0.5)
    }
    #expect(!wrong.isEmpty)
  }

  @Test func responsibilitiesAreShares() {
    let mixture = NormalMixture(
      weights: [1, 3], components: [Normal(), Normal(mean: 2, standardDeviation: 1)])
    // At the middle the densities are equal, so the weights are left
    let shares = mixture.responsibilities(1)
    #expect(relativeError(shares[0], 0.25) <= 8 && relativeError(shares[1], 0.75) <= 8)
  }
}
