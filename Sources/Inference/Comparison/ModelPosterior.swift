import BayesNumerics
import RealModule

/// How probable each of several models is after the data: p(Mᵢ | y) = p(y | Mᵢ) p(Mᵢ) / Σⱼ p(y | Mⱼ) p(Mⱼ).
///
/// Source: lecture 002, "Bayesian Inference - Model Selection".
public struct ModelPosterior: Sendable, Equatable {
  /// log p(y | Mᵢ), as given.
  public let logEvidences: [Double]
  /// p(Mᵢ | y), which add up to 1.
  public let probabilities: [Double]

  /// With equal prior probabilities, or with these, which need not add up to 1.
  ///
  /// Preconditions: one model or more; as many prior probabilities, none negative. An evidence of 0
  /// (its logarithm -∞) gives the probability 0; NaN everywhere when every evidence is 0 or one is
  /// NaN.
  public init(logEvidences: [Double], priors: [Double]? = nil) {
    precondition(!logEvidences.isEmpty, "A comparison needs a model.")
    let priors = priors ?? logEvidences.map { _ in 1 }
    precondition(
      priors.count == logEvidences.count && priors.allSatisfy { $0 >= 0 },
      "\(logEvidences.count) models need as many prior probabilities, none negative, not \(priors)."
    )
    // The best is taken off first: beside 1e150 the logarithm of a sum of two equals is lost
    let joint = zip(logEvidences, priors).map { $0 + .log($1) }
    let best = joint.contains { $0.isNaN } ? .nan : joint.max() ?? .nan
    let weights = joint.map { Double.exp($0 - best) }
    let total = weights.reduce(0, +)
    self.logEvidences = logEvidences
    probabilities = weights.map { $0 / total }
  }

  /// The index of the most probable model, the first of equals.
  public var winner: Int {
    let best = probabilities.max() ?? 0
    return probabilities.firstIndex { $0 == best } ?? 0
  }
}
