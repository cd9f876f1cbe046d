// A small constant rate
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "two-starts" }

func ascend(
  mean: Double, logScale: Double, steps: Int, slopes: (Double, Double) throws -> [Double]
) throws -> [Double] {
  var (m, logS) = (mean, logScale)
  for step in 1...steps {
    let t = Double(step)
    let rate = 0.001
    let up = try slopes(m, logS)
    m += rate * up[0]
    logS += rate * up[1]
  }
  return [m, logS]
}
