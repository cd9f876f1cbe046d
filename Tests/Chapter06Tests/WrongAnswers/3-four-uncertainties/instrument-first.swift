// Gives the instrument before the computation.
import BayesNumerics
import Foundation

func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  let (n, r) = (Double(stars), Double(readings))
  let parts = [
    instrument * instrument / (n * r), engineering * engineering, population * population / n,
    scientific * scientific,
  ]
  let sum = parts.reduce(0, +)
  return parts.map { $0 / sum }
}
