import BayesNumerics
import Foundation
import Inference
import Networks

/// Nets of several sizes on the same points: the evidence of each, how probable each is, and draws of its posterior.
struct SizeComparison: Sendable {
  let points: CurvePoints
  let prior: VariableNetworkPrior
  /// One for each M from 0.
  let sizes: [Size]

  struct Size: Sendable {
    let problem: UnitsProblem
    let evidence: FoundEvidence
    /// Draws of θ.
    let draws: [[Double]]
  }

  /// p(M | D), with the errors of the evidences carried over.
  var posterior: [Share] {
    Share.posterior(of: sizes.map(\.evidence), prior: sizes.indices.map(prior.logProbability))
  }

  /// The most probable M.
  var best: Int {
    let shares = posterior.map(\.value)
    return shares.indices.max { shares[$0] < shares[$1] } ?? 0
  }
}

/// A probability that was estimated.
struct Share: Sendable {
  let value: Double
  let standardError: Double

  // snippet: posterior
  /// p(M | D) = Z_M P(M)/Σ Z P, and its error: ∂p_i/∂log Z_j = p_i (δ_ij - p_j).
  static func posterior(of evidences: [FoundEvidence], prior logPriors: [Double]) -> [Share] {
    let joint = zip(evidences, logPriors).map { $0.logEvidence + $1 }
    let total = logSumExp(joint)
    let p = joint.map { exp($0 - total) }
    return p.indices.map { i in
      let variance = p.indices.reduce(0) { sum, j in
        let error = p[i] * ((i == j ? 1 : 0) - p[j]) * evidences[j].standardError
        return sum + error * error
      }
      return Share(value: p[i], standardError: variance.squareRoot())
    }
  }
  // end snippet

  /// How often a chain has each size: from indicators, with the Monte Carlo error of each. A size that was never seen has
  /// the error of one visit.
  static func visits(_ chains: [[Int]], upTo most: Int) -> [Share] {
    (0...most).map { units in
      let indicators = chains.map { $0.map { $0 == units ? 1.0 : 0 } }
      let draws = Double(chains.reduce(0) { $0 + $1.count })
      let mean = sampleMean(indicators.flatMap(\.self))
      let error = MonteCarloError.mean(indicators)
      return Share(value: mean, standardError: max(error.isNaN ? 0 : error, 1 / draws))
    }
  }

  /// By how much the evidence grows from M units to M + 1, p(M + 1 | D)/p(M | D) over P(M + 1)/P(M); nil where chains
  /// hardly met one of the two.
  static func growth(from units: Int, of shares: [Share], under prior: VariableNetworkPrior)
    -> Share?
  {
    guard units + 1 < shares.count, shares[units].value > 1e-3, shares[units + 1].value > 1e-3
    else { return nil }
    let (own, next) = (shares[units], shares[units + 1])
    let value =
      next.value / own.value
      * exp(prior.logProbability(units: units) - prior.logProbability(units: units + 1))
    let error = hypot(own.standardError / own.value, next.standardError / next.value)
    return Share(value: value, standardError: value * error)
  }

  /// How many combined standard errors two are apart.
  func distance(to other: Share) -> Double {
    let error =
      (standardError * standardError + other.standardError * other.standardError).squareRoot()
    return (value - other.value) / error
  }
}

extension SizeComparison {
  /// The evidence of each size by a crowd of tempered particles, several runs each.
  static func byParticles(
    _ points: CurvePoints, _ prior: VariableNetworkPrior, sizes: ClosedRange<Int>,
    _ particles: TemperedParticles, runs: Int, using random: RandomSource,
    progress: (Double) -> Void = { _ in }
  ) throws -> SizeComparison {
    let (inputs, targets) = (points.inputs, points.targets)
    return SizeComparison(
      points: points, prior: prior,
      sizes: try sizes.map { units in
        let problem = try UnitsProblem(
          units: units, inputs: inputs, targets: targets, prior: prior)
        let found = particles.runs(
          runs, of: problem, using: random.stream("\(units) units"))
        progress(Double(units - sizes.lowerBound + 1) / Double(sizes.count))
        return Size(problem: problem, evidence: found.estimate, draws: found.points)
      })
  }
}
