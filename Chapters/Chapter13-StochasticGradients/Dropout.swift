import BayesNumerics
import RealModule

/// Dropout in a linear regression: each input is left out with probability 1 - q, anew at every look.
///
/// The mean loss over all masks is a ridge penalty whose strength is the size of the data: with w the weights times q,
/// E|y - Σ mⱼ xⱼ wⱼ/q|² = |y - Xw|² + (1 - q)/q Σⱼ |xⱼ|² wⱼ². That is minus twice a log posterior with noise variance σ² and
/// the prior wⱼ ~ N(0, σ² q/((1 - q)|xⱼ|²)), which depends on the inputs and grows stronger with their number.
/// Source: Srivastava et al. (2014), "Dropout: a simple way to prevent neural networks from overfitting", section 9.1.
struct LinearDropout: Sendable {
  /// N × d
  let inputs: Matrix
  let targets: [Double]
  /// q
  let keep: Double

  // snippet: dropout
  /// (1 - q)/q |xⱼ|²: σ² over the variance of the equivalent prior.
  var penalties: [Double] {
    (0..<inputs.columns).map { j in
      (1 - keep) / keep
        * (0..<inputs.rows).reduce(0) { $0 + inputs[$1, j] * inputs[$1, j] }
    }
  }

  /// Where the mean loss over masks is least.
  func fit() throws -> [Double] {
    var matrix = inputs.gram
    for (j, penalty) in penalties.enumerated() { matrix[j, j] += penalty }
    return try Cholesky(matrix).solve(inputs.transposedTimes(targets))
  }
  // end snippet

  /// The mean loss by the formula.
  func penalisedLoss(_ w: [Double]) -> Double {
    let rest = zip(targets, inputs * w).map { $0 - $1 }
    return dot(rest, rest) + zip(penalties, w).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
  }

  /// The mean loss by going through all 2ᵈ masks of each datum.
  func lossOverMasks(_ w: [Double]) -> Double {
    let d = inputs.columns
    var sum = 0.0
    for row in 0..<inputs.rows {
      for mask in 0..<(1 << d) {
        var (output, probability) = (0.0, 1.0)
        for j in 0..<d {
          let isKept = mask >> j & 1 == 1
          probability *= isKept ? keep : 1 - keep
          if isKept { output += inputs[row, j] * w[j] / keep }
        }
        sum += probability * (targets[row] - output) * (targets[row] - output)
      }
    }
    return sum
  }

  /// The standard deviation over masks of the fitted function at x: what MC dropout calls its uncertainty.
  func spread(_ w: [Double], at x: [Double]) -> Double {
    zip(w, x).reduce(0) { $0 + (1 - keep) / keep * $1.0 * $1.0 * $1.1 * $1.1 }.squareRoot()
  }
}
