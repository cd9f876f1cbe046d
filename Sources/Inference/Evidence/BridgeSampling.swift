import BayesNumerics
import RealModule

/// The evidence from posterior draws and a normal distribution that resembles them.
///
/// With draws of the normalised proposal g and of the posterior p/Z, for any bridge h,
/// Z = E_g[p h] / E_{p/Z}[g h]; the best bridge is h = 1 / (s₁ p/Z + s₂ g), with the shares s of the
/// effective draws. It needs Z, so it is found by iterating. The proposal is fitted to the first half of
/// every chain and the second half is used, so that no draw judges what was fitted to it.
///
/// It takes any posterior draws and costs one value of the density for each. It knows only what the
/// draws know: of a posterior with two modes and chains in one of them it computes the evidence of that
/// mode, and nothing in its numbers tells, unless chains sit in different modes (R̂).
///
/// Source: Meng and Wong (1996), equations 3.4 and 4.1; Meng and Schilling (2002) for the warp;
/// Frühwirth-Schnatter (2004), equation 13, for the error; Gronau et al. (2017).
public struct BridgeSampling: Sendable {
  /// What is laid beside the posterior.
  public enum Proposal: Sendable, CaseIterable {
    /// N(mean, covariance) of the draws.
    case normal
    /// The posterior, shifted, stretched and made symmetric about its mean, beside N(0, I): better for
    /// skew posteriors, at two values for each draw.
    case warped
  }

  public let proposal: Proposal
  /// Draws of the proposal; nil for as many as posterior draws are used.
  public let proposalDraws: Int?

  /// Precondition: ten draws of the proposal or more.
  public init(proposal: Proposal = .normal, proposalDraws: Int? = nil) {
    precondition(
      proposalDraws ?? 10 >= 10, "A proposal of \(proposalDraws ?? 0) draws shows nothing.")
    self.proposal = proposal
    self.proposalDraws = proposalDraws
  }

  /// Why there is no estimate.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case tooFewDraws(Int, needed: Int)
    /// The draws lie in a plane, or are not finite.
    case noCovariance
    /// The density is zero or undefined at some draw of the posterior.
    case noDensity

    public var description: String {
      switch self {
      case .tooFewDraws(let count, let needed):
        "\(count) draws are too few to fit a normal distribution to: take \(needed) or more."
      case .noCovariance:
        "No normal distribution fits the draws: one number is a function of others or never changes. "
          + "Record the free numbers that the sampler moves in."
      case .noDensity:
        "The density is zero or undefined at a draw: it is not the one that the draws are from."
      }
    }
  }

  /// - Parameters:
  ///   - target: log of prior × likelihood with all constants, over the numbers that were recorded.
  ///   - draws: of the posterior; its parameters are positions of the target (precondition: as many).
  ///   - evaluations: what the draws have cost, to be counted with.
  public func estimate(
    of target: some LogDensity, from draws: Draws, evaluations: Int = 0, using random: RandomSource
  ) throws(Failure) -> EvidenceEstimate {
    let dimension = target.dimension
    precondition(
      draws.names.count == dimension,
      "A target of \(dimension) numbers and draws of \(draws.names.count).")
    let half = draws.count / 2
    let (used, chains) = (draws.count - half, draws.chains.count)
    let needed = 4 * dimension + 20
    guard half * chains >= needed else {
      throw .tooFewDraws(draws.count * chains, needed: 2 * needed)
    }

    // Fit to the first halves
    var running = RunningCovariance(dimension: dimension)
    for chain in draws.chains {
      for draw in 0..<half { running.add(chain.parameters.map { $0[draw] }) }
    }
    guard let covariance = running.covariance, let factor = try? Cholesky(covariance) else {
      throw .noCovariance
    }
    var ratio = DensityRatio(
      target: target, mean: running.means, factor: factor, isWarped: proposal == .warped)

    // log p/g at the second halves, and at draws of the proposal
    var atPosterior = [[Double]](repeating: [Double](repeating: 0, count: used), count: chains)
    for (index, chain) in draws.chains.enumerated() {
      for draw in 0..<used {
        for i in 0..<dimension { ratio.position[i] = chain.parameters[i][half + draw] }
        let value = ratio.atPosition()
        guard value.isFinite else { throw .noDensity }
        atPosterior[index][draw] = value
      }
    }
    var source = random
    let proposed = proposalDraws ?? used * chains
    let atProposal = (0..<proposed).map { _ in ratio.atDraw(using: &source) }

    // The posterior's draws count as many as independent ones would
    let effective = min(
      EffectiveSampleSize.mean(atPosterior), Double(used * chains))
    let known = effective.isNaN ? Double(used * chains) : effective
    let bridge = OptimalBridge(
      atPosterior: atPosterior, atProposal: atProposal,
      posteriorShare: known / (known + Double(proposed)))
    let worst = draws.names.map { RHat.rankNormalized(draws[$0]) }
      .reduce(1) { .maximum($0, $1.isNaN ? .infinity : $1) }
    return EvidenceEstimate(
      method: .bridgeSampling, logEvidence: bridge.logRatio, standardError: bridge.standardError,
      evaluations: evaluations + ratio.evaluations,
      checks: [
        .atMost(
          1.05, "largest R-hat of the draws", worst,
          else:
            "The chains disagree, perhaps as each sits in a mode of its own: the evidence is not to "
            + "be trusted before they agree."),
        .atLeast(
          100, "effective posterior draws in the bridge", bridge.effectivePosterior,
          else: "The posterior draws carry too little information: take longer chains."),
        .atLeast(
          100, "effective proposal draws in the bridge", bridge.effectiveProposal,
          else:
            "Hardly any draw of the proposal falls where the posterior is: take the warped proposal, "
            + "or another method."),
        .atMost(
          1000, "iterations of the bridge", Double(bridge.iterations),
          else: "The bridge did not settle: posterior and proposal hardly overlap."),
      ])
  }
}

