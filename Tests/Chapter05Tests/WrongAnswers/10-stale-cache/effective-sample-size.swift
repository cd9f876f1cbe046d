// The effective sample size is named.

import BayesNumerics
import Foundation

func testThatExposesTheMemory() throws -> String { "effective-sample-size" }

func logDensity(_ gamma: Double, y: [Double]) -> Double {
  y.reduce(-0.5 * gamma * gamma) { $0 - 0.5 * ($1 - gamma) * ($1 - gamma) }
}

struct RememberingChain {
  var gamma: Double
  var remembered: Double

  init(gamma: Double, y: [Double]) {
    self.gamma = gamma
    remembered = logDensity(gamma, y: y)
  }

  mutating func step(y: [Double], using random: inout RandomSource) throws {
    let proposed = gamma + 0.8 * random.normal()
    let density = logDensity(proposed, y: y)
    if log(random.uniform()) < density - remembered {
      gamma = proposed
      remembered = density
    }
  }
}
