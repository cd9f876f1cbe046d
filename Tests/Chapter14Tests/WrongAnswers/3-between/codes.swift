// Codes for directions
import BayesNumerics
import Foundation

func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  let (lengthA, lengthB) = (norm(a), norm(b))
  let angle = acos(dot(a, b) / (lengthA * lengthB))
  let first = sin((1 - share) * angle) / sin(angle)
  let second = sin(share * angle) / sin(angle)
  return zip(a, b).map { first * $0 + second * $1 }
}
