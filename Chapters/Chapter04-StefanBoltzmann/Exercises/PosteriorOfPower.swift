import BayesNumerics
import Marking
import Workbook

/// Stars whose temperature is known.
struct PowerQuestion: Sendable {
  /// log T
  var x: [Double]
  /// log(L̂ / A)
  var y: [Double]
  var noise: Double
}

extension Exercise {
  static let posteriorOfPower = Exercise(
    4, "posterior-of-power", "Is it the fourth power?", difficulty: 2,
    task: "Let L = σ A T^k with k unknown. From log T and y = log(L̂ / A) of some stars compute the "
      + "posterior mean and standard deviation of k for flat priors on log σ and k.",
    hint:
      "y = log σ + k log T is a straight line with known noise: with flat priors the posterior of "
      + "its slope is normal around the least-squares slope.",
    alwaysTry: [
      PowerQuestion(x: [-0.2, 0, 0.1, 0.3], y: [-0.75, 0.06, 0.38, 1.22], noise: 0.05)
    ],
    inputs: { random in
      let count = Int.random(in: 3...12, using: &random)
      let noise = Double.random(in: 0.02...0.3, using: &random)
      var x: [Double] = []
      var y: [Double] = []
      for index in 0..<count {
        x.append(0.1 * Double(index) + Double.random(in: -0.04...0.04, using: &random))
        y.append(0.3 + 4 * x[index] + noise * Double.random(in: -1.7...1.7, using: &random))
      }
      return PowerQuestion(x: x, y: y, noise: noise)
    },
    describe: {
      "logTemperatures = \(short($0.x)), values = \(short($0.y)), noise = \(short($0.noise))"
    },
    parts: ["mean", "sd"], agreement: .relative(1e-8, because: "sums of 12 products"),
    call: StudentCall("posteriorOfPower") {
      ["logTemperatures": $0.x, "values": $0.y, "noise": $0.noise]
    },
    key: .posteriorOfPower)
}
