import BayesNumerics
import RealModule

/// A net with a linear part and an unknown number of hidden units.
///
/// y = x'a + Σ_{j ≤ M} β_j ψ(x'γ_j) + ε, ε ~ N(0, σ²), with N points, p inputs (a constant one among them
/// gives the line and every unit its offset) and M between 0 and M*. N may be 0. Source: lecture 001,
/// "Bayesian analysis of shallow neural nets (var arch)"; Müller and Rios Insua (1998).
public struct VariableNetwork: Sendable {
  public let prior: VariableNetworkPrior
  /// The points and the hierarchy, with M* units.
  let shallow: ShallowNetwork

  /// x, N × p.
  public var inputs: Matrix { shallow.inputs }
  /// y, N numbers.
  public var targets: [Double] { shallow.targets }

  /// Throws a sentence where the data or the prior allow no net.
  public init(
    inputs: Matrix, targets: [Double], prior: VariableNetworkPrior? = nil
  ) throws(ShallowNetworkFailure) {
    let prior = prior ?? VariableNetworkPrior(inputs: inputs.columns)
    guard prior.alpha > 0, prior.alpha < 1 else {
      throw .priorOutOfRange(
        "probability α of one unit more lies between 0 and 1, both excluded, not at \(prior.alpha)")
    }
    guard prior.linearVariance >= 1e-100, prior.linearVariance <= 1e100 else {
      throw .priorOutOfRange(
        "variance of the linear part is between 1e-100 and 1e100, not \(prior.linearVariance)")
    }
    self.prior = prior
    shallow = try ShallowNetwork(
      inputs: inputs, targets: targets, nodes: prior.most, prior: prior.units)
  }

  /// The names of the numbers in a position.
  public var names: [String] {
    VariableNetworkParameters.names(most: prior.most, inputs: inputs.columns)
  }

  /// The parameters at a position of a chain.
  public func parameters(at position: [Double]) -> VariableNetworkParameters {
    VariableNetworkParameters(position: position, most: prior.most, inputs: inputs.columns)
  }

  /// f(x) = x'a + Σ_j β_j ψ(x'γ_j) at each row of `inputs`: what y is without noise.
  public static func function(
    _ parameters: VariableNetworkParameters, at inputs: Matrix
  ) -> [Double] {
    let line = inputs * parameters.linear
    if parameters.units == 0 { return line }
    return zip(line, ShallowNetwork.function(parameters.net, at: inputs)).map { $0 + $1 }
  }

  // MARK: Draws

  /// One draw of everything unknown from the prior, or of everything given M where `units` says so.
  /// Precondition: 0 ≤ units ≤ M*.
  public func samplePrior(
    units: Int? = nil, using random: inout RandomSource
  ) -> VariableNetworkParameters {
    precondition(
      units.map { (0...prior.most).contains($0) } ?? true,
      "A net of at most \(prior.most) units has not \(units ?? 0).")
    var count = 0
    if let units {
      count = units
    } else {
      while count < prior.most, random.uniform() < prior.alpha { count += 1 }
    }
    let p = inputs.columns
    let deviation = prior.linearVariance.squareRoot()
    let linear = (0..<p).map { _ in deviation * random.normal() }
    var net = shallow.samplePrior(using: &random)
    net.weights = Array(net.weights.prefix(count))
    net.nodes = Matrix(
      rows: p, columns: count, elements: Array(net.nodes.elements.prefix(count * p)))
    return VariableNetworkParameters(linear: linear, net: net)
  }

  /// One draw of y at the rows of `inputs`, given everything unknown.
  public static func sampleTargets(
    _ parameters: VariableNetworkParameters, at inputs: Matrix, using random: inout RandomSource
  ) -> [Double] {
    let deviation = parameters.net.noiseVariance.squareRoot()
    return function(parameters, at: inputs).map { $0 + deviation * random.normal() }
  }

  // MARK: Densities

