import BayesNumerics
import Foundation

/// Known means would do as well: both know the answer from elsewhere.
func testThatExposesTheRule() throws -> String { "joint-distribution" }

func printedStep(from gamma: Double, y: [Double], using random: inout RandomSource) throws -> Double
{
  let proposed = gamma + 0.8 * random.normal()
  // The prior belongs in the ratio
  let logRatio = y.reduce(0.5 * gamma * gamma - 0.5 * proposed * proposed) {
    $0 + 0.5 * ($1 - gamma) * ($1 - gamma) - 0.5 * ($1 - proposed) * ($1 - proposed)
  }
  return log(random.uniform()) < logRatio ? proposed : gamma
}
