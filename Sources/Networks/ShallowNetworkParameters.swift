import BayesNumerics
import Inference

/// All that is unknown of a shallow network: its weights β, its nodes γ, and ν, what they come from.
public struct ShallowNetworkParameters: ChainState, Equatable {
  /// β, one weight a node.
  public var weights: [Double]
  /// γ, inputs × nodes: column j holds the coefficients of node j.
  public var nodes: Matrix
  /// μ_β
  public var weightMean: Double
  /// σ_β² > 0
  public var weightVariance: Double
  /// μ_γ, one number an input.
  public var nodeMean: [Double]
  /// S_γ, symmetric and positive definite, inputs × inputs.
  public var nodeCovariance: Matrix
  /// σ² > 0
  public var noiseVariance: Double

  /// Precondition: shapes that fit one another.
  public init(
    weights: [Double], nodes: Matrix, weightMean: Double, weightVariance: Double,
    nodeMean: [Double], nodeCovariance: Matrix, noiseVariance: Double
  ) {
    precondition(
      weights.count == nodes.columns && nodeMean.count == nodes.rows
        && nodeCovariance.rows == nodes.rows && nodeCovariance.columns == nodes.rows,
      "\(weights.count) weights and a mean of \(nodeMean.count) do not go with \(nodes.columns) nodes "
        + "of \(nodes.rows) inputs.")
    self.weights = weights
    self.nodes = nodes
    self.weightMean = weightMean
    self.weightVariance = weightVariance
    self.nodeMean = nodeMean
    self.nodeCovariance = nodeCovariance
    self.noiseVariance = noiseVariance
  }

  // MARK: As a position of a chain

  /// Numbers in a position: β, γ node by node, μ_β, σ_β², μ_γ, S_γ on and below the diagonal
  /// column by column, σ².
  public static func dimension(nodes: Int, inputs: Int) -> Int {
    nodes + nodes * inputs + 2 + inputs + inputs * (inputs + 1) / 2 + 1
  }

  /// The names of these numbers, as in a table of draws; nodes and inputs are counted from 1.
  public static func names(nodes: Int, inputs: Int) -> [String] {
    var names = (1...nodes).map { "beta[\($0)]" }
    for node in 1...nodes { names += (1...inputs).map { "gamma[\(node),\($0)]" } }
    names += ["mu_beta", "sigma2_beta"]
    names += (1...inputs).map { "mu_gamma[\($0)]" }
    for column in 1...inputs { names += (column...inputs).map { "S_gamma[\($0),\(column)]" } }
    return names + ["sigma2"]
  }

  public var position: [Double] {
    var numbers = weights + nodes.elements + [weightMean, weightVariance] + nodeMean
    for column in 0..<nodeMean.count {
      for row in column..<nodeMean.count { numbers.append(nodeCovariance[row, column]) }
    }
    return numbers + [noiseVariance]
  }

  /// Precondition: as many numbers as ``dimension(nodes:inputs:)`` says.
  public init(position: [Double], nodes count: Int, inputs: Int) {
    let dimension = Self.dimension(nodes: count, inputs: inputs)
    precondition(
      position.count == dimension,
      "\(count) nodes of \(inputs) inputs have \(dimension) numbers, not \(position.count).")
    var next = 0
    func take(_ length: Int) -> [Double] {
      defer { next += length }
      return Array(position[next..<(next + length)])
    }
    weights = take(count)
    nodes = Matrix(rows: inputs, columns: count, elements: take(inputs * count))
    weightMean = take(1)[0]
    weightVariance = take(1)[0]
    nodeMean = take(inputs)
    var covariance = Matrix(rows: inputs, columns: inputs)
    for column in 0..<inputs {
      for row in column..<inputs {
        covariance[row, column] = take(1)[0]
        covariance[column, row] = covariance[row, column]
      }
    }
    nodeCovariance = covariance
    noiseVariance = take(1)[0]
  }
}
