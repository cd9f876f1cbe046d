import BayesNumerics

/// What is believed of a shallow network before data: a hierarchy, so that the scale of the weights
/// is learned too.
///
/// β_j ~ N(μ_β, σ_β²), γ_j ~ N(μ_γ, S_γ), and above them μ_β ~ N(a_β, A_β), 1/σ_β² ~ Gamma(c_b/2, c_b C_b/2),
/// μ_γ ~ N(a_γ, A_γ), S_γ⁻¹ ~ Wishart(c_γ, (c_γ C_γ)⁻¹), 1/σ² ~ Gamma(s/2, s S/2). Every second
/// parameter of a normal is a variance. The slide prints the forms and no constants; the defaults are
/// the workbook's, for inputs and outputs of mean 0 and standard deviation 1. Source: lecture 001,
/// "Bayesian analysis of shallow neural nets (fixed arch)"; Müller and Rios Insua (1998).
public struct ShallowNetworkPrior: Sendable, Equatable {
  /// a_β, the centre of the mean weight.
  public var weightMeanCentre = 0.0
  /// A_β > 0, the variance of the mean weight.
  public var weightMeanVariance = 1.0
  /// c_b > 0: how many weights this knowledge of their variance is worth.
  public var weightDegrees = 5.0
  /// C_b > 0: about what variance the weights have.
  public var weightScale = 1.0

  /// a_γ, the centre of the mean of a node's coefficients, one number an input.
  public var nodeMeanCentre: [Double]
  /// A_γ, the covariance of that mean, inputs × inputs.
  public var nodeMeanCovariance: Matrix
  /// c_γ > inputs - 1: how many nodes this knowledge of their covariance is worth.
  public var nodeDegrees: Double
  /// C_γ: about what covariance the nodes have, inputs × inputs.
  public var nodeScale: Matrix

  /// s > 0: how many points this knowledge of the noise is worth.
  public var noiseDegrees = 5.0
  /// S > 0: about what variance the noise has.
  public var noiseScale = 0.1

  /// Where variances are kept, 1e-50 to 1e50, so that no product of a sweep overflows.
  ///
  /// A draw of σ_β², σ² or of a variance in S_γ⁻¹ beyond is replaced by the bound. With d degrees of
  /// freedom (prior and data together) some 10^(-25 d) of the draws lie there: none that a double can
  /// tell for d ≥ 1, as under every posterior with a node and a point; many of a prior with d below 0.1,
  /// whose variances no double can hold.
  static let variances = 1e-50...1e50

  /// The variance b/(2g) with g a gamma variate of that shape, kept in ``variances``.
  @inline(__always)
  static func variance(
    scatter b: Double, shape: Double, using random: inout RandomSource
  ) -> Double {
    let gamma = max(random.gamma(shape: shape), .leastNormalMagnitude)
    return min(max(b / (2 * gamma), variances.lowerBound), variances.upperBound)
  }

  /// The defaults for so many inputs p, a constant one counted: a_β = 0, A_β = 1, c_b = 5, C_b = 1,
  /// a_γ = 0, A_γ = 4 I, c_γ = p + 3, C_γ = I, s = 5, S = 0.1. Precondition: p ≥ 1.
  public init(inputs: Int) {
    precondition(inputs >= 1, "A network has one input or more, not \(inputs).")
    nodeMeanCentre = [Double](repeating: 0, count: inputs)
    nodeMeanCovariance = .diagonal([Double](repeating: 4, count: inputs))
    nodeDegrees = Double(inputs + 3)
    nodeScale = .identity(inputs)
  }
}

/// Why there is no such network.
public enum ShallowNetworkFailure: Error, Equatable, CustomStringConvertible {
  case noNodes(Int)
  case noInputs
  case countsDiffer(inputs: Int, targets: Int)
  case inputNotFinite(point: Int, column: Int)
  case targetNotFinite(point: Int)
  case priorOfOtherSize(inputs: Int, prior: Int)
  case priorOutOfRange(String)
  case notPositiveDefinite(String)

  public var description: String {
    switch self {
    case .noNodes(let count):
      "A network needs 1 node or more, not \(count)."
    case .noInputs:
      "A network needs 1 input or more; the data have none."
    case .countsDiffer(let inputs, let targets):
      "There are \(inputs) points of inputs and \(targets) of outputs; each point needs both."
    case .inputNotFinite(let point, let column):
      "Input \(column) of point \(point) is not a finite number; correct it or leave the point out."
    case .targetNotFinite(let point):
      "The output of point \(point) is not a finite number; correct it or leave the point out."
    case .priorOfOtherSize(let inputs, let prior):
      "The prior is for \(prior) inputs, the data have \(inputs)."
    case .priorOutOfRange(let what):
      "The prior's \(what)."
    case .notPositiveDefinite(let what):
      "The prior's \(what) is not positive definite; a covariance has positive variances and no correlation of 1 or -1."
    }
  }
}
