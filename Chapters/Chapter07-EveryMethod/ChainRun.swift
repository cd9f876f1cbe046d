import BayesNumerics
import Inference
import RealModule

/// What four chains say of the second peak, and how they judge themselves.
struct ChainRun: Sendable {
  let name: String
  /// chains × draws
  let draws: [[Double]]
  /// Values or slopes asked for, warm-up included.
  let evaluations: Int
  let rHat: Double
  /// Effective draws, for bulk or tail, the fewer.
  let size: Double
  /// Share of draws above the edge with its Monte Carlo error, NaN where a chain stays on one side.
  let share: (value: Double, error: Double)
  /// How often a chain changes sides.
  let crossings: Int
  /// How many chains do.
  let crossingChains: Int

  init(_ name: String, _ draws: [[Double]], edge: Double, evaluations: Int) {
    self.name = name
    self.draws = draws
    self.evaluations = evaluations
    rHat = RHat.rankNormalized(draws)
    size = min(EffectiveSampleSize.bulk(draws), EffectiveSampleSize.tail(draws))
    let sides = draws.map { $0.map { $0 > edge ? 1.0 : 0 } }
    share = (sampleMean(sides.flatMap(\.self)), MonteCarloError.mean(sides))
    let changes = sides.map { side in zip(side, side.dropFirst()).count { $0 != $1 } }
    crossings = changes.reduce(0, +)
    crossingChains = changes.count { $0 > 0 }
  }

  /// Chapter 9's rules.
  var passes: Bool { rHat <= 1.01 && size >= 400 }

  var verdict: String { passes ? "passes" : rHat <= 1.01 ? "too few draws" : "alarm" }
}
