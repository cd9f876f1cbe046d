/// What is in the acceptance ratio of a birth or a death; without any one of it the chain has another stationary
/// distribution.
///
/// A birth proposes γ̃ from q and adds it to M units; a death takes one of M + 1 out, each as probable as the others. With
/// weights integrated out a birth is accepted with probability min(1, R),
///
/// R = p(y | γ, γ̃, ν)/p(y | γ, ν) · P(M + 1)/P(M) · p(γ̃)/q(γ̃) · death(M + 1)/birth(M),
///
/// and a death with min(1, 1/R). The Jacobian is 1: γ̃ itself is what is drawn. A birth could fill any of M + 1 places
/// and the death that undoes it has M + 1 units to choose from, so these two counts cancel. Source: Green (1995), section
/// 3.3; Müller and Rios Insua (1998).
public struct JumpRule: Sendable, Equatable {
  /// Whether the likelihood has the factor (2π)^(1/2) for each weight integrated out, which the printed lemma lacks.
  public var hasNormalisingConstant: Bool
  /// P(M + 1)/P(M)
  public var hasPriorOfUnits: Bool
  /// p(γ̃)/q(γ̃)
  public var hasProposalDensity: Bool
  /// death(M + 1)/birth(M): one half where M is 0, two where M + 1 is M*, for there is one way to go only.
  public var hasEndProbabilities: Bool

  public init(
    hasNormalisingConstant: Bool = true, hasPriorOfUnits: Bool = true,
    hasProposalDensity: Bool = true, hasEndProbabilities: Bool = true
  ) {
    self.hasNormalisingConstant = hasNormalisingConstant
    self.hasPriorOfUnits = hasPriorOfUnits
    self.hasProposalDensity = hasProposalDensity
    self.hasEndProbabilities = hasEndProbabilities
  }

  /// All of it: leaves the posterior invariant.
  public static let corrected = JumpRule()
  /// With Lemma 2.1 as the slide prints it, without (2π)^(m/2).
  public static let asPrinted = JumpRule(hasNormalisingConstant: false)

  /// The probability that the jump tried at M units is a birth: 1/2, but 1 at none and 0 at the most.
  static func birth(at units: Int, most: Int) -> Double {
    units == 0 ? 1 : units == most ? 0 : 0.5
  }
}
