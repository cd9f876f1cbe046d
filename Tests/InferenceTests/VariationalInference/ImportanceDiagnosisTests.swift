import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@Suite struct ParetoTailTests {
  /// The quantiles of a known tail, evenly spaced in probability: no chance in it.
  private func excesses(_ shape: Double, _ scale: Double, _ count: Int) -> [Double] {
    let tail = ParetoTail(shape: shape, scale: scale)
    return (0..<count).map { tail.quantile((Double($0) + 0.5) / Double(count)) }
  }

  @Test(arguments: [-0.3, 0, 0.3, 0.7, 1.2])
  func findsTheShapeThatMadeThem(_ shape: Double) throws {
    let count = 5000
    let found = try #require(ParetoTail(fitting: excesses(shape, 2, count)))
    // The pull towards ½ by ten excesses in 5010, and the tail that even spacing cuts
    let pulled = (Double(count) * shape + 5) / Double(count + 10)
    #expect(abs(found.shape - pulled) < 0.02, "\(found)")
    #expect(abs(found.scale / 2 - 1) < 0.03, "\(found)")
    // Negative control: another unit moves the scale and not the shape
    let scaled = try #require(ParetoTail(fitting: excesses(shape, 2e6, count)))
    #expect(abs(scaled.shape - found.shape) < 1e-9 && scaled.scale > 1e6)
  }

  @Test func quantilesAreThoseOfTheFormula() {
    let tail = ParetoTail(shape: 0.5, scale: 3)
    // P(X > x) = (1 + k x/σ)^(-1/k)
    for probability in [0.1, 0.5, 0.99] {
      let x = tail.quantile(probability)
      #expect(abs(.pow(1 + 0.5 * x / 3, -2) - (1 - probability)) < 1e-14)
    }
    let exponential = ParetoTail(shape: 0, scale: 3)
    #expect(abs(exponential.quantile(0.5) - 3 * .log(2)) < 1e-14)
    // Continuous there
    #expect(
      abs(ParetoTail(shape: 1e-9, scale: 3).quantile(0.9) - exponential.quantile(0.9)) < 1e-7)
  }

  @Test func nothingToFit() {
    #expect(ParetoTail(fitting: [1, 2, 3, 4]) == nil)
    #expect(ParetoTail(fitting: [1, 1, 1, 1, 1, 1]) == nil)
    #expect(ParetoTail(fitting: [0, 1, 2, 3, 4, 5]) == nil)
    #expect(ParetoTail(fitting: [1, 2, 3, 4, 5, .infinity]) == nil)
  }
}

