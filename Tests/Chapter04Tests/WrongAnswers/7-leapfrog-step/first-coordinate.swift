// Only the first coordinate moves.
import BayesNumerics
import Foundation

func leapfrogStep(
  position: [Double], momentum: [Double], stepSize: Double, masses: [Double],
  gradient: ([Double]) -> [Double]
) throws -> (position: [Double], momentum: [Double]) {
  var (q, p) = (position, momentum)
  p[0] += 0.5 * stepSize * gradient(q)[0]
  q[0] += stepSize * p[0] / masses[0]
  p[0] += 0.5 * stepSize * gradient(q)[0]
  return (q, p)
}
