import BayesNumerics
import Inference
import RealModule

/// How many digits four routes to the same posterior keep, order by order.
///
/// All start from the lecture's data, noise and prior, and are compared with ``ReferenceValues``. What one
/// computation keeps is luck; the error here is the root mean square over several orders in which the points
/// can be given, all with the same exact answer.
struct Digits: Sendable {
  /// -log₁₀ of the relative error; NaN where the route fails.
  struct Kept: Sendable {
    let order: Int
    /// Normal equations with an explicit inverse of ΦᵀΦ/σ² + I/s².
    let inverse: Double
    /// Normal equations solved by Cholesky's factor.
    let cholesky: Double
    /// QR of the rows themselves.
    let qr: Double
    /// Cholesky's factor of the N × N covariance of all targets.
    let functionSpace: Double
  }

  /// Of the posterior mean of the weights.
  let means: [Kept]
  /// Of the log evidence.
  let evidences: [Kept]

  /// Ways to give the points: each begins with another point and goes around.
  private static let arrangements = stride(from: 0, to: 30, by: 2).map { start in
    Array(LectureData.points[start...] + LectureData.points[..<start])
  }

  init() {
    let model = BayesianLinearRegression(
      noiseVariance: LectureData.noiseVariance, priorVariance: LectureData.priorVariance)
    var means: [Kept] = []
    var evidences: [Kept] = []
    for order in ReferenceValues.means.indices {
      let results = Digits.arrangements.map { Results($0, order: order, model) }
      means.append(
        Digits.kept(order, results.map(\.means), ReferenceValues.means[order]))
      evidences.append(
        Digits.kept(order, results.map(\.logEvidences), [ReferenceValues.logEvidences[order]]))
    }
    self.means = means
    self.evidences = evidences
  }

  /// What the four routes, in the order of ``Kept``, say of one arrangement; empty where one fails.
  private struct Results {
    let means: [[Double]]
    let logEvidences: [[Double]]

    init(_ points: [(x: Double, y: Double)], order: Int, _ model: BayesianLinearRegression) {
      let features = Polynomials(.monomial, over: -1...1)
        .features(at: points.map(\.x), order: order)
      let y = points.map(\.y)
      let normal = NormalEquations(features, y, model)
      var statistics = RegressionStatistics(features: order + 1)
      statistics.add(features, targets: y)
      let posterior = model.posterior(statistics)

      // Rounding of its largest elements must not drown the noise that makes K definite
      let size = norm(features.elements)
      let isDefinite =
        Double.ulpOfOne * model.priorVariance * size * size < model.noiseVariance
      let functions =
        isDefinite ? try? FunctionSpaceRegression(features, targets: y, model: model) : nil

      means = [
        normal.byInverse.mean, normal.byCholesky?.mean ?? [], posterior.mean,
        functions?.weightMean ?? [],
      ]
      logEvidences = [
        [normal.byInverse.logEvidence], normal.byCholesky.map { [$0.logEvidence] } ?? [],
        [posterior.logEvidence], functions.map { [$0.logEvidence] } ?? [],
      ]
    }
  }

  private static func kept(_ order: Int, _ results: [[[Double]]], _ reference: [Double]) -> Kept {
    let digits = (0..<4).map { route in
      let answers = results.map { $0[route] }
      guard answers.allSatisfy({ $0.count == reference.count && $0.allSatisfy(\.isFinite) }) else {
        return Double.nan
      }
      let errors = answers.map { norm(zip($0, reference).map { $0 - $1 }) / norm(reference) }
      let typical = norm(errors) / Double(errors.count).squareRoot()
      // Between none and the 16 that a double holds
      return min(16, max(0, -.log10(typical)))
    }
    return Kept(
      order: order, inverse: digits[0], cholesky: digits[1], qr: digits[2], functionSpace: digits[3]
    )
  }
}

/// The textbook's route, with ΦᵀΦ: shown for the digits that it costs, used for nothing else.
struct NormalEquations: Sendable {
  /// By the explicit inverse Σ = (ΦᵀΦ/σ² + I/s²)⁻¹ and its determinant.
  let byInverse: (mean: [Double], logEvidence: Double)
  /// By Cholesky's factor of the same matrix; nil where it has none to rounding.
  let byCholesky: (mean: [Double], logEvidence: Double)?

  init(_ features: Matrix, _ y: [Double], _ model: BayesianLinearRegression) {
    let weights = features.columns
    var precision = features.gram
    for i in 0..<weights {
      for j in 0..<weights { precision[i, j] /= model.noiseVariance }
      precision[i, i] += 1 / model.priorVariance
    }
    let right = features.transposedTimes(y).map { $0 / model.noiseVariance }
    let size = dot(y, y) / model.noiseVariance

    // -(N/2) log 2πσ² - (k/2) log s² - ½ log det Σ⁻¹ - ½ (yᵀy/σ² - bᵀμ)
    func logEvidence(_ mean: [Double], logDeterminant: Double) -> Double {
      -0.5 * Double(y.count) * .log(2 * .pi * model.noiseVariance)
        - 0.5 * Double(weights) * .log(model.priorVariance) - 0.5 * logDeterminant
        - 0.5 * (size - dot(right, mean))
    }
    let (inverse, determinant) = NormalEquations.inverse(of: precision)
    let mean = inverse * right
    byInverse = (mean, logEvidence(mean, logDeterminant: .log(abs(determinant))))
    byCholesky = (try? Cholesky(precision)).map { factor in
      let mean = factor.solve(right)
      return (mean, logEvidence(mean, logDeterminant: factor.logDeterminant))
    }
  }

  /// Gauss and Jordan: the inverse and the determinant of a square matrix, with row exchanges.
  static func inverse(of matrix: Matrix) -> (inverse: Matrix, determinant: Double) {
    let n = matrix.rows
    var left = matrix
    var right = Matrix.identity(n)
    var determinant = 1.0
    for column in 0..<n {
      // The largest element below becomes the pivot
      let pivot = (column..<n).max { abs(left[$0, column]) < abs(left[$1, column]) } ?? column
      if pivot != column {
        for j in 0..<n {
          (left[pivot, j], left[column, j]) = (left[column, j], left[pivot, j])
          (right[pivot, j], right[column, j]) = (right[column, j], right[pivot, j])
        }
        determinant = -determinant
      }
      let scale = left[column, column]
      determinant *= scale
      for j in 0..<n {
        left[column, j] /= scale
        right[column, j] /= scale
      }
      for row in 0..<n where row != column {
        let factor = left[row, column]
        for j in 0..<n {
          left[row, j] -= factor * left[column, j]
          right[row, j] -= factor * right[column, j]
        }
      }
    }
    return (right, determinant)
  }
}
