import Inference

/// Whether the chapter may state what these chains found, and how exactly it is known.
///
/// R̂ up to 1.01, 400 effective draws in bulk and tails, no divergence: else results are refused and the
/// sentence says why.
struct ChainCheck: Sendable {
  let draws: Draws
  let mixing: Mixing

  init(_ draws: Draws) {
    self.draws = draws
    mixing = Mixing(of: draws)
  }

  var isMixed: Bool { mixing.isGood }

  /// The verdict in words.
  var sentence: String { mixing.sentence }

  /// Effective draws for the mean of a recorded number.
  func effectiveDraws(_ name: String) -> Double { EffectiveSampleSize.mean(draws[name]) }

  /// Monte Carlo error of its mean.
  func mcse(_ name: String) -> Double { MonteCarloError.mean(draws[name]) }

  /// Monte Carlo error of its standard deviation.
  func mcseOfDeviation(_ name: String) -> Double {
    MonteCarloError.standardDeviation(draws[name])
  }
}
