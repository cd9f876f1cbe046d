import BayesNumerics
import RealModule

/// Random-walk Metropolis, written out: the places after each of so many steps.
///
/// It draws the same random numbers as the engine's ``Inference/RandomWalk``, so that the two walk the same path.
// snippet: metropolis
func metropolis(
  _ logDensity: (Double) -> Double, from start: Double, width: Double, steps: Int,
  using random: inout RandomSource
) -> [Double] {
  var theta = start
  return (0..<steps).map { _ in
    let proposal = theta + width * random.normal()
    if random.uniform() < .exp(logDensity(proposal) - logDensity(theta)) { theta = proposal }
    return theta
  }
}
// end snippet
