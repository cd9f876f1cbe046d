import BayesNumerics
import RealModule

/// A layer of a feed-forward net: so many units, each of which sees all units of the layer before.
public struct DenseLayer: Sendable, Equatable {
  public let units: Int
  /// g
  public let activation: Activation
  /// λ, 0 or more: the price λ/2 Σ w² on the layer's weights, of which its biases are free.
  public let weightDecay: Double
  /// A fixed layer keeps its parameters in training: their gradient is 0.
  public let isFixed: Bool

  /// Precondition: one unit or more, a finite λ of 0 or more.
  public init(
    _ units: Int, _ activation: Activation, weightDecay: Double = 0, isFixed: Bool = false
  ) {
    precondition(units >= 1, "A layer has one unit or more, not \(units).")
    precondition(
      weightDecay >= 0 && weightDecay < .infinity, "No weight decay is \(weightDecay).")
    self.units = units
    self.activation = activation
    self.weightDecay = weightDecay
    self.isFixed = isFixed
  }
}

/// A feed-forward net: weighted sums and bends in turn, from the inputs to the outputs.
///
/// With a⁽¹⁾ = x, layer k makes z⁽ᵏ⁺¹⁾ = W⁽ᵏ⁾ a⁽ᵏ⁾ + b⁽ᵏ⁾ and a⁽ᵏ⁺¹⁾ = g(z⁽ᵏ⁺¹⁾); the last a is f(x). It
/// is trained to the minimum of (1/N) Σ L(y_i, f(x_i)) + Σ_k λ_k/2 Σ W⁽ᵏ⁾², as in CASI, section 18.1,
/// with a λ for each layer.
///
/// The net is its shape; the parameters are a flat array beside it, layer after layer: W⁽ᵏ⁾ row by row
/// (units × inputs of the layer, the weight from input i to unit u at u · inputs + i), then b⁽ᵏ⁾.
/// Source: B. Efron and T. Hastie (2016), Computer Age Statistical Inference (CASI), section 18.1.
public struct FeedForwardNetwork: Sendable, Equatable {
  /// How many numbers x has.
  public let inputs: Int
  public let layers: [DenseLayer]
  /// L
  public let loss: NetworkLoss

  /// Precondition: one input or more, one layer or more.
  public init(inputs: Int, layers: [DenseLayer], loss: NetworkLoss) {
    precondition(inputs >= 1, "A net has one input or more, not \(inputs).")
    precondition(!layers.isEmpty, "A net has one layer or more.")
    self.inputs = inputs
    self.layers = layers
    self.loss = loss
  }

  /// A net by its sizes, [64, 32, 10] for 64 inputs, 32 hidden units and 10 outputs: hidden layers have
  /// this activation, the last one none, and all have one weight decay. Precondition: two sizes or more.
  public init(
    _ sizes: [Int], activation: Activation, loss: NetworkLoss, weightDecay: Double = 0
  ) {
    precondition(sizes.count >= 2, "A net has inputs and outputs, not \(sizes).")
    self.init(
      inputs: sizes[0],
      layers: sizes.indices.dropFirst().map { index in
        DenseLayer(
          sizes[index], index == sizes.count - 1 ? .identity : activation, weightDecay: weightDecay)
      },
      loss: loss)
  }

  /// How many numbers f has.
  public var outputs: Int { layers[layers.count - 1].units }

  // MARK: Parameters

  /// How many numbers the layer `index` gets, from 0 for the first.
  public func inputs(ofLayer index: Int) -> Int { index == 0 ? inputs : layers[index - 1].units }

  /// Units × (inputs + 1) of each layer.
  public var parameterCounts: [Int] {
    layers.indices.map { layers[$0].units * (inputs(ofLayer: $0) + 1) }
  }

  /// The length of a flat array of parameters.
  public var parameterCount: Int { parameterCounts.reduce(0, +) }

  /// The places of W⁽ᵏ⁾ in the flat array, row by row, with layers counted from 0.
  public func weights(ofLayer index: Int) -> Range<Int> {
    let start = parameterCounts[..<index].reduce(0, +)
    return start..<start + layers[index].units * inputs(ofLayer: index)
  }

  /// The places of b⁽ᵏ⁾ in the flat array, with layers counted from 0.
  public func biases(ofLayer index: Int) -> Range<Int> {
    let start = weights(ofLayer: index).upperBound
    return start..<start + layers[index].units
  }

  /// Where training begins: normal weights of mean 0, as large as keeps a signal its size from layer to
  /// layer, and biases of 0.
  ///
  /// The variance is 2/(inputs + units) of the layer (Glorot and Bengio 2010), for the rectifier and its
  /// relatives 2/inputs (He et al. 2015).
  public func initialParameters<Scalar: TrainingScalar>(
    using random: inout RandomSource
  ) -> [Scalar] {
    var parameters: [Scalar] = []
    for (index, layer) in layers.enumerated() {
      let deviation = layer.activation.startingVariance(
        before: inputs(ofLayer: index), behind: layer.units
      ).squareRoot()
      for _ in 0..<layer.units * inputs(ofLayer: index) {
        parameters.append(Scalar(deviation * random.normal()))
      }
      for _ in 0..<layer.units { parameters.append(0) }
    }
    return parameters
  }

  /// Σ_k λ_k/2 Σ W⁽ᵏ⁾²
  public func penalty<Scalar: TrainingScalar>(_ parameters: [Scalar]) -> Double {
    requireParameters(parameters.count)
    return layers.indices.reduce(0) { sum, index in
      sum
        + parameters[weights(ofLayer: index)].reduce(0) { $0 + Double($1) * Double($1) }
        * layers[index].weightDecay / 2
    }
  }

  func requireParameters(_ count: Int) {
    precondition(
      count == parameterCount,
      "A net of \(parameterCount) parameters cannot take \(count).")
  }
}
