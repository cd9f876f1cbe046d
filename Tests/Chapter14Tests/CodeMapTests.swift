import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct CodeMapTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.codeMap)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// A grid has its points at the middles of its cells, the top left first.
  @Test func theGridIsEven() {
    let grid = CodeGrid(around: [[0, 0], [4, 8]], points: 2)
    #expect(grid.codes == [[1, 6], [3, 6], [1, 2], [3, 2]])
  }

  /// Held-out digits are odd about as often as the levels say, and noise always.
  @Test func theJudgeKnowsNoise() throws {
    let split = ImageSplit(.digits, using: RandomSource(seed: 1))
    let judge = try DigitClassifier(split.training, using: RandomSource(seed: 2))
    #expect(Autoencoders.share(judge.areOdd(split.test.images)) < 0.06)
    let right = zip(judge.classes(split.test.images), split.test.labels).filter { $0 == $1 }.count
    #expect(Double(right) > 0.93 * Double(split.test.labels.count))
    var random = RandomSource(seed: 3)
    let noise = (0..<100).map { _ in (0..<64).map { _ in random.uniform() } }
    #expect(Autoencoders.share(judge.areOdd(noise)) > 0.95)
  }

  /// None in both, and all in one of them.
  @Test func theSplitIsASplit() {
    let split = ImageSplit(.digits, using: RandomSource(seed: 1))
    #expect(split.training.images.count == 1438 && split.test.images.count == 359)
    let other = ImageSplit(.digits, using: RandomSource(seed: 2))
    #expect(split.test.labels != other.test.labels)
  }
}
