import BayesNumerics
import RealModule

/// A network with one hidden layer and a number as output: a weighted sum of S-shaped steps.
///
/// y = Σ_j β_j ψ(x'γ_j) + ε, ε ~ N(0, σ²), ψ(η) = e^η/(1 + e^η), with N points, p inputs and m nodes. A
/// constant input gives every node its offset (see ``withConstant(_:)``); the output has none, as
/// printed. m may exceed N, N may be 0: the prior is proper. Source: lecture 001, "Shallow nets".
public struct ShallowNetwork: Sendable {
  /// x, N × p.
  public let inputs: Matrix
  /// y, N numbers.
  public let targets: [Double]
  /// m
  public let nodes: Int
  public let prior: ShallowNetworkPrior

  /// (c_γ C_γ)⁻¹ and c_γ, the prior of S_γ⁻¹.
  let nodePrecisionPrior: Wishart
  /// The factor of A_γ.
  let nodeMeanFactor: Cholesky
  /// A_γ⁻¹ and A_γ⁻¹ a_γ.
  let nodeMeanPrecision: Matrix
  let nodeMeanPull: [Double]
  /// What no pivot of S_γ's scatter and of μ_γ's precision can be below: the smallest of their priors'.
  let scatterFloor: Double
  let nodeMeanFloor: Double

  /// Throws a sentence where the data or the prior allow no network.
  public init(
    inputs: Matrix, targets: [Double], nodes: Int, prior: ShallowNetworkPrior? = nil
  ) throws(ShallowNetworkFailure) {
    // Data
    guard nodes >= 1 else { throw .noNodes(nodes) }
    guard inputs.columns >= 1 else { throw .noInputs }
    guard inputs.rows == targets.count else {
      throw .countsDiffer(inputs: inputs.rows, targets: targets.count)
    }
    for point in targets.indices {
      for column in 0..<inputs.columns where !inputs[point, column].isFinite {
        throw .inputNotFinite(point: point + 1, column: column + 1)
      }
      if !targets[point].isFinite { throw .targetNotFinite(point: point + 1) }
    }

    // Prior
    let prior = prior ?? ShallowNetworkPrior(inputs: inputs.columns)
    let p = inputs.columns
    for size in [
      prior.nodeMeanCentre.count, prior.nodeMeanCovariance.rows, prior.nodeMeanCovariance.columns,
      prior.nodeScale.rows, prior.nodeScale.columns,
    ] where size != p { throw .priorOfOtherSize(inputs: p, prior: size) }
    guard (prior.nodeMeanCentre + [prior.weightMeanCentre]).allSatisfy(\.isFinite) else {
      throw .priorOutOfRange("centres are finite numbers")
    }
    for (name, value) in [
      ("variance of the mean weight", prior.weightMeanVariance),
      ("degrees of freedom of the weights", prior.weightDegrees),
      ("scale of the weights", prior.weightScale),
      ("degrees of freedom of the noise", prior.noiseDegrees),
      ("scale of the noise", prior.noiseScale),
    ] where !(value >= 1e-100 && value <= 1e100) {
      throw .priorOutOfRange("\(name) is between 1e-100 and 1e100, not \(value)")
    }
    guard prior.nodeDegrees > Double(p - 1), prior.nodeDegrees <= 1e100 else {
      throw .priorOutOfRange(
        "degrees of freedom of the nodes are above \(p - 1), one less than the inputs, and at most "
          + "1e100, not \(prior.nodeDegrees)")
    }

    // What every step needs of it
    let (meanFactor, scaleFactor): (Cholesky, Cholesky)
    do { meanFactor = try Cholesky(prior.nodeMeanCovariance) } catch {
      throw .notPositiveDefinite("covariance of the nodes' mean, A_γ,")
    }
    do { scaleFactor = try Cholesky(prior.nodeScale) } catch {
      throw .notPositiveDefinite("scale of the nodes, C_γ,")
    }
    let precision = Matrix(
      rows: p, columns: p,
      elements: scaleFactor.solve(.identity(p)).elements.map { $0 / prior.nodeDegrees })
    do {
      nodePrecisionPrior = try Wishart(degreesOfFreedom: prior.nodeDegrees, scale: precision)
    } catch { throw .notPositiveDefinite("scale of the nodes, C_γ,") }
    nodeMeanFactor = meanFactor
    nodeMeanPrecision = meanFactor.solve(.identity(p))
    nodeMeanPull = meanFactor.solve(prior.nodeMeanCentre)
    func smallestPivot(_ factor: Matrix) -> Double {
      (0..<p).map { factor[$0, $0] * factor[$0, $0] }.min() ?? 0
    }
    scatterFloor = prior.nodeDegrees * smallestPivot(scaleFactor.lower)
    nodeMeanFloor = smallestPivot(CovarianceRoot(nodeMeanPrecision).lower)
    self.inputs = inputs
    self.targets = targets
    self.nodes = nodes
    self.prior = prior
  }

