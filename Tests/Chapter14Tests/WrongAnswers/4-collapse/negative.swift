// Collapsed units below 0
import BayesNumerics
import Foundation

func divergences(eigenvalues: [Double], noise: Double, beta: Double) throws -> [Double] {
  eigenvalues.map { 0.5 * log($0 / (beta * noise)) }
}
