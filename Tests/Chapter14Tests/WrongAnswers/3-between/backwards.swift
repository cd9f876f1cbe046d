// From b to a
import BayesNumerics
import Foundation

func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  let (lengthA, lengthB) = (norm(a), norm(b))
  let angle = acos(dot(a, b) / (lengthA * lengthB))
  let first = sin((1 - share) * angle) / sin(angle)
  let second = sin(share * angle) / sin(angle)
  let length = share * lengthA + (1 - share) * lengthB
  return zip(a, b).map { length * (second * $0 / lengthA + first * $1 / lengthB) }
}
