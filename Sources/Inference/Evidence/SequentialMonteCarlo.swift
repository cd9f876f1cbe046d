import BayesNumerics
import RealModule

/// Sequential Monte Carlo: a crowd of particles, drawn from the prior, that follows the likelihood as its
/// power grows from 0 to 1.
///
/// A stage raises the power from b to b' as far as the weights L^(b' - b) still leave a given share of
/// the particles effective; the mean weight is the ratio of the two evidences. Then particles are
/// drawn anew in proportion to their weights, and each is moved by a random walk whose steps are shaped as
/// the crowd's covariance, until the crowd has forgotten where it was. The product of the mean weights
/// estimates the evidence. It needs no start, no tuning and no ladder, and finds modes that the prior's
/// draws reach.
///
/// Several crowds that know nothing of each other (islands) run side by side; how they differ is the
/// standard error. Crowds that are too small may lose a mode for good where most of the mass
/// comes from a corner that few particles are in, a phase transition: then the islands differ by much,
/// and the diagnosis says so.
///
/// Source: Del Moral, Doucet and Jasra (2006), section 3.2.3; Zhou, Johansen and Aston (2016) for the
/// adaptive powers; Chopin and Papaspiliopoulos (2020), section 17.2.
public struct SequentialMonteCarlo: Sendable {
  /// Of each island.
  public let particles: Int
  public let islands: Int
  /// The share of particles that the weights of a stage leave effective, inside (0, 1).
  public let effectiveShare: Double
  /// A stage's moves end when no coordinate of the crowd correlates more than this with where it was.
  public let correlationAim: Double
  /// Random-walk steps of a stage at most.
  public let longestStage: Int
  /// Stages at most; a run that needs more ends on its way, and says so (``SequentialRun/Stop``).
  public let mostStages: Int

  /// Precondition: 20 particles or more, 2 islands or more, shares inside (0, 1), 1 step and 1 stage or more.
  public init(
    particles: Int = 500, islands: Int = 8, effectiveShare: Double = 0.7,
    correlationAim: Double = 0.3, longestStage: Int = 100, mostStages: Int = 1000
  ) {
    precondition(
      particles >= 20 && islands >= 2 && effectiveShare > 0 && effectiveShare < 1
        && correlationAim > 0 && correlationAim < 1 && longestStage >= 1 && mostStages >= 1,
      "\(islands) islands of \(particles) particles with shares \(effectiveShare), "
        + "\(correlationAim) and at most \(mostStages) stages of \(longestStage) steps do not exist."
    )
    self.particles = particles
    self.islands = islands
    self.effectiveShare = effectiveShare
    self.correlationAim = correlationAim
    self.longestStage = longestStage
    self.mostStages = mostStages
  }

  /// Runs all islands; island i draws from `random.stream(i)` alone.
  public func run<Model: DrawableReference>(
    on model: Model, inParallel: Bool = true, using random: RandomSource
  ) async -> SequentialRun {
    let settings = self
    var done = [SequentialRun.Island?](repeating: nil, count: islands)
    if inParallel {
      await withTaskGroup(of: (Int, SequentialRun.Island).self) { group in
        for index in 0..<islands {
          group.addTask {
            var crowd = Crowd(model, settings: settings, using: random.stream(index))
            return (index, crowd.run())
          }
        }
        for await (index, island) in group { done[index] = island }
      }
    } else {
      for index in 0..<islands {
        var crowd = Crowd(model, settings: settings, using: random.stream(index))
        done[index] = crowd.run()
      }
    }
    return SequentialRun(islands: done.compactMap(\.self), particles: particles)
  }
}

/// What islands of particles found.
public struct SequentialRun: Sendable {
  public let islands: [Island]
  /// Of each island.
  public let particles: Int

  /// Why an island ended.
  public enum Stop: Sendable, Equatable {
    /// Its power is 1: the particles are draws of the posterior.
    case posterior
    /// No particle has a likelihood above zero (NaN counts as zero), or one has an infinite likelihood.
    case noWeights
    /// All stages are used up before the power was 1.
    case stages
  }

  /// What one island found.
  public struct Island: Sendable {
    public let stop: Stop
    /// log of the evidence; -∞ where no particle met the likelihood, and where the posterior was not reached
    /// what belongs to the last power.
    public let logEvidence: Double
    /// The powers that were chosen, from 0 to 1 where the posterior was reached.
    public let powers: [Double]
    /// Share of the random walk's steps accepted in each stage.
    public let acceptances: [Double]
    /// Random-walk steps of each stage.
    public let steps: [Int]
    /// How many of the first particles have descendants among the last.
    public let ancestors: Int
    /// Where the particles are in the end, draws of the posterior: particles × dimension.
    public let positions: [[Double]]
    /// Values of the model.
    public let evaluations: Int
    /// The largest correlation with where the crowd was, at the end of the worst stage.
    public let worstCorrelation: Double
  }

  /// The evidence as the mean of the islands' evidences, each of which is unbiased (but for what the
  /// adaptive powers and steps learn from the crowd), with the standard error by their scatter.
  ///
  /// The islands' number less one are the degrees of freedom; the particles' own evaluations are counted.
  public var estimate: EvidenceEstimate {
    let logs = islands.map(\.logEvidence)
    let mean = MeanOfExponentials([logs])
    let count = Double(logs.count)
    let error = (sampleVariance(mean.weights[0]) / count).squareRoot()
    return EvidenceEstimate(
      method: .sequentialMonteCarlo, logEvidence: mean.logMean, standardError: error,
      degreesOfFreedom: count - 1, evaluations: islands.reduce(0) { $0 + $1.evaluations },
      checks: [
        .atLeast(
          1, "smallest power that an island reached",
          islands.map { $0.powers.last ?? 0 }.min() ?? 0,
          else:
            "An island never reached the posterior: none of its particles met the likelihood, or the likelihood "
            + "changes by so much that its stages were used up. Take more particles, or a narrower prior."
        ),
        .atMost(
          0.5, "standard deviation of the islands' log evidences", sampleStandardDeviation(logs),
          else: "The islands disagree, so some have lost what others found: take more particles."),
        .atLeast(
          0.02, "smallest share of first particles with descendants",
          Double(islands.map(\.ancestors).min() ?? 0) / Double(particles),
          else: "A few of the first particles became the ancestors of all: take more of them."),
        .atLeast(
          0.05, "smallest acceptance of a stage",
          islands.flatMap(\.acceptances).reduce(1) { .minimum($0, $1) },
          else:
            "The random walk hardly moves in some stage: take more particles, or other coordinates "
            + "of the model."),
      ])
  }
}
