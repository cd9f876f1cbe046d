import BayesNumerics
import Foundation

// An ascent that stops short agrees with itself, from one start; from two it cannot
func testThatExposesIt() throws -> String { "two-starts" }

func ascend(
  mean: Double, logScale: Double, steps: Int, slopes: (Double, Double) throws -> [Double]
) throws -> [Double] {
  var (m, logS) = (mean, logScale)
  for step in 1...steps {
    // Σ 1/t² is finite, so the way was too; Σ t^-0.7 is not, and Σ t^-1.4 is
    let rate = 0.2 / pow(Double(step), 0.7)
    let up = try slopes(m, logS)
    m += rate * up[0]
    logS += rate * up[1]
  }
  return [m, logS]
}
