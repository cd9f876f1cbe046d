import BayesNumerics
import Inference
import RealModule

/// Data of a logistic regression with correlated inputs, made from known coefficients.
struct SimulatedRegression: Sendable {
  /// N × d, row after row; the first column is 1.
  let inputs: [Double]
  let outcomes: [Double]
  let truth: [Double]
  let model: LogisticRegression

  /// Inputs xᵢⱼ ~ N(0, 1) with the correlation ρ^|j - k|, coefficients θⱼ ~ N(0, 1/4), prior N(0, 10): as the review's
  /// code has it with ρ = 0.4, the coefficients but for their size.
  ///
  /// - Parameter rows: Where the rows come from, if not from `random`.
  init(
    count: Int, dimension: Int, correlation: Double = 0.4, using random: RandomSource,
    rows: RandomSource? = nil
  ) {
    var (forTruth, forRows) = (random.stream("coefficients"), rows ?? random.stream("rows"))
    truth = (0..<dimension).map { _ in 0.5 * forTruth.normal() }
    let rest = (1 - correlation * correlation).squareRoot()
    var (inputs, outcomes) = ([Double](), [Double]())
    inputs.reserveCapacity(count * dimension)
    for _ in 0..<count {
      var (z, last) = (truth[0], 0.0)
      inputs.append(1)
      for k in 1..<dimension {
        // An autoregression has just these correlations
        last = k == 1 ? forRows.normal() : correlation * last + rest * forRows.normal()
        inputs.append(last)
        z += truth[k] * last
      }
      outcomes.append(forRows.uniform() < 1 / (1 + .exp(-z)) ? 1 : 0)
    }
    self.inputs = inputs
    self.outcomes = outcomes
    model = LogisticRegression(inputs: inputs, outcomes: outcomes, priorVariance: 10)
  }
}

/// What is known of a sampler with stochastic gradients before it runs, from the curvature at the peak.
struct LinearTheory: Sendable {
  let mode: [Double]
  /// P, the posterior's precision by Laplace's approximation.
  let precision: Matrix
  /// L, with P = L Lᵀ.
  let factor: Cholesky
  /// The covariance of one datum's gradient at the mode.
  let gradientCovariance: Matrix
  let count: Int

  init(_ model: LogisticRegression) throws {
    let start = [Double](repeating: 0, count: model.dimension)
    let laplace = try Laplace(of: model, from: start)
    mode = laplace.mode
    precision = laplace.precision
    factor = try Cholesky(precision)
    count = model.count
    let d = model.dimension
    var (mean, products) = ([Double](repeating: 0, count: d), Matrix(rows: d, columns: d))
    let room = model.makeRoom()
    var slope = mean
    for row in 0..<model.count {
      for k in 0..<d { slope[k] = 0 }
      model.addGradient(of: row..<row + 1, at: laplace.mode, times: 1, to: &slope, in: room)
      for i in 0..<d {
        mean[i] += slope[i] / Double(model.count)
        for j in 0..<d { products[i, j] += slope[i] * slope[j] / Double(model.count) }
      }
    }
    for i in 0..<d { for j in 0..<d { products[i, j] -= mean[i] * mean[j] } }
    gradientCovariance = products
  }

  /// The largest eigenvalue of P: a step η is stable below 2 over it.
  var stiffest: Double { SymmetricEigen(precision).values.last ?? .nan }

  /// P⁻¹
  var posterior: Matrix { factor.solve(.identity(mode.count)) }

  /// Variances over those of the posterior, the mean over the parameters.
  func inflation(_ covariance: Matrix?) -> Double {
    guard let covariance else { return .infinity }
    let exact = posterior
    return mode.indices.reduce(0) {
      $0 + covariance[$1, $1] / exact[$1, $1] / Double(mode.count)
    }
  }

  // snippet: sgld
  /// Σ = (I - ηP) Σ (I - ηP) + η²V + 2ηT I, with V = N²C/n of a batch of n, and 0 of all data.
  func covariance(step: Double, batch: Int?, temperature: Double = 1) -> Matrix? {
    let d = mode.count
    var (transition, noise) = (Matrix.identity(d), Matrix(rows: d, columns: d))
    for i in 0..<d {
      for j in 0..<d {
        transition[i, j] -= step * precision[i, j]
        noise[i, j] = step * step * batchVariance(batch) * gradientCovariance[i, j]
      }
      noise[i, i] += 2 * step * temperature
    }
    return StationaryCovariance.ofSteps(transition, noise: noise)
  }
  // end snippet

  private func batchVariance(_ batch: Int?) -> Double {
    batch.map { Double(count) * Double(count) / Double($0) } ?? 0
  }

  /// The same with a momentum, of position and momentum together; the part of the position is given.
  func covarianceWithMomentum(step: Double, friction: Double, batch: Int) -> Matrix? {
    let d = mode.count
    var (transition, noise) = (
      Matrix(rows: 2 * d, columns: 2 * d), Matrix(rows: 2 * d, columns: 2 * d)
    )
    for i in 0..<d {
      for j in 0..<d {
        let pull = -step * precision[i, j]
        let push =
          step * step * batchVariance(batch) * gradientCovariance[i, j]
          + (i == j ? 2 * friction * step : 0)
        transition[i, j] = pull + (i == j ? 1 : 0)
        transition[i + d, j] = pull
        for (a, b) in [(0, 0), (0, d), (d, 0), (d, d)] { noise[i + a, j + b] = push }
      }
      transition[i, i + d] = 1 - friction
      transition[i + d, i + d] = 1 - friction
    }
    guard let both = StationaryCovariance.ofSteps(transition, noise: noise) else { return nil }
    var own = Matrix(rows: d, columns: d)
    for i in 0..<d { for j in 0..<d { own[i, j] = both[i, j] } }
    return own
  }

  /// The step at which variances are too large by this share on average, by bisection.
  func step(inflating share: Double, batch: Int?) -> Double {
    var (low, high) = (0.0, 2 / stiffest)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if inflation(covariance(step: middle, batch: batch)) - 1 < share {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }
}
