// A normal density for the kernel
import Foundation

func steinKernel(x: Double, y: Double, slopeX: Double, slopeY: Double) throws -> Double {
  let r = x - y
  let k = exp(-r * r / 2)
  return slopeX * slopeY * k + slopeX * r * k - slopeY * r * k + (1 - r * r) * k
}
