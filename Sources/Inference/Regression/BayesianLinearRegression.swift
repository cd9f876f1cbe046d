import BayesNumerics
import RealModule

/// A sum of known features with unknown weights, seen through normal noise: y = φ(x)ᵀ w + ε with
/// ε ~ N(0, σ²) and w ~ N(0, s² I).
///
/// Source: Bishop (2006), section 3.3; lecture 002, the slides on Bayesian linear regression.
public struct BayesianLinearRegression: Sendable, Equatable {
  /// σ², in the squared units of y.
  public let noiseVariance: Double
  /// s², of each weight.
  public let priorVariance: Double

  /// Precondition: two positive, finite variances.
  public init(noiseVariance: Double, priorVariance: Double) {
    precondition(
      noiseVariance > 0 && noiseVariance < .infinity && priorVariance > 0
        && priorVariance < .infinity,
      "The variances must be positive and finite, not \(noiseVariance) and \(priorVariance).")
    self.noiseVariance = noiseVariance
    self.priorVariance = priorVariance
  }

  /// What is believed of so many weights before any data. Precondition: 1 or more.
  public func prior(features: Int) -> WeightPosterior {
    WeightPosterior(model: self, RegressionStatistics(features: features))
  }

  /// What is believed of the weights after the data.
  public func posterior(_ statistics: RegressionStatistics) -> WeightPosterior {
    WeightPosterior(model: self, statistics)
  }
}

/// The normal distribution of the weights after some data, N(w | μ, Σ), with the evidence of the data.
///
/// Held as the triangle T of Σ⁻¹ = Tᵀ T, the QR factor of the rows [φᵀ/σ, y/σ] of the data and
/// [I/s, 0] of the prior: no inverse and no ΦᵀΦ is ever formed, so the error grows with the square
/// root of the condition of Σ. The last column of the factor is T μ and the root ρ of
/// min_w |y - Φ w|²/σ² + |w|²/s². Source: Golub and Van Loan (2013), section 6.1.
public struct WeightPosterior: Sendable, Equatable {
  public let model: BayesianLinearRegression
  /// Number of data that it has seen.
  public private(set) var count: Int
  private var factor: TriangularFactor

  fileprivate init(model: BayesianLinearRegression, _ statistics: RegressionStatistics) {
    self.model = model
    count = statistics.count
    factor = statistics.factor.scaled(by: 1 / model.noiseVariance.squareRoot())
    let features = statistics.features
    var prior = Matrix(rows: features, columns: features + 1)
    for i in 0..<features { prior[i, i] = 1 / model.priorVariance.squareRoot() }
    factor.absorb(prior)
  }

  /// Number of weights.
  public var features: Int { factor.columns - 1 }

  // MARK: Learning

  /// What is believed after more data: this posterior is their prior. Φ is rows × features, as many
  /// rows as targets (precondition).
  public func updated(_ features: Matrix, targets: [Double]) -> WeightPosterior {
    precondition(
      features.columns == self.features && features.rows == targets.count,
      "A posterior of \(self.features) weights cannot take \(features.rows) x "
        + "\(features.columns) features and \(targets.count) targets.")
    var updated = self
    let scale = 1 / model.noiseVariance.squareRoot()
    updated.factor.absorb(
      Matrix(
        rows: features.rows, columns: features.columns + 1,
        elements: (features.elements + targets).map { scale * $0 }))
    updated.count += targets.count
    return updated
  }

  /// log p(y | X), how probable the data were before they were seen: the logarithm of
  /// N(y | 0, σ² I + s² Φ Φᵀ), computed in the space of the weights.
  ///
  /// = -(N/2) log 2πσ² - (k/2) log s² - log det T - ρ²/2. Error: relative, about count × ulp, beside
  /// that of ρ². -∞ where the data are further off than 1e308 can tell.
  public var logEvidence: Double {
    let residual = factor.upper[features, features]
    let weights = Double(features)
    return -0.5 * Double(count) * (.log(2 * .pi) + .log(model.noiseVariance))
      - 0.5 * weights * .log(model.priorVariance) - triangle.logDeterminant
      - 0.5 * residual * residual
  }

  // MARK: Weights

  /// μ, the mean and the most probable value of the weights.
  public var mean: [Double] {
    triangle.solve((0..<features).map { factor.upper[$0, features] })
  }

  /// √Σⱼⱼ of each weight.
  public var standardDeviations: [Double] {
    let root = covarianceRoot
    return (0..<features).map { j in norm((0..<features).map { root[$0, j] }) }
  }

  /// Σ, features × features. For looking at: predictions need no covariance matrix.
  public var covariance: Matrix { covarianceRoot.gram }

  /// T, the upper triangle of Σ⁻¹ = Tᵀ T.
  public var triangle: TriangularFactor { factor.leading(features) }

  /// T⁻ᵀ, whose columns have the scalar products of Σ.
  private var covarianceRoot: Matrix { triangle.solveTransposed(.identity(features)) }

  /// One draw of the weights, μ + T⁻¹ z with z ~ N(0, I).
  public func sample(using random: inout RandomSource) -> [Double] {
    let noise = Normal().samples(features, using: &random)
    return zip(mean, triangle.solve(noise)).map { $0 + $1 }
  }

  // MARK: Predictions

  /// What is believed of y at one place. Precondition: as many features as weights.
  public func prediction(at features: [Double]) -> Prediction {
    predictions(at: Matrix(rows: 1, columns: features.count, elements: features))[0]
  }

  /// What is believed of y at each place, one a row of Φ. Precondition: as many columns as weights.
  public func predictions(at features: Matrix) -> [Prediction] {
    precondition(
      features.columns == self.features,
      "A posterior of \(self.features) weights predicts nothing at \(features.columns) features.")
    let means = features * mean
    let roots = triangle.solveTransposed(features.transpose)
    return means.indices.map { place in
      Prediction(
        mean: means[place],
        modelVariance: (0..<self.features).reduce(0) { $0 + roots[$1, place] * roots[$1, place] },
        noiseVariance: model.noiseVariance)
    }
  }
}

/// What is believed of one future measurement: N(y | φᵀμ, σ² + φᵀΣφ).
public struct Prediction: Sendable, Equatable {
  /// φᵀμ
  public let mean: Double
  /// φᵀΣφ: how little is known of the function; more data make it small.
  public let modelVariance: Double
  /// σ²: what one measurement scatters, which no amount of data makes small.
  public let noiseVariance: Double

  public init(mean: Double, modelVariance: Double, noiseVariance: Double) {
    self.mean = mean
    self.modelVariance = modelVariance
    self.noiseVariance = noiseVariance
  }

  /// σ² + φᵀΣφ
  public var variance: Double { modelVariance + noiseVariance }

  public var standardDeviation: Double { variance.squareRoot() }
}
