// Takes alpha for the probability that the chain of units ends.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map {
    $0 < most ? alpha * pow(1 - alpha, Double($0)) : pow(1 - alpha, Double(most))
  }
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return p + [mean]
}
