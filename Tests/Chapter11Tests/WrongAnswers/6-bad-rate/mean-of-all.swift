// The mean over all steps, the way there included
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "two-starts" }

func ascend(
  mean: Double, logScale: Double, steps: Int, slopes: (Double, Double) throws -> [Double]
) throws -> [Double] {
  var (m, logS) = (mean, logScale)
  var sums = [0.0, 0.0]
  for step in 1...steps {
    let t = Double(step)
    let rate = 0.1 / t.squareRoot()
    let up = try slopes(m, logS)
    sums[0] += m
    sums[1] += logS
    m += rate * up[0]
    logS += rate * up[1]
  }
  return sums.map { $0 / Double(steps) }
}
