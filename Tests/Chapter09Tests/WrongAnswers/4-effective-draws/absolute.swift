// Sums of sizes
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
  while lag + 1 < n {
    let pair = (covariance(lag) + covariance(lag + 1)) / variance
    if pair <= 0 { break }
    tau += 2 * (abs(covariance(lag)) + abs(covariance(lag + 1))) / variance
    lag += 2
  }
  return Double(n) / tau
}
