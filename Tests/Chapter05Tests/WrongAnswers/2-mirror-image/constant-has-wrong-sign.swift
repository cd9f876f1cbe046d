// The constant has the wrong sign.

import BayesNumerics
import Foundation

func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
  return [-weight, -weight, -offset, -slope]
}
