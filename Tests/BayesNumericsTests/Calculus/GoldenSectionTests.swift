import BayesNumerics
import RealModule
import Testing

@Suite struct GoldenSectionTests {
  /// The peak of a parabola, of x e^(-x) and of one at an end of the range: to 1e-9 of the range, and the
  /// 3e-8 within which a parabola is flat to its last digit.
  @Test func peaksAreFound() {
    #expect(abs(goldenSectionMaximum(of: { -($0 - 0.3) * ($0 - 0.3) }, over: -1...2) - 0.3) < 1e-8)
    #expect(abs(goldenSectionMaximum(of: { $0 * .exp(-$0) }, over: 0...10) - 1) < 4e-8)
    #expect(goldenSectionMaximum(of: { $0 }, over: 0...1) > 1 - 2e-9)
    #expect(abs(goldenSectionMinimum(of: { abs($0 - 5) }, over: 0...8) - 5) < 1e-8)
  }

  /// Evaluations fall by the golden ratio: from 1 to 1e-3 in 15 steps, not 10 as by halving and not 1000.
  @Test func aStepCostsOneEvaluation() {
    var count = 0
    let place = goldenSectionMaximum(
      of: { x in
        count += 1
        return -abs(x - 0.7)
      }, over: 0...1, width: 1e-3)
    #expect(count == 17 && abs(place - 0.7) < 1e-3)
  }

  @Test func whatIsUndefinedCountsAsLowest() {
    let place = goldenSectionMaximum(of: { .log($0) - $0 }, over: -1...4)
    #expect(abs(place - 1) < 4e-8)
    // A wish that doubles cannot fulfil ends all the same
    #expect(abs(goldenSectionMaximum(of: { -abs($0 - 3) }, over: 0...4, width: 1e-30) - 3) < 1e-14)
  }
}
