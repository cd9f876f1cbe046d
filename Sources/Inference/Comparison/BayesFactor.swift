import RealModule

/// How much more probable the data are under one model than under another.
///
/// K = P(data | model 1) / P(data | model 2), the ratio of the evidences, kept as a logarithm.
public struct BayesFactor: Sendable, Equatable {
  /// Natural logarithm of K.
  public let logarithm: Double

  public init(logEvidence first: Double, against second: Double) {
    logarithm = first - second
  }

  /// K itself; infinite when it exceeds 1.8e308.
  public var value: Double { .exp(logarithm) }

  public var log10: Double { logarithm / .log(10) }

  /// Posterior probability of model 1 when both are equally probable beforehand: K / (1 + K).
  public var probabilityOfFirst: Double { 1 / (1 + .exp(-logarithm)) }

  /// What a K of this size is worth on Jeffreys' scale (1961), as condensed by Kass and Raftery (1995),
  /// section 3.2; for 1 / K the same in favour of the second model. Undefined (NaN) is negligible.
  public var strength: Strength {
    switch abs(log10) {
    case 2...: .decisive
    case 1...: .strong
    case 0.5...: .substantial
    default: .negligible
    }
  }

  /// Steps at |log10 K| = 1/2, 1 and 2.
  public enum Strength: String, Sendable {
    case negligible = "not worth more than a bare mention"
    case substantial
    case strong
    case decisive
  }
}
