// Returns the four variances, not their shares.
import BayesNumerics
import Foundation

func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  let (n, r) = (Double(stars), Double(readings))
  return [
    engineering * engineering, instrument * instrument / (n * r), population * population / n,
    scientific * scientific,
  ]
}
