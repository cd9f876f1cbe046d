import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

private let transforms: [any Transform] = [
  Identity(3), Positive(3), LowerBounded(above: -2, 2), UpperBounded(below: 5, 2),
  Bounded(above: -1, below: 3, 3), Simplex(2), Simplex(5), CholeskyCorrelation(2),
  CholeskyCorrelation(4),
  Ordered(2), Ordered(4), BoundedByFirst(Identity(), .below), BoundedByFirst(Positive(), .above, 3),
  BoundedByFirst(Bounded(above: 0, below: 2), .below, 2),
  TransformBlocks([Ordered(3), BoundedByFirst(Positive(), .above)]),
  TransformBlocks([
    Identity(), Positive(2), Simplex(3), CholeskyCorrelation(3), Bounded(above: 0, below: 1),
  ]),
]

/// Forgets the Jacobian, in its value and its slope.
private struct WithoutJacobian<Base: Transform>: Transform {
  let base: Base
  var freeCount: Int { base.freeCount }
  var constrainedCount: Int { base.constrainedCount }
  var coordinates: [Int] { base.coordinates }

  func constrain(_ free: [Double], into constrained: inout [Double], at place: BlockPlace) -> Double
  {
    _ = base.constrain(free, into: &constrained, at: place)
    return 0
  }
  func unconstrain(_ constrained: [Double], into free: inout [Double], at place: BlockPlace) {
    base.unconstrain(constrained, into: &free, at: place)
  }
  func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace
  ) {
    var bare = gradient
    base.pullBack(slopes, free: free, constrained: constrained, into: &gradient, at: place)
    let none = slopes.map { _ in 0.0 }
    base.pullBack(none, free: free, constrained: constrained, into: &bare, at: place)
    for index in place.free..<place.free + freeCount { gradient[index] -= bare[index] }
  }
}

/// log |det| by Gaussian elimination with pivots.
private func logDeterminant(_ columns: [[Double]]) -> Double {
  var a = columns
  var result = 0.0
  for k in a.indices {
    let pivot = (k..<a.count).max { abs(a[$0][k]) < abs(a[$1][k]) } ?? k
    a.swapAt(k, pivot)
    result += .log(abs(a[k][k]))
    for i in (k + 1)..<max(a.count, k + 1) {
      let factor = a[i][k] / a[k][k]
      for j in k..<a.count { a[i][j] -= factor * a[k][j] }
    }
  }
  return result
}

/// |stated - log|det| of the finite-difference Jacobian|
private func jacobianError(_ transform: any Transform, at free: [Double]) -> Double {
  let slopes = finiteDifferences(
    of: { point in
      let x = transform.constrained(point)
      return transform.coordinates.map { x[$0] }
    }, at: free)
  return abs(transform.logJacobian(at: free) - logDeterminant(slopes))
}

@Suite struct TransformTests {
  private func points(_ transform: any Transform, width: Double) -> [[Double]] {
    (0..<5).map { index in
      var random = RandomSource(seed: 41).stream(index)
      return (0..<transform.freeCount).map { _ in width * random.normal() }
    }
  }

