// Counts places in the list from 1 in the mean.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map {
    $0 < most ? (1 - alpha) * pow(alpha, Double($0)) : pow(alpha, Double(most))
  }
  return p + [zip(1..., p).reduce(0) { $0 + Double($1.0) * $1.1 }]
}
