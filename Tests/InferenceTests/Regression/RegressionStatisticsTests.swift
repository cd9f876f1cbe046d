import BayesNumerics
import Inference
import TestSupport
import Testing

@Suite struct RegressionStatisticsTests {
  private let data = RegressionData(rows: 50, columns: 6, seed: 201)

  /// Blocks and leading parts against all at once, within 10 rows columns ulp of a problem of
  /// condition below 10. The control: a missing row is seen.
  @Test func blocksAndPartsAreTheWhole() {
    var whole = RegressionStatistics(features: 6)
    whole.add(data.features, targets: data.targets)
    var blocks = RegressionStatistics(features: 6)
    for range in [0..<1, 1..<20, 20..<50] {
      let part = data.part(range)
      blocks.add(part.features, targets: part.targets)
    }
    let bound = 10 * 50 * 7 * Double.ulpOfOne
    #expect(blocks.count == 50 && whole.count == 50)
    #expect(difference(blocks.factor.upper.elements, whole.factor.upper.elements) < bound)

    for features in 1...6 {
      var part = RegressionStatistics(features: features)
      part.add(
        Matrix(
          rows: 50, columns: features, elements: Array(data.features.elements[..<(50 * features)])),
        targets: data.targets)
      let leading = whole.leading(features)
      #expect(leading.count == 50 && leading.features == features)
      #expect(difference(leading.factor.upper.elements, part.factor.upper.elements) < bound)
    }

    var short = RegressionStatistics(features: 6)
    let part = data.part(0..<49)
    short.add(part.features, targets: part.targets)
    #expect(difference(short.factor.upper.elements, whole.factor.upper.elements) > bound)
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = RegressionStatistics(features: 0) }
    await #expect(processExitsWith: .failure) {
      var statistics = RegressionStatistics(features: 2)
      statistics.add(.identity(2), targets: [1])
    }
    await #expect(processExitsWith: .failure) { _ = RegressionStatistics(features: 2).leading(3) }
    await #expect(processExitsWith: .success) { _ = RegressionStatistics(features: 2).leading(1) }
  }
}
