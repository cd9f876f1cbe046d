import BayesNumerics

/// What the draws say of each parameter, and how well they know it: the table at the end of every
/// run.
public struct Summary: Sendable, Equatable {
  /// Of the quantiles in each row.
  public let probabilities: [Double]
  /// One for each parameter, in the order of the draws.
  public let rows: [Row]

  /// One parameter. All numbers are NaN if a draw of it is not finite.
  public struct Row: Sendable, Equatable {
    public let name: String
    public let mean: Double
    /// With divisor S - 1.
    public let standardDeviation: Double
    /// As many as there are probabilities.
    public let quantiles: [Double]
    /// One standard error of the mean by chance, ``MonteCarloError/mean(_:)``.
    public let errorOfMean: Double
    /// One standard error of the standard deviation, ``MonteCarloError/standardDeviation(_:)``.
    public let errorOfStandardDeviation: Double
    /// One standard error of each quantile, ``MonteCarloError/quantile(_:_:)``; NaN at the
    /// probabilities 0 and 1.
    public let errorsOfQuantiles: [Double]
    /// ``EffectiveSampleSize/bulk(_:)``
    public let bulkSize: Double
    /// ``EffectiveSampleSize/tail(_:)``
    public let tailSize: Double
    /// ``RHat/rankNormalized(_:)``
    public let rHat: Double
  }

  /// Summarises every parameter, or the parameters and statistics that are named.
  ///
  /// Precondition: the names exist, probabilities lie between 0 and 1.
  public init(
    of draws: Draws, names: [String]? = nil, probabilities: [Double] = [0.05, 0.5, 0.95]
  ) {
    precondition(
      probabilities.allSatisfy { 0 <= $0 && $0 <= 1 },
      "Probabilities lie between 0 and 1, not \(probabilities).")
    self.probabilities = probabilities
    rows = (names ?? draws.names).map { name in
      Row(name: name, chains: draws[name], probabilities: probabilities)
    }
  }

  /// The row of that name, if there is one.
  public subscript(name: String) -> Row? { rows.first { $0.name == name } }
}

extension Summary.Row {
  /// Of one quantity, chains × draws.
  ///
  /// The draws are put in order once, their halves ranked once and each quantile's effective size
  /// is computed once, although the tail and the errors both ask for it.
  public init(name: String, chains: [[Double]], probabilities: [Double] = [0.05, 0.5, 0.95]) {
    let draws = chains.flatMap(\.self)
    let isFinite = draws.allSatisfy(\.isFinite)
    let sorted = isFinite ? draws.sorted() : []
    var sizes: [Double: Double] = [:]
    for probability in probabilities + EffectiveSampleSize.tailProbabilities
    where isFinite && 0 < probability && probability < 1 && sizes[probability] == nil {
      sizes[probability] = EffectiveSampleSize.quantile(probability, chains, sorted: sorted)
    }
    let halves = splitInHalves(chains)
    let scores = areTelling(halves) ? rankNormalized(halves) : nil
    self.init(
      name: name,
      mean: isFinite ? sampleMean(draws) : .nan,
      standardDeviation: isFinite ? sampleStandardDeviation(draws) : .nan,
      quantiles: probabilities.map { sampleQuantile($0, ofSorted: sorted) },
      errorOfMean: MonteCarloError.mean(chains),
      errorOfStandardDeviation: MonteCarloError.standardDeviation(chains),
      errorsOfQuantiles: probabilities.map { probability in
        guard let size = sizes[probability] else { return .nan }
        return MonteCarloError.quantile(probability, sorted: sorted, effectiveDraws: size)
      },
      bulkSize: scores.map(EffectiveSampleSize.size) ?? .nan,
      tailSize: EffectiveSampleSize.smallest(
        EffectiveSampleSize.tailProbabilities.compactMap { sizes[$0] }),
      rHat: scores.map { RHat.rankNormalized(chains, scores: $0, sorted: sorted) } ?? .nan)
  }
}
