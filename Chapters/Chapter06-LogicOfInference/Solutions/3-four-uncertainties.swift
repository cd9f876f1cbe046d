import BayesNumerics
import Foundation

func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  // Every reading has an error of the instrument, every star a place in the population; the others are common to all
  let variances = [
    engineering * engineering,
    instrument * instrument / (Double(stars) * Double(readings)),
    population * population / Double(stars),
    scientific * scientific,
  ]
  let sum = variances.reduce(0, +)
  return variances.map { $0 / sum }
}
