// Thinks every size equally probable.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map { _ in 1 / Double(most + 1) }
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return p + [mean]
}