  /// Rows of one input with a constant 1 before it, x' = (1, x).
  public static func withConstant(_ x: [Double]) -> Matrix {
    Matrix(rows: x.count, columns: 2, elements: [Double](repeating: 1, count: x.count) + x)
  }

  /// The names of the numbers in a position.
  public var names: [String] {
    ShallowNetworkParameters.names(nodes: nodes, inputs: inputs.columns)
  }

  /// The parameters at a position of a chain.
  public func parameters(at position: [Double]) -> ShallowNetworkParameters {
    ShallowNetworkParameters(position: position, nodes: nodes, inputs: inputs.columns)
  }

  // MARK: The function

  /// Z, points × nodes: z_ij = ψ(x_i'γ_j).
  public static func features(_ nodes: Matrix, at inputs: Matrix) -> Matrix {
    var elements = (inputs * nodes).elements
    VectorMath.logistic(&elements)
    return Matrix(rows: inputs.rows, columns: nodes.columns, elements: elements)
  }

  /// f(x) = Σ_j β_j ψ(x'γ_j) at each row of `inputs`: what y is without noise.
  public static func function(
    _ parameters: ShallowNetworkParameters, at inputs: Matrix
  ) -> [Double] {
    features(parameters.nodes, at: inputs) * parameters.weights
  }

  // MARK: Draws

  /// One draw of everything unknown from the prior, from the top of the hierarchy down, its variances
  /// within ``ShallowNetworkPrior.variances``.
  public func samplePrior(using random: inout RandomSource) -> ShallowNetworkParameters {
    let p = inputs.columns

    // ν
    let weightMean =
      prior.weightMeanCentre + prior.weightMeanVariance.squareRoot() * random.normal()
    let weightVariance = ShallowNetworkPrior.variance(
      scatter: prior.weightDegrees * prior.weightScale, shape: prior.weightDegrees / 2,
      using: &random)
    let noiseVariance = ShallowNetworkPrior.variance(
      scatter: prior.noiseDegrees * prior.noiseScale, shape: prior.noiseDegrees / 2,
      using: &random)
    let centred = nodeMeanFactor.lower * (0..<p).map { _ in random.normal() }
    let nodeMean = zip(prior.nodeMeanCentre, centred).map { $0 + $1 }
    var nodePrecision = nodePrecisionPrior.sample(using: &random)
    for k in 0..<p {
      nodePrecision[k, k] = max(nodePrecision[k, k], ShallowNetworkPrior.variances.lowerBound)
    }
    let nodeCovariance = CovarianceRoot(nodePrecision).inverse

    // β, γ
    let weights = (0..<nodes).map { _ in
      weightMean + weightVariance.squareRoot() * random.normal()
    }
    let root = CovarianceRoot(nodeCovariance).lower
    var elements: [Double] = []
    for _ in 0..<nodes {
      let step = root * (0..<p).map { _ in random.normal() }
      elements += zip(nodeMean, step).map { $0 + $1 }
    }
    return ShallowNetworkParameters(
      weights: weights, nodes: Matrix(rows: p, columns: nodes, elements: elements),
      weightMean: weightMean, weightVariance: weightVariance, nodeMean: nodeMean,
      nodeCovariance: nodeCovariance, noiseVariance: noiseVariance)
  }

