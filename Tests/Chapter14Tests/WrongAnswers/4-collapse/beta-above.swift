// β on the other side
import BayesNumerics
import Foundation

func divergences(eigenvalues: [Double], noise: Double, beta: Double) throws -> [Double] {
  eigenvalues.map { max(0, 0.5 * log($0 * beta / noise)) }
}
