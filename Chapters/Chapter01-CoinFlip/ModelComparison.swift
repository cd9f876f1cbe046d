import BayesNumerics
import Inference

/// How much the flips favour the first prior over the second, and what such a number is worth.
///
/// Lecture 003, "Coin flip: Bayes factor".
struct ModelComparison: Sendable {
  let first: CoinModel
  let second: CoinModel
  let data: Flips
  /// Simulations of each model.
  let simulations: Int
  /// K = P(data | first) / P(data | second)
  let bayesFactor: BayesFactor
  /// How often data of the first model give a K at least as far from 1 on the same side: by simulation
  /// and exactly.
  let reachedUnderFirst: (simulated: Double, exact: Double)
  /// The same for data of the second model, where the first is wrong.
  let reachedUnderSecond: (simulated: Double, exact: Double)

  /// What K is worth and for which model, in words.
  var verdict: String {
    let favoured = bayesFactor.logarithm >= 0 ? first : second
    return bayesFactor.strength == .negligible
      ? bayesFactor.strength.rawValue
      : "\(bayesFactor.strength.rawValue), for \(PosteriorSummary.name(of: favoured.prior))"
  }

  init(
    first: CoinModel, second: CoinModel, data: Flips, simulations: Int,
    using random: inout RandomSource
  ) {
    func factor(_ heads: Int) -> BayesFactor {
      let flips = Flips(heads: heads, flips: data.flips)
      return BayesFactor(
        logEvidence: first.logEvidence(of: flips), against: second.logEvidence(of: flips))
    }

    // K for each count that could have been seen; equal counts from both ends differ in the last bit
    let observed = factor(data.heads)
    let slack = 1e-9 * max(1, abs(observed.logarithm))
    let favoursFirst = observed.logarithm >= 0
    let reaches = (0...data.flips).map { heads in
      let logarithm = factor(heads).logarithm
      return favoursFirst
        ? logarithm >= observed.logarithm - slack : logarithm <= observed.logarithm + slack
    }

    // Worlds drawn from each model: a coin from the prior, then its flips
    func simulated(_ model: CoinModel, using random: inout RandomSource) -> Double {
      var count = 0
      for _ in 0..<simulations {
        let p = model.prior.sample(using: &random)
        let heads = Binomial(trials: data.flips, probability: p).sample(using: &random)
        count += reaches[heads] ? 1 : 0
      }
      return Double(count) / Double(simulations)
    }
    func exact(_ model: CoinModel) -> Double {
      let evidence = BetaBinomial(trials: data.flips, a: model.prior.a, b: model.prior.b)
      return reaches.indices.reduce(0) { $0 + (reaches[$1] ? evidence.density($1) : 0) }
    }

    self.first = first
    self.second = second
    self.data = data
    self.simulations = simulations
    bayesFactor = observed
    reachedUnderFirst = (simulated(first, using: &random), exact(first))
    reachedUnderSecond = (simulated(second, using: &random), exact(second))
  }
}
