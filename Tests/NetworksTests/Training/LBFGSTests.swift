import BayesNumerics
import Networks
import RealModule
import Testing

@Suite struct LBFGSTests {
  /// Rosenbrock's valley in any even number of dimensions, with its minimum 0 at (1, ..., 1).
  private func valley(_ w: [Double], _ gradient: inout [Double]) -> Double {
    var sum = 0.0
    for k in stride(from: 0, to: w.count, by: 2) {
      let (a, b) = (1 - w[k], w[k + 1] - w[k] * w[k])
      gradient[k] = -2 * a - 400 * w[k] * b
      gradient[k + 1] = 200 * b
      sum += a * a + 100 * b * b
    }
    return sum
  }

  @Test(arguments: [2, 10, 100])
  func theValleyIsFollowedToItsEnd(dimension: Int) {
    let start = (0..<dimension).map { $0.isMultiple(of: 2) ? -1.2 : 1 }
    let found = LBFGS(tolerance: 1e-10).minimise(from: start, valley)
    #expect(found.stop == .converged && found.gradientNorm <= 1e-10)
    // The valley's smallest curvature is 0.4, so that a slope of 1e-10 is within 2.5e-10 of the minimum
    #expect(found.position.allSatisfy { abs($0 - 1) <= 3e-10 })
    // Descent along the gradient needs thousands of steps here
    #expect(found.iterations <= 100 && found.evaluations <= 150)
  }

  /// ½ w'Aw - b'w with curvatures from 1 to 1000: the minimum is at A⁻¹ b.
  @Test func aQuadraticEndsAtItsSolution() {
    let curvatures = (0..<20).map { Double.pow(1000, Double($0) / 19) }
    let found = LBFGS(tolerance: 1e-9).minimise(from: [Double](repeating: 0, count: 20)) {
      w, gradient in
      var value = 0.0
      for k in w.indices {
        gradient[k] = curvatures[k] * w[k] - Double(k + 1)
        value += (0.5 * curvatures[k] * w[k] - Double(k + 1)) * w[k]
      }
      return value
    }
    // The value is -700 or so: its differences alone would tell the place to 1e-6 at best
    #expect(found.stop == .converged && found.gradientNorm <= 1e-9)
    for k in 0..<20 {
      #expect(abs(found.position[k] - Double(k + 1) / curvatures[k]) <= 1.1e-9 / curvatures[k])
    }
  }

  /// log cosh has a minimum where steps of Newton's method from 3 overshoot, and √ beyond an edge is no
  /// number: the search shortens its steps.
  @Test func noStepLeavesTheDomain() {
    let found = LBFGS().minimise(from: [0.999]) { w, gradient in
      gradient[0] = w[0] / (1 - w[0] * w[0]) + 0.1
      return -0.5 * .log(1 - w[0] * w[0]) + 0.1 * w[0]
    }
    // w / (1 - w²) = -0.1
    #expect(found.stop == .converged)
    #expect(abs(found.position[0] + (26.0.squareRoot() - 5)) <= 1e-7)
  }

  @Test func aGradientOfAnotherFunctionEndsTheSearch() {
    let found = LBFGS().minimise(from: [1, 2]) { w, gradient in
      gradient = [-2 * w[0], -2 * w[1]]
      return w[0] * w[0] + w[1] * w[1]
    }
    #expect(found.stop == .noProgress && found.value == 5)
  }

  @Test func whoWatchesSeesValuesFallAndMayStop() {
    var values: [Double] = []
    let found = LBFGS().minimise(
      from: [-1.2, 1],
      watch: { _, value, _ in
        values.append(value)
        return values.count == 5 ? .stop : .goOn
      }, valley)
    #expect(found.stop == .cancelled && found.iterations == 5)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
  }

  /// A straight line through points is the minimum of a net without a hidden layer: least squares.
  @Test func aNetWithoutHiddenUnitsIsLeastSquares() throws {
    var random = RandomSource(seed: 2)
    let x = Matrix(rows: 50, columns: 3, elements: (0..<150).map { _ in random.normal() })
    let y = (0..<50).map { _ in random.normal() }
    let network = FeedForwardNetwork([3, 1], activation: .tanh, loss: .squaredError)
    let pass = Backpropagation(network, on: try TrainingSet<Double>(inputs: x, targets: y))
    let found = LBFGS(tolerance: 1e-12).minimise(from: [0, 0, 0, 0]) {
      pass.loss(at: $0, gradient: &$1)
    }
    let columns = Matrix(
      rows: 50, columns: 4, elements: x.elements + [Double](repeating: 1, count: 50))
    let exact = try leastSquares(columns, y)
    #expect(zip(found.position, exact).allSatisfy { abs($0 - $1) <= 1e-10 })
  }

  /// A start outside the function's domain is said and not searched from: value or slope infinite or NaN.
  ///
  /// The control: the same function from a start inside.
  @Test(arguments: [-1.0, 0, .nan])
  func aStartOutsideTheDomainIsSaid(start: Double) {
    func logarithm(_ w: [Double], _ gradient: inout [Double]) -> Double {
      gradient[0] = 1 - 1 / w[0]
      return w[0] - .log(w[0])
    }
    let found = LBFGS().minimise(from: [start], logarithm)
    #expect(found.stop == .noStart && found.evaluations == 1 && found.iterations == 0)
    #expect(found.position.count == 1)
    #expect(LBFGS().minimise(from: [2], logarithm).stop == .converged)
  }

  @Test(arguments: [[0, Double.nan], [.nan, 0], [.infinity, 0], [.nan, .infinity]])
  func aSlopeThatIsNoNumberIsNoMinimum(slopes: [Double]) {
    let found = LBFGS().minimise(from: [1, 1]) { _, gradient in
      gradient = slopes
      return 0
    }
    #expect(found.stop == .noStart && !found.gradientNorm.isFinite)
  }
}
