import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct QuadratureTests {
  /// Each value is within the wished tolerance, and within its own error estimate.
  @Test func knownIntegralsAreMet() {
    let bell = { (x: Double) in Double.exp(-0.5 * x * x) }
    let rootTwoPi = (2 * Double.pi).squareRoot()
    let cases: [(integral: Integral, exact: Double)] = [
      (integrate({ $0 * $0 }, from: 0, to: 3), 9),
      (integrate(Double.exp, from: 0, to: 1), .exp(1) - 1),
      (integrate(bell, from: -.infinity, to: .infinity), rootTwoPi),
      (integrate(bell, from: 0, to: .infinity), rootTwoPi / 2),
      (integrate(bell, from: -.infinity, to: 0), rootTwoPi / 2),
      (integrate(bell, from: 5, to: .infinity), rootTwoPi * Normal().upperTail(5)),
      (integrate({ 1 / (1 + $0 * $0) }, from: -.infinity, to: .infinity), .pi),
      (integrate({ 1 / $0.squareRoot() }, from: 0, to: 1), 2),
      (integrate({ abs($0 - 0.3) }, from: 0, to: 1), 0.29),
      (integrate({ .exp(-$0) }, from: 0, to: 1e3), 1),
      (integrate({ Beta(a: 178080, b: 172679).density($0) }, from: 0.4, to: 0.6), 1),
    ]
    for (integral, exact) in cases {
      #expect(abs(integral.value - exact) <= 1e-10 * abs(exact), "\(integral), not \(exact)")
      // One part in 1e14 beside the estimate: rounding of 31 terms a piece.
      #expect(abs(integral.value - exact) <= integral.errorEstimate + 1e-14 * abs(exact))
    }
  }

  /// The control: three points too few of a spike are seen, and the estimate says nothing of it.
  @Test func aNarrowSpikeIsMissedAndSplittingFindsIt() {
    let spike = { (x: Double) in Normal(mean: 0.3, standardDeviation: 1e-6).density(x) }
    #expect(integrate(spike, from: 0, to: 1).value < 0.5)
    let pieces = [(0, 0.29999), (0.29999, 0.30001), (0.30001, 1.0)]
    let sum = pieces.reduce(0) { $0 + integrate(spike, from: $1.0, to: $1.1).value }
    #expect(abs(sum - 1) <= 1e-9)
  }

  @Test func limitsAreMirroredAndNoNumbersPassThrough() {
    #expect(integrate({ $0 }, from: 2, to: 2).value == 0)
    #expect(integrate({ $0 }, from: 1, to: 0).value == -integrate({ $0 }, from: 0, to: 1).value)
    #expect(integrate({ $0 }, from: .nan, to: 1).value.isNaN)
    #expect(integrate({ _ in .nan }, from: 0, to: 1).value.isNaN)
    #expect(integrate({ $0 }, from: 0, to: 1, relativeTolerance: 0).value.isNaN)
    #expect(integrate({ _ in 0 }, from: 0, to: 1) == Integral(value: 0, errorEstimate: 0))
  }

  /// A hopeless integral ends, and its estimate says so.
  @Test func aDivergentIntegralEndsWithALargeError() {
    let integral = integrate({ 1 / $0 }, from: 0, to: 1)
    #expect(!integral.value.isFinite || integral.errorEstimate > 1e-10 * abs(integral.value))
  }

  /// The closure may itself integrate.
  @Test func integralsNest() {
    let area = integrate(
      { x in integrate({ y in x * y }, from: 0, to: x).value }, from: 0, to: 2)
    #expect(abs(area.value - 2) <= 2e-10)
  }
}
