import BayesNumerics
import Foundation
import Inference

/// Random-walk Metropolis, written out: the positions after each of so many steps.
///
/// It draws the same random numbers as the engine's ``RandomWalk``, so that the two walk the same path.
// snippet: metropolis
func metropolis(
  _ target: some LogDensity, from start: [Double], width: Double, steps: Int,
  using random: inout RandomSource
) -> [[Double]] {
  var position = start
  return (0..<steps).map { _ in
    let proposal = position.map { $0 + width * random.normal() }
    let ratio = exp(target.logDensity(at: proposal) - target.logDensity(at: position))
    if random.uniform() < ratio { position = proposal }
    return position
  }
}
// end snippet
