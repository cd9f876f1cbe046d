// Divides all four variances by the number of stars.
import BayesNumerics
import Foundation

func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  let (n, r) = (Double(stars), Double(readings))
  let parts = [
    engineering * engineering / n, instrument * instrument / (n * r), population * population / n,
    scientific * scientific / n,
  ]
  let sum = parts.reduce(0, +)
  return parts.map { $0 / sum }
}