  /// One draw of y at the rows of `inputs`, given everything unknown.
  public static func sampleTargets(
    _ parameters: ShallowNetworkParameters, at inputs: Matrix, using random: inout RandomSource
  ) -> [Double] {
    let deviation = parameters.noiseVariance.squareRoot()
    return function(parameters, at: inputs).map { $0 + deviation * random.normal() }
  }

  // MARK: Densities

  /// log p(y | β, γ, σ²)
  public func logLikelihood(_ parameters: ShallowNetworkParameters) -> Double {
    let residuals = zip(targets, Self.function(parameters, at: inputs)).map { $0 - $1 }
    return -0.5 * Double(targets.count) * .log(2 * .pi * parameters.noiseVariance)
      - 0.5 * dot(residuals, residuals) / parameters.noiseVariance
  }

  /// log p(β, γ, ν): a density over β, γ, μ_β, 1/σ_β², μ_γ, S_γ⁻¹ and 1/σ², the precisions in which
  /// the slide writes it. -∞ where a variance is not positive or S_γ not positive definite.
  public func logPrior(_ parameters: ShallowNetworkParameters) -> Double {
    let above = logHyperprior(parameters)
    return above == -.infinity
      ? above : logWeightsPrior(parameters) + logNodesPrior(parameters) + above
  }

  /// log p(β | μ_β, σ_β²), of as many weights as there are.
  func logWeightsPrior(_ parameters: ShallowNetworkParameters) -> Double {
    let weight = Normal(
      mean: parameters.weightMean, standardDeviation: parameters.weightVariance.squareRoot())
    return parameters.weights.reduce(0) { $0 + weight.logDensity($1) }
  }

  /// log p(γ | μ_γ, S_γ), of as many nodes as there are; -∞ where S_γ is not positive definite.
  func logNodesPrior(_ parameters: ShallowNetworkParameters) -> Double {
    guard let factor = try? Cholesky(parameters.nodeCovariance) else { return -.infinity }
    return (0..<parameters.nodes.columns).reduce(0) { sum, j in
      sum
        + logNormalDensity(
          (0..<inputs.columns).map { parameters.nodes[$0, j] - parameters.nodeMean[$0] },
          factor: factor)
    }
  }

  /// log p(ν); -∞ where a variance is not positive or S_γ not positive definite.
  func logHyperprior(_ parameters: ShallowNetworkParameters) -> Double {
    guard parameters.weightVariance > 0, parameters.noiseVariance > 0,
      let nodeFactor = try? Cholesky(parameters.nodeCovariance)
    else { return -.infinity }
    var sum = Normal(
      mean: prior.weightMeanCentre, standardDeviation: prior.weightMeanVariance.squareRoot()
    ).logDensity(parameters.weightMean)
    sum += Gamma(
      shape: prior.weightDegrees / 2, rate: prior.weightDegrees * prior.weightScale / 2
    ).logDensity(1 / parameters.weightVariance)
    sum += logNormalDensity(
      zip(parameters.nodeMean, prior.nodeMeanCentre).map { $0 - $1 }, factor: nodeMeanFactor)
    sum += nodePrecisionPrior.logDensity(nodeFactor.solve(.identity(inputs.columns)))
    sum += Gamma(
      shape: prior.noiseDegrees / 2, rate: prior.noiseDegrees * prior.noiseScale / 2
    ).logDensity(1 / parameters.noiseVariance)
    return sum
  }

  /// log p(y, β, γ, ν), with the same coordinates as ``logPrior(_:)``.
  public func logJoint(_ parameters: ShallowNetworkParameters) -> Double {
    let before = logPrior(parameters)
    return before == -.infinity ? before : before + logLikelihood(parameters)
  }

  private func logNormalDensity(_ deviation: [Double], factor: Cholesky) -> Double {
    let white = factor.whiten(deviation)
    return -0.5 * (dot(white, white) + factor.logDeterminant)
      - 0.5 * Double(deviation.count) * .log(2 * .pi)
  }
}
