import BayesNumerics
import RealModule
import TestSupport
import Testing

@testable import Inference

@Suite struct GradientEstimatorTests {
  private let q = VariationalNormal(mean: [0.5, -0.5, 0.3], standardDeviations: [0.6, 0.9, 0.7])

  /// ∂ ELBO / ∂m = -Λ (m - μ), ∂ ELBO / ∂ log sᵢ = 1 - Λᵢᵢ sᵢ².
  private var known: (mean: [Double], logScale: [Double]) {
    let away = zip(q.mean, KnownNormal.mean).map { $0 - $1 }
    let widths = q.standardDeviations
    return (
      (KnownNormal.precision * away).map { -$0 },
      widths.indices.map { 1 - KnownNormal.precision[$0, $0] * widths[$0] * widths[$0] }
    )
  }

  /// Six slopes of each: a false alarm in 1e6 each.
  private func isRight(_ found: [VariationalGradient]) -> Bool {
    (0..<3).allSatisfy { i in
      agrees(found.map { $0.mean[i] }, with: known.mean[i])
        && agrees(found.map { $0.logScale[i] }, with: known.logScale[i])
    }
  }

  @Test(arguments: GradientEstimator.allCases)
  func meanIsTheSlopeOfTheBound(_ estimator: GradientEstimator) {
    var random = RandomSource(seed: 21)
    let found = (0..<10_000).map { _ in
      estimator.gradient(of: CorrelatedNormal(), at: q, draws: 2, using: &random)
    }
    #expect(isRight(found))
    // The bound of the same draws
    let bound = KnownNormal.logEvidence - ((try? KnownNormal.divergence(of: q)) ?? .nan)
    #expect(agrees(found.map(\.bound), with: bound))

    // Negative controls: the entropy's sign, a path that forgets its chain rule, a width that is its
    // variance
    let wrongEntropy = found.map { one in
      VariationalGradient(
        bound: one.bound, mean: one.mean, logScale: one.logScale.map { $0 - 2 })
    }
    #expect(!isRight(wrongEntropy))
    let widths = q.standardDeviations
    let noChainRule = found.map { one in
      VariationalGradient(
        bound: one.bound, mean: one.mean,
        logScale: one.logScale.indices.map { (one.logScale[$0] - 1) / widths[$0] + 1 })
    }
    #expect(!isRight(noChainRule))
    let squared = VariationalNormal(
      mean: q.mean, standardDeviations: widths.map { $0 * $0 })
    #expect(
      !isRight(
        (0..<10_000).map { _ in
          estimator.gradient(of: CorrelatedNormal(), at: squared, draws: 2, using: &random)
        }))
  }

  /// The order of variances that the chapter shows, at a q that is off by half a standard
  /// deviation.
  @Test func variancesFallInOrder() {
    // A log evidence as data give it: what the baseline takes out
    let target = IndependentNormals(
      means: [0, 0, 0, 0], widths: [1, 1, 1, 1], logEvidence: -10)
    let near = VariationalNormal(
      mean: [0.5, 0.5, 0.5, 0.5], standardDeviations: [0.9, 0.9, 0.9, 0.9])
    var random = RandomSource(seed: 22)
    func variance(_ estimator: GradientEstimator, at q: VariationalNormal) -> Double {
      let found = estimator.variance(
        of: target, at: q, draws: 4, repetitions: 2000, using: &random)
      return sampleMean(found.mean + found.logScale)
    }
    let (score, baseline) = (
      variance(.score, at: near), variance(.scoreWithBaseline, at: near)
    )
    let (path, sticking) = (variance(.path, at: near), variance(.stickingTheLanding, at: near))
    // By the moments of the normal distribution some 45, 0.9, 0.3 and 0.04; a variance from 2000
    // repetitions errs by some 5 to 10 %
    #expect(score > 1.5 * baseline && baseline > 1.5 * path && path > 1.5 * sticking)

    // At the posterior: f is the same for every draw, and the path of f is flat
    let there = VariationalNormal(mean: [0, 0, 0, 0], standardDeviations: [1, 1, 1, 1])
    #expect(variance(.stickingTheLanding, at: there) < 1e-25)
    #expect(variance(.scoreWithBaseline, at: there) < 1e-25)
    #expect(variance(.path, at: there) > 0.1)
  }

  /// Lᵀ ∂ELBO/∂m = -Lᵀ Λ (m - μ), and the lower triangle of Lᵀ ∂ELBO/∂L = I - Lᵀ Λ L.
  @Test(arguments: GradientEstimator.allCases)
  func fullRankInUnitsOfItself(_ estimator: GradientEstimator) {
    let lower = Matrix(rows: [[0.6, 0, 0], [0.5, 0.8, 0], [-0.2, 0.1, 0.7]])
    let full = VariationalNormal(mean: q.mean, lower: lower)
    let moving = MovingNormal(full)
    var batch = GradientBatch(estimator, draws: 100, of: moving)
    var random = RandomSource(seed: 23)
    var (means, scales) = ([[Double]](), [[Double]]())
    for _ in 0..<400 {
      batch.estimate(CorrelatedNormal(), at: moving, using: &random)
      means.append(batch.mean)
      scales.append(batch.scale)
    }
    let slope = lower.transpose * known.mean
    let bend = lower.transpose * KnownNormal.precision * lower
    for i in 0..<3 {
      #expect(agrees(means.map { $0[i] }, with: slope[i]))
      for j in 0...i {
        let exact = (i == j ? 1 : 0) - bend[i, j]
        #expect(agrees(scales.map { $0[j * 3 + i] }, with: exact), "\(i) \(j)")
        // Negative control: without the entropy, or with its sign turned
        if i == j { #expect(!agrees(scales.map { $0[j * 3 + i] }, with: exact - 1)) }
      }
      // Nothing above the diagonal
      for j in (i + 1)..<max(3, i + 1) { #expect(batch.scale[j * 3 + i] == 0) }
    }
  }

  @Test func drawsOutsideTheSupportShow() {
    var random = RandomSource(seed: 24)
    let wide = VariationalNormal(mean: [1], standardDeviations: [5])
    let found = GradientEstimator.path.gradient(of: Edge(), at: wide, draws: 50, using: &random)
    #expect(!found.bound.isFinite)
  }
}
