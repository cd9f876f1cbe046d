// Cuts the geometric distribution off and normalises it.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let q = (0...most).map { pow(alpha, Double($0)) }
  let p = q.map { $0 / q.reduce(0, +) }
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return p + [mean]
}
