// Averages nothing: the budget of a single reading.
import BayesNumerics
import Foundation

func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  let (n, r) = (Double(stars), Double(readings))
  _ = n * r
  let parts = [
    engineering * engineering, instrument * instrument, population * population,
    scientific * scientific,
  ]
  let sum = parts.reduce(0, +)
  return parts.map { $0 / sum }
}
