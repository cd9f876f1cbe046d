import BayesNumerics
import Inference

/// One polynomial on the lecture's points by two routes that share no code: in the space of its weights by
/// QR, and in the space of its values by the Cholesky factor of K = σ² I + s² ΦΦᵀ.
struct TwoRoutes: Sendable {
  let polynomials: Polynomials
  let order: Int
  /// Φ at the lecture's points.
  let features: Matrix
  let weights: WeightPosterior
  let functions: FunctionSpaceRegression

  /// Why they must agree to 1e-10.
  static let representable = "asked only where rounding of the N x N covariance stays below it"

  /// Both bases and all orders whose K can be represented: where rounding, ulp × s² |Φ|² / σ², stays
  /// below 1e-10.
  static func everyOrder() throws(Cholesky.Failure) -> [TwoRoutes] {
    let model = LectureData.model
    let (x, y) = (LectureData.points.map(\.x), LectureData.points.map(\.y))
    var routes: [TwoRoutes] = []
    for basis in Basis.allCases {
      let polynomials = Polynomials(basis, over: LectureData.range)
      for order in LectureData.orders {
        let features = polynomials.features(at: x, order: order)
        let size = norm(features.elements)
        let rounding = Double.ulpOfOne * model.priorVariance * size * size / model.noiseVariance
        guard rounding < 1e-10 else { break }
        var statistics = RegressionStatistics(features: order + 1)
        statistics.add(features, targets: y)
        routes.append(
          TwoRoutes(
            polynomials: polynomials, order: order, features: features,
            weights: model.posterior(statistics),
            functions: try FunctionSpaceRegression(features, targets: y, model: model)))
      }
    }
    return routes
  }
}

extension [TwoRoutes] {
  /// "orders 0-5 monomial, 0-12 chebyshev"
  var reach: String {
    let names = Basis.allCases.map { basis in
      let orders = filter { $0.polynomials.basis == basis }.map(\.order)
      return "\(orders.min() ?? 0)-\(orders.max() ?? 0) \(basis.rawValue)"
    }
    return "orders \(names.joined(separator: ", "))"
  }

  /// Two lists of numbers in every order: the largest |a - b| / |b|.
  func largestDifference(_ numbers: (TwoRoutes) -> ([Double], [Double])) -> Double {
    map { route in
      let (a, b) = numbers(route)
      return relativeDifference(a, b)
    }.max() ?? .nan
  }
}

/// |a - b| / |b| of two lists of equal length; 0 where they are equal, also all zeros.
func relativeDifference(_ a: [Double], _ b: [Double]) -> Double {
  a == b ? 0 : norm(zip(a, b).map { $0 - $1 }) / norm(b)
}
