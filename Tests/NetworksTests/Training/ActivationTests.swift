import BayesNumerics
import Networks
import RealModule
import TestSupport
import Testing

/// The activations and losses of the engine against those written with the system's functions.
@Suite struct ActivationTests {
  /// From the smallest to the largest sums, and those around 0 where digits can be lost.
  private let sums =
    stride(from: -40.0, through: 40, by: 0.037).map { $0 }
    + [-1000, -709, -100, -1e-3, -1e-9, -1e-30, 0, 1e-30, 1e-9, 1e-3, 100, 709, 1000]

  /// A net of one unit with weight 1 says g(z). A few ulp in either precision; the logistic function
  /// below -88 (or -708) and what is made of it is smaller than 1e-37 (1e-306), and there absolute.
  @Test(arguments: Activation.allCases)
  func theEngineBendsAsOnPaper(activation: Activation) {
    let net = FeedForwardNetwork(
      inputs: 1, layers: [DenseLayer(1, activation)], loss: .squaredError)
    let x = Matrix(rows: sums.count, columns: 1, elements: sums)
    let double = net.outputs([1.0, 0.0], at: x).elements
    let single = net.outputs([Float(1), 0], at: x).elements
    for (index, z) in sums.enumerated() {
      let (a, rough) = (double[index], Double(single[index]))
      let expected = activation.value(z)
      let allowed = 8 * Double.ulpOfOne * abs(expected) + 1e-300
      #expect(abs(a - expected) <= allowed, "\(z): \(a)")
      // The sum itself is rounded to single precision first
      let nearby = activation.value(Double(Float(z)))
      let allowedInSingle = 8 * Double(Float.ulpOfOne) * abs(nearby) + 1e-35
      #expect(abs(rough - nearby) <= allowedInSingle, "\(z): \(rough)")
    }
  }

  @Test(arguments: Activation.allCases)
  func theSlopeIsThatOfTheValue(activation: Activation) {
    // Central differences to h² and 1e-16/h; no sum is within h of the rectifier's kink but 0 itself
    for z in stride(from: -8.0, through: 8, by: 0.37) {
      let difference = (activation.value(z + 1e-5) - activation.value(z - 1e-5)) / 2e-5
      #expect(abs(activation.slope(z) - difference) <= 1e-8)
    }
    for z in [-1000.0, -40, 40, 1000] {
      #expect(activation.slope(z).isFinite && activation.value(z).isFinite)
    }
  }

  @Test func whatIsNoNumberStaysNone() {
    for activation in Activation.allCases {
      #expect(activation.value(Double.nan).isNaN)
      let net = FeedForwardNetwork(
        inputs: 1, layers: [DenseLayer(1, activation)], loss: .squaredError)
      let x = Matrix(rows: 1, columns: 1, elements: [.nan])
      #expect(net.outputs([1.0, 0.0], at: x)[0, 0].isNaN)
      #expect(net.outputs([Float(1), 0], at: x)[0, 0].isNaN)
    }
  }

  /// Outputs of thousands: no exponential overflows, and the loss is what remains of the largest terms.
  @Test func lossesStandLargeOutputs() throws {
    // Softmax of (z, 0): log(1 + e^-z) for the first class, z more for the second
    let x = Matrix(rows: 1, columns: 1, elements: [1])
    for z in [-5000.0, -30, -1, 0, 1, 30, 5000] {
      let small = max(0, -z) + .log(onePlus: .exp(-abs(z)))
      for (right, loss) in [(0, small), (1, small + z)] {
        let two = FeedForwardNetwork([1, 2], activation: .tanh, loss: .softmax)
        let set = try TrainingSet<Double>(inputs: x, classes: [right], of: 2)
        let parameters = [z, 0, 0, 0]
        let found = Backpropagation(two, on: set).meanLoss(at: parameters)
        #expect(abs(found - loss) <= 4 * .ulpOfOne * max(1, abs(z)))
        let one = FeedForwardNetwork([1, 1], activation: .tanh, loss: .bernoulli)
        let yes = try TrainingSet<Double>(inputs: x, targets: [right == 0 ? 1 : 0])
        let bernoulli = Backpropagation(one, on: yes).meanLoss(at: [z, 0])
        #expect(abs(bernoulli - loss) <= 4 * .ulpOfOne * max(1, abs(z)))
        #expect(
          abs(
            NetworkLoss.softmax.value(targets: right == 0 ? [1, 0] : [0, 1], outputs: [z, 0])
              - loss) <= 4 * .ulpOfOne * max(1, abs(z)))
      }
    }
  }
}
