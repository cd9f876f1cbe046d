// Ends at the first negative autocorrelation
import BayesNumerics
import Foundation

func effectiveDraws(chain: [Double]) throws -> Double {
  let n = chain.count
  let mean = chain.reduce(0, +) / Double(n)
  let x = chain.map { $0 - mean }

  func covariance(_ lag: Int) -> Double {
    (0..<(n - lag)).reduce(0) { $0 + x[$1] * x[$1 + lag] } / Double(n)
  }
  let variance = covariance(0)

  // 1 + 2 (ρ₁ + ρ₂ + ...) = 2 (ρ₀ + ρ₁ + ρ₂ + ...) - 1
  var tau = -1.0
  var lag = 0
  while lag < n {
    let rho = covariance(lag) / variance
    if rho <= 0 { break }
    tau += 2 * rho
    lag += 1
  }
  return Double(n) / tau
}
