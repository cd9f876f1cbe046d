import BayesNumerics
import Networks

/// Nets, parameters and samples to try the engine on.
struct RandomNet {
  let network: FeedForwardNetwork
  let parameters: [Double]
  let set: TrainingSet<Double>

  /// A net of `depth` layers, of two units or more where `widest` allows it, with samples of size 1 and
  /// a weight decay: this activation, but none in the last of several layers and tanh in the first of
  /// three or more.
  init(
    depth: Int, activation: Activation, loss: NetworkLoss, samples: Int, seed: UInt64,
    widest: Int = 20
  ) throws {
    var random = RandomSource(seed: seed).stream(activation.rawValue).stream(loss.rawValue)
      .stream(depth)
    func width() -> Int {
      let narrowest = min(2, widest)
      return narrowest + Int(random.uniform() * Double(widest - narrowest + 1))
    }
    let inputs = width()
    var layers = (1..<depth + 1).map { _ in
      DenseLayer(width(), activation, weightDecay: random.uniform())
    }
    if depth > 1 { layers[depth - 1] = DenseLayer(width(), .identity, weightDecay: 0.1) }
    if depth > 2 { layers[0] = DenseLayer(layers[0].units, .tanh) }
    network = FeedForwardNetwork(inputs: inputs, layers: layers, loss: loss)
    let start: [Double] = network.initialParameters(using: &random)
    parameters = start.map { $0 + 0.3 * random.normal() }
    let x = Matrix(
      rows: samples, columns: inputs,
      elements: (0..<samples * inputs).map { _ in random.normal() })
    let outputs = network.outputs
    switch loss {
    case .squaredError:
      set = try TrainingSet(
        inputs: x,
        targets: Matrix(
          rows: samples, columns: outputs,
          elements: (0..<samples * outputs).map { _ in random.normal() }))
    case .bernoulli:
      set = try TrainingSet(
        inputs: x,
        targets: Matrix(
          rows: samples, columns: outputs,
          elements: (0..<samples * outputs).map { _ in random.uniform() < 0.4 ? 1 : 0 }))
    case .softmax:
      set = try TrainingSet(
        inputs: x, classes: (0..<samples).map { _ in Int(random.uniform() * Double(outputs)) },
        of: outputs)
    }
  }

  /// Every activation, loss and depth of 1 to 4.
  static var cases: [(depth: Int, activation: Activation, loss: NetworkLoss)] {
    Activation.allCases.flatMap { activation in
      NetworkLoss.allCases.flatMap { loss in
        (1...4).map { (depth: $0, activation: activation, loss: loss) }
      }
    }
  }

  /// The samples in single precision.
  var single: TrainingSet<Float> {
    get throws {
      func matrix(_ rows: [Double], _ columns: Int) -> Matrix {
        Matrix(rows: columns, columns: rows.count / columns, elements: rows).transpose
      }
      return try TrainingSet<Float>(
        inputs: matrix(set.x, set.inputs), targets: matrix(set.y, set.outputs))
    }
  }
}

/// The largest difference of two gradients over the largest slope.
func relativeDifference(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count, "\(a.count) and \(b.count) slopes cannot be compared.")
  let size = b.reduce(0) { max($0, abs($1)) }
  let difference = zip(a, b).reduce(0) { largest, pair in
    let error = abs(pair.0 - pair.1)
    return error.isNaN ? .infinity : max(largest, error)
  }
  return difference == 0 ? 0 : difference / size
}
