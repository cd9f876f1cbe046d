import BayesNumerics
import RealModule

/// The same linear model seen without its weights: all targets at once are one normal vector,
/// y ~ N(0, K) with K = σ² I + s² Φ Φᵀ.
///
/// The second route to every result of ``BayesianLinearRegression``, and the first step to Gaussian
/// processes. Time N³, memory N²; loses as many digits as the condition of K has, which for raw
/// powers is soon all. Source: lecture 002, the evidence; Rasmussen and Williams (2006), section 2.1.
public struct FunctionSpaceRegression: Sendable {
  private let features: Matrix
  private let targets: [Double]
  private let priorVariance: Double
  private let noiseVariance: Double
  private let root: Cholesky
  /// K⁻¹ y
  private let dual: [Double]

  /// Φ is N × features, `targets` has N elements (precondition).
  ///
  /// - Throws: when K is not positive definite to rounding, as happens where s² |φ|² / σ² nears 10¹⁶.
  public init(
    _ features: Matrix, targets: [Double], model: BayesianLinearRegression
  ) throws(Cholesky.Failure) {
    precondition(
      features.rows == targets.count,
      "\(features.rows) rows of features stand against \(targets.count) targets.")
    self.features = features
    self.targets = targets
    priorVariance = model.priorVariance
    noiseVariance = model.noiseVariance
    var covariance = Matrix(rows: targets.count, columns: targets.count)
    let products = features.transpose.gram
    for j in targets.indices {
      for i in targets.indices { covariance[i, j] = model.priorVariance * products[i, j] }
      covariance[j, j] += model.noiseVariance
    }
    root = try Cholesky(covariance)
    dual = root.solve(targets)
  }

  /// log N(y | 0, K) = -(N/2) log 2π - ½ log det K - ½ yᵀ K⁻¹ y
  public var logEvidence: Double {
    let white = root.whiten(targets)
    return -0.5 * Double(targets.count) * .log(2 * .pi) - 0.5 * root.logDeterminant
      - 0.5 * dot(white, white)
  }

  /// μ = s² Φᵀ K⁻¹ y, the posterior mean of the weights.
  public var weightMean: [Double] { features.transposedTimes(dual).map { priorVariance * $0 } }

  /// What is believed of y at one place: its normal distribution given all targets.
  ///
  /// Mean s² φᵀΦᵀK⁻¹y, variance of the function s² φᵀφ - |L⁻¹ s² Φ φ|². Precondition: as many
  /// features as Φ has columns.
  public func prediction(at place: [Double]) -> Prediction {
    let covariances = (features * place).map { priorVariance * $0 }
    let white = root.whiten(covariances)
    return Prediction(
      mean: dot(covariances, dual),
      modelVariance: priorVariance * dot(place, place) - dot(white, white),
      noiseVariance: noiseVariance)
  }
}
