// Lets every unit be there or not by itself: a binomial distribution.
import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  let p = (0...most).map { exp(Binomial(trials: most, probability: alpha).logDensity($0)) }
  return p + [Double(most) * alpha]
}
