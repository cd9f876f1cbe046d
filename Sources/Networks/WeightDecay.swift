import BayesNumerics
import Inference
import RealModule

/// Regularised training: the squared error plus a price on every weight.
///
/// g(β, γ) = Σ_i (y_i - Σ_j β_j ψ(x_i'γ_j))² + λ₁ Σ β_j² + λ₂ Σ γ_jk². It is -2σ² log p(β, γ | y) + constant
/// for the priors β_j ~ N(0, σ²/λ₁) and γ_jk ~ N(0, σ²/λ₂), so that its minimum is the posterior's mode (MAP):
/// λ₁ = σ²/σ_β². Source: lecture 001, "Training with regularisation".
public struct WeightDecay: DifferentiableLogDensity {
  /// x, N × p, and y.
  public let inputs: Matrix
  public let targets: [Double]
  public let nodes: Int
  /// λ₁ and λ₂, > 0.
  public let weightPenalty: Double
  public let nodePenalty: Double
  /// σ², which scales the log posterior and leaves its mode.
  public let noiseVariance: Double

  /// Precondition: as many targets as points, a node or more, positive penalties and noise.
  public init(
    inputs: Matrix, targets: [Double], nodes: Int, weightPenalty: Double, nodePenalty: Double,
    noiseVariance: Double = 1
  ) {
    precondition(
      inputs.rows == targets.count && nodes >= 1 && inputs.columns >= 1,
      "\(targets.count) targets for \(inputs.rows) x \(inputs.columns) inputs and \(nodes) nodes.")
    precondition(
      weightPenalty > 0 && nodePenalty > 0 && noiseVariance > 0,
      "Penalties and noise are positive, not \(weightPenalty), \(nodePenalty), \(noiseVariance).")
    self.inputs = inputs
    self.targets = targets
    self.nodes = nodes
    self.weightPenalty = weightPenalty
    self.nodePenalty = nodePenalty
    self.noiseVariance = noiseVariance
  }

  /// The posterior with these fixed variances: λ₁ = σ²/σ_β², λ₂ = σ²/σ_γ².
  public init(
    inputs: Matrix, targets: [Double], nodes: Int, weightVariance: Double, nodeVariance: Double,
    noiseVariance: Double
  ) {
    self.init(
      inputs: inputs, targets: targets, nodes: nodes,
      weightPenalty: noiseVariance / weightVariance, nodePenalty: noiseVariance / nodeVariance,
      noiseVariance: noiseVariance)
  }

  /// β, then γ node by node: m + p m numbers.
  public var dimension: Int { nodes * (1 + inputs.columns) }

  // MARK: Posterior

  /// -g/(2σ²), with its gradient by backpropagation: with the residual r, ∂g/∂β_j = -2 Z'r + 2λ₁β and
  /// ∂g/∂γ_j = -2 X'(r β_j z_j (1 - z_j)) + 2λ₂γ_j.
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (weights, coefficients) = split(position)
    let z = ShallowNetwork.features(coefficients, at: inputs)
    let residuals = zip(targets, z * weights).map { $0 - $1 }
    let back = z.transposedTimes(residuals)
    for j in 0..<nodes {
      gradient[j] = (back[j] - weightPenalty * weights[j]) / noiseVariance
      let delta = residuals.indices.map { i in
        residuals[i] * weights[j] * z[i, j] * (1 - z[i, j])
      }
      let slope = inputs.transposedTimes(delta)
      for k in 0..<inputs.columns {
        gradient[nodes + j * inputs.columns + k] =
          (slope[k] - nodePenalty * coefficients[k, j]) / noiseVariance
      }
    }
    return -0.5 * price(residuals, position) / noiseVariance
  }

  /// g(β, γ)
  public func objective(at position: [Double]) -> Double {
    let (weights, coefficients) = split(position)
    let values = ShallowNetwork.features(coefficients, at: inputs) * weights
    return price(zip(targets, values).map { $0 - $1 }, position)
  }

  private func price(_ residuals: [Double], _ position: [Double]) -> Double {
    dot(residuals, residuals) + weightPenalty * position[..<nodes].reduce(0) { $0 + $1 * $1 }
      + nodePenalty * position[nodes...].reduce(0) { $0 + $1 * $1 }
  }

  private func split(_ position: [Double]) -> ([Double], Matrix) {
    precondition(
      position.count == dimension, "\(position.count) numbers for \(dimension) weights.")
    return (
      Array(position[..<nodes]),
      Matrix(rows: inputs.columns, columns: nodes, elements: Array(position[nodes...]))
    )
  }

  // MARK: Training

  /// A minimum of g near `start`, by steps of damped least squares on the N + m + p m rows
  /// (y - f, √λ₁ β, √λ₂ γ): never through the gradient above.
  ///
  /// One of several minima, since nodes may change places. It stops when a step changes g by less
  /// than 1e-15 of it, or after `limit` steps. Source: Levenberg (1944), Marquardt (1963).
  public func fit(from start: [Double], limit: Int = 1000) -> [Double] {
    var position = start
    var value = objective(at: position)
    var damping = 1e-3
    for _ in 0..<limit {
      let (rows, right) = linearised(at: position)
      var augmented = Matrix(rows: rows.rows + dimension, columns: dimension)
      for j in 0..<dimension {
        for i in 0..<rows.rows { augmented[i, j] = rows[i, j] }
        augmented[rows.rows + j, j] = damping.squareRoot()
      }
      let zeros = [Double](repeating: 0, count: dimension)
      guard let step = try? leastSquares(augmented, right + zeros) else { return position }
      let proposed = zip(position, step).map { $0 + $1 }
      let after = objective(at: proposed)
      if after <= value {
        let gain = value - after
        position = proposed
        value = after
        damping = max(damping / 5, 1e-12)
        if gain <= 1e-15 * value && damping <= 1e-9 { return position }
      } else {
        damping *= 4
        if damping > 1e12 { return position }
      }
    }
    return position
  }

  /// Rows of the linear problem whose least squares is a Gauss-Newton step, and its right side.
  private func linearised(at position: [Double]) -> (Matrix, [Double]) {
    let (weights, coefficients) = split(position)
    let n = inputs.rows
    let z = ShallowNetwork.features(coefficients, at: inputs)
    let values = z * weights
    var rows = Matrix(rows: n + dimension, columns: dimension)
    for j in 0..<nodes {
      for i in 0..<n {
        rows[i, j] = z[i, j]
        let slope = weights[j] * z[i, j] * (1 - z[i, j])
        for k in 0..<inputs.columns {
          rows[i, nodes + j * inputs.columns + k] = slope * inputs[i, k]
        }
      }
    }
    var right = zip(targets, values).map { $0 - $1 }
    for k in 0..<dimension {
      let root = (k < nodes ? weightPenalty : nodePenalty).squareRoot()
      rows[n + k, k] = root
      right.append(-root * position[k])
    }
    return (rows, right)
  }
}
