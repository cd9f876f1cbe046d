// Gives the last size the mass of the others, so that something is missing.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map { (1 - alpha) * pow(alpha, Double($0)) }
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return p + [mean]
}
