// Gives the probability of at least so many units.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map {
    $0 < most ? (1 - alpha) * pow(alpha, Double($0)) : pow(alpha, Double(most))
  }
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return (0...most).map { pow(alpha, Double($0)) } + [mean]
}
