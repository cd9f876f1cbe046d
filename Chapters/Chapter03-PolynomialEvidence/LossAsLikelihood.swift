import BayesNumerics
import Inference

/// Least squares as a probability: exp(-γ L) is N(Y | F, I/(2γ)) up to a factor that no weight
/// changes.
///
/// Lecture 002, "Probabilistic Interpretation of Loss Minimization": so the smallest loss is the
/// largest likelihood, and a loss comes with a noise variance σ² = 1/(2γ), whether its user knows or
/// not.
struct LossAsLikelihood: Sendable {
  /// γ as read off the normal likelihood: minus the slope of log N against L over many curves.
  let steepness: Double
  /// The largest difference of log N + γ L from its mean, over the size of log N.
  let scatter: Double
  /// Weights of least loss and of largest likelihood, found each in its own way.
  let leastLoss: [Double]
  let mostLikely: [Double]

  /// 1/(2γ)
  var impliedVariance: Double { 1 / (2 * steepness) }

  /// Looks at the quadratic curves through the points, `count` of them drawn around the best one.
  init(points: [(x: Double, y: Double)], noiseVariance: Double, using random: inout RandomSource) {
    let polynomials = Polynomials(.monomial, over: -1...1)
    let features = polynomials.features(at: points.map(\.x), order: 2)
    let y = points.map(\.y)
    let noise = Normal(standardDeviation: noiseVariance.squareRoot())
    func loss(_ w: [Double]) -> Double {
      zip(y, features * w).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    func logLikelihood(_ w: [Double]) -> Double {
      zip(y, features * w).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
    }

    // The best curve of the loss: least squares
    let best = (try? leastSquares(features, y)) ?? []
    leastLoss = best

    // The best curve of the likelihood: Newton's method on log N by its own differences
    mostLikely = LossAsLikelihood.highest(logLikelihood, from: [0, 0, 0])

    // Both functions along many curves
    let curves = (0..<100).map { _ in best.map { $0 + random.normal() } }
    let losses = curves.map(loss)
    let logs = curves.map(logLikelihood)
    let meanLoss = losses.reduce(0, +) / 100
    let meanLog = logs.reduce(0, +) / 100
    let slope =
      zip(losses, logs).reduce(0) { $0 + ($1.0 - meanLoss) * ($1.1 - meanLog) }
      / losses.reduce(0) { $0 + ($1 - meanLoss) * ($1 - meanLoss) }
    steepness = -slope
    scatter =
      zip(losses, logs).map { abs(($1 - meanLog) - slope * ($0 - meanLoss)) }.max().map {
        $0 / abs(meanLog)
      } ?? .nan
  }

  /// Where a function of three weights that is a downward paraboloid is highest: one Newton step with
  /// central differences, which are exact for a paraboloid, and a second against rounding.
  private static func highest(_ function: ([Double]) -> Double, from start: [Double]) -> [Double] {
    var w = start
    let n = w.count
    func at(_ shifts: [(Int, Double)]) -> Double {
      var moved = w
      for (index, shift) in shifts { moved[index] += shift }
      return function(moved)
    }
    for _ in 0..<3 {
      let gradient = (0..<n).map { (at([($0, 1)]) - at([($0, -1)])) / 2 }
      var curvature = Matrix(rows: n, columns: n)
      for i in 0..<n {
        for j in 0..<n {
          curvature[i, j] =
            -(at([(i, 1), (j, 1)]) - at([(i, 1), (j, -1)]) - at([(i, -1), (j, 1)])
            + at([(i, -1), (j, -1)])) / 4
        }
      }
      guard let step = try? Cholesky(curvature).solve(gradient) else { return [] }
      w = zip(w, step).map { $0 + $1 }
    }
    return w
  }
}
