import BayesNumerics
import Foundation

func logLikelihoods(
  x: [Double], y: [Double], slope: Double, weightMean: Double, weightVariance: Double,
  noiseVariance: Double
) throws -> [Double] {
  // z = ψ(γ x), and what the mean weight leaves of y
  let z = x.map { 1 / (1 + exp(-slope * $0)) }
  let rest = zip(y, z).map { $0 - weightMean * $1 }
  let (zz, zr, rr) = (dot(z, z), dot(z, rest), dot(rest, rest))

  // log N(y; μ_β z, σ²I + v zz'), whose determinant and inverse a column alone gives
  func logDensity(weightVariance v: Double) -> Double {
    let growth = 1 + v * zz / noiseVariance
    let square = rr / noiseVariance - v * zr * zr / (noiseVariance * noiseVariance * growth)
    return -0.5 * (Double(x.count) * log(2 * .pi * noiseVariance) + log(growth) + square)
  }

  // Without any spread of β its mean is all that there is
  return [logDensity(weightVariance: weightVariance), logDensity(weightVariance: 0)]
}