  @Test(arguments: transforms.indices) func roundTripsComeBack(index: Int) {
    let transform = transforms[index]
    for free in points(transform, width: 1.5) {
      let there = transform.constrained(free)
      let back = transform.unconstrained(there)
      // |y| stays below 6: an ulp of x is at most e⁶ ulp of y, a stick of 4 breaks adds up 4 of it
      // twice, so 1e4 ulp bounds it.
      for (a, b) in zip(free, back) { #expect(abs(a - b) <= 1e4 * .ulpOfOne * max(1, abs(a))) }
      #expect(largestError(transform.constrained(back), there) < 1e4 * .ulpOfOne)
    }
  }

  @Test(arguments: transforms.indices) func jacobianIsTheDeterminant(index: Int) {
    for free in points(transforms[index], width: 1) {
      #expect(jacobianError(transforms[index], at: free) < 1e-6)
    }
  }

  @Test func aMissingJacobianIsCaughtByTheDeterminant() {
    let bare: [any Transform] = [
      WithoutJacobian(base: Positive(3)), WithoutJacobian(base: Bounded(above: -1, below: 3)),
      WithoutJacobian(base: Simplex(3)), WithoutJacobian(base: CholeskyCorrelation(3)),
      WithoutJacobian(base: Ordered(3)), WithoutJacobian(base: BoundedByFirst(Positive(), .above)),
    ]
    for transform in bare {
      let free = points(transform, width: 1)[0]
      #expect(jacobianError(transform, at: free) > 1e-2)
    }
  }

  @Test(arguments: transforms.indices) func gradientsArePulledBack(index: Int) {
    let transform = transforms[index]
    // log p(x) = Σ aᵢ xᵢ + ½ bᵢ xᵢ², any slopes will do
    let a = (0..<transform.constrainedCount).map { Double($0 % 3) - 0.7 }
    let b = (0..<transform.constrainedCount).map { 0.3 - 0.2 * Double($0 % 4) }
    func value(_ free: [Double]) -> Double {
      let x = transform.constrained(free)
      return x.indices.reduce(transform.logJacobian(at: free)) { sum, i in
        sum + a[i] * x[i] + b[i] * x[i] * x[i] / 2
      }
    }
    for free in points(transform, width: 0.8) {
      let x = transform.constrained(free)
      let slopes = x.indices.map { a[$0] + b[$0] * x[$0] }
      let error = largestError(
        transform.pulledBack(slopes, at: free), finiteDifferences(of: value, at: free))
      #expect(error < 1e-6, "\(transform)")
    }
  }

  @Test func densitiesKeepTheirIntegral() {
    // An exponential law through Positive, a beta law through Bounded, each over all free numbers
    let exponential = integrate(
      { y in
        Double.exp(-Positive().constrain(y) + Positive().logJacobian(at: [y]))
      }, from: -40, to: 6, relativeTolerance: 1e-12)
    // What lies outside: e⁻⁴⁰ below, exp(-e⁶) above
    #expect(abs(exponential.value - 1) < 1e-11)
    let beta = Beta(a: 2.5, b: 1.5)
    let interval = Bounded(above: 0, below: 1)
    let mass = integrate(
      { y in .exp(beta.logDensity(interval.constrain(y)) + interval.logJacobian(at: [y])) },
      from: -30, to: 30, relativeTolerance: 1e-12)
    // What lies above 30: about e^(-45)
    #expect(abs(mass.value - 1) < 1e-11)
    // Dirichlet(2, 3, 4), density 8!/(1! 2! 3!) x₁ x₂² x₃³, over the plane of two free numbers
    let simplex = Simplex(3)
    let plane = integrate(
      { first in
        integrate(
          { second in
            let free = [first, second]
            let x = simplex.constrained(free)
            return 3360 * x[0] * x[1] * x[1] * x[2] * x[2] * x[2]
              * .exp(simplex.logJacobian(at: free))
          }, from: -25, to: 25, relativeTolerance: 1e-9
        ).value
      }, from: -25, to: 25, relativeTolerance: 1e-9)
    #expect(abs(plane.value - 1) < 1e-8)
    // Uniform correlation of two: density of L₂₁ on (-1, 1) is ½
    let correlation = CholeskyCorrelation(2)
    let line = integrate(
      { 0.5 * .exp(correlation.logJacobian(at: [$0])) }, from: -25, to: 25,
      relativeTolerance: 1e-12)
    #expect(abs(line.value - 1) < 1e-11)
    // Negative control: without its Jacobian the exponential law is no law at all
    let bare = integrate(
      { .exp(-Positive().constrain($0)) }, from: -40, to: 6, relativeTolerance: 1e-12)
    #expect(abs(bare.value - 1) > 1)
  }

  @Test func nothingOverflowsFarOut() {
    let lone: [any Transform] = [
      Identity(), Positive(), LowerBounded(above: 0), UpperBounded(below: 0),
      Bounded(above: 0, below: 1),
      Simplex(2), CholeskyCorrelation(2),
    ]
    for transform in lone {
      for y in [-700.0, 700] {
        let x = transform.constrained([y])
        #expect(x.allSatisfy(\.isFinite) && transform.logJacobian(at: [y]).isFinite)
        // Volume falls or rises at most as e^(2|y|)
        #expect(abs(transform.logJacobian(at: [y])) <= 1402)
        let slopes = transform.pulledBack(x.map { _ in 0.0 }, at: [y])
        #expect(slopes.allSatisfy { abs($0) <= 2 })
      }
    }
    // Where the image keeps its digits, even these come back, to 700 ulp and one of the logarithm
    for transform in [Positive(), LowerBounded(above: 0), UpperBounded(below: 0)]
      as [any Transform]
    {
      for y in [-700.0, 700] {
        #expect(abs(transform.unconstrained(transform.constrained([y]))[0] - y) < 1e-10)
      }
    }
    for y in [-700.0, 700] {
      #expect(abs(Simplex(2).unconstrained(Simplex(2).constrained([y]))[0] - y) < 1e-10)
      let back = CholeskyCorrelation(2).unconstrained(CholeskyCorrelation(2).constrained([y]))[0]
      #expect(abs(back - y) < 1e-10)
    }
  }

  @Test func constraintsHold() {
    for free in points(Simplex(5), width: 3) {
      let x = Simplex(5).constrained(free)
      // Five roundings of shares below 1
      #expect(abs(x.reduce(0, +) - 1) < 10 * .ulpOfOne && x.allSatisfy { $0 > 0 })
    }
    // y = 0 gives equal shares
    for share in Simplex(4).constrained([0, 0, 0]) { #expect(abs(share - 0.25) < 4 * .ulpOfOne) }
    let correlation = CholeskyCorrelation(4)
    for free in points(correlation, width: 2) {
      let lower = correlation.matrix(correlation.constrained(free))
      let product = lower * lower.transpose
      // Each row adds up four squares, whose factors come from sums of logarithms up to 10
      for i in 0..<4 { #expect(abs(product[i, i] - 1) < 100 * .ulpOfOne && lower[i, i] > 0) }
    }
    // z = tanh(y): the correlation of two is z itself
    let two = CholeskyCorrelation(2).constrained([0.5])
    #expect(abs(two[1] - .tanh(0.5)) < 2 * .ulpOfOne)
    #expect(
      Bounded(above: 2, below: 3).constrain(800) == 3
        && Bounded(above: 2, below: 3).constrain(-800) == 2)
  }

  /// Numbers rise, and those beyond the first lie on its side, wherever it is.
  @Test func orderAndMovingBoundsHold() {
    for free in points(Ordered(4), width: 3) {
      let x = Ordered(4).constrained(free)
      #expect(x == x.sorted() && x[0] == free[0])
    }
    #expect(Ordered(3).constrained([1, 0, 0]) == [1, 2, 3])
    for free in points(BoundedByFirst(Positive(), .above, 3), width: 2) {
      let above = BoundedByFirst(Positive(), .above, 3).constrained(free)
      #expect(above[0] > 0 && above.dropFirst().allSatisfy { $0 > above[0] })
      let below = BoundedByFirst(Positive(), .below, 3).constrained(free)
      #expect(below.dropFirst().allSatisfy { $0 < below[0] })
      #expect(below[0] == above[0])
    }
  }

  /// A uniform density of two numbers 0 < a < b < 1 has volume ½: through a, and b above it, the integral
  /// of the Jacobian over the free numbers with b < 1 is that. Here by e^(-b) instead of an end:
  /// ∫∫_{0<a<b} e^(-b) da db = 1.
  @Test func aMovingBoundKeepsItsIntegral() {
    let transform = BoundedByFirst(Positive(), .above)
    let plane = integrate(
      { first in
        integrate(
          { second in
            let free = [first, second]
            return .exp(transform.logJacobian(at: free) - transform.constrained(free)[1])
          }, from: -40, to: 5, relativeTolerance: 1e-9
        ).value
      }, from: -40, to: 5, relativeTolerance: 1e-9)
    #expect(abs(plane.value - 1) < 1e-8)
  }
}
