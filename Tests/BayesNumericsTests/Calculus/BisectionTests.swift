import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct BisectionTests {
  /// √2 and π to the last place; the cosine is nowhere 0 at a double, so the sign change is the answer.
  @Test func rootsAreNeighboursOfTheTruth() {
    let root = bisection(of: { $0 * $0 - 2 }, over: 0...2)
    #expect(root.map { abs($0 - 2.0.squareRoot()) <= 2 * $0.ulp } == true)
    let falling = bisection(of: { Double.cos($0) }, over: 1...2)
    #expect(falling.map { abs($0 - .pi / 2) <= $0.ulp } == true)
    #expect(
      bisection(of: { $0 - 1e-12 }, over: -1...1e6).map { abs($0 / 1e-12 - 1) < 1e-15 } == true)
  }

  @Test func endsCountAndMissingSignChangesAreNil() {
    #expect(bisection(of: { $0 }, over: 0...1) == 0 && bisection(of: { $0 - 1 }, over: 0...1) == 1)
    #expect(bisection(of: { $0 * $0 + 1 }, over: -1...1) == nil)
    #expect(bisection(of: { _ in .nan }, over: -1...1) == nil)
  }

  /// The first number beyond, or the end at which the condition still (does not) hold.
  @Test func theFirstNumberBeyondIsFound() {
    #expect(bisection(over: 0...1) { $0 <= 0.25 } == 0.25.nextUp)
    #expect(bisection(over: 0...1) { _ in true } == 1 && bisection(over: 0...1) { _ in false } == 0)
    #expect(bisection(over: -1e308...1e308) { $0 < 7 } == 7)
    #expect(bisection(over: 3...3) { _ in true } == 3)
  }

  @Test(.aheadOfOthers) func infiniteRangesAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = bisection(over: 0 ... .infinity) { $0 < 1 } }
  }
}
