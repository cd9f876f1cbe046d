import BayesNumerics

/// What a Hamiltonian sampler confesses about itself: whether its energy moves freely, where its
/// trajectories broke, and how often they were cut short.
///
/// R̂ and effective sizes look at where chains have been; these look at where they could not go.
public struct EnergyDiagnostics: Sendable, Equatable {
  /// For each chain how far one step changes the energy, as a share of how widely it varies (E-BFMI).
  /// Nil without a column `energy__`.
  public let energyFractions: [Double]?
  /// For each chain the number of draws whose trajectory diverged. Nil without `divergent__`.
  public let divergences: [Int]?
  /// The share of draws of all chains whose tree was as deep as allowed, so that the trajectory was
  /// cut short. Nil without `treedepth__`.
  public let deepestTreeShare: Double?

  /// Reads the columns `energy__`, `divergent__` and `treedepth__`, named as in CmdStan, if they are
  /// there. A divergence is any entry but 0, NaN too.
  ///
  /// - Parameter deepestTree: The largest depth that the sampler was allowed.
  public init(of draws: Draws, deepestTree: Int = 10) {
    func column(_ name: String) -> [[Double]]? {
      draws.statisticNames.contains(name) ? draws[name] : nil
    }
    energyFractions = column("energy__")?.map(Self.energyFraction)
    divergences = column("divergent__")?.map { chain in chain.count { $0 != 0 } }
    deepestTreeShare = column("treedepth__").map { chains in
      let depths = chains.flatMap(\.self)
      return Double(depths.count { !($0 < Double(deepestTree)) }) / Double(depths.count)
    }
  }

  /// Σ (E_i - E_{i-1})² / Σ (E_i - Ē)² of one chain: below 0.3 the momentum that is drawn anew at
  /// each step changes the energy too little to reach all of the posterior.
  ///
  /// About 1 or more where all is well. NaN for fewer than five draws, a constant energy or one that
  /// is not finite. Source: Betancourt (2016), arXiv:1604.00695, the estimate E-BFMI; as in ArviZ
  /// (rstan divides by n once more and n - 1 once less, a factor 1 - 1/n).
  public static func energyFraction(_ energies: [Double]) -> Double {
    guard areTelling([energies]) else { return .nan }
    let steps = zip(energies, energies.dropFirst()).map { ($1 - $0) * ($1 - $0) }
    return sampleMean(steps) / sampleVariance(energies)
  }
}