/// log p/g at positions, with memory for one position.
private struct DensityRatio<Target: LogDensity> {
  let target: Target
  let mean: [Double]
  let factor: Cholesky
  let isWarped: Bool
  var position: [Double]
  var evaluations = 0
  private var noise: [Double]
  private let logConstant: Double

  init(target: Target, mean: [Double], factor: Cholesky, isWarped: Bool) {
    self.target = target
    self.mean = mean
    self.factor = factor
    self.isWarped = isWarped
    position = mean
    noise = mean
    logConstant = -0.5 * (Double(mean.count) * .log(2 * .pi) + factor.logDeterminant)
  }

  /// At `position`.
  mutating func atPosition() -> Double {
    for index in noise.indices { noise[index] = position[index] - mean[index] }
    let white = factor.whiten(noise)
    return logDensity() - (logConstant - 0.5 * dot(white, white))
  }

  /// At a draw of the proposal.
  mutating func atDraw(using random: inout RandomSource) -> Double {
    for index in noise.indices { noise[index] = random.normal() }
    for i in position.indices {
      var sum = mean[i]
      for j in 0...i { sum += factor.lower[i, j] * noise[j] }
      position[i] = sum
    }
    return logDensity() - (logConstant - 0.5 * dot(noise, noise))
  }

  /// log p at `position`, or of the mean of p there and at its mirror image.
  private mutating func logDensity() -> Double {
    let here = known(target.logDensity(at: position))
    evaluations += 1
    guard isWarped else { return here }
    for index in position.indices { position[index] = 2 * mean[index] - position[index] }
    let there = known(target.logDensity(at: position))
    evaluations += 1
    return logSumExp(here, there) - .log(2)
  }

  /// A density that is undefined counts as zero.
  private func known(_ value: Double) -> Double { value.isNaN ? -.infinity : value }
}

/// The ratio of two normalising constants by the best bridge.
struct OptimalBridge {
  /// log Z_p / Z_g
  let logRatio: Double
  let standardError: Double
  let iterations: Int
  /// Draws that would scatter as little if the bridge's terms were all alike.
  let effectivePosterior: Double
  let effectiveProposal: Double

  /// - Parameters:
  ///   - atPosterior: log p/g at draws of p, chains × draws.
  ///   - atProposal: log p/g at independent draws of g.
  ///   - posteriorShare: s₁.
  init(atPosterior: [[Double]], atProposal: [Double], posteriorShare: Double) {
    let flat = atPosterior.flatMap(\.self)
    let centre = sampleQuantile(0.5, ofSorted: flat.sorted())
    let first = flat.map { Double.exp($0 - centre) }
    let second = atProposal.map { Double.exp($0 - centre) }
    let (s1, s2) = (posteriorShare, 1 - posteriorShare)

    // Iterate r ← E_g[l / (s₁ l + s₂ r)] / E_p[1 / (s₁ l + s₂ r)]
    var (ratio, count) = (1.0, 0)
    while count <= 1000 {
      count += 1
      let above = second.reduce(0) { $0 + Self.term($1, s1, s2 * ratio) } / Double(second.count)
      let below = first.reduce(0) { $0 + 1 / (s1 * $1 + s2 * ratio) } / Double(first.count)
      let next = above / below
      let change = abs(next - ratio)
      ratio = next
      if !(change > 1e-10 * ratio) { break }
    }
    logRatio = centre + .log(ratio)
    iterations = count

    // Frühwirth-Schnatter's relative error of both means
    let f1 = second.map { Self.term($0, s1, s2 * ratio) }
    let f2 = atPosterior.map { $0.map { 1 / (s1 * .exp($0 - centre) + s2 * ratio) } }
    let (mean1, mean2) = (sampleMean(f1), sampleMean(f2.flatMap(\.self)))
    let error1 = (sampleVariance(f1) / Double(f1.count)).squareRoot() / mean1
    let error2 = SeriesError.ofMean(f2) / mean2
    standardError = .hypot(error1, error2)
    effectiveProposal = 1 / (error1 * error1)
    effectivePosterior = 1 / (error2 * error2)
  }

  /// l / (s₁ l + rest), with its limit for an infinite l.
  private static func term(_ l: Double, _ s1: Double, _ rest: Double) -> Double {
    l == .infinity ? 1 / s1 : l / (s1 * l + rest)
  }
}
