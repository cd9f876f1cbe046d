import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@Suite struct BayesianLinearRegressionTests {
  private let model = BayesianLinearRegression(noiseVariance: 0.7, priorVariance: 2.5)

  private func posterior(_ data: RegressionData, _ model: BayesianLinearRegression)
    -> WeightPosterior
  {
    var statistics = RegressionStatistics(features: data.features.columns)
    statistics.add(data.features, targets: data.targets)
    return model.posterior(statistics)
  }

  /// One weight and one point by hand: y = 3 with φ = 2, σ² = 1/2, s² = 1. Precision 1 + 4/0.5 = 9,
  /// mean (2 · 3 / 0.5) / 9 = 4/3, evidence N(3 | 0, 1/2 + 4).
  @Test func onePointByHand() {
    let model = BayesianLinearRegression(noiseVariance: 0.5, priorVariance: 1)
    let posterior = model.prior(features: 1).updated(Matrix(rows: [[2]]), targets: [3])
    #expect(relativeError(posterior.mean[0], 4.0 / 3) <= 16)
    #expect(relativeError(posterior.standardDeviations[0], 1.0 / 3) <= 16)
    let evidence = Normal(standardDeviation: 4.5.squareRoot()).logDensity(3)
    #expect(relativeError(posterior.logEvidence, evidence) <= 32)
    let prediction = posterior.prediction(at: [2])
    #expect(relativeError(prediction.mean, 8.0 / 3) <= 16)
    #expect(relativeError(prediction.modelVariance, 4.0 / 9) <= 32)
    #expect(prediction.variance == prediction.modelVariance + 0.5)
  }

  @Test func thePriorIsWhatIsBelievedBefore() {
    let prior = model.prior(features: 3)
    #expect(prior.count == 0 && prior.features == 3)
    #expect(prior.mean == [0, 0, 0])
    for deviation in prior.standardDeviations {
      #expect(relativeError(deviation, 2.5.squareRoot()) <= 8)
    }
    // No data are certain: log 1, as the two terms of the prior cancel to rounding
    #expect(abs(prior.logEvidence) <= 16 * .ulpOfOne)
  }

  /// Against the formulas Σ = (ΦᵀΦ/σ² + I/s²)⁻¹, μ = ΣΦᵀy/σ² with condition below 1000: 1e-12. The
  /// control: another prior variance is seen.
  @Test(arguments: [(1, 1), (2, 5), (40, 5), (300, 12)])
  func theFormulasHold(rows: Int, columns: Int) throws {
    let data = RegressionData(rows: rows, columns: columns, seed: 211)
    let posterior = posterior(data, model)
    var precision = data.features.gram
    for i in 0..<columns {
      for j in 0..<columns { precision[i, j] /= model.noiseVariance }
      precision[i, i] += 1 / model.priorVariance
    }
    let factor = try Cholesky(precision)
    let mean = factor.solve(
      data.features.transposedTimes(data.targets).map { $0 / model.noiseVariance })
    let covariance = factor.solve(.identity(columns))
    #expect(difference(posterior.mean, mean) < 1e-12)
    #expect(difference(posterior.covariance.elements, covariance.elements) < 1e-12)
    let deviations = (0..<columns).map { covariance[$0, $0].squareRoot() }
    #expect(difference(posterior.standardDeviations, deviations) < 1e-12)
    let other = self.posterior(
      data, BayesianLinearRegression(noiseVariance: 0.7, priorVariance: 2.6))
    #expect(difference(other.mean, mean) > 1e-12)
  }

  /// The evidence is the integral of likelihood times prior: one weight, by quadrature to 1e-12.
  @Test func theEvidenceIsAnIntegral() {
    let data = RegressionData(rows: 4, columns: 1, seed: 212)
    let posterior = posterior(data, model)
    let prior = Normal(standardDeviation: model.priorVariance.squareRoot())
    let noise = Normal(standardDeviation: model.noiseVariance.squareRoot())
    let joint = { (w: Double) -> Double in
      zip(data.targets, data.features.elements).reduce(prior.density(w)) {
        $0 * noise.density($1.0 - w * $1.1)
      }
    }
    let integral = integrate(joint, from: -.infinity, to: .infinity, relativeTolerance: 1e-13)
    #expect(abs(Double.exp(posterior.logEvidence) / integral.value - 1) < 1e-11)
    let (lower, upper) = (posterior.mean[0] - 1, posterior.mean[0] + 1)
    let first = integrate({ $0 * joint($0) }, from: lower - 30, to: upper + 30)
    #expect(abs(first.value / integral.value - posterior.mean[0]) < 1e-9)
  }

  /// Learning in any order and in any portions ends at one posterior, and the evidence is the product of
  /// predictions. The control: learning from the prior again at each portion ends elsewhere.
  @Test(arguments: [1, 7, 30]) func sequentialEqualsBatch(portion: Int) {
    let data = RegressionData(rows: 60, columns: 4, seed: 213)
    let batch = posterior(data, model)
    var learnt = model.prior(features: 4)
    var last = learnt
    var chain = 0.0
    for start in stride(from: 0, to: 60, by: portion) {
      let part = data.part(start..<min(60, start + portion))
      if portion == 1 {
        let prediction = learnt.prediction(at: part.features.elements)
        chain += Normal(
          mean: prediction.mean, standardDeviation: prediction.standardDeviation
        ).logDensity(part.targets[0])
      }
      learnt = learnt.updated(part.features, targets: part.targets)
      last = model.prior(features: 4).updated(part.features, targets: part.targets)
    }
    // Sixty small factorisations of condition below 100
    #expect(difference(learnt.mean, batch.mean) < 1e-12)
    #expect(difference(learnt.standardDeviations, batch.standardDeviations) < 1e-12)
    #expect(abs(learnt.logEvidence / batch.logEvidence - 1) < 1e-12)
    #expect(learnt.count == 60)
    if portion == 1 { #expect(abs(chain / batch.logEvidence - 1) < 1e-12) }
    #expect(difference(last.mean, batch.mean) > 1e-3)
  }

  @Test func predictionsAtManyPlacesAreThoseAtEach() {
    let data = RegressionData(rows: 9, columns: 4, seed: 214)
    let posterior = posterior(data, model)
    let places = RegressionData(rows: 5, columns: 4, seed: 215)
    let together = posterior.predictions(at: places.features)
    for place in 0..<5 {
      let features = (0..<4).map { places.features[place, $0] }
      let alone = posterior.prediction(at: features)
      // The same sums in another order
      #expect(abs(alone.mean - together[place].mean) < 1e-13)
      #expect(relativeError(alone.modelVariance, together[place].modelVariance) < 100)
      let covariance = posterior.covariance
      #expect(abs(dot(features, covariance * features) / alone.modelVariance - 1) < 1e-12)
    }
  }

  /// Draws of each weight are normal with the posterior's mean and deviation, and so is a sum of two,
  /// which needs their covariance. The control: independent weights give the sum another spread.
  @Test func drawsFollowThePosterior() {
    let data = RegressionData(rows: 5, columns: 3, seed: 216)
    let posterior = posterior(data, model)
    var random = RandomSource(seed: 217)
    let draws = (0..<20_000).map { _ in posterior.sample(using: &random) }
    for j in 0..<3 {
      let law = Normal(
        mean: posterior.mean[j], standardDeviation: posterior.standardDeviations[j])
      #expect(!BinnedCounts(draws.map { $0[j] }, against: law).rejects())
    }
    let sums = draws.map { $0[0] + $0[1] }
    let prediction = posterior.prediction(at: [1, 1, 0])
    let law = Normal(
      mean: prediction.mean, standardDeviation: prediction.modelVariance.squareRoot())
    #expect(!BinnedCounts(sums, against: law).rejects())
    let deviations = posterior.standardDeviations
    let independent = Normal(
      mean: prediction.mean,
      standardDeviation: norm([deviations[0], deviations[1]]))
    #expect(BinnedCounts(sums, against: independent).rejects())
  }

  /// More weights than points, and columns that are copies: the prior still decides.
  @Test func moreWeightsThanPointsAreFine() {
    let copies = Matrix(rows: [[1, 1], [2, 2]])
    let posterior = model.prior(features: 2).updated(copies, targets: [1, 2])
    #expect(abs(posterior.mean[0] - posterior.mean[1]) < 1e-14)
    #expect(posterior.logEvidence.isFinite)
    let many = self.posterior(RegressionData(rows: 2, columns: 20, seed: 218), model)
    #expect(many.mean.allSatisfy { $0.isFinite } && many.logEvidence.isFinite)
  }

  @Test(.aheadOfOthers) func whatDoesNotFitIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = BayesianLinearRegression(noiseVariance: 0, priorVariance: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = BayesianLinearRegression(noiseVariance: 1, priorVariance: .infinity)
    }
    await #expect(processExitsWith: .failure) {
      _ = BayesianLinearRegression(noiseVariance: 1, priorVariance: 1).prior(features: 2)
        .prediction(at: [1])
    }
    await #expect(processExitsWith: .success) {
      _ = BayesianLinearRegression(noiseVariance: 1, priorVariance: 1).prior(features: 2)
        .prediction(at: [1, 2])
    }
  }
}
