// The signal over the noise
import BayesNumerics
import Foundation

func divergences(eigenvalues: [Double], noise: Double, beta: Double) throws -> [Double] {
  eigenvalues.map { $0 > beta * noise ? 0.5 * log(($0 - beta * noise) / (beta * noise)) : 0 }
}
