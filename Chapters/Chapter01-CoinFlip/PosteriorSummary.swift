import BayesNumerics
import Inference

/// What a Bayesian with one prior says of the flips.
struct PosteriorSummary: Sendable {
  let model: CoinModel
  let data: Flips
  let posterior: Beta
  /// 95 %, the same probability cut off both tails: the lecture's interval.
  let equalTailed: CredibleInterval
  /// 95 %, the shortest; nil for a U-shaped posterior, which has no single one.
  let highestDensity: CredibleInterval?
  /// P(p > 1/2 | data)
  let probabilityOfHeadsBias: Double
  let logEvidence: Double

  init(model: CoinModel, data: Flips) {
    let posterior = model.posterior(after: data)
    self.model = model
    self.data = data
    self.posterior = posterior
    equalTailed = .equalTailed(of: posterior)
    highestDensity = posterior.a < 1 && posterior.b < 1 ? nil : .highestDensity(of: posterior)
    probabilityOfHeadsBias = posterior.upperTail(0.5)
    logEvidence = model.logEvidence(of: data)
  }

  /// "Beta(10, 10)"
  static func name(of beta: Beta) -> String { "Beta(\(short(beta.a)), \(short(beta.b)))" }

  private static func short(_ value: Double) -> String {
    value == value.rounded() && value < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension Beta {
  /// The largest density that a figure draws: 2 where the density has no bound.
  var drawnPeak: Double {
    let density = density(mode ?? 0.5)
    return density.isFinite ? density : 2
  }
}
