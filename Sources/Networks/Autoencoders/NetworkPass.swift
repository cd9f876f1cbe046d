import CVectorMath

/// A net as a link of a chain of nets: a batch goes forward, slopes of any loss come back, also to its inputs.
///
/// Its memory is taken once. Numbers lie unit by unit, `stride` samples each, so that row u holds what unit u says of all
/// samples; places after the last sample are 0 or without meaning. Source: CASI, algorithm 18.1.
final class NetworkPass<Scalar: TrainingScalar> {
  let network: FeedForwardNetwork
  /// The samples of a batch, at most.
  let batch: Int
  private let layers: [dense_layer]
  private let work: AlignedBlock<Scalar>
  /// The samples of the batch that is in work.
  private(set) var count: Int

  init(_ network: FeedForwardNetwork, batch: Int) {
    let kernels = Scalar.kernels
    self.network = network
    self.batch = batch
    layers = network.layers.enumerated().map { index, layer in
      dense_layer(
        inputs: network.inputs(ofLayer: index), units: layer.units,
        activation: layer.activation.number, is_fixed: layer.isFixed ? 1 : 0)
    }
    work = AlignedBlock(count: kernels.workCount(layers, layers.count, batch))
    count = batch
  }

  /// Where a unit's numbers end and the next one's begin.
  var stride: Int { Scalar.kernels.width(count) }

  /// Chosen rows of `x`, whole vectors long, become the inputs.
  func take(rows x: UnsafePointer<Scalar>, _ order: UnsafeBufferPointer<Int>) {
    count = order.count
    Scalar.kernels.takeRows(layers, x, order.baseAddress, count, work.base)
  }

  /// Inputs that are written by `fill`, unit by unit.
  func take(columns count: Int, _ fill: (UnsafeMutablePointer<Scalar>) -> Void) {
    self.count = count
    fill(inputs)
    Scalar.kernels.takeColumns(layers, count, work.base)
  }

  var inputs: UnsafeMutablePointer<Scalar> {
    // The kernel never says null: it counts from the address of the memory
    Scalar.kernels.inputs(layers, count, work.base) ?? work.base
  }

  /// What the last layer says, unit by unit.
  var outputs: UnsafeMutablePointer<Scalar> {
    Scalar.kernels.outputs(layers, layers.count, count, work.base) ?? work.base
  }

  /// g'(z) of the last layer after a forward pass; to be multiplied by the loss's slopes in the outputs.
  var outputSlopes: UnsafeMutablePointer<Scalar> {
    outputs + Scalar.kernels.width(network.outputs) * stride
  }

  func forward(_ parameters: AlignedBlock<Scalar>, keepingSlopes: Bool) {
    Scalar.kernels.forward(
      layers, layers.count, parameters.base, count, keepingSlopes ? 1 : 0, work.base)
  }

  /// Σ weight · L of the outputs against chosen rows of `y`, the outputs in `groups` lists with a loss each; where
  /// slopes were kept they are multiplied by weight · ∂L/∂f.
  func loss(
    against y: UnsafePointer<Scalar>, _ order: UnsafeBufferPointer<Int>, groups: Int,
    weight: Scalar, keepingSlopes: Bool
  ) -> Double {
    Scalar.kernels.loss(
      layers, layers.count, network.loss.number, groups, y, order.baseAddress, count, weight,
      keepingSlopes ? 1 : 0, work.base)
  }

  /// Adds the slopes of the parameters to `gradient` and writes those of the inputs, unit by unit.
  func backward(
    _ parameters: AlignedBlock<Scalar>, gradient: AlignedBlock<Scalar>?,
    inputSlopes: AlignedBlock<Scalar>?
  ) {
    Scalar.kernels.backward(
      layers, layers.count, parameters.base, count, work.base, gradient?.base, inputSlopes?.base)
  }
}
