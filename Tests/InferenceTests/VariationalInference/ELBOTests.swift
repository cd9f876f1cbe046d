import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// yᵢ ~ N(θ, noise²), θ ~ N(0, prior²): posterior and evidence are known.
private struct ConjugateNormal: DifferentiableLogDensity {
  let data = [0.3, 1.9, 1.1, 0.8, 2.2]
  let noise = 0.8
  let prior = 1.5
  let dimension = 1

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let theta = position[0]
    let likelihood = data.map { Normal(mean: theta, standardDeviation: noise).logDensity($0) }
    gradient[0] =
      -theta / (prior * prior) + data.reduce(0) { $0 + ($1 - theta) / (noise * noise) }
    return likelihood.reduce(Normal(standardDeviation: prior).logDensity(theta), +)
  }

  var posterior: Normal {
    let precision = 1 / (prior * prior) + Double(data.count) / (noise * noise)
    return Normal(
      mean: data.reduce(0, +) / (noise * noise) / precision,
      standardDeviation: (1 / precision).squareRoot())
  }

  /// Of the data together: N(0, noise² I + prior² 1 1ᵀ).
  func logEvidence() throws -> Double {
    var covariance = Matrix(rows: 5, columns: 5, repeating: prior * prior)
    for i in 0..<5 { covariance[i, i] += noise * noise }
    return try MultivariateNormal(mean: [0, 0, 0, 0, 0], covariance: covariance)
      .logDensity(data)
  }
}

@Suite struct ELBOTests {
  private func normal(_ q: Normal) -> VariationalNormal {
    VariationalNormal(mean: [q.mean], standardDeviations: [q.standardDeviation])
  }

  /// At the posterior every draw gives the log evidence: the bound touches.
  @Test func touchesAtThePosterior() throws {
    let target = ConjugateNormal()
    var random = RandomSource(seed: 1)
    let bound = ELBO.estimate(
      of: target, under: normal(target.posterior), draws: 100, using: &random)
    // Rounding of a sum of eight terms of size 10
    #expect(abs(bound.mean - (try target.logEvidence())) < 1e-12)
    #expect(bound.standardError < 1e-13 && bound.outside == 0 && bound.draws == 100)
  }

  @Test func gapIsTheDivergence() throws {
    let target = ConjugateNormal()
    let evidence = try target.logEvidence()
    for (shift, factor) in [(0.0, 1.5), (0.4, 1.0), (-0.3, 0.4), (2.0, 3.0)] {
      let q = Normal(
        mean: target.posterior.mean + shift,
        standardDeviation: factor * target.posterior.standardDeviation)
      let divergence = KullbackLeibler.normals(q, from: target.posterior)
      // Exactly, to 1e-8 as the lecture's row asks
      let exact = NearestNormal.bound(of: target, under: q)
      #expect(abs(exact + divergence - evidence) < 1e-8)
      // And from draws, four cases with a false alarm in 1e6 each
      var random = RandomSource(seed: 2)
      let bound = ELBO.estimate(of: target, under: normal(q), draws: 4000, using: &random)
      #expect(abs(bound.mean - exact) < 4.9 * bound.standardError)
      // Negative control: the entropy with the wrong sign
      let entropy = normal(q).entropy
      #expect(abs(bound.mean - 2 * entropy - exact) > 4.9 * bound.standardError)
    }
  }

  /// A model without the Jacobian of its transform bounds another evidence.
  @Test func aMissingJacobianIsSeen() {
    var random = RandomSource(seed: 3)
    let q = VariationalNormal(mean: [0.8], standardDeviations: [0.6])
    func evidence(_ target: BetaByLogit) -> Double {
      ImportanceDiagnosis.of(target, under: q, draws: 4000, using: &random).diagnosis.logEvidence
    }
    // The ratios scatter by some 20 %: a standard error below 0.005, and 4.9 of them
    #expect(abs(evidence(BetaByLogit()) - BetaByLogit.logEvidence) < 0.025)
    #expect(abs(evidence(BetaByLogit(hasJacobian: false)) - BetaByLogit.logEvidence) > 0.5)
  }

