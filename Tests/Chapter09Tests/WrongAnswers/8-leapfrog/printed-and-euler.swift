// Euler and the printed rule
import BayesNumerics
import Foundation

func leap(
  theta: [Double], q: [Double], stepSize: Double, slope: ([Double]) -> [Double]
) throws -> (theta: [Double], q: [Double]) {
  (zip(theta, q).map { $0 + stepSize * $1 }, zip(q, slope(theta)).map { $0 - stepSize * $1 })
}

func probabilityOfAcceptance(energyBefore: Double, energyAfter: Double) throws -> Double {
  min(1, exp(energyAfter - energyBefore))
}