@Suite struct ImportanceDiagnosisTests {
  /// log p/q at draws from q = N(0, width²) for p = N(0, 1): a tail of shape 1 - width².
  private func ratios(width: Double, count: Int = 4000, seed: UInt64) -> [Double] {
    let target = IndependentNormals(means: [0], widths: [1])
    let q = Normal(standardDeviation: width)
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in
      let x = q.sample(using: &random)
      return target.logDensity(at: [x]) - q.logDensity(x)
    }
  }

  /// Too narrow by a factor of three: k = 0.89. Nearly right: k = 0.19. Too wide: bounded ratios.
  @Test func tellsNarrowFromRight() {
    // k̂ of 190 excesses errs by (1 + k)/√190, some 0.14
    let narrow = ImportanceDiagnosis(logRatios: ratios(width: 1.0 / 3, count: 100_000, seed: 41))
    let near = ImportanceDiagnosis(logRatios: ratios(width: 0.9, count: 100_000, seed: 42))
    let wide = ImportanceDiagnosis(logRatios: ratios(width: 1.5, seed: 43))
    #expect(narrow.kHat > 0.7 && !narrow.isTrustworthy && narrow.verdict.hasPrefix("Do not"))
    #expect(near.kHat < 0.5 && near.isTrustworthy)
    #expect(wide.kHat < 0.2 && wide.isTrustworthy)
    // Of a thousand numbers the mean of x² must be 1: trusted where it is near
    #expect(abs(near.logEvidence) < 0.01 && abs(wide.logEvidence) < 0.1)
    // Negative control: the ratios the wrong way round would let the narrow one pass
    let turned = ImportanceDiagnosis(
      logRatios: ratios(width: 1.0 / 3, count: 100_000, seed: 41).map { -$0 })
    #expect(turned.isTrustworthy)
  }

  @Test func weightsAreNormalisedAndKeepTheirOrder() {
    let raw = ratios(width: 0.6, seed: 44)
    let diagnosis = ImportanceDiagnosis(logRatios: raw.map { $0 + 800 })
    #expect(abs(diagnosis.logWeights.reduce(0) { $0 + .exp($1) } - 1) < 1e-12)
    let order = raw.indices.sorted { raw[$0] < raw[$1] }
    #expect(
      zip(order, order.dropFirst()).allSatisfy {
        diagnosis.logWeights[$0] <= diagnosis.logWeights[$1] + 1e-12
      })
    #expect(abs(diagnosis.mean(of: raw.map { _ in 3 }) - 3) < 1e-11)
    #expect(diagnosis.effectiveDraws > 1 && diagnosis.effectiveDraws < 4000)
    // Constants of p do not matter but to the evidence
    let shifted = ImportanceDiagnosis(logRatios: raw)
    #expect(abs(shifted.kHat - diagnosis.kHat) < 1e-6)
    #expect(abs(diagnosis.logEvidence - shifted.logEvidence - 800) < 1e-9)
  }

  @Test func equalAndImpossibleRatios() {
    let equal = ImportanceDiagnosis(logRatios: [Double](repeating: -3, count: 100))
    #expect(equal.kHat == 0 && abs(equal.effectiveDraws - 100) < 1e-9 && equal.isTrustworthy)
    #expect(abs(equal.logEvidence + 3) < 1e-12)
    let none = ImportanceDiagnosis(logRatios: [.nan, -.infinity, -.infinity])
    #expect(none.kHat == .infinity && none.outside == 3 && none.effectiveDraws == 0)
    #expect(!none.isTrustworthy && none.verdict.hasSuffix("."))
    let few = ImportanceDiagnosis(logRatios: [0, 1, 2])
    #expect(few.kHat == .infinity)
  }

  @Test func limitsOfSoManyDraws() {
    let thousand = ImportanceDiagnosis(logRatios: ratios(width: 0.9, count: 1000, seed: 45))
    #expect(abs(thousand.limit - 2.0 / 3) < 1e-12)
    let many = ImportanceDiagnosis(logRatios: ratios(width: 0.9, count: 10_000, seed: 45))
    #expect(many.limit == 0.7)
  }

  @Test func resamplingFollowsTheWeights() {
    let diagnosis = ImportanceDiagnosis(logRatios: ratios(width: 0.8, count: 200, seed: 46))
    var random = RandomSource(seed: 47)
    let kept = diagnosis.resampled(10_000, using: &random)
    #expect(kept.count == 10_000)
    for draw in 0..<200 {
      let expected = 10_000 * Double.exp(diagnosis.logWeights[draw])
      let found = Double(kept.count { $0 == draw })
      // Systematic: up to one
      #expect(abs(found - expected) <= 1 + 1e-6)
    }
    let starts = diagnosis.distinct(50, using: &random)
    #expect(Set(starts).count == 50)
    let lonely = ImportanceDiagnosis(logRatios: [-.infinity, 0, -.infinity])
    #expect(lonely.distinct(3, using: &random) == [1])
    #expect(lonely.resampled(4, using: &random) == [1, 1, 1, 1])
  }

  /// Weights with a known tail, by its quantiles: below a shape of one more draws would hardly help, from one on not.
  @Test(arguments: [(0.85, "more draws would hardly help"), (1.5, "more draws would not help")])
  func moreDrawsHardlyHelpBelowOne(_ shape: Double, _ words: String) {
    let diagnosis = ImportanceDiagnosis(
      logRatios: (0..<4000).map { -shape * .log(1 - (Double($0) + 0.5) / 4000) })
    #expect(abs(diagnosis.kHat - shape) < 0.1, "\(diagnosis.kHat)")
    #expect(diagnosis.verdict.contains(words), "\(diagnosis.verdict)")
  }

  /// k̂ cannot see a peak that no draw has come near: at the lecture's main peak all seems well.
  @Test func blindForAnotherPeak() throws {
    let main = try #require(
      NearestNormal.seeking(LectureSine(), from: Normal(mean: -1, standardDeviation: 0.5)))
    var random = RandomSource(seed: 48)
    // Narrower than the peak's own valley, so that no draw passes it
    let q = VariationalNormal(
      mean: [main.mean], standardDeviations: [main.standardDeviation])
    let found = ImportanceDiagnosis.of(LectureSine(), under: q, draws: 1000, using: &random)
    let beyond = found.diagnosis.mean(of: found.draws.map { $0[0] > 1.5 ? 1 : 0 })
    // 10.9 % lie there; of a thousand draws about a few come so far
    #expect(beyond < 0.108)
  }
}
