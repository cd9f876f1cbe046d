// The function is taken as odd about one half: the constant is weight / 2.

import BayesNumerics
import Foundation

func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
  return [weight / 2, -weight, -offset, -slope]
}
