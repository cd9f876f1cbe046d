import Foundation

/// Whether the draws may be used: the verdict before any result is stated.
///
///     let mixing = Mixing(of: draws)
///     try mixing.check()
///
/// Chains that have not mixed still have a mean and an interval, and nothing in these numbers warns.
/// Trees that reach their greatest depth cost time and not truth: they are reported, not judged.
public struct Mixing: Sendable, Equatable {
  /// What is asked of the draws.
  public let standard: MixingStandard
  public let summary: Summary
  /// The rows of the summary that the verdict rests on: all but what it was told to ignore.
  public let judged: [Summary.Row]
  public let energy: EnergyDiagnostics
  /// All that is wrong, gravest first; none if the draws may be used.
  ///
  /// One entry for each quantity that is judged (R̂, ESS, divergences, E-BFMI, ...), with the parameter
  /// or chain that is worst in it.
  public let faults: [NotMixed]

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
    faults = standard.faults(
      of: judged, energy: energy,
      chains: draws.chains.count, draws: draws.count)
  }

  public var isGood: Bool { faults.isEmpty }

  /// The gravest of the ``faults``; nil if the draws may be used.
  public var fault: NotMixed? { faults.first }

  /// The verdict in words: "yes" with the numbers that are worst, or a sentence for each thing that is
  /// wrong, gravest first, with what to do.
  public var sentence: String {
    if !faults.isEmpty { return faults.map(\.description).joined(separator: " ") }
    let rHat = judged.map(\.rHat).max() ?? .nan
    let size = judged.map { min($0.bulkSize, $0.tailSize) }.min() ?? .nan
    return String(format: "yes: R-hat at most %.3f, %.0f effective draws or more", rHat, size)
  }

  /// Throws what is wrong, in sentences that say what to do: the fault itself, or
  /// ``NotMixed/several(_:)``.
  public func check() throws(NotMixed) {
    if faults.count > 1 { throw .several(faults) }
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

  /// All faults, gravest first, each by the parameter or chain that is worst; none if all is well.
  ///
  /// A number that is NaN never passes: every comparison is written so that NaN is a fault.
  func faults(of rows: [Summary.Row], energy: EnergyDiagnostics, chains: Int, draws: Int)
    -> [NotMixed]
  {
    // Too little to compute a diagnostic of
    if rows.isEmpty || draws == 0 { return [.nothingDrawn] }
    if draws / 2 < fewestDraws { return [.fewDraws(draws, needed: 2 * fewestDraws)] }

    var faults: [NotMixed] = []
    if chains < fewestChains { faults.append(.fewChains(chains, needed: fewestChains)) }
    let isDefined = rows.map {
      $0.rHat.isFinite && $0.bulkSize.isFinite && $0.tailSize.isFinite
    }
    if let first = isDefined.firstIndex(of: false) {
      faults.append(.undefined(rows[first].name, others: isDefined.count { !$0 } - 1))
    }

    // The chains disagree, or hold too few effective draws
    let defined = zip(rows, isDefined).filter(\.1).map(\.0)
    let apart = defined.filter { !($0.rHat <= largestRHat) }
    if let row = apart.max(by: { $0.rHat < $1.rHat }) {
      faults.append(
        .apart(row.name, rHat: row.rHat, largest: largestRHat, others: apart.count - 1))
    }
    func smallest(_ row: Summary.Row) -> Double { min(row.bulkSize, row.tailSize) }
    let poor = defined.filter { !(smallest($0) >= smallestSize) }
    if let row = poor.min(by: { smallest($0) < smallest($1) }) {
      faults.append(
        .fewEffective(
          row.name, bulk: row.bulkSize, tail: row.tailSize, smallest: smallestSize,
          others: poor.count - 1))
    }

    // The sampler itself complains
    let divergences = energy.divergences?.reduce(0, +) ?? 0
    if divergences > mostDivergences {
      faults.append(.divergences(divergences, draws: chains * draws, most: mostDivergences))
    }
    let fractions = energy.energyFractions ?? []
    let stiff = fractions.indices.filter { !(fractions[$0] >= smallestEnergyFraction) }
    // A fraction that is NaN is the worst
    if let chain = stiff.first(where: { fractions[$0].isNaN })
      ?? stiff.min(by: { fractions[$0] < fractions[$1] })
    {
      faults.append(
        .stiffEnergy(
          chain: chain, fraction: fractions[chain], smallest: smallestEnergyFraction,
          others: stiff.count - 1))
    }
    return faults
  }
}