  /// log p(y | a, β, γ, σ²)
  public func logLikelihood(_ parameters: VariableNetworkParameters) -> Double {
    let variance = parameters.net.noiseVariance
    let residuals = zip(targets, Self.function(parameters, at: inputs)).map { $0 - $1 }
    return -0.5 * Double(targets.count) * .log(2 * .pi * variance)
      - 0.5 * dot(residuals, residuals) / variance
  }

  /// log p(y | γ, ν) with a and β integrated out, all constants in it; M is the number of columns of γ.
  ///
  /// With W = (X, Z), Λ = diag(σ²/σ_a², ..., σ²/σ_β², ...) and b₀ = (0, ..., μ_β, ...) the weights have the
  /// posterior precision G/σ², G = W'W + Λ, and log p = -N log(2πσ²)/2 + (log |Λ| - log |G|)/2
  /// - (|y - Wb|² + (b - b₀)'Λ(b - b₀))/(2σ²) at b = G⁻¹(W'y + Λb₀): sums of squares, as the difference
  /// y'y + b₀'Λb₀ - b'Gb of large numbers keeps few digits where the fit is close. -∞ where rounding
  /// leaves G not positive definite.
  public func logMarginalLikelihood(
    nodes: Matrix, weightMean: Double, weightVariance: Double, noiseVariance: Double
  ) -> Double {
    let (p, m) = (inputs.columns, nodes.columns)
    let z = ShallowNetwork.features(nodes, at: inputs)
    let columns = Matrix(
      rows: inputs.rows, columns: p + m, elements: inputs.elements + z.elements)
    var precision = columns.gram
    var pull = columns.transposedTimes(targets)
    var constant = -0.5 * Double(targets.count) * Double.log(2 * .pi * noiseVariance)
    let ridges = (0..<(p + m)).map {
      noiseVariance / ($0 < p ? prior.linearVariance : weightVariance)
    }
    let means = (0..<(p + m)).map { $0 < p ? 0 : weightMean }
    for (k, ridge) in ridges.enumerated() {
      precision[k, k] += ridge
      pull[k] += ridge * means[k]
      constant += 0.5 * .log(ridge)
    }
    guard let factor = try? Cholesky(precision) else { return -.infinity }
    let weights = factor.solve(pull)
    var squares = 0.0
    for (target, fitted) in zip(targets, columns * weights) {
      squares += (target - fitted) * (target - fitted)
    }
    for (k, ridge) in ridges.enumerated() {
      squares += ridge * (weights[k] - means[k]) * (weights[k] - means[k])
    }
    return constant - 0.5 * factor.logDeterminant - 0.5 * squares / noiseVariance
  }

  /// log p(γ, ν | M): a density over γ, μ_β, 1/σ_β², μ_γ, S_γ⁻¹ and 1/σ², whatever a and β are.
  ///
  /// -∞ where a variance is not positive or S_γ not positive definite.
  public func logCollapsedPrior(_ net: ShallowNetworkParameters) -> Double {
    shallow.logNodesPrior(net) + shallow.logHyperprior(net)
  }

  /// log p(a, β, γ, ν | M), with the same coordinates.
  public func logPrior(_ parameters: VariableNetworkParameters) -> Double {
    let line = Normal(standardDeviation: prior.linearVariance.squareRoot())
    let above = shallow.logHyperprior(parameters.net)
    if above == -.infinity { return above }
    return above + shallow.logNodesPrior(parameters.net)
      + shallow.logWeightsPrior(parameters.net)
      + parameters.linear.reduce(0) { $0 + line.logDensity($1) }
  }

  /// log p(y, M, a, β, γ, ν)
  public func logJoint(_ parameters: VariableNetworkParameters) -> Double {
    let before = logPrior(parameters)
    return before == -.infinity
      ? before
      : prior.logProbability(units: parameters.units) + before + logLikelihood(parameters)
  }
}
