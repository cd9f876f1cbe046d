import BayesNumerics
import RealModule

/// What is believed of a net before data when the number of its hidden units is unknown too.
///
/// y = x'a + Σ_j d_j β_j ψ(x'γ_j) + ε with indicators Pr(d_j = 1 | d_{j-1} = 1) = α, so that the number of
/// units M is geometric up to M*; a_k ~ N(0, σ_a²); the units come from the hierarchy of ``ShallowNetworkPrior``.
/// Source: lecture 001, "Bayesian analysis of shallow neural nets (var arch)"; Müller and Rios Insua (1998).
public struct VariableNetworkPrior: Sendable, Equatable {
  /// β, γ, what they come from, and the noise.
  public var units: ShallowNetworkPrior
  /// σ_a² > 0, the variance of each coefficient of the linear part.
  public var linearVariance: Double
  /// α, 0 < α < 1: the probability of one unit more, given those before it.
  public var alpha: Double
  /// M* ≥ 1, the most units.
  public var most: Int

  /// The defaults for so many inputs p, a constant one counted: those of ``ShallowNetworkPrior``, σ_a² = 1,
  /// α = 1/2, M* = 10. Precondition: p ≥ 1.
  public init(
    inputs: Int, alpha: Double = 0.5, most: Int = 10, linearVariance: Double = 1
  ) {
    units = ShallowNetworkPrior(inputs: inputs)
    self.linearVariance = linearVariance
    self.alpha = alpha
    self.most = most
  }

  /// log P(M): (1 - α) α^M below M*, and α^M* at M*; -∞ beyond.
  public func logProbability(units: Int) -> Double {
    guard (0...most).contains(units) else { return -.infinity }
    return Double(units) * .log(alpha) + (units < most ? .log(onePlus: -alpha) : 0)
  }
}
