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

  /// How often a chain has each size: from indicators, with the Monte Carlo error of each. A size that some chain never
  /// met has no effective size; its error is how far the chains' shares are apart, and that of one visit at least.
  static func visits(_ chains: [[Int]], upTo most: Int) -> [Share] {
    (0...most).map { units in
      let indicators = chains.map { $0.map { $0 == units ? 1.0 : 0 } }
      let draws = Double(chains.reduce(0) { $0 + $1.count })
      let mean = sampleMean(indicators.flatMap(\.self))
      let error = MonteCarloError.mean(indicators)
      let apart =
        chains.count > 1
        ? sampleStandardDeviation(indicators.map(sampleMean)) / Double(chains.count).squareRoot()
        : 0
      return Share(value: mean, standardError: max(error.isNaN ? apart : error, 1 / draws))
    }
  }

  // snippet: evidence
  /// log Z_M less log Z_K: log p(M | D)/P(M) less the same at K, as the prior is taken out of both; nil where chains
  /// hardly met one of the two sizes.
  static func logEvidence(
    of units: Int, lessThatOf other: Int, from shares: [Share], under prior: VariableNetworkPrior
  ) -> Share? {
    guard shares.indices.contains(units), shares.indices.contains(other),
      shares[units].value > 1e-3, shares[other].value > 1e-3
    else { return nil }
    let (own, base) = (shares[units], shares[other])
    let (relative, ofBase) = (own.standardError / own.value, base.standardError / base.value)
    return Share(
      value: log(own.value) - prior.logProbability(units: units)
        - log(base.value) + prior.logProbability(units: other),
      standardError: units == other ? 0 : hypot(relative, ofBase))
  }
  // end snippet

  /// By how much the evidence grows from M units to M + 1: a factor.
  static func growth(from units: Int, of shares: [Share], under prior: VariableNetworkPrior)
    -> Share?
  {
    logEvidence(of: units + 1, lessThatOf: units, from: shares, under: prior).map {
      Share(value: exp($0.value), standardError: exp($0.value) * $0.standardError)
    }
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
