import BayesNumerics
import ChapterTestSupport
import Datasets
import Networks
import Testing
import Workbook

@testable import chapter8

@Suite struct DigitsTests {
  @Test func aSplitUsesEveryDigitOnce() {
    let split = DigitSplit(order: Array(0..<1797))
    #expect(split.training.count == 1123 && split.validation.count == 224)
    #expect(split.test == Array(1347..<1797))
    #expect(split.training + split.validation + split.test == Array(0..<1797))
  }

  /// The nearest mean reads most digits, and after a shift of the labels nearly none of them.
  @Test func theNearestMeanReads() {
    let images = Matrix(rows: Digits.images.map { $0.map { Double($0) / 16 } })
    let split = DigitSplit(order: Array(0..<1797))
    func right(_ labels: [Int]) -> Int {
      zip(TrainingANet.nearestMeans(images, labels, split), split.test).count {
        $0 == Digits.labels[$1]
      }
    }
    #expect(right(Digits.labels) > 360)
    // What is taught wrongly is read wrongly
    #expect(right(Digits.labels.map { ($0 + 1) % 10 }) < 45)
  }

  @Test func theNetReadsNewWritersLessWellThanARandomSplitPromises() async throws {
    let found = try await TrainingANet.findings(TrainingANet.digits, isQuick: true)
    func value(_ name: String) -> Double { found.values.first { $0.name == name }?.number ?? .nan }
    // Trained for twelve epochs only; a tenth would be right by chance
    #expect(value("accuracy.net") > 0.8)
    // Seven standard errors below
    #expect(value("accuracy.random") > value("accuracy.net") + 0.02)
    #expect(
      found.figures.map(\.name) == ["digits-learning", "digits-confusion", "digits-mistakes"])
  }
}
