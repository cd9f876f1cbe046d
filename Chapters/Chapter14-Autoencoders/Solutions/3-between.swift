import BayesNumerics
import Foundation

func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  let (lengthA, lengthB) = (norm(a), norm(b))
  let angle = acos(dot(a, b) / (lengthA * lengthB))
  let weightA = sin((1 - share) * angle) / sin(angle) / lengthA
  let weightB = sin(share * angle) / sin(angle) / lengthB
  let length = (1 - share) * lengthA + share * lengthB
  return zip(a, b).map { length * (weightA * $0 + weightB * $1) }
}
