// The log density of the new place is added to what is remembered.
import BayesNumerics
import Foundation

/// The chain is reversible, its starts are alike, and a fresh start has a fresh memory: only the known variance tells.
func testThatExposesTheMemory() throws -> String { "known-means" }

/// log p(γ) + log p(y | γ) up to a constant.
private func logDensity(_ gamma: Double, y: [Double]) -> Double {
  y.reduce(-0.5 * gamma * gamma) { $0 - 0.5 * ($1 - gamma) * ($1 - gamma) }
}

/// A chain that remembers the log density of its place.
struct RememberingChain {
  var gamma: Double
  var remembered: Double

  init(gamma: Double, y: [Double]) {
    self.gamma = gamma
    remembered = logDensity(gamma, y: y)
  }

  /// One step of random-walk Metropolis.
  mutating func step(y: [Double], using random: inout RandomSource) throws {
    let proposed = gamma + 0.8 * random.normal()
    let density = logDensity(proposed, y: y)
    if log(random.uniform()) < density - remembered {
      // What is remembered is that of the present place
      gamma = proposed
      remembered += density
    }
  }
}
