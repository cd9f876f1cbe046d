import BayesNumerics
import Foundation

func leapfrogStep(
  position: [Double], momentum: [Double], stepSize: Double, masses: [Double],
  gradient: ([Double]) -> [Double]
) throws -> (position: [Double], momentum: [Double]) {
  var (q, p) = (position, momentum)
  add(0.5 * stepSize, times: gradient(q), to: &p)
  for i in q.indices { q[i] += stepSize * p[i] / masses[i] }
  add(0.5 * stepSize, times: gradient(q), to: &p)
  return (q, p)
}
