// Only where the energy falls
import BayesNumerics
import Foundation

func leap(
  theta: [Double], q: [Double], stepSize: Double, slope: ([Double]) -> [Double]
) throws -> (theta: [Double], q: [Double]) {
  let half = zip(q, slope(theta)).map { $0 - stepSize / 2 * $1 }
  let place = zip(theta, half).map { $0 + stepSize * $1 }
  return (place, zip(half, slope(place)).map { $0 - stepSize / 2 * $1 })
}

func probabilityOfAcceptance(energyBefore: Double, energyAfter: Double) throws -> Double {
  energyAfter <= energyBefore ? 1 : 0
}
