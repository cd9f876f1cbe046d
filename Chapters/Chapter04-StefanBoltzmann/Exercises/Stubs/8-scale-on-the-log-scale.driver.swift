// Runs your log density; compiled beside your file. There is nothing to write here.

import BayesNumerics
import Foundation

/// What the marker needs to know of a log density of u = log τ.
///
/// - Parameters:
///   - task: "name": which test exposes the fault, 0 to 3, or -1. "density": the log density at u = -7, -6.9, ... 3.
///     "energy": by how much the energy of a ball changes over 200 leapfrog steps. "chain": draws of u.
func drive(task: String, residuals: [Double], draws: Int, seed: UInt64) throws -> [Double] {
  switch task {
  case "name":
    let names = ["energy", "detailed-balance", "quadrature", "prior-recovery"]
    return [Double(names.firstIndex(of: try exposingTest()) ?? -1)]
  case "density":
    return try (0...100).map { try logDensity(u: -7 + 0.1 * Double($0), residuals: residuals) }
  case "energy":
    func slope(_ u: Double) throws -> Double {
      try
        (logDensity(u: u + 1e-5, residuals: residuals)
        - logDensity(u: u - 1e-5, residuals: residuals)) / 2e-5
    }
    var (u, p) = (0.3, 0.5)
    let start = try 0.5 * p * p - logDensity(u: u, residuals: residuals)
    for _ in 0..<200 {
      p += try 0.005 * slope(u)
      u += 0.01 * p
      p += try 0.005 * slope(u)
    }
    return [try 0.5 * p * p - logDensity(u: u, residuals: residuals) - start]
  default:
    // Random-walk Metropolis; every fifth place is kept
    var random = RandomSource(seed: seed)
    var u = 0.0
    var height = try logDensity(u: u, residuals: residuals)
    var kept: [Double] = []
    for step in 0..<5 * draws {
      let proposal = u + 1.5 * random.normal()
      let proposed = try logDensity(u: proposal, residuals: residuals)
      if log(random.uniform()) < proposed - height { (u, height) = (proposal, proposed) }
      if step % 5 == 4 { kept.append(u) }
    }
    return kept
  }
}
