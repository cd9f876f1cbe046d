import BayesNumerics
import Inference

/// Polynomials of several orders with the same noise and the same prior of each weight, weighed by
/// their evidence.
///
/// Lecture 002: f(x) = Σ wᵢ φᵢ(x), p(y | X, w) = N(y | Φ w, σ² I), p(w) = N(w | 0, s² I).
struct OrderComparison: Sendable {
  let data: PolynomialData
  let model: BayesianLinearRegression
  let orders: ClosedRange<Int>
  /// One for each order.
  let posteriors: [WeightPosterior]
  /// p(order | data), from equal prior probabilities.
  let comparison: ModelPosterior

  /// Precondition: no order above that of the data's statistics.
  init(data: PolynomialData, model: BayesianLinearRegression, orders: ClosedRange<Int>) {
    self.data = data
    self.model = model
    self.orders = orders
    posteriors = orders.map { model.posterior(data.statistics.leading($0 + 1)) }
    comparison = ModelPosterior(logEvidences: posteriors.map(\.logEvidence))
  }

  /// The most probable order.
  var winner: Int { orders.lowerBound + comparison.winner }

  /// Precondition: one of ``orders``.
  func posterior(of order: Int) -> WeightPosterior { posteriors[order - orders.lowerBound] }

  func logEvidence(of order: Int) -> Double {
    comparison.logEvidences[order - orders.lowerBound]
  }

  func probability(of order: Int) -> Double {
    comparison.probabilities[order - orders.lowerBound]
  }

  /// max_w log p(y | w, order): how well the best curve of the order fits, which no higher order
  /// does worse.
  func logLikelihoodOfBestFit(order: Int) -> Double {
    let factor = data.statistics.leading(order + 1).factor
    let residual = factor.upper[order + 1, order + 1]
    let perPoint = Normal(standardDeviation: model.noiseVariance.squareRoot()).logDensity(0)
    return Double(data.count) * perPoint - 0.5 * residual * residual / model.noiseVariance
  }

  // MARK: Predictions

  /// True where every order predicts finite numbers as far outside the data as figures and tables look.
  var predictsNumbers: Bool {
    let range = data.xRange.opened
    let width = range.upperBound - range.lowerBound
    let places = [range.lowerBound - width, range.upperBound + width]
    return orders.allSatisfy { order in
      predictions(order: order, at: places).allSatisfy {
        $0.mean.isFinite && $0.variance.isFinite
      }
    }
  }

  /// What one order says of y at each x.
  func predictions(order: Int, at x: [Double]) -> [Prediction] {
    posterior(of: order).predictions(at: data.polynomials.features(at: x, order: order))
  }

  /// What all orders say together at each x: the mixture of their predictions, weighted by their
  /// probabilities, p(y | x, data) = Σ p(y | x, data, order) p(order | data).
  func averages(at x: [Double]) -> [NormalMixture] {
    let features = data.polynomials.features(at: x, order: orders.upperBound)
    let used = orders.filter { probability(of: $0) > 1e-9 }
    let predictions = used.map { order in
      posterior(of: order).predictions(
        at: Matrix(
          rows: x.count, columns: order + 1,
          elements: Array(features.elements[..<(x.count * (order + 1))])))
    }
    return x.indices.map { place in
      NormalMixture(
        weights: used.map(probability),
        components: predictions.map {
          Normal(mean: $0[place].mean, standardDeviation: $0[place].standardDeviation)
        })
    }
  }
}
