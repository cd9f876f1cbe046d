import BayesNumerics
import Networks
import RealModule
import TestSupport
import Testing

/// The gradient by three routes that share no code with it, on nets of every activation, loss and depth.
@Suite struct BackpropagationTests {
  /// Forward mode and complex steps are exact but for rounding: some thousand roundings of numbers not
  /// much larger than the largest slope, 1e-12. Central differences at h = 1e-5 have an error of h² and
  /// a rounding of 1e-16/h, both below 1e-9; 1e-7 is asked. A kink of the rectifier nearer than h to a
  /// sum would break that by chance: some 100 sums a net, 1 in 100 000 each.
  @Test(arguments: RandomNet.cases)
  func theGradientIsThatOfTheObjective(depth: Int, activation: Activation, loss: NetworkLoss)
    throws
  {
    let net = try RandomNet(
      depth: depth, activation: activation, loss: loss, samples: 7, seed: 1,
      widest: Validation.isLong ? 6 : 4)
    let pass = Backpropagation(net.network, on: net.set)
    var gradient = [Double](repeating: .nan, count: net.network.parameterCount)
    let value = pass.loss(at: net.parameters, gradient: &gradient)
    let direct: Double = objective(net.network, net.parameters, on: net.set)
    #expect(abs(value - direct) <= 1e-13 * max(1, abs(direct)))
    #expect(abs(pass.loss(at: net.parameters) - direct) <= 1e-13 * max(1, abs(direct)))

    let places = net.parameters.indices
    let forward = places.map { place in
      var parameters = net.parameters.map { Dual($0) }
      parameters[place].slope = 1
      return objective(net.network, parameters, on: net.set).slope
    }
    #expect(relativeDifference(gradient, forward) <= 1e-12)
    let complex = places.map { place in
      var parameters = net.parameters.map { ComplexStep($0) }
      parameters[place].imaginary = ComplexStep.step
      return objective(net.network, parameters, on: net.set).imaginary / ComplexStep.step
    }
    #expect(relativeDifference(gradient, complex) <= 1e-12)
    let central = places.map { place in
      let h = 1e-5
      let values: [Double] = [-h, h].map { step in
        var parameters = net.parameters
        parameters[place] += step
        return objective(net.network, parameters, on: net.set)
      }
      return (values[1] - values[0]) / (2 * h)
    }
    #expect(relativeDifference(gradient, central) <= 1e-7)

    // Controls: what these bounds are there to find
    for fault in Fault.allCases where fault.matters(depth, activation) {
      let faulty = fault.gradient(net)
      let miss = relativeDifference(faulty, forward)
      #expect(fault == .none ? miss <= 1e-12 : miss > 1e-4, "\(fault): \(miss)")
    }
  }

  /// Numbers of samples around a vector, a tile and a block, each with one width, in `make validate` with every.
  private static var samplesAndWidths: [(Int, Int)] {
    let samples = [1, 2, 15, 16, 17, 64, 127, 128, 129, 300]
    let widths = [1, 6, 40]
    if Validation.isLong { return samples.flatMap { count in widths.map { (count, $0) } } }
    return samples.enumerated().map { index, count in (count, widths[index % widths.count]) }
  }

  /// Samples in any number, in one go or in several, and layers wider than a tile or a vector: the engine
  /// against the algorithm on paper, to the rounding of a sum of so many terms.
  @Test(arguments: samplesAndWidths)
  func anyNumberOfSamplesGivesTheMeanOfTheirs(samples: Int, widest: Int) throws {
    for loss in NetworkLoss.allCases {
      let net = try RandomNet(
        depth: 3, activation: .swish, loss: loss, samples: samples, seed: UInt64(widest),
        widest: widest)
      var gradient = [Double](repeating: .nan, count: net.network.parameterCount)
      let pass = Backpropagation(net.network, on: net.set)
      let value = pass.loss(at: net.parameters, gradient: &gradient)
      let (mean, slopes) = onPaper(net)
      #expect(abs(value - mean) <= 1e-13 * max(1, mean))
      #expect(relativeDifference(gradient, slopes) <= 1e-13 * Double(samples + 10))
    }
  }

  /// Single against double precision. Slopes are sums of some hundred products of each rounding by 6e-8
  /// of its size: 1e-5 of the largest slope leaves room for the nets' conditioning.
  @Test(arguments: RandomNet.cases)
  func singlePrecisionRoundsOnly(depth: Int, activation: Activation, loss: NetworkLoss) throws {
    let net = try RandomNet(
      depth: depth, activation: activation, loss: loss, samples: 40, seed: 3)
    var gradient = [Double](repeating: .nan, count: net.network.parameterCount)
    let value = Backpropagation(net.network, on: net.set)
      .loss(at: net.parameters, gradient: &gradient)
    var single = [Float](repeating: .nan, count: net.network.parameterCount)
    let rounded = try Backpropagation(net.network, on: net.single)
      .loss(at: net.parameters.map { Float($0) }, gradient: &single)
    #expect(abs(rounded - value) <= 1e-5 * max(1, value))
    #expect(relativeDifference(single.map { Double($0) }, gradient) <= 1e-5)
    // Control: it is single precision that was measured
    #expect(relativeDifference(single.map { Double($0) }, gradient) > 1e-10)
  }

