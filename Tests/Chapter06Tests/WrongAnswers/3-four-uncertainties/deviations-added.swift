// Adds standard deviations in place of variances.
import BayesNumerics
import Foundation

func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  let (n, r) = (Double(stars), Double(readings))
  let parts = [
    engineering, instrument / (n * r).squareRoot(), population / n.squareRoot(), scientific,
  ]
  let sum = parts.reduce(0, +)
  return parts.map { $0 / sum }
}
