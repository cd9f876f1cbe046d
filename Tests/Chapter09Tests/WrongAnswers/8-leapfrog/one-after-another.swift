// Momentum first, then position: no half steps
import BayesNumerics
import Foundation

func leap(
  theta: [Double], q: [Double], stepSize: Double, slope: ([Double]) -> [Double]
) throws -> (theta: [Double], q: [Double]) {
  let after = zip(q, slope(theta)).map { $0 - stepSize * $1 }
  return (zip(theta, after).map { $0 + stepSize * $1 }, after)
}

func probabilityOfAcceptance(energyBefore: Double, energyAfter: Double) throws -> Double {
  min(1, exp(energyBefore - energyAfter))
}
