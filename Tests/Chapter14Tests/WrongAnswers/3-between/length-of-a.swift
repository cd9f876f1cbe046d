// The length of a throughout
import BayesNumerics
import Foundation

func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  let (lengthA, lengthB) = (norm(a), norm(b))
  let angle = acos(dot(a, b) / (lengthA * lengthB))
  let first = sin((1 - share) * angle) / sin(angle)
  let second = sin(share * angle) / sin(angle)
  return zip(a, b).map { lengthA * (first * $0 / lengthA + second * $1 / lengthB) }
}
