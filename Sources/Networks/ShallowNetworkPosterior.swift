import BayesNumerics
import Inference
import RealModule

/// The posterior of a ``ShallowNetwork`` over coordinates that run from -∞ to ∞, as a log density with its
/// gradient: the target that ``ShallowNetworkSampler`` has too, for samplers that need no blocks.
///
/// With p inputs and m nodes the position has m (1 + p) + 3 + p + p (p + 1)/2 numbers:
///
/// | place | meaning |
/// |---|---|
/// | first m | β |
/// | next m p | γ, node by node |
/// | next 1 | μ_β |
/// | next 1 | log(1/σ_β²) |
/// | next p | μ_γ |
/// | next p (p + 1)/2 | R, column by column, its diagonal as logarithms |
/// | last | log(1/σ²) |
///
/// R is the lower triangle with R R' = S_γ⁻¹. The density is that of the precisions in which the slide
/// writes the prior, times the Jacobians 1/σ_β², 1/σ² and 2^p Π R_kk^(p - k + 2) (k from 1). Constants
/// are left out. With all precisions held fixed, minus this density is the U of the lecture's slide.
/// Source: lecture 001, "Bayesian analysis of shallow neural nets (fixed arch)" and "HMC".
public struct ShallowNetworkPosterior: DifferentiableLogDensity {
  public let network: ShallowNetwork

  public init(_ network: ShallowNetwork) { self.network = network }

  public var dimension: Int {
    ShallowNetworkParameters.dimension(nodes: network.nodes, inputs: network.inputs.columns)
  }

  /// Where each kind of number begins.
  private struct Places {
    let nodes, inputs: Int
    var coefficients: Int { nodes }
    var weightMean: Int { nodes * (1 + inputs) }
    var weightPrecision: Int { weightMean + 1 }
    var nodeMean: Int { weightMean + 2 }
    var root: Int { nodeMean + inputs }
    var noisePrecision: Int { root + inputs * (inputs + 1) / 2 }
  }
  private var places: Places { Places(nodes: network.nodes, inputs: network.inputs.columns) }

  /// R of a position, p × p.
  private func root(_ position: [Double]) -> Matrix {
    let p = network.inputs.columns
    var root = Matrix(rows: p, columns: p)
    var next = places.root
    for column in 0..<p {
      for row in column..<p {
        root[row, column] = row == column ? .exp(position[next]) : position[next]
        next += 1
      }
    }
    return root
  }

  // MARK: There and back

  /// The parameters at a position; S_γ = (R R')⁻¹.
  public func parameters(at position: [Double]) -> ShallowNetworkParameters {
    let (m, p) = (network.nodes, network.inputs.columns)
    let precision = root(position)
    return ShallowNetworkParameters(
      weights: Array(position[..<m]),
      nodes: Matrix(
        rows: p, columns: m, elements: Array(position[places.coefficients..<places.weightMean])),
      weightMean: position[places.weightMean],
      weightVariance: .exp(-position[places.weightPrecision]),
      nodeMean: Array(position[places.nodeMean..<places.root]),
      nodeCovariance: CovarianceRoot(precision.transpose.gram).inverse,
      noiseVariance: .exp(-position[places.noisePrecision]))
  }

  /// The position of parameters. Precondition: positive variances, S_γ positive definite.
  public func position(of parameters: ShallowNetworkParameters) -> [Double] {
    let p = network.inputs.columns
    let precision = CovarianceRoot(parameters.nodeCovariance).inverse
    let root = CovarianceRoot(precision).lower
    var numbers =
      parameters.weights + parameters.nodes.elements
      + [parameters.weightMean, -.log(parameters.weightVariance)] + parameters.nodeMean
    for column in 0..<p {
      for row in column..<p {
        numbers.append(row == column ? .log(root[row, column]) : root[row, column])
      }
    }
    return numbers + [-.log(parameters.noiseVariance)]
  }

  // MARK: The density

  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (m, p, rows) = (network.nodes, network.inputs.columns, network.targets.count)
    precondition(
      position.count == dimension && gradient.count == dimension,
      "A network of \(dimension) numbers has no position of \(position.count).")
    let (prior, places) = (network.prior, places)
    for index in gradient.indices { gradient[index] = 0 }

