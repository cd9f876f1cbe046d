// The gradient is subtracted.
import BayesNumerics
import Foundation

func leapfrogStep(
  position: [Double], momentum: [Double], stepSize: Double, masses: [Double],
  gradient: ([Double]) -> [Double]
) throws -> (position: [Double], momentum: [Double]) {
  var (q, p) = (position, momentum)
  let g = gradient(q)
  for i in p.indices { p[i] += -0.5 * stepSize * g[i] }
  for i in q.indices { q[i] += stepSize * p[i] / masses[i] }
  let h = gradient(q)
  for i in p.indices { p[i] += -0.5 * stepSize * h[i] }
  return (q, p)
}
