import BayesNumerics
import Inference
import RealModule

/// Draws from an easy distribution, each weighted by posterior over proposal.
struct ImportanceMethod: Method {
  let proposal: Proposal
  var name: String { "importance-\(proposal.rawValue)" }
  var title: String { "importance sampling, \(proposal.words)" }
  let kind = MethodKind.weighted

  /// What is drawn from.
  enum Proposal: String, Sendable, CaseIterable {
    case prior
    /// A normal twice as wide as the prior.
    case wide
    /// Laplace's normal at the peak that a climb from the prior's mean finds.
    case laplace

    var words: String {
      switch self {
      case .prior: "prior"
      case .wide: "wide normal"
      case .laplace: "Laplace's normal"
      }
    }
  }

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    guard let weighed = weigh(target, draws: budget, using: random) else {
      return .failure("No draw has a weight.")
    }
    let diagnosis = weighed.diagnosis
    return MethodResult(
      answer: .draws(WeightedDraws(weighed.draws, weights: weighed.weights)),
      logEvidence: weighed.logEvidence,
      warning: diagnosis.isTrustworthy ? nil : diagnosis.verdict)
  }

  /// Draws with their weights.
  struct Weighed: Sendable {
    let draws: [Double]
    /// log of prior × likelihood / proposal
    let logRatios: [Double]

    var largest: Double { logRatios.filter { !$0.isNaN }.max() ?? -.infinity }

    /// Relative to the largest.
    var weights: [Double] {
      let largest = largest
      return logRatios.map { $0.isNaN ? 0 : .exp($0 - largest) }
    }

    // snippet: evidence
    /// log of the mean weight
    var logEvidence: Double {
      largest + .log(weights.reduce(0, +) / Double(weights.count))
    }

    /// (Σw)² / Σw²: so many equal weights would do as well.
    var effectiveDraws: Double {
      let (sum, squares) = weights.reduce((0.0, 0.0)) { ($0.0 + $1, $0.1 + $1 * $1) }
      return sum * sum / squares
    }
    // end snippet

    var diagnosis: ImportanceDiagnosis { ImportanceDiagnosis(logRatios: logRatios) }
  }

  /// Nil where the proposal cannot be found, or no draw has a weight.
  func weigh(
    _ target: CountedPosterior, draws count: Int, using random: RandomSource
  ) -> Weighed? {
    var random = random
    let prior = target.posterior.priorSpread
    var normal = Normal(mean: prior.mean, standardDeviation: 2 * prior.standardDeviation)
    switch proposal {
    case .prior:
      // Prior × likelihood / prior
      let draws = (0..<count).map { _ in target.posterior.drawPrior(&random) }
      return Weighed.checked(draws, draws.map { target.factors($0).likelihood })
    case .wide: break
    case .laplace:
      guard let bump = Bump.climbed(target, from: prior.mean) else { return nil }
      normal = bump.normal
    }
    // snippet: weights
    let draws = (0..<max(count, 1)).map { _ in normal.sample(using: &random) }
    let logRatios = draws.map { target($0) - normal.logDensity($0) }
    // end snippet
    return Weighed.checked(draws, logRatios)
  }
}

extension ImportanceMethod.Weighed {
  fileprivate static func checked(_ draws: [Double], _ logRatios: [Double]) -> Self? {
    let weighed = Self(draws: draws, logRatios: logRatios)
    return weighed.largest.isFinite ? weighed : nil
  }
}
