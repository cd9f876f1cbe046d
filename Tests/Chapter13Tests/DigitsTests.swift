import BayesNumerics
import ChapterTestSupport
import RealModule
import Testing
import Workbook

@testable import chapter13

@Suite struct DigitsTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.digits)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Probabilities whose calibration is known: sure of 0.8 and right in 8 of 10; then right in 4 of 10.
  static func toy(rightOfTen: Int, confidence: Double) -> DigitPredictions {
    let row = (0..<10).map { $0 == 0 ? confidence : (1 - confidence) / 9 }
    return DigitPredictions(
      probabilities: [[Double]](repeating: row, count: 1000),
      labels: (0..<1000).map { ($0 / 100 + $0) % 10 < rightOfTen ? 0 : 1 })
  }

  @Test func theCalibrationErrorIsKnown() {
    let honest = Self.toy(rightOfTen: 8, confidence: 0.8)
    #expect(abs(honest.calibrationError) < 1e-12 && abs(honest.accuracy - 0.8) < 1e-12)
    let vain = Self.toy(rightOfTen: 4, confidence: 0.8)
    #expect(abs(vain.calibrationError - 0.4) < 1e-12)
    let expected = -(0.4 * log(0.8) + 0.6 * log(0.2 / 9))
    #expect(abs(vain.logLoss - expected) < 1e-12)
  }

  /// 300 to learn from and the others to be judged by, none in both.
  @Test func theSplitIsASplit() throws {
    let data = try DigitData(training: 300, using: RandomSource(seed: 1))
    #expect(data.training.count == 300 && data.testLabels.count == 1497)
    let same = try DigitData(training: 300, using: RandomSource(seed: 1))
    let other = try DigitData(training: 300, using: RandomSource(seed: 2))
    #expect(data.testLabels == same.testLabels && data.testLabels != other.testLabels)
  }

  /// No method guesses: that would have an accuracy of 0.1 and a log loss of 2.3.
  @Test func everyMethodLearns() async throws {
    let findings = try await Self.findings.value
    for name in ["sgd", "ensemble", "sgld", "sghmc", "preconditioned"] {
      #expect(findings.number("accuracy.\(name)") > 0.6, "\(name)")
      #expect(findings.number("loss.\(name)") < 1.8, "\(name)")
    }
  }
}

private func log(_ x: Double) -> Double { Double.log(x) }
