// The force moves the position too, by half the square of the step, and once more the momentum.
import BayesNumerics
import Foundation

func leapfrogStep(
  position: [Double], momentum: [Double], stepSize: Double, masses: [Double],
  gradient: ([Double]) -> [Double]
) throws -> (position: [Double], momentum: [Double]) {
  var (q, p) = (position, momentum)
  let g = gradient(q)
  for i in p.indices { p[i] += 0.5 * stepSize * g[i] }
  for i in q.indices { q[i] += stepSize * (p[i] + 0.5 * stepSize * g[i]) / masses[i] }
  let h = gradient(q)
  for i in p.indices { p[i] += 0.5 * stepSize * h[i] }
  return (q, p)
}
