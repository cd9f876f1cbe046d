import BayesNumerics
import RealModule
import Testing

@Suite struct FiniteDifferencesTests {
  /// Slopes of sin x · e^y, to 1e-8 on every side; the control is a quotient of first order.
  @Test(arguments: DifferenceSide.allCases) func slopesAreRight(side: DifferenceSide) {
    func f(_ p: [Double]) -> Double { .sin(p[0]) * .exp(p[1]) }
    let point = [0.4, -1.5]
    let slopes = finiteDifferences(of: f, at: point, by: side)
    let truth = [Double.cos(0.4) * .exp(-1.5), f(point)]
    for (slope, right) in zip(slopes, truth) { #expect(abs(slope - right) < 1e-8) }
    let step = 7e-4
    #expect(abs((f([0.4 + step, -1.5]) - f(point)) / step - truth[0]) > 1e-8)
  }

  /// √x at 0.001 has no value a step below, and one above.
  @Test func oneSideAvoidsTheOther() {
    func root(_ p: [Double]) -> Double { (p[0] - 1).squareRoot() }
    #expect(finiteDifferences(of: root, at: [1.001])[0].isNaN)
    #expect(finiteDifferences(of: root, at: [1.001], by: .forward)[0].isFinite)
    #expect(finiteDifferences(of: root, at: [1.5], by: .backward)[0].isFinite)
  }
}
