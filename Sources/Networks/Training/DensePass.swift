import CVectorMath

/// A net and its samples as the C code wants them, and the memory in which it works, taken once.
final class DensePass<Scalar: TrainingScalar> {
  /// The most samples that go through the net at once, so that what they leave stays in the caches.
  private static var largestBatch: Int { 128 }

  private let layers: [dense_layer]
  private let loss: Int32
  private let x: AlignedBlock<Scalar>
  private let y: AlignedBlock<Scalar>?
  private let work: AlignedBlock<Scalar>
  private let batch: Int

  /// For `batch` samples at a time or fewer; without targets for ``outputs(_:of:into:)`` alone.
  init(
    _ network: FeedForwardNetwork, x: [Scalar], y: [Scalar]?, batch: Int
  ) {
    let kernels = Scalar.kernels
    layers = network.layers.enumerated().map { index, layer in
      dense_layer(
        inputs: network.inputs(ofLayer: index), units: layer.units,
        activation: layer.activation.number, is_fixed: layer.isFixed ? 1 : 0)
    }
    loss = network.loss.number
    self.x = AlignedBlock(rows: x, length: network.inputs, stride: kernels.width(network.inputs))
    self.y = y.map {
      AlignedBlock(rows: $0, length: network.outputs, stride: kernels.width(network.outputs))
    }
    self.batch = min(batch, Self.largestBatch)
    work = AlignedBlock(count: kernels.workCount(layers, layers.count, self.batch))
  }

  /// The mean loss of the samples `order`; adds its slopes to `gradient` where there is one.
  func meanLoss(
    _ parameters: UnsafePointer<Scalar>, of order: UnsafeBufferPointer<Int>,
    gradient: UnsafeMutablePointer<Scalar>?
  ) -> Double {
    guard let places = order.baseAddress else { return 0 }
    var sum = 0.0
    let share = 1 / Scalar(order.count)
    var first = 0
    while first < order.count {
      let count = min(batch, order.count - first)
      sum += Scalar.kernels.pass(
        layers, layers.count, loss, parameters, x.base, y?.base, places + first, count,
        share, work.base, gradient, nil)
      first += count
    }
    return sum
  }

  /// f(x) of the samples `first`, `first` + 1, ..., `count` of them, at most a batch, into rows of
  /// whole vectors, one for each place of a vector of samples.
  func outputs(
    _ parameters: UnsafePointer<Scalar>, from first: Int, count: Int,
    into rows: UnsafeMutablePointer<Scalar>
  ) {
    let stride = Scalar.kernels.width(layers[0].inputs)
    _ = Scalar.kernels.pass(
      layers, layers.count, loss, parameters, x.base + first * stride, nil, nil, count, 1,
      work.base, nil, rows)
  }
}

extension Activation {
  /// As `DenseNetwork.h` numbers it.
  var number: Int32 {
    let activation =
      switch self {
      case .tanh: ACTIVATION_TANH
      case .logistic: ACTIVATION_LOGISTIC
      case .relu: ACTIVATION_RELU
      case .softplus: ACTIVATION_SOFTPLUS
      case .swish: ACTIVATION_SWISH
      case .identity: ACTIVATION_IDENTITY
      }
    return Int32(activation)
  }
}

extension NetworkLoss {
  /// As `DenseNetwork.h` numbers it.
  var number: Int32 {
    let loss =
      switch self {
      case .squaredError: LOSS_SQUARED_ERROR
      case .bernoulli: LOSS_BERNOULLI
      case .softmax: LOSS_SOFTMAX
      }
    return Int32(loss)
  }
}
