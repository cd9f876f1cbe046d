import BayesNumerics
import Inference
import Testing

@Suite struct TemperingLadderTests {
  @Test func aBentLadderIsDenserTowardsZero() {
    let ladder = TemperingLadder(rungs: 5, bend: 2)
    #expect(ladder.powers == [0, 0.0625, 0.25, 0.5625, 1])
  }

  @Test func aGeometricLadderHasEqualRatios() {
    let powers = TemperingLadder(geometricFrom: 0.01, rungs: 5).powers
    #expect(powers.last == 1)
    for (lower, upper) in zip(powers, powers.dropFirst()) {
      // Rounding of an exponential and a quotient
      #expect(abs(upper / lower - 1 / 0.01.squareRoot().squareRoot()) < 1e-12)
    }
  }

  /// By hand: barriers 0.6, 0.2, 0.2, 0.2 add up to 1.2, so that a share is 0.3: half of the first
  /// step, all of it, half of the third.
  @Test func equalisedPowersShareTheBarrier() {
    let ladder = TemperingLadder([0, 0.2, 0.4, 0.6, 1])
    let rejections = [0.6, 0.2, 0.2, 0.2].map { errorFunction(Double.pi.squareRoot() / 2 * $0) }
    let powers = ladder.equalised(rejections: rejections).powers
    let expected = [0, 0.1, 0.2, 0.5, 1]
    // The quantile that undoes the error function is good to some 1e-15
    for (power, wanted) in zip(powers, expected) { #expect(abs(power - wanted) < 1e-9) }
  }

  @Test func equalRejectionsMoveNothing() {
    let ladder = TemperingLadder(rungs: 7)
    let moved = ladder.equalised(rejections: [Double](repeating: 0.4, count: 6))
    for (power, wanted) in zip(moved.powers, ladder.powers) { #expect(abs(power - wanted) < 1e-12) }
  }

  /// Steps without barrier do not bring two powers together.
  @Test func powersStayApart() {
    let powers = TemperingLadder(rungs: 6).equalised(rejections: [1, 0, 0, 0, 0]).powers
    #expect(zip(powers, powers.dropFirst()).allSatisfy { $0 < $1 })
  }
}
