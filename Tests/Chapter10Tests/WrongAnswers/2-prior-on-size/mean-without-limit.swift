// Takes the mean of the geometric distribution without a limit.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map {
    $0 < most ? (1 - alpha) * pow(alpha, Double($0)) : pow(alpha, Double(most))
  }
  return p + [alpha / (1 - alpha)]
}
