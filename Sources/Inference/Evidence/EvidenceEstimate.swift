import BayesNumerics

/// An evidence by simulation: its logarithm, how far off it may be, and what speaks against it.
///
/// Every method gives one of these, so that methods can be held against each other. Natural
/// logarithms throughout.
public struct EvidenceEstimate: Sendable {
  public let method: EvidenceMethod
  /// log ∫ reference × likelihood.
  public let logEvidence: Double
  /// Standard error of the logarithm, by the draws themselves. It knows nothing of what the draws have
  /// not seen: a mode that nobody visited is in no standard error.
  public let standardError: Double
  /// How many independent numbers the standard error comes from, less one; infinite where it comes from
  /// long chains.
  public let degreesOfFreedom: Double
  /// Values or gradients of the log density, as far as they were told: see each method.
  public let evaluations: Int
  /// The method's own diagnosis.
  public let checks: [EvidenceCheck]

  public init(
    method: EvidenceMethod, logEvidence: Double, standardError: Double,
    degreesOfFreedom: Double = .infinity, evaluations: Int, checks: [EvidenceCheck]
  ) {
    self.method = method
    self.logEvidence = logEvidence
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.evaluations = evaluations
    self.checks = checks
  }

  /// Whether the diagnosis found nothing: both numbers are finite and every check is met.
  public var isSound: Bool {
    logEvidence.isFinite && standardError.isFinite && checks.allSatisfy(\.isMet)
  }

  /// One sentence for each check that is not met.
  public var warnings: [String] { checks.filter { !$0.isMet }.map(\.warning) }

  /// Where the logarithm lies with that probability, by the quantiles of Student's t (of the normal
  /// distribution with infinite degrees of freedom). Precondition: a probability inside (0, 1).
  public func interval(_ probability: Double = 0.95) -> ClosedRange<Double> {
    precondition(probability > 0 && probability < 1, "No interval has probability \(probability).")
    let upper = 0.5 + probability / 2
    let factor =
      degreesOfFreedom.isFinite
      ? StudentT(degreesOfFreedom: degreesOfFreedom).quantile(upper)
      : standardNormalQuantile(upper)
    let half = standardError.isFinite ? factor * standardError : .infinity
    return (logEvidence - half)...(logEvidence + half)
  }
}

/// How an evidence was computed.
public enum EvidenceMethod: String, Sendable, CaseIterable, CustomStringConvertible {
  case importanceSampling = "importance sampling"
  case bridgeSampling = "bridge sampling"
  case thermodynamicIntegration = "thermodynamic integration"
  case steppingStones = "stepping stones"
  case sequentialMonteCarlo = "sequential Monte Carlo"

  public var description: String { rawValue }
}

/// One thing that a method looked at to judge its own answer.
public struct EvidenceCheck: Sendable, Equatable {
  /// In words, such as "smallest effective number of draws".
  public let name: String
  public let value: Double
  /// What the value is held against.
  public let limit: Double
  /// Whether the value is on the right side of the limit; an undefined one is not.
  public let isMet: Bool
  /// What it means where it is not met, and what to do, in one sentence.
  public let warning: String

  /// Met where value ≥ limit.
  public static func atLeast(_ limit: Double, _ name: String, _ value: Double, else warning: String)
    -> EvidenceCheck
  {
    EvidenceCheck(name: name, value: value, limit: limit, isMet: value >= limit, warning: warning)
  }

  /// Met where value ≤ limit.
  public static func atMost(_ limit: Double, _ name: String, _ value: Double, else warning: String)
    -> EvidenceCheck
  {
    EvidenceCheck(name: name, value: value, limit: limit, isMet: value <= limit, warning: warning)
  }
}
