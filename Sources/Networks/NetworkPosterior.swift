import BayesNumerics
import Inference
import RealModule

/// The posterior of a feed-forward net of any size as a sum over its samples, for samplers that look at a few of them.
///
/// The loss is minus a log likelihood. Weights and biases of each layer are normal with mean 0 and a precision τ of
/// their own, τ ~ gamma(shape, rate); a position is the net's parameters, then log τ of each layer's weights and of its
/// biases in turn. The layers' own weight decay is not used. Source: Nemeth and Fearnhead (2021), "Stochastic gradient
/// Markov chain Monte Carlo", section 5.3, with gamma(1, 1).
public struct NetworkPosterior: SummedLogDensity {
  public let network: FeedForwardNetwork
  public let set: TrainingSet<Double>
  public let precisionShape: Double
  public let precisionRate: Double
  /// The parameters that share a precision.
  public let blocks: [Range<Int>]

  /// Throws where a target does not suit the loss. Precondition: samples of the net's sizes, positive shape and rate.
  public init(
    _ network: FeedForwardNetwork, on set: TrainingSet<Double>, precisionShape: Double = 1,
    precisionRate: Double = 1
  ) throws(TrainingFailure) {
    set.requireSizes(of: network)
    try set.requireTargets(for: network.loss)
    precondition(
      precisionShape > 0 && precisionRate > 0,
      "No precision has shape \(precisionShape) and rate \(precisionRate).")
    self.network = network
    self.set = set
    self.precisionShape = precisionShape
    self.precisionRate = precisionRate
    blocks = network.layers.indices.flatMap {
      [network.weights(ofLayer: $0), network.biases(ofLayer: $0)]
    }
  }

  public var count: Int { self.set.count }
  public var dimension: Int { network.parameterCount + blocks.count }

  /// The net's parameters at a position.
  public func parameters(of position: [Double]) -> [Double] {
    Array(position[..<network.parameterCount])
  }

  /// Where chains may begin: small weights as for training, every precision 1 over their variance there or 1.
  public func start(using random: inout RandomSource) -> [Double] {
    let parameters: [Double] = network.initialParameters(using: &random)
    return parameters
      + blocks.map { block in
        let squares = parameters[block].reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? .log(Double(block.count) / squares) : 0
      }
  }

  // MARK: Prior

  public func priorGradient(at position: [Double], into gradient: inout [Double]) {
    for (place, block) in blocks.enumerated() {
      let logPrecision = position[network.parameterCount + place]
      let precision = Double.exp(logPrecision)
      var squares = 0.0
      for index in block {
        squares += position[index] * position[index]
        gradient[index] = -precision * position[index]
      }
      // Of log τ: the normals, the gamma and its Jacobian
      gradient[network.parameterCount + place] =
        (Double(block.count) - precision * squares) / 2 + precisionShape - precisionRate * precision
    }
  }

  private func logPrior(at position: [Double]) -> Double {
    blocks.enumerated().reduce(0) { sum, block in
      let logPrecision = position[network.parameterCount + block.offset]
      let precision = Double.exp(logPrecision)
      let squares = position[block.element].reduce(0) { $0 + $1 * $1 }
      let normals = (Double(block.element.count) * logPrecision - precision * squares) / 2
      return sum + normals + precisionShape * logPrecision - precisionRate * precision
    }
  }

  // MARK: Likelihood

  /// The memory of forward and backward passes.
  public final class Room: @unchecked Sendable {
    let pass: DensePass<Double>
    let layout: PaddedParameters<Double>
    let place: AlignedBlock<Double>
    let slopes: AlignedBlock<Double>
    /// In the flat order.
    var flat: [Double]

    init(_ posterior: NetworkPosterior) {
      let network = posterior.network
      pass = DensePass(network, x: posterior.set.x, y: posterior.set.y, batch: 128)
      layout = PaddedParameters(network)
      place = AlignedBlock(count: layout.count)
      slopes = AlignedBlock(count: layout.count)
      flat = [Double](repeating: 0, count: network.parameterCount)
    }
  }

  public func makeRoom() -> Room { Room(self) }

  public func addGradient(
    of rows: UnsafeBufferPointer<Int>, at position: [Double], times scale: Double,
    to gradient: inout [Double], in room: Room
  ) {
    _ = pass(rows, position, room)
    let share = scale * Double(rows.count)
    for index in room.flat.indices { gradient[index] -= share * room.flat[index] }
  }

  /// The mean loss of these samples; its slope goes into `room.flat`.
  private func pass(
    _ rows: UnsafeBufferPointer<Int>, _ position: [Double], _ room: Room
  ) -> Double {
    room.layout.spread(position, into: room.place)
    room.slopes.base.update(repeating: 0, count: room.slopes.count)
    let loss = room.pass.meanLoss(room.place.base, of: rows, gradient: room.slopes.base)
    room.layout.collect(room.slopes, into: &room.flat)
    return loss
  }

  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension, "\(position.count) numbers for \(dimension) parameters.")
    let room = makeRoom()
    priorGradient(at: position, into: &gradient)
    let loss = withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { buffer in
      for row in 0..<count { buffer.initializeElement(at: row, to: row) }
      return pass(UnsafeBufferPointer(buffer), position, room)
    }
    for index in room.flat.indices { gradient[index] -= Double(count) * room.flat[index] }
    return logPrior(at: position) - Double(count) * loss
  }
}