  @Test func aFixedLayerHasNoSlope() throws {
    let free = FeedForwardNetwork(
      inputs: 2,
      layers: [DenseLayer(5, .tanh), DenseLayer(4, .swish), DenseLayer(1, .identity)],
      loss: .squaredError)
    var random = RandomSource(seed: 1)
    let parameters: [Double] = free.initialParameters(using: &random)
    let x = Matrix(rows: 9, columns: 2, elements: (0..<18).map { _ in random.normal() })
    let set = try TrainingSet<Double>(inputs: x, targets: (0..<9).map { _ in random.normal() })
    var all = parameters
    _ = Backpropagation(free, on: set).loss(at: parameters, gradient: &all)
    for fixed in [[0], [1], [0, 1], [2], [0, 1, 2]] {
      let layers = free.layers.enumerated().map { index, layer in
        DenseLayer(layer.units, layer.activation, isFixed: fixed.contains(index))
      }
      let network = FeedForwardNetwork(inputs: 2, layers: layers, loss: .squaredError)
      var gradient = parameters
      _ = Backpropagation(network, on: set).loss(at: parameters, gradient: &gradient)
      for (index, layer) in layers.enumerated() {
        let places =
          network.weights(ofLayer: index)
          .lowerBound..<network.biases(ofLayer: index)
          .upperBound
        #expect(
          layer.isFixed
            ? gradient[places].allSatisfy { $0 == 0 } : gradient[places] == all[places])
      }
    }
  }

  /// CASI's algorithm over all samples, with the penalty.
  private func onPaper(_ net: RandomNet) -> (loss: Double, gradient: [Double]) {
    var sum = 0.0
    var slopes = [Double](repeating: 0, count: net.network.parameterCount)
    for sample in 0..<net.set.count {
      let one = net.network.lossAndGradient(
        net.parameters,
        x: Array(net.set.x[sample * net.set.inputs..<(sample + 1) * net.set.inputs]),
        y: Array(net.set.y[sample * net.set.outputs..<(sample + 1) * net.set.outputs]))
      sum += one.loss
      for index in slopes.indices { slopes[index] += one.gradient[index] }
    }
    for index in slopes.indices { slopes[index] /= Double(net.set.count) }
    for (index, layer) in net.network.layers.enumerated() {
      for place in net.network.weights(ofLayer: index) {
        slopes[place] += layer.weightDecay * net.parameters[place]
      }
    }
    return (sum / Double(net.set.count) + net.network.penalty(net.parameters), slopes)
  }
}

/// What people forget in a backward pass.
enum Fault: CaseIterable {
  case none
  /// δ = W'δ without g'(z)
  case slopeForgotten
  /// ∂L/∂b = 0
  case biasForgotten
  /// δ from the layer behind by W as it was laid for the way forward, row by row
  case notTransposed
  /// Sums instead of means
  case notDivided

  /// Whether the fault changes the gradient: in two layers, the first with this activation, and so on.
  func matters(_ depth: Int, _ activation: Activation) -> Bool {
    switch self {
    case .none, .biasForgotten, .notDivided: true
    case .slopeForgotten: depth >= 3 || (depth == 2 && activation != .identity)
    case .notTransposed: depth >= 2
    }
  }

  /// Backpropagation with this fault, over all samples, with the penalty.
  func gradient(_ net: RandomNet) -> [Double] {
    let network = net.network
    var sums = [Double](repeating: 0, count: network.parameterCount)
    for sample in 0..<net.set.count {
      let x = Array(net.set.x[sample * net.set.inputs..<(sample + 1) * net.set.inputs])
      let y = Array(net.set.y[sample * net.set.outputs..<(sample + 1) * net.set.outputs])
      let a = network.activations(net.parameters, at: x)
      var delta: [Double] = []
      for k in network.layers.indices.reversed() {
        let layer = network.layers[k]
        let (weights, biases) = (network.weights(ofLayer: k), network.biases(ofLayer: k))
        let z = (0..<layer.units).map { unit in
          a[k].indices.reduce(net.parameters[biases.lowerBound + unit]) {
            $0 + net.parameters[weights.lowerBound + unit * a[k].count + $1] * a[k][$1]
          }
        }
        if k == network.layers.count - 1 {
          delta = zip(network.loss.slopes(targets: y, outputs: a[k + 1]), z).map {
            $0 * layer.activation.slope($1)
          }
        } else {
          let next = network.weights(ofLayer: k + 1).lowerBound
          let behind = delta
          delta = (0..<layer.units).map { unit in
            let sum = behind.indices.reduce(0) { sum, other in
              let place =
                self == .notTransposed
                ? unit * behind.count + other : other * layer.units + unit
              return sum + net.parameters[next + place] * behind[other]
            }
            return self == .slopeForgotten ? sum : sum * layer.activation.slope(z[unit])
          }
        }
        for unit in 0..<layer.units {
          for (input, value) in a[k].enumerated() {
            sums[weights.lowerBound + unit * a[k].count + input] += delta[unit] * value
          }
          if self != .biasForgotten { sums[biases.lowerBound + unit] += delta[unit] }
        }
      }
    }
    if self != .notDivided { sums = sums.map { $0 / Double(net.set.count) } }
    for (k, layer) in network.layers.enumerated() {
      for place in network.weights(ofLayer: k) {
        sums[place] += layer.weightDecay * net.parameters[place]
      }
    }
    return sums
  }
}
