import BayesNumerics
import Foundation
import Inference
import SafeIO
import Workbook

/// Polynomials of several orders with the same noise and the same prior of each weight: the posterior of
/// each, and how probable each order is.
struct OrderComparison: Sendable {
  let data: PolynomialData
  let model: BayesianLinearRegression
  let orders: ClosedRange<Int>
  /// One for each order.
  let posteriors: [WeightPosterior]
  /// p(order | data), from equal prior probabilities.
  let orderPosterior: ModelPosterior
}

/// Finds the posterior of every order on the same points, and weighs the orders by their evidence.
///
/// One QR of the points serves all orders: the factor of a lower order is a leading block. Precondition:
/// no order above that of the data's statistics.
///
/// - Throws: ``InputError`` of kind `data` where the points are so far off that no order has an
///   evidence, or predictions, that a computer can hold.
func compareOrders(
  _ orders: ClosedRange<Int>, on data: PolynomialData, under model: BayesianLinearRegression
) throws(InputError) -> OrderComparison {
  let posteriors = orders.map { model.posterior(data.statistics.leading($0 + 1)) }
  let comparison = OrderComparison(
    data: data, model: model, orders: orders, posteriors: posteriors,
    orderPosterior: ModelPosterior(logEvidences: posteriors.map(\.logEvidence)))
  guard comparison.orderPosterior.probabilities.allSatisfy(\.isFinite), comparison.predictsNumbers
  else {
    throw InputError(
      .data,
      "the numbers are too large for a noise variance of \(NumberText.shortest(model.noiseVariance)) "
        + "and a prior variance of \(NumberText.shortest(model.priorVariance)); give x and y in other "
        + "units, or change the variances")
  }
  return comparison
}

extension OrderComparison {
  /// The most probable order.
  var winner: Int { orders.lowerBound + orderPosterior.winner }

  /// Precondition: one of ``orders``.
  func posterior(of order: Int) -> WeightPosterior { posteriors[order - orders.lowerBound] }

  func logEvidence(of order: Int) -> Double {
    orderPosterior.logEvidences[order - orders.lowerBound]
  }

  func probability(of order: Int) -> Double {
    orderPosterior.probabilities[order - orders.lowerBound]
  }

  // MARK: Fit and Occam factor

  /// max_w log p(y | w, order): how well the best curve of the order fits, which no higher order
  /// does worse.
  func logLikelihoodOfBestFit(order: Int) -> Double {
    let factor = data.statistics.leading(order + 1).factor
    return logLikelihood(residual: factor.upper[order + 1, order + 1])
  }

  /// log p(y | μ, order), how well the curve of the posterior mean fits.
  func logLikelihoodAtMean(order: Int) -> Double {
    logLikelihood(residual: residualAtMean(order: order))
  }

  /// |y - Φμ|, how far the points lie from the curve of the posterior mean.
  func residualAtMean(order: Int) -> Double {
    norm(data.statistics.leading(order + 1).factor.upper * (posterior(of: order).mean + [-1]))
  }

  /// -½ μᵀS⁻¹μ - ½ log |SΣ⁻¹|, with Σ⁻¹ = TᵀT: what the evidence loses for the curves that the prior
  /// held possible and the points rule out.
  func logOccamFactor(order: Int) -> Double {
    let posterior = posterior(of: order)
    let length = norm(posterior.mean) / model.priorVariance.squareRoot()
    return -0.5 * length * length - posterior.triangle.logDeterminant
      - 0.5 * Double(posterior.features) * log(model.priorVariance)
  }

  private func logLikelihood(residual: Double) -> Double {
    let perPoint = Normal(standardDeviation: model.noiseVariance.squareRoot()).logDensity(0)
    return Double(data.count) * perPoint - 0.5 * residual * residual / model.noiseVariance
  }

  // MARK: Predictions

  /// True where every order predicts finite numbers as far outside the data as figures and tables look.
  fileprivate var predictsNumbers: Bool {
    let range = data.xRange.opened
    let width = range.upperBound - range.lowerBound
    let places = [range.lowerBound - width, range.upperBound + width]
    return orders.allSatisfy { order in
      predictions(order: order, at: places).allSatisfy {
        $0.mean.isFinite && $0.variance.isFinite
      }
    }
  }

  /// What one order predicts of y at each x, in the units of the points.
  func predictions(order: Int, at x: [Double]) -> [Prediction] {
    predictions(order: order, from: data.polynomials.features(at: x, order: order))
  }

  /// The same from Φ at those x.
  func predictions(order: Int, from features: Matrix) -> [Prediction] {
    let predictions = posterior(of: order).predictions(at: features)
    if data.yOrigin == 0 { return predictions }
    return predictions.map {
      Prediction(
        mean: data.yOrigin + $0.mean, modelVariance: $0.modelVariance,
        noiseVariance: $0.noiseVariance)
    }
  }
}
