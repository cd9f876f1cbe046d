// 1 + λ/s
import BayesNumerics
import Foundation

func divergences(eigenvalues: [Double], noise: Double, beta: Double) throws -> [Double] {
  eigenvalues.map { $0 > beta * noise ? 0.5 * log(1 + $0 / (beta * noise)) : 0 }
}