  /// The draws that an approximation was fitted to flatter it: their bound lies above the evidence.
  @Test func sharedNoiseIsTooHigh() {
    let target = IndependentNormals(means: [0], widths: [1])
    var random = RandomSource(seed: 4)
    var (shared, fresh) = ([Double](), [Double]())
    for _ in 0..<400 {
      // The best normal for these five draws of noise: m + s z has mean 0 and variance 1
      let noise = (0..<5).map { _ in random.normal() }
      let mean = sampleMean(noise)
      let width = 1 / (0.8 * sampleVariance(noise)).squareRoot()
      let q = VariationalNormal(mean: [-width * mean], standardDeviations: [width])
      let ratios = noise.map { z in
        target.logDensity(at: [q.mean[0] + width * z]) - q.logDensity(at: [q.mean[0] + width * z])
      }
      shared.append(sampleMean(ratios))
      fresh.append(ELBO.estimate(of: target, under: q, draws: 20, using: &random).mean)
    }
    // ½ (E[χ²₅]/5 - 1) - ½ E[log(χ²₄/5)] = ½ (log(5/2) - ψ(2)) = 0.2468 above the log evidence, 0
    #expect(agrees(shared, with: 0.5 * (Double.log(2.5) - 0.42278433509846714)))
    #expect(!agrees(shared, with: 0))
    #expect(sampleMean(fresh) < 0)
  }

  @Test func pairedGainIsTheDifferenceAndLessNoisy() {
    let target = CorrelatedNormal()
    let a = VariationalNormal(mean: [1, -1, 0], standardDeviations: [0.5, 0.8, 0.5])
    let b = VariationalNormal(mean: [1.02, -1, 0], standardDeviations: [0.45, 0.85, 0.5])
    var random = RandomSource(seed: 5)
    let gain = ELBO.gain(from: a, to: b, of: target, draws: 4000, using: &random)
    let (first, second) = (
      ELBO.estimate(of: target, under: a, draws: 4000, using: &random),
      ELBO.estimate(of: target, under: b, draws: 4000, using: &random)
    )
    let error =
      (first.standardError * first.standardError + second.standardError * second.standardError)
      .squareRoot()
    #expect(abs(gain.mean - (second.mean - first.mean)) < 4.9 * (error + gain.standardError))
    #expect(gain.standardError < error / 2)
  }

  @Test func drawsOutsideTheSupportAreSaid() {
    var random = RandomSource(seed: 6)
    let q = VariationalNormal(mean: [1], standardDeviations: [1])
    let bound = ELBO.estimate(of: Edge(), under: q, draws: 100, using: &random)
    // 16 of a hundred, with a standard deviation of 3.7
    #expect(bound.mean == -.infinity && bound.standardError == .infinity)
    #expect((1...34).contains(bound.outside))
  }

  @Test func formsOfOneNormal() throws {
    let lower = Matrix(rows: [[0.5, 7], [0.3, 2]])
    let full = VariationalNormal(mean: [1, -2], lower: lower)
    // What stands above the diagonal is not read
    #expect(full.covariance == Matrix(rows: [[0.25, 0.15], [0.15, 4.09]]))
    #expect(abs(full.standardDeviations[1] - 4.09.squareRoot()) < 1e-15)
    let known = try full.multivariateNormal()
    #expect(abs(full.logDensity(at: [0.3, 0.4]) - known.logDensity([0.3, 0.4])) < 1e-13)
    let entropy = 1 + Double.log(2 * .pi) + .log(0.5 * 2)
    #expect(abs(full.entropy - entropy) < 1e-14)
    let diagonal = VariationalNormal(mean: [1, -2], standardDeviations: [0.5, 2])
    #expect(diagonal.family == .meanField && full.family == .fullRank)
    #expect(
      abs(
        diagonal.logDensity(at: [0, 0])
          - Normal(mean: 1, standardDeviation: 0.5).logDensity(0)
          - Normal(mean: -2, standardDeviation: 2).logDensity(0)) < 1e-14)
    // Same noise, same draw as the closed form
    var (one, two) = (RandomSource(seed: 7), RandomSource(seed: 7))
    let (x, y) = (full.sample(using: &one), known.sample(using: &two))
    #expect(zip(x, y).allSatisfy { abs($0 - $1) < 1e-14 })
  }
}
