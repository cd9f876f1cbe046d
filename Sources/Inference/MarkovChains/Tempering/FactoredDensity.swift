import BayesNumerics

/// A density in two factors, reference × likelihood, of which the second can be weakened step by step.
///
/// The reference is something easy, mostly the prior. With the likelihood to the power b,
/// p_b ∝ reference × likelihood^b, one goes from the reference (b = 0) to the target (b = 1) by small
/// steps: that is how tempering crosses from mode to mode, and how an evidence is computed. For an
/// evidence both factors must be given with all their constants; for tempering alone they need not.
public protocol FactoredDensity: Sendable {
  /// Length of a position, 1 or more.
  var dimension: Int { get }

  /// log reference and log likelihood. -∞ where a factor is zero; never an error. Precondition:
  /// `dimension` numbers.
  func logFactors(at position: [Double]) -> LogFactors
}

/// A density in two factors that knows the slope of any of its weakened forms.
public protocol DifferentiableFactoredDensity: FactoredDensity {
  /// The two factors; `gradient` is overwritten with ∂ (log reference + power × log likelihood).
  ///
  /// Called once per leapfrog step: it should allocate nothing. Precondition: both arrays have
  /// `dimension` numbers.
  func logFactors(at position: [Double], power: Double, gradient: inout [Double]) -> LogFactors
}

/// A density in two factors of which the first is a distribution that can be drawn from, as a proper
/// prior can.
public protocol DrawableReference: FactoredDensity {
  /// Overwrites the position with an independent draw from the reference.
  func drawReference(into position: inout [Double], using random: inout RandomSource)
}

/// The logarithms of the two factors of a density at one position.
public struct LogFactors: Sendable, Equatable {
  /// log of the reference, mostly the prior.
  public var reference: Double
  /// log of the likelihood.
  public var likelihood: Double

  public init(reference: Double, likelihood: Double) {
    self.reference = reference
    self.likelihood = likelihood
  }

  /// log reference + power × log likelihood; at power 0 a likelihood of zero does no harm.
  @inlinable
  public func logDensity(atPower power: Double) -> Double {
    power == 0 ? reference : reference + power * likelihood
  }
}
