import Testing

@testable import Plotting

@Suite struct RoundNumberTests {
  @Test func theNextRoundNumberIsNotBelow() {
    #expect(
      [0.03, 1, 1.2, 2, 5.1, 99, 100].map(RoundNumber.above) == [0.05, 1, 2, 2, 10, 100, 100])
  }

  /// A number that rounding left a hair short still counts.
  @Test func theLastRoundNumberIsNotAbove() {
    #expect([0.03, 1, 1.9, 2, 5.1, 99, 100].map(RoundNumber.below) == [0.02, 1, 1, 2, 5, 50, 100])
    #expect(0.2.nextDown < 0.2 && RoundNumber.below(0.2.nextDown) == 0.2)
  }

  @Test func oneDigitIsEnough() {
    #expect(
      [0.031, 1, 3.5, 41, 100].map { RoundNumber.withOneDigit(above: $0) } == [0.04, 1, 4, 50, 100])
  }

  @Test func aRangeEndsInRoundNumbers() {
    #expect(RoundNumber.range(around: -46.7...426.2) == -60...440)
    #expect(
      RoundNumber.range(around: 151.2207...202.8) == RoundNumber.range(around: 151.2172...202.9))
    #expect(RoundNumber.range(around: 0...1) == 0...1)
  }
}
