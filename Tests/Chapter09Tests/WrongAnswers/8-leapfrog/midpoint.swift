// The midpoint rule: second order, but it does not find its way back
import BayesNumerics
import Foundation

func leap(
  theta: [Double], q: [Double], stepSize: Double, slope: ([Double]) -> [Double]
) throws -> (theta: [Double], q: [Double]) {
  let middle = zip(theta, q).map { $0 + stepSize / 2 * $1 }
  let momentum = zip(q, slope(theta)).map { $0 - stepSize / 2 * $1 }
  return (
    zip(theta, momentum).map { $0 + stepSize * $1 },
    zip(q, slope(middle)).map { $0 - stepSize * $1 }
  )
}

func probabilityOfAcceptance(energyBefore: Double, energyAfter: Double) throws -> Double {
  min(1, exp(energyBefore - energyAfter))
}
