// Thinks that there is one unit at least.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let q = (1...(most + 1)).map {
    $0 < most
      ? (1 - alpha) * pow(alpha, Double($0 - 1)) : $0 == most ? pow(alpha, Double(most - 1)) : 0
  }
  let p = [0] + q.dropLast()
  let mean = zip(0..., p).reduce(0) { $0 + Double($1.0) * $1.1 }
  return p + [mean]
}
