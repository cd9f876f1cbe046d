// The constant is 1 instead of the weight, from psi(-x) = 1 - psi(x) without the factor.

import BayesNumerics
import Foundation

func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
  return [1, -weight, -offset, -slope]
}
