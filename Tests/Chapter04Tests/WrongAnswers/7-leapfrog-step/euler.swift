// Explicit Euler.
import BayesNumerics
import Foundation

func leapfrogStep(
  position: [Double], momentum: [Double], stepSize: Double, masses: [Double],
  gradient: ([Double]) -> [Double]
) throws -> (position: [Double], momentum: [Double]) {
  let g = gradient(position)
  return (
    position.indices.map { position[$0] + stepSize * momentum[$0] / masses[$0] },
    momentum.indices.map { momentum[$0] + stepSize * g[$0] }
  )
}
