import BayesNumerics

/// Does the posterior cover the truth as often as it says? Simulation-based calibration asks nature.
///
/// 1. Draw true parameters θ̃ from the prior.
/// 2. Draw data y from the likelihood at θ̃.
/// 3. Draw θ₁ ... θ_L from the posterior given y, with the sampler on trial.
/// 4. Count how many of them lie below the truth: its rank, 0 to L.
///
/// θ̃ and every θᵢ have the same distribution given y, so if all is right every rank is equally likely.
/// Repeat, and look whether the ranks are even. The log likelihood log p(y | θ) is ranked beside the
/// parameters: a sampler that ignores its data and returns the prior has even ranks in every
/// parameter and is caught by this one alone.
///
/// The draws must be nearly independent (``ThinnedChain``): ranks among correlated draws pile up at
/// both ends. A thousand replications miss a bias of a third of a standard deviation, or a width that is
/// wrong by a quarter, less than once in a hundred; smaller faults are for ``JointDistributionTest``.
/// Every quantity is judged at `falseAlarmRate` over their number (Bonferroni), once; a failure is never
/// tried again with another seed.
///
/// Source: Cook, Gelman and Rubin (2006); Talts, Betancourt, Simpson, Vehtari and Gelman (2018),
/// arXiv:1804.06788; Modrák et al. (2023) for the rank of the log likelihood.
public struct SimulationBasedCalibration<Model: GenerativeModel>: Sendable {
  /// Posterior draws for observations, each as many numbers as the model has parameters.
  public typealias Sampler =
    @Sendable (_ observations: Model.Observations, _ count: Int, _ random: inout RandomSource)
    -> [[Double]]

  public let model: Model
  public let sampler: Sampler
  /// N
  public let replications: Int
  /// L; L + 1 = 100 ranks divide into many bins.
  public let draws: Int
  /// How often a right sampler is refused, over all quantities together.
  public let falseAlarmRate: Double

  /// Precondition: 40 replications or more, one draw or more, a rate between 0 and 1.
  public init(
    of model: Model, replications: Int, draws: Int = 99, falseAlarmRate: Double = 1e-5,
    sampler: @escaping Sampler
  ) {
    precondition(
      replications >= 40 && draws >= 1 && falseAlarmRate > 0 && falseAlarmRate < 1,
      "\(replications) replications of \(draws) draws at a rate of \(falseAlarmRate) show nothing.")
    self.model = model
    self.sampler = sampler
    self.replications = replications
    self.draws = draws
    self.falseAlarmRate = falseAlarmRate
  }

  /// Runs all replications, each on a stream of its own, so that the answer does not depend on how
  /// many run side by side.
  public func run(
    using random: RandomSource, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async -> CalibrationReport {
    var ranks = [[Int]](repeating: [], count: replications)
    await withTaskGroup(of: (Int, [Int]).self) { group in
      for index in 0..<replications {
        group.addTask {
          var stream = random.stream(index)
          return (index, rankTheTruth(using: &stream))
        }
      }
      var done = 0
      for await (index, found) in group {
        ranks[index] = found
        done += 1
        progress(Double(done) / Double(replications))
      }
    }
    let names = model.parameterNames + ["log likelihood"]
    return CalibrationReport(
      tallies: names.indices.map { quantity in
        RankTally(name: names[quantity], ranks: ranks.map { $0[quantity] }, draws: draws)
      }, falseAlarmRate: falseAlarmRate)
  }

  /// One replication: the rank of each parameter and of the log likelihood.
  private func rankTheTruth(using random: inout RandomSource) -> [Int] {
    let truth = model.drawParameters(using: &random)
    let observations = model.drawObservations(given: truth, using: &random)
    let posterior = sampler(observations, draws, &random)
    precondition(
      posterior.count == draws && posterior.allSatisfy { $0.count == truth.count },
      "The sampler owes \(draws) draws of \(truth.count) numbers, not \(posterior.count).")

    func quantities(_ parameters: [Double]) -> [Double] {
      parameters + [model.logLikelihood(of: parameters, given: observations)]
    }
    let drawn = posterior.map(quantities)
    return quantities(truth).enumerated().map { index, value in
      // Equal numbers fall to either side alike
      let below = drawn.count { $0[index] < value }
      let equal = drawn.count { $0[index] == value }
      return below + (equal == 0 ? 0 : Int(random.next() % UInt64(equal + 1)))
    }
  }
}

/// What a calibration found: the ranks of every quantity, and whether they are even.
public struct CalibrationReport: Sendable, CustomStringConvertible {
  public let tallies: [RankTally]
  /// Over all quantities together.
  public let falseAlarmRate: Double

  /// A p-value below this refuses the sampler: the rate over the number of quantities.
  public var threshold: Double { falseAlarmRate / Double(tallies.count) }

  /// Quantities whose ranks are not even.
  public var failures: [RankTally] { tallies.filter { !($0.pValue >= threshold) } }

  /// True when every quantity's ranks are even as far as so many replications can tell.
  public var isCalibrated: Bool { failures.isEmpty }

  /// The quantity that came closest to failing, or failed most.
  public var worst: RankTally? { tallies.min { $0.pValue < $1.pValue } }

  public var description: String {
    let lines = tallies.map { tally in
      let verdict = tally.pValue >= threshold ? "even" : "NOT EVEN"
      return "\(tally.name): \(tally.counts), chi-square \(tally.chiSquare.statistic), "
        + "distance \(tally.distance.statistic), p \(tally.pValue): \(verdict)"
    }
    return
      (["\(tallies.first?.ranks.count ?? 0) replications, refused below p = \(threshold)"]
      + lines).joined(separator: "\n")
  }
}
