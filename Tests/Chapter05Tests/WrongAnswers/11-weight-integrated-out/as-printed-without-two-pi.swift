// The lemma as printed, without the root of 2 pi.

import BayesNumerics
import Foundation

func logistic(_ eta: Double) -> Double { 1 / (1 + exp(-eta)) }

func logLikelihoods(
  x: [Double], y: [Double], slope: Double, weightMean: Double, weightVariance: Double,
  noiseVariance: Double
) throws -> [Double] {
  let z = x.map { logistic(slope * $0) }
  let N = Double(x.count)
  func logNormal(_ r: [Double], _ v: Double) -> Double {
    -0.5 * (N * log(2 * Double.pi * v) + r.reduce(0) { $0 + $1 * $1 } / v)
  }
  let r = zip(y, z).map { $0 - weightMean * $1 }
  let zz = z.reduce(0) { $0 + $1 * $1 }
  let zr = zip(z, r).reduce(0) { $0 + $1.0 * $1.1 }
  let rr = r.reduce(0) { $0 + $1 * $1 }
  let b = logNormal(r, noiseVariance)
  let ratio = 1 + weightVariance * zz / noiseVariance
  let quadratic =
    (rr - weightVariance * zr * zr / (noiseVariance + weightVariance * zz)) / noiseVariance
  let a = -0.5 * (N * log(2 * Double.pi * noiseVariance) + log(ratio) + quadratic)
  return [a - 0.5 * log(2 * Double.pi), b]
}
