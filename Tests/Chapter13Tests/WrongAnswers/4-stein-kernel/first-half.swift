// Half of a product rule
import BayesNumerics
import Foundation

func steinKernel(x: Double, y: Double, slopeX: Double, slopeY: Double) throws -> Double {
  let r = x - y
  let k = 1 / sqrt(1 + r * r)
  let along = r * k * k * k
  let mixed = k * k * k - 3 * r * r * pow(k, 5)
  return slopeX * slopeY * k + slopeX * along - slopeY * along + mixed + 3 * r * r * pow(k, 5)
}
