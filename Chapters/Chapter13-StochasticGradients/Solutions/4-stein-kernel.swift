import BayesNumerics
import Foundation

func steinKernel(x: Double, y: Double, slopeX: Double, slopeY: Double) throws -> Double {
  let r = x - y
  let q = 1 + r * r
  let k = 1 / q.squareRoot()
  // k = q^(-1/2): ∂k/∂x = -r q^(-3/2), and ∂k/∂y is its negative
  let alongX = -r * k / q
  let mixed = k / q - 3 * r * r * k / (q * q)
  return slopeX * slopeY * k + slopeX * -alongX + slopeY * alongX + mixed
}
