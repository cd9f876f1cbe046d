import BayesNumerics
import Testing

@testable import Inference

@Suite struct PredictiveCheckTests {
  @Test func anObservationAmongTheReplicatedIsUsual() {
    let check = PredictiveCheck(
      "statistic", observed: 500.5, replicated: (1...1000).map(Double.init))
    #expect(check.outcome == .usual)
    #expect(check.probability == 1)
  }

  @Test func theSideIsNamed() {
    let replicated = (1...1000).map(Double.init)
    #expect(PredictiveCheck("s", observed: 2000, replicated: replicated).outcome == .tooLarge)
    #expect(PredictiveCheck("s", observed: 0, replicated: replicated).outcome == .tooSmall)
    #expect(PredictiveCheck("s", observed: 2000, replicated: replicated).probability == 2.0 / 1001)
  }

  @Test func tooFewReplicatedSetsFindNothing() {
    let few = PredictiveCheck("s", observed: 1e9, replicated: (1...198).map(Double.init))
    #expect(!few.isMisfit)
  }

  @Test func tiesCountOnBothSides() {
    let constant = PredictiveCheck("s", observed: 3, replicated: [Double](repeating: 3, count: 999))
    #expect(constant.lowerTail == 1 && constant.upperTail == 1)
    #expect(constant.outcome == .usual)
  }

  @Test func anUndefinedStatisticIsNoMisfitAndNoFit() {
    let check = PredictiveCheck("s", observed: .nan, replicated: [1, 2, 3])
    #expect(check.outcome == .undefined && !check.isMisfit)
    #expect(PredictiveCheck("s", observed: 1, replicated: [1, .nan]).outcome == .undefined)
  }

  /// 4,000 right models at level 0.01: 40 false alarms expected, and 12 to 75 with probability 1 - 1e-6
  /// (binomial quantiles); a model whose spread is half the true one is the negative control.
  @Test func aRightModelIsAccusedAsOftenAsTheLevelSays() {
    var random = RandomSource(seed: 7)
    let normal = Normal(mean: 0, standardDeviation: 1)
    func alarms(spread: Double) -> Int {
      (0..<4000).count { _ in
        let replicated = (0..<999).map { _ in spread * normal.sample(using: &random) }
        return PredictiveCheck("s", observed: normal.sample(using: &random), replicated: replicated)
          .isMisfit
      }
    }
    #expect((12...75).contains(alarms(spread: 1)))
    #expect(!(12...75).contains(alarms(spread: 0.5)))
  }
}
