// As if all codes were at right angles
import BayesNumerics
import Foundation

func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  let (lengthA, lengthB) = (norm(a), norm(b))
  let turn = share * .pi / 2
  let length = (1 - share) * lengthA + share * lengthB
  return zip(a, b).map { length * (cos(turn) * $0 / lengthA + sin(turn) * $1 / lengthB) }
}
