import BayesNumerics
import Foundation

func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
  // ψ(η) = 1 - ψ(-η), so that β ψ(η) = β - β ψ(-η)
  [weight, -weight, -offset, -slope]
}
