// Begins with alpha to the first power.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map {
    $0 < most ? (1 - alpha) * pow(alpha, Double($0 + 1)) : pow(alpha, Double(most + 1))
  }
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return p + [mean]
}
