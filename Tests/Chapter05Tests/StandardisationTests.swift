import BayesNumerics
import Inference
import Testing

@testable import chapter5

@Suite struct StandardisationTests {
  /// A constant column or y, one point, and numbers at both ends of what is allowed.
  @Test func standardisedNumbersAreFinite() {
    let cases: [([Double], [Double])] = [
      ([1, 2, 3], [5, 5, 5]), ([7, 7, 7], [1, 2, 3]), ([1], [2]), ([1e100, -1e100], [1e100, 0]),
      ([1e-300, 2e-300], [0, 1e-300]), ([1e9, 1e9 + 1], [1, 2]),
    ]
    for (x, y) in cases {
      let set = TrainingSet(name: "", x: x, y: y, xName: "x", yName: "y")
      let scale = Standardisation(set)
      let numbers = scale.inputs(set.x).elements + scale.targets(set.y)
      #expect(numbers.allSatisfy { $0.isFinite && abs($0) <= 2 }, "\(x) \(y): \(numbers)")
    }
  }

  /// Mean 0, standard deviation 1 of a whole set, to some roundings of 133 terms.
  @Test func aStandardisedSetHasMeanZeroAndVarianceOne() {
    let set = TrainingSet.motorcycle
    let z = Standardisation(set).targets(set.y)
    #expect(abs(sampleMean(z)) < 1e-14 && abs(sampleVariance(z) - 1) < 1e-13)
  }
}
