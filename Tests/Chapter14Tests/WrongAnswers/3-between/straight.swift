// A straight line
import BayesNumerics
import Foundation

func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  return zip(a, b).map { (1 - share) * $0 + share * $1 }
}