    // Hidden layer, point by point for each node: z_ij = ψ(x_i'γ_j)
    let x = network.inputs.elements
    var z = [Double](repeating: 0, count: rows * m)
    for j in 0..<m {
      for k in 0..<p {
        let coefficient = position[places.coefficients + j * p + k]
        for i in 0..<rows { z[j * rows + i] += coefficient * x[k * rows + i] }
      }
    }
    VectorMath.logistic(&z)

    // Noise and residuals
    let noise = position[places.noisePrecision]
    let noisePrecision = Double.exp(noise)
    var residuals = network.targets
    for j in 0..<m {
      for i in 0..<rows { residuals[i] -= position[j] * z[j * rows + i] }
    }
    let squares = dot(residuals, residuals)
    let noiseCount = Double(rows) + prior.noiseDegrees
    let noiseScatter = squares + prior.noiseDegrees * prior.noiseScale
    var value = 0.5 * (noiseCount * noise - noisePrecision * noiseScatter)
    gradient[places.noisePrecision] = 0.5 * (noiseCount - noisePrecision * noiseScatter)

    // Back through the layer, each residual to the node that made it
    for j in 0..<m {
      var along = 0.0
      for i in 0..<rows {
        let active = z[j * rows + i]
        along += residuals[i] * active
        z[j * rows + i] = residuals[i] * active * (1 - active)
      }
      gradient[j] = noisePrecision * along
      for k in 0..<p {
        var back = 0.0
        for i in 0..<rows { back += z[j * rows + i] * x[k * rows + i] }
        gradient[places.coefficients + j * p + k] = noisePrecision * position[j] * back
      }
    }

    // Weights and what they come from
    let mean = position[places.weightMean]
    let spread = position[places.weightPrecision]
    let weightPrecision = Double.exp(spread)
    var scatter = prior.weightDegrees * prior.weightScale
    for j in 0..<m {
      let off = position[j] - mean
      scatter += off * off
      gradient[j] -= weightPrecision * off
      gradient[places.weightMean] += weightPrecision * off
    }
    let weightCount = Double(m) + prior.weightDegrees
    value += 0.5 * (weightCount * spread - weightPrecision * scatter)
    gradient[places.weightPrecision] = 0.5 * (weightCount - weightPrecision * scatter)
    let fromCentre = mean - prior.weightMeanCentre
    value -= 0.5 * fromCentre * fromCentre / prior.weightMeanVariance
    gradient[places.weightMean] -= fromCentre / prior.weightMeanVariance

    // Nodes: their scatter about μ_γ with that of the prior, T = Σ (γ_j - μ_γ)(γ_j - μ_γ)' + c_γ C_γ
    let root = root(position)
    let precision = root.transpose.gram
    var total = Matrix(
      rows: p, columns: p, elements: prior.nodeScale.elements.map { $0 * prior.nodeDegrees })
    for j in 0..<m {
      for k in 0..<p {
        let off = position[places.coefficients + j * p + k] - position[places.nodeMean + k]
        for l in 0..<p {
          let other = position[places.coefficients + j * p + l] - position[places.nodeMean + l]
          total[k, l] += off * other
          gradient[places.coefficients + j * p + k] -= precision[k, l] * other
          gradient[places.nodeMean + k] += precision[k, l] * other
        }
      }
    }

    // -½ tr(S_γ⁻¹ T) + Σ (m + c_γ - k) log R_kk, k from 0
    let product = total * root
    var next = places.root
    for column in 0..<p {
      for row in column..<p {
        let entry = root[row, column]
        value -= 0.5 * entry * product[row, column]
        if row == column {
          let power = Double(m) + prior.nodeDegrees - Double(column)
          value += power * position[next]
          gradient[next] = power - entry * product[row, column]
        } else {
          gradient[next] = -product[row, column]
        }
        next += 1
      }
    }

    // μ_γ about a_γ
    let off = (0..<p).map { position[places.nodeMean + $0] - prior.nodeMeanCentre[$0] }
    let pull = network.nodeMeanPrecision * off
    value -= 0.5 * dot(off, pull)
    for k in 0..<p { gradient[places.nodeMean + k] -= pull[k] }
    return value
  }
}
