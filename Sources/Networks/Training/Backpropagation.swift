import RealModule

/// The objective of a net on a set of samples, and its gradient by backpropagation.
///
/// Its memory is taken once, so that no pass allocates; one thread at a time may use it. The passes are C
/// (`DenseNetwork.h`), vectors of samples at once; the readable twin is
/// ``FeedForwardNetwork/lossAndGradient(_:x:y:)``. Source: CASI, algorithm 18.1.
public final class Backpropagation<Scalar: TrainingScalar> {
  public let network: FeedForwardNetwork
  public let set: TrainingSet<Scalar>
  private let pass: DensePass<Scalar>
  private let layout: PaddedParameters<Scalar>
  private let place: AlignedBlock<Scalar>
  private let slopes: AlignedBlock<Scalar>
  private let everySample: [Int]

  /// Precondition: the set has the inputs and the outputs of the net.
  public init(_ network: FeedForwardNetwork, on set: TrainingSet<Scalar>) {
    set.requireSizes(of: network)
    self.network = network
    self.set = set
    pass = DensePass(network, x: set.x, y: set.y, batch: set.count)
    layout = PaddedParameters(network)
    place = AlignedBlock(count: layout.count)
    slopes = AlignedBlock(count: layout.count)
    everySample = Array(0..<set.count)
  }

  /// (1/N) Σ L(y_i, f(x_i)) + Σ_k λ_k/2 Σ W⁽ᵏ⁾²; `gradient` is overwritten with its slope in each
  /// parameter, 0 in fixed layers.
  ///
  /// Error: some ulp of the sum of |terms|. Precondition: both arrays have the net's number of parameters.
  public func loss(at parameters: [Scalar], gradient: inout [Scalar]) -> Double {
    network.requireParameters(parameters.count)
    network.requireParameters(gradient.count)
    layout.spread(parameters, into: place)
    slopes.base.update(repeating: 0, count: slopes.count)
    let mean = everySample.withUnsafeBufferPointer {
      pass.meanLoss(place.base, of: $0, gradient: slopes.base)
    }
    for stretch in layout.stretches where stretch.decay != 0 {
      let decay = Scalar(stretch.decay)
      for index in stretch.start..<stretch.start + stretch.count {
        slopes.base[index] += decay * place.base[index]
      }
    }
    layout.collect(slopes, into: &gradient)
    return mean + network.penalty(parameters)
  }

  /// (1/N) Σ L(y_i, f(x_i)) + Σ_k λ_k/2 Σ W⁽ᵏ⁾²
  public func loss(at parameters: [Scalar]) -> Double {
    meanLoss(at: parameters) + network.penalty(parameters)
  }

  /// (1/N) Σ L(y_i, f(x_i))
  public func meanLoss(at parameters: [Scalar]) -> Double {
    network.requireParameters(parameters.count)
    layout.spread(parameters, into: place)
    return meanLoss(at: place)
  }

  func meanLoss(at parameters: AlignedBlock<Scalar>) -> Double {
    everySample.withUnsafeBufferPointer {
      pass.meanLoss(parameters.base, of: $0, gradient: nil)
    }
  }
}

extension TrainingSet {
  func requireSizes(of network: FeedForwardNetwork) {
    precondition(
      inputs == network.inputs && outputs == network.outputs,
      "Samples of \(inputs) inputs and \(outputs) targets do not suit a net of "
        + "\(network.inputs) inputs and \(network.outputs) outputs.")
  }
}
