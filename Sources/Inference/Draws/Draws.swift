/// What several Markov chains found: named parameters, each chains × draws, in the order drawn.
///
/// Beside the parameters stand the sampler's own columns (``statistics``): log density, energy,
/// divergences, whatever its ``StepInfo`` names.
public struct Draws: Sendable, Equatable {
  /// Names of the parameters, distinct.
  public let names: [String]
  /// Names of the sampler's columns, distinct from the parameters' by their ending "__".
  public let statisticNames: [String]
  /// `chains[chain]`: one table a chain, all equally long.
  public let chains: [Chain]

  /// One chain's table.
  public struct Chain: Sendable, Equatable {
    /// `parameters[p][draw]`
    public let parameters: [[Double]]
    /// `statistics[s][draw]`
    public let statistics: [[Double]]

    public init(parameters: [[Double]], statistics: [[Double]] = []) {
      self.parameters = parameters
      self.statistics = statistics
    }
  }

  /// Precondition: one column a name in every chain, all columns equally long, names distinct.
  public init(names: [String], statisticNames: [String] = [], chains: [Chain]) {
    precondition(
      Set(names + statisticNames).count == names.count + statisticNames.count,
      "Two columns have the same name among \(names + statisticNames).")
    let count = chains.first?.parameters.first?.count ?? 0
    for (index, chain) in chains.enumerated() {
      precondition(
        chain.parameters.count == names.count && chain.statistics.count == statisticNames.count,
        "Chain \(index) has \(chain.parameters.count) parameters and \(chain.statistics.count) "
          + "statistics, the names \(names.count) and \(statisticNames.count).")
      precondition(
        (chain.parameters + chain.statistics).allSatisfy { $0.count == count },
        "Chain \(index) has columns that are not \(count) long as the first.")
    }
    self.names = names
    self.statisticNames = statisticNames
    self.chains = chains
  }

  /// The same draws with elements named as in files: beta[1] becomes beta.1, L[2,1] becomes L.2.1.
  public var namedForFiles: Draws {
    let dotted = names.map { name in
      name.hasSuffix("]")
        ? name.dropLast().map { "[,".contains($0) ? "." : String($0) }.joined() : name
    }
    return Draws(names: dotted, statisticNames: statisticNames, chains: chains)
  }

  /// Draws in each chain.
  public var count: Int { chains.first?.parameters.first?.count ?? 0 }

  /// One parameter or statistic, chains × draws. Precondition: the name exists.
  public subscript(name: String) -> [[Double]] {
    if let index = names.firstIndex(of: name) { return chains.map { $0.parameters[index] } }
    guard let index = statisticNames.firstIndex(of: name) else {
      preconditionFailure("No column is named \(name); there are \(names + statisticNames).")
    }
    return chains.map { $0.statistics[index] }
  }

  /// One parameter or statistic, the chains one after the other. Precondition: the name exists.
  public func pooled(_ name: String) -> [Double] { self[name].flatMap(\.self) }

  /// Mean and standard deviation of one parameter or statistic over all chains. Precondition: the name
  /// exists.
  public func moments(_ name: String) -> (mean: Double, standardDeviation: Double) {
    let values = pooled(name)
    return (sampleMean(values), sampleStandardDeviation(values))
  }
}
