import BayesNumerics
import RealModule

/// Training by gradient descent in minibatches: how the parameters of a net come from samples.
///
/// An epoch goes through all samples once, in a new random order, a minibatch for each step.
public struct Training: Sendable, Equatable {
  public var optimiser: Optimiser
  public var rate: LearningRate
  /// Samples of a step; all of them where nil. The last step of an epoch takes what is left.
  public var batch: Int?
  public var epochs: Int
  /// Stop after so many epochs without a lower loss on the held-out samples; never where nil.
  public var patience: Int?

  /// Precondition: one epoch or more, a batch and a patience of one or more.
  public init(
    optimiser: Optimiser = .adam(), rate: LearningRate = .constant(1e-3), batch: Int? = 64,
    epochs: Int, patience: Int? = nil
  ) {
    precondition(
      epochs >= 1 && (batch ?? 1) >= 1 && (patience ?? 1) >= 1,
      "No training has \(epochs) epochs, batches of \(batch ?? 1) and a patience of \(patience ?? 1)."
    )
    self.optimiser = optimiser
    self.rate = rate
    self.batch = batch
    self.epochs = epochs
    self.patience = patience
  }

  /// One pass through all samples.
  public struct Epoch: Sendable, Equatable {
    /// From 1.
    public let number: Int
    /// The mean loss of the minibatches at the steps that used them, without the penalty.
    public let trainingLoss: Double
    /// The mean loss of the held-out samples after the epoch, without the penalty.
    public let validationLoss: Double?

    public init(number: Int, trainingLoss: Double, validationLoss: Double?) {
      self.number = number
      self.trainingLoss = trainingLoss
      self.validationLoss = validationLoss
    }
  }

  /// What whoever watches says after an epoch.
  public enum Verdict: Sendable {
    case goOn, stop
  }

  /// Why training ended.
  public enum Stop: Sendable, Equatable {
    case allEpochs, noImprovement, cancelled
  }

  /// A trained net.
  public struct Trained<Scalar: TrainingScalar>: Sendable {
    /// Those after the ``best`` epoch where samples were held out, else the last.
    public let parameters: [Scalar]
    public let history: [Epoch]
    /// The epoch with the lowest loss on the held-out samples, else the last, counted from 1.
    public let best: Int
    public let stop: Stop
  }

  /// Trains from `start`. The same seed gives the same bits on the same processor.
  ///
  /// With `validation`, its loss is taken after each epoch and the parameters of the best epoch are
  /// returned. `watch` is told of each epoch and may stop; so does the cancellation of the task. Throws
  /// where the loss is not finite or grows beyond 10⁸ times what it was (`diverged`), or a target does
  /// not suit the loss. Precondition: sets and parameters of the net's sizes.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func run<Scalar: TrainingScalar>(
    _ network: FeedForwardNetwork, from start: [Scalar], on set: TrainingSet<Scalar>,
    validation: TrainingSet<Scalar>? = nil, using random: inout RandomSource,
    watch: (Epoch) -> Verdict = { _ in .goOn }
  ) throws(TrainingFailure) -> Trained<Scalar> {
    network.requireParameters(start.count)
    try set.requireTargets(for: network.loss)
    try validation?.requireTargets(for: network.loss)
    set.requireSizes(of: network)
    validation?.requireSizes(of: network)

    // All memory that the steps need
    let size = min(batch ?? set.count, set.count)
    let pass = DensePass(network, x: set.x, y: set.y, batch: size)
    let heldOut = validation.map { Backpropagation(network, on: $0) }
    let layout = PaddedParameters<Scalar>(network)
    let (current, gradient) = (
      AlignedBlock<Scalar>(count: layout.count), AlignedBlock<Scalar>(count: layout.count)
    )
    layout.spread(start, into: current)
    let descent = Descent(optimiser, layout: layout)
    var order = Array(0..<set.count)
    var parameters = start
    var history: [Epoch] = []
    var (best, bestLoss) = (0, Double.infinity)
    var step = 0
    var limit = Double.infinity
    var stop = Stop.allEpochs

    for number in 1...epochs {
      // One epoch
      let rate = self.rate.rate(inEpoch: number)
      if size < set.count { Self.shuffle(&order, using: &random) }
      var sum = 0.0
      for first in stride(from: 0, to: set.count, by: size) {
        let count = min(size, set.count - first)
        step += 1
        let loss = order.withUnsafeBufferPointer {
          pass.meanLoss(
            current.base, of: UnsafeBufferPointer(rebasing: $0[first..<first + count]),
            gradient: gradient.base)
        }
        if step == 1 { limit = 1e8 * max(loss, set.lossOfZero(network.loss)) }
        guard loss <= limit else { throw .diverged(step: step, loss: loss, rate: rate) }
        sum += loss * Double(count)
        descent.step(step, rate: rate, gradient: gradient, parameters: current)
      }

      // What came of it
      let validationLoss = heldOut?.meanLoss(at: current)
      if let validationLoss, !(validationLoss <= limit) {
        throw .diverged(step: step, loss: validationLoss, rate: rate)
      }
      let epoch = Epoch(
        number: number, trainingLoss: sum / Double(set.count), validationLoss: validationLoss)
      history.append(epoch)
      if let validationLoss, validationLoss < bestLoss {
        (best, bestLoss) = (number, validationLoss)
        layout.collect(current, into: &parameters)
      }

      // Whether to go on
      if watch(epoch) == .stop || Task.isCancelled {
        stop = .cancelled
        break
      }
      if let patience, heldOut != nil, number - best >= patience {
        stop = .noImprovement
        break
      }
    }
    if heldOut == nil {
      best = history.count
      layout.collect(current, into: &parameters)
    }
    guard parameters.allSatisfy(\.isFinite) else {
      throw .diverged(step: step, loss: .nan, rate: rate.rate(inEpoch: history.count))
    }
    return Trained(parameters: parameters, history: history, best: best, stop: stop)
  }

  /// The next epoch's order, each as likely as any other. Source: Durstenfeld (1964), algorithm 235.
  public static func shuffle(_ order: inout [Int], using random: inout RandomSource) {
    for last in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(random.uniform() * Double(last + 1)))
    }
  }
}

extension TrainingSet {
  /// Throws where a target is nothing that the loss can be of.
  func requireTargets(for loss: NetworkLoss) throws(TrainingFailure) {
    for sample in 0..<count {
      let targets = y[sample * outputs..<(sample + 1) * outputs]
      switch loss {
      case .squaredError: continue
      case .bernoulli where targets.allSatisfy { $0 >= 0 && $0 <= 1 }: continue
      case .softmax
      where targets.allSatisfy { $0 >= 0 } && abs(Double(targets.reduce(0, +)) - 1) <= 1e-5:
        continue
      default: throw .targetsDoNotSuit(loss: loss, sample: sample + 1)
      }
    }
  }

  /// The mean loss of a net that says 0 of everything: the scale by which divergence is judged.
  func lossOfZero(_ loss: NetworkLoss) -> Double {
    switch loss {
    case .squaredError: y.reduce(0) { $0 + Double($1) * Double($1) / 2 } / Double(count)
    case .bernoulli: Double(outputs) * .log(2)
    case .softmax: .log(Double(max(2, outputs)))
    }
  }
}
