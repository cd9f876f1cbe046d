import BayesNumerics
import Foundation

func divergences(eigenvalues: [Double], noise: Double, beta: Double) throws -> [Double] {
  // -|x - f|²/(2 s) - β KL = β (-|x - f|²/(2 β s) - KL): the noise is β s
  let level = beta * noise
  return eigenvalues.map { $0 > level ? 0.5 * log($0 / level) : 0 }
}
