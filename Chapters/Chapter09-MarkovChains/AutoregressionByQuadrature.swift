import BayesNumerics
import Foundation
import Inference

/// Posterior means of an autoregression without a chain: exact for each noise, summed over the noise.
///
/// Given σ the posterior of θ = (c, φ) is normal with precision P = H/σ² + D⁻¹ and mean P⁻¹Hθ̂/σ², D the
/// prior's variances; what remains is a sum over a grid of log σ.
struct AutoregressionByQuadrature: Sendable {
  /// Of c, φ_1, ..., φ_p, log σ.
  let means: [Double]

  /// - Parameter points: Of the grid, which spans ten posterior standard deviations either way.
  init(_ target: Autoregression, points: Int = 201) throws {
    let count = target.order + 1
    let prior = target.prior
    let precisions = (0..<count).map { index -> Double in
      let scale = index == 0 ? prior.meanScale : prior.lagScale
      return 1 / (scale * scale)
    }
    let pull = target.gram * target.leastSquares
    let atZero = target.leastSum + dot(pull, target.leastSquares)
    let middle = 0.5 * log(target.leastSum / Double(target.rows))
    let width = 10 / (2 * Double(target.rows)).squareRoot()

    // log p(σ | y) and E(θ | σ, y) on the grid
    var logWeights: [Double] = []
    var conditional: [[Double]] = []
    for logNoise in [Double].evenlySpaced(from: middle - width, to: middle + width, count: points) {
      let precision = exp(-2 * logNoise)
      var matrix = Matrix(
        rows: count, columns: count, elements: target.gram.elements.map { precision * $0 })
      for index in 0..<count { matrix[index, index] += precisions[index] }
      let factor = try Cholesky(matrix)
      let right = pull.map { precision * $0 }
      let mean = factor.solve(right)
      let deviation = (logNoise - prior.logNoiseMean) / prior.logNoiseSpread
      logWeights.append(
        -Double(target.rows) * logNoise - 0.5 * precision * atZero + 0.5 * dot(right, mean)
          - 0.5 * factor.logDeterminant - 0.5 * deviation * deviation)
      conditional.append(mean + [logNoise])
    }
    let largest = logWeights.max() ?? 0
    let weights = logWeights.map { exp($0 - largest) }
    let total = weights.reduce(0, +)
    means = (0...count).map { index in
      zip(weights, conditional).reduce(0) { $0 + $1.0 * $1.1[index] } / total
    }
  }
}
