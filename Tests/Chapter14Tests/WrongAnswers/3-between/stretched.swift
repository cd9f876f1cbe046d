// The straight line, made as long as it should be
import BayesNumerics
import Foundation

func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  let line = zip(a, b).map { (1 - share) * $0 + share * $1 }
  let length = (1 - share) * norm(a) + share * norm(b)
  return line.map { $0 * length / norm(line) }
}
