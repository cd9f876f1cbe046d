import Foundation

/// Whether the draws may be used: the verdict before any result is stated.
///
///     let mixing = Mixing(of: draws)
///     try mixing.check()
///
/// Chains that have not mixed still have a mean and an interval, and nothing in these numbers warns.
/// Trees that reach their greatest depth cost time and not truth: they are told, not judged.
public struct Mixing: Sendable, Equatable {
  /// What is asked of the draws.
  public let standard: MixingStandard
  public let summary: Summary
  /// The rows of the summary that the verdict rests on: all but what it was told to ignore.
  public let judged: [Summary.Row]
  public let energy: EnergyDiagnostics
  /// The gravest thing that is wrong; nil if the draws may be used.
  public let fault: NotMixed?

  /// Judges all parameters of the draws.
  ///
  /// - Parameter ignoring: Parameters that are constant by construction, such as the first row of a
  ///   Cholesky factor of correlations; nobody else can tell them from a stuck chain.
  public init(
    of draws: Draws, standard: MixingStandard = MixingStandard(), ignoring: Set<String> = [],
    deepestTree: Int = 10
  ) {
    self.standard = standard
    summary = Summary(of: draws)
    energy = EnergyDiagnostics(of: draws, deepestTree: deepestTree)
    judged = summary.rows.filter { !ignoring.contains($0.name) }
    fault = standard.fault(
      of: judged, energy: energy,
      chains: draws.chains.count, draws: draws.count)
  }

  public var isGood: Bool { fault == nil }

  /// The verdict in words: "yes" with the numbers that are worst, or what is wrong and what to do.
  public var sentence: String {
    if let fault { return fault.description }
    let rHat = judged.map(\.rHat).max() ?? .nan
    let size = judged.map { min($0.bulkSize, $0.tailSize) }.min() ?? .nan
    return String(format: "yes: R-hat at most %.3f, %.0f effective draws or more", rHat, size)
  }

  /// Throws what is wrong, in a sentence that says what to do.
  public func check() throws(NotMixed) {
    if let fault { throw fault }
  }
}

/// What is asked of chains before a result may be stated.
///
/// The default numbers are those that Vehtari et al. (2021) recommend, section 2, and 0.3 for the
/// energy by Betancourt (2016).
public struct MixingStandard: Sendable, Equatable {
  /// Largest R̂.
  public var largestRHat = 1.01
  /// Smallest effective sample size, in the bulk and in the tail.
  public var smallestSize = 400.0
  /// Fewest chains: R̂ between one or two does not see what they all missed.
  public var fewestChains = 4
  /// Most divergent draws, in all chains together.
  public var mostDivergences = 0
  /// Smallest energy fraction of a chain, ``EnergyDiagnostics/energyFractions``.
  public var smallestEnergyFraction = 0.3

  public init(
    largestRHat: Double = 1.01, smallestSize: Double = 400, fewestChains: Int = 4,
    mostDivergences: Int = 0, smallestEnergyFraction: Double = 0.3
  ) {
    self.largestRHat = largestRHat
    self.smallestSize = smallestSize
    self.fewestChains = fewestChains
    self.mostDivergences = mostDivergences
    self.smallestEnergyFraction = smallestEnergyFraction
  }

  /// The gravest fault, by the parameter that is worst; nil if there is none.
  ///
  /// A number that is NaN never passes: every comparison is written so that NaN is a fault.
  func fault(of rows: [Summary.Row], energy: EnergyDiagnostics, chains: Int, draws: Int)
    -> NotMixed?
  {
    // Nothing can be judged
    if rows.isEmpty || draws == 0 { return .nothingDrawn }
    if chains < fewestChains { return .fewChains(chains, needed: fewestChains) }
    if draws / 2 < fewestDraws { return .fewDraws(draws, needed: 2 * fewestDraws) }
    if let row = rows.first(where: {
      !($0.rHat.isFinite && $0.bulkSize.isFinite && $0.tailSize.isFinite)
    }) {
      return .undefined(row.name)
    }

    // The chains disagree, or know too little
    let others = rows.count { !($0.rHat <= largestRHat) } - 1
    if let row = rows.max(by: { $0.rHat < $1.rHat }), !(row.rHat <= largestRHat) {
      return .apart(row.name, rHat: row.rHat, largest: largestRHat, others: others)
    }
    func smallest(_ row: Summary.Row) -> Double { min(row.bulkSize, row.tailSize) }
    let poor = rows.count { !(smallest($0) >= smallestSize) } - 1
    if let row = rows.min(by: { smallest($0) < smallest($1) }), !(smallest(row) >= smallestSize) {
      return .fewEffective(
        row.name, bulk: row.bulkSize, tail: row.tailSize, smallest: smallestSize, others: poor)
    }

    // The sampler itself complains
    let divergences = energy.divergences?.reduce(0, +) ?? 0
    if divergences > mostDivergences {
      return .divergences(divergences, draws: chains * draws, most: mostDivergences)
    }
    for (chain, fraction) in (energy.energyFractions ?? []).enumerated()
    where !(fraction >= smallestEnergyFraction) {
      return .stiffEnergy(chain: chain, fraction: fraction, smallest: smallestEnergyFraction)
    }
    return nil
  }
}
