import BayesNumerics
import Inference
import TestSupport
import Testing

@Suite struct FunctionSpaceRegressionTests {
  private let model = BayesianLinearRegression(noiseVariance: 0.7, priorVariance: 2.5)

  /// Weight space and function space on problems of condition below 1000: 1e-12. The control: another
  /// noise is seen.
  @Test(arguments: [(1, 1), (2, 5), (40, 5), (60, 12)])
  func itAgreesWithWeightSpace(rows: Int, columns: Int) throws {
    let data = RegressionData(rows: rows, columns: columns, seed: 221)
    let weights = model.prior(features: columns).updated(data.features, targets: data.targets)
    let functions = try FunctionSpaceRegression(data.features, targets: data.targets, model: model)
    #expect(abs(functions.logEvidence / weights.logEvidence - 1) < 1e-12)
    #expect(difference(functions.weightMean, weights.mean) < 1e-12)
    let place = RegressionData(rows: 1, columns: columns, seed: 222).features.elements
    let (first, second) = (functions.prediction(at: place), weights.prediction(at: place))
    #expect(abs(first.mean - second.mean) < 1e-12 * norm(place) * norm(weights.mean))
    #expect(abs(first.variance / second.variance - 1) < 1e-12)

    let other = try FunctionSpaceRegression(
      data.features, targets: data.targets,
      model: BayesianLinearRegression(noiseVariance: 0.71, priorVariance: 2.5))
    #expect(abs(other.logEvidence / weights.logEvidence - 1) > 1e-12)
  }

  /// N(y | 0, K) of two targets by hand: K = [[2, 1], [1, 2]], y = (1, 1): yᵀK⁻¹y = 2/3, det K = 3.
  @Test func twoTargetsByHand() throws {
    let functions = try FunctionSpaceRegression(
      Matrix(rows: [[1], [1]]), targets: [1, 1],
      model: BayesianLinearRegression(noiseVariance: 1, priorVariance: 1))
    let exact = -1.837877066409345483560659 - 0.5493061443340548456976 - 1.0 / 3
    #expect(relativeError(functions.logEvidence, exact) <= 8)
  }

  @Test func whatRoundingMakesIndefiniteIsSaid() {
    #expect(throws: Cholesky.Failure.self) {
      try FunctionSpaceRegression(
        Matrix(rows: [[1e10], [1e10], [3e10]]), targets: [1, 2, 3],
        model: BayesianLinearRegression(noiseVariance: 1e-9, priorVariance: 1))
    }
  }
}
