// The constant that is left behind is forgotten.

import BayesNumerics
import Foundation

func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
  return [0, -weight, -offset, -slope]
}
