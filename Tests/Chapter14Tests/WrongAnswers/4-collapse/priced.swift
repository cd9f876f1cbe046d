// Multiplied by its price
import BayesNumerics
import Foundation

func divergences(eigenvalues: [Double], noise: Double, beta: Double) throws -> [Double] {
  eigenvalues.map { beta * max(0, 0.5 * log($0 / (beta * noise))) }
}
