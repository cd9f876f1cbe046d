// Forgets the factor 1 - alpha: the unit after the last must not be there.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map { pow(alpha, Double($0)) }
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return p + [mean]
}
