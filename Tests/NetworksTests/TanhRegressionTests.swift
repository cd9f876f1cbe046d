import BayesNumerics
import Networks
import RealModule
import TestSupport
import Testing

@Suite struct TanhRegressionTests {
  /// Few rows and more than fit at once (8192 / units, at most 1024), few units and many, one input
  /// and three, and all of these together.
  private func model(rows: Int, inputs: Int, units: Int) -> (TanhRegression, [Double]) {
    var random = RandomSource(seed: 17)
    let x = (0..<rows).map { _ in (0..<inputs).map { _ in random.normal() } }
    let y = (0..<rows).map { _ in random.normal() }
    let target = TanhRegression(x: x, y: y, units: units)
    return (target, (0..<target.dimension).map { _ in 0.7 * random.normal() })
  }

  /// 1e-6 for both together; see ``finiteDifferences(of:at:)``.
  @Test(arguments: [
    (1, 1, 1), (8, 1, 2), (19, 3, 4), (40, 2, 15), (300, 1, 40), (1100, 1, 1), (450, 3, 40),
  ])
  func slopesAreThoseOfTheDensity(rows: Int, inputs: Int, units: Int) {
    let (target, position) = model(rows: rows, inputs: inputs, units: units)
    var gradient = [Double](repeating: .nan, count: target.dimension)
    let value = target.logDensity(at: position, gradient: &gradient)
    let reference = finiteDifferences(of: { target.logDensity(at: $0) }, at: position)
    #expect(largestError(gradient, reference) <= 1e-6)
    #expect(value == target.logDensity(at: position))

    // Control: one slope of the wrong sign
    gradient[0] = -gradient[0]
    #expect(largestError(gradient, reference) > 1e-4)
  }

  /// The same density written row by row, as on paper, for rows that fit at once and for rows in
  /// several goes. Sums of 19 rows round some 1000 times; those of 450 more often, of a larger number.
  @Test(arguments: [(19, 2, 3), (450, 3, 40)])
  func theDensityIsTheOneOnPaper(rows: Int, inputs: Int, units: Int) {
    var random = RandomSource(seed: 5)
    let x = (0..<rows).map { _ in (0..<inputs).map { _ in random.normal() } }
    let y = (0..<rows).map { _ in random.normal() }
    let target = TanhRegression(x: x, y: y, units: units)
    let position = (0..<target.dimension).map { _ in random.normal() }
    let (biases, outputs) = (units * inputs, units * (inputs + 1))
    let (constant, logNoise) = (target.dimension - 2, target.dimension - 1)
    let noise = Double.exp(position[logNoise])

    var expected = Normal(mean: -2, standardDeviation: 1).logDensity(position[logNoise])
    for (row, observed) in zip(x, y) {
      var f = position[constant]
      for unit in 0..<units {
        var z = position[biases + unit]
        for input in 0..<inputs { z += position[unit * inputs + input] * row[input] }
        f += position[outputs + unit] * .tanh(z)
      }
      expected += Normal(mean: f, standardDeviation: noise).logDensity(observed)
      // The same sums, each tanh to an ulp
      #expect(logarithmError(target.output(at: position, for: row), f) <= 20)
    }
    for index in 0..<logNoise {
      let scale = index < outputs ? 2.0 : 1
      expected += Normal(mean: 0, standardDeviation: scale).logDensity(position[index])
    }
    // The priors' constants are left out
    let constants = (0...logNoise).reduce(0.0) { sum, index in
      let scale = index < outputs ? 2.0 : 1
      return sum - .log(scale * (2 * .pi).squareRoot())
    }
    #expect(logarithmError(target.logDensity(at: position), expected - constants) <= 1000)
  }

  /// Units are exchangeable, and tanh is odd: the posterior has 2ᵐ m! copies of each mode.
  @Test func unitsMaySwapAndChangeSign() {
    let (target, position) = model(rows: 11, inputs: 1, units: 2)
    let value = target.logDensity(at: position)
    let swapped = [1, 0, 3, 2, 5, 4, 6, 7].map { position[$0] }
    #expect(logarithmError(target.logDensity(at: swapped), value) <= 100)
    var flipped = position
    for index in [0, 2, 4] { flipped[index] = -flipped[index] }
    #expect(logarithmError(target.logDensity(at: flipped), value) <= 100)
    flipped[6] = -flipped[6]
    #expect(logarithmError(target.logDensity(at: flipped), value) > 1e6)
  }
}
