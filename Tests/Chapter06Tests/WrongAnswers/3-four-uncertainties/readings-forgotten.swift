// Divides the variance of the instrument by the stars only.
import BayesNumerics
import Foundation

func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  let (n, r) = (Double(stars), Double(readings))
  _ = r
  let parts = [
    engineering * engineering, instrument * instrument / n, population * population / n,
    scientific * scientific,
  ]
  let sum = parts.reduce(0, +)
  return parts.map { $0 / sum }
}
