// The power -1
import BayesNumerics
import Foundation

func steinKernel(x: Double, y: Double, slopeX: Double, slopeY: Double) throws -> Double {
  let r = x - y
  let k = 1 / (1 + r * r)
  let along = 2 * r * k * k
  let mixed = 2 * k * k - 8 * r * r * k * k * k
  return slopeX * slopeY * k + slopeX * along - slopeY * along + mixed
}
