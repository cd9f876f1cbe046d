// Detailed balance is named.

import BayesNumerics
import Foundation

func testThatExposesTheRule() throws -> String { "detailed-balance" }

func printedStep(from gamma: Double, y: [Double], using random: inout RandomSource) throws
  -> Double
{
  let proposed = gamma + 0.8 * random.normal()
  let logRatio = y.reduce(0.5 * gamma * gamma - 0.5 * proposed * proposed) {
    $0 + 0.5 * ($1 - gamma) * ($1 - gamma) - 0.5 * ($1 - proposed) * ($1 - proposed)
  }
  return log(random.uniform()) < logRatio ? proposed : gamma
}
