// Turned over taken as one over.

import BayesNumerics
import Foundation

func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
  return [weight, -weight, -offset, -1 / slope]
}
