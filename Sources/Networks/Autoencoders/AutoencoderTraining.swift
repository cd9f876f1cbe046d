import BayesNumerics
import RealModule

/// Training of an autoencoder by Adam in minibatches.
///
/// An epoch goes through all samples once, in a new random order. Each minibatch draws its codes once by
/// z = μ + σ ε, ε ~ N(0, I), and slopes go through the draw (Kingma and Welling 2014, algorithm 1 with L = 1).
public struct AutoencoderTraining: Sendable, Equatable {
  public var rate: LearningRate
  /// Samples of a step.
  public var batch: Int
  public var epochs: Int

  /// Precondition: one epoch or more, a minibatch of one sample or more.
  public init(rate: LearningRate = .constant(1e-3), batch: Int = 64, epochs: Int) {
    precondition(
      epochs >= 1 && batch >= 1, "No training has \(epochs) epochs and minibatches of \(batch).")
    self.rate = rate
    self.batch = batch
    self.epochs = epochs
  }

  /// One pass through all samples: means over its minibatches, each at the step that used it.
  public struct Epoch: Sendable, Equatable {
    /// From 1.
    public let number: Int
    /// -log p(x | z) in nats per sample: for the binomial without its constants, for the Bernoulli the cross entropy.
    public let reconstruction: Double
    /// What the regulariser adds: β KL, or the weighted discrepancy.
    public let regulariser: Double
    /// -(reconstruction + regulariser): for β = 1 an estimate of the ELBO.
    public var bound: Double { -reconstruction - regulariser }
  }

  public struct Trained<Scalar: TrainingScalar>: Sendable {
    public let parameters: Autoencoder.Parameters<Scalar>
    public let history: [Epoch]
    /// False where the task was cancelled or whoever watched said stop.
    public let isFinished: Bool
  }

  /// Trains from `start`; the same stream gives the same bits on the same processor.
  ///
  /// Throws where the loss is not finite or grows beyond 10⁴ times what it was. Precondition: one row of x or more, each
  /// of the autoencoder's inputs and admitted by its likelihood.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func run<Scalar: TrainingScalar>(
    _ autoencoder: Autoencoder, from start: Autoencoder.Parameters<Scalar>, on x: [[Double]],
    using random: inout RandomSource, watch: (Epoch) -> Training.Verdict = { _ in .goOn }
  ) throws(TrainingFailure) -> Trained<Scalar> {
    let descent = AutoencoderDescent(autoencoder, from: start, on: x, batch: batch)
    var history: [Epoch] = []
    var isFinished = true
    for number in 1...epochs {
      let epoch = try descent.epoch(rate: rate.rate(inEpoch: number), using: &random)
      history.append(epoch)
      if watch(epoch) == .stop || Task.isCancelled {
        isFinished = false
        break
      }
    }
    let parameters = try descent.finiteParameters(rate: rate.rate(inEpoch: history.count))
    return Trained(parameters: parameters, history: history, isFinished: isFinished)
  }
}

/// An autoencoder on its way down, epoch by epoch, with what Adam remembers.
final class AutoencoderDescent<Scalar: TrainingScalar> {
  private let count: Int
  private let size: Int
  private let step: AutoencoderStep<Scalar>
  private let descents: (encoder: Descent<Scalar>, decoder: Descent<Scalar>)
  private var variance = ScalarAdam()
  private var order: [Int]
  private var (epochs, steps) = (0, 0)
  private var limit = Double.infinity

  /// Precondition: one row of x or more, each of the autoencoder's inputs and admitted by its likelihood.
  init(
    _ autoencoder: Autoencoder, from start: Autoencoder.Parameters<Scalar>, on x: [[Double]],
    batch: Int
  ) {
    precondition(!x.isEmpty, "There is no sample to learn from.")
    autoencoder.require(x)
    count = x.count
    size = min(batch, x.count)
    step = AutoencoderStep(autoencoder, at: start, x: x, batch: size)
    descents = (
      encoder: Descent(.adam(), layout: step.layouts.encoder),
      decoder: Descent(.adam(), layout: step.layouts.decoder)
    )
    order = Array(x.indices)
  }

  /// One pass through all samples. Throws where the loss is not finite or grows beyond 10⁴ times what it was.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func epoch(
    rate: Double, using random: inout RandomSource
  ) throws(TrainingFailure) -> AutoencoderTraining.Epoch {
    Training.shuffle(&order, using: &random)
    var (reconstruction, regulariser) = (0.0, 0.0)
    for first in stride(from: 0, to: count, by: size) {
      let number = min(size, count - first)
      steps += 1
      let loss = order.withUnsafeBufferPointer {
        step.loss(of: UnsafeBufferPointer(rebasing: $0[first..<first + number]), using: &random)
      }
      let sum = loss.reconstruction + loss.regulariser
      if steps == 1 { limit = 1e4 * (abs(sum) + Double(step.autoencoder.inputs)) }
      guard sum <= limit else { throw .diverged(step: steps, loss: sum, rate: rate) }
      reconstruction += loss.reconstruction * Double(number)
      regulariser += loss.regulariser * Double(number)
      descents.encoder.step(
        steps, rate: rate, gradient: step.gradients.encoder, parameters: step.parameters.encoder)
      descents.decoder.step(
        steps, rate: rate, gradient: step.gradients.decoder, parameters: step.parameters.decoder)
      if step.autoencoder.likelihood == .normalOfLearnedVariance {
        step.logVariance -= variance.move(step.logVarianceSlope, rate: rate, step: steps)
      }
    }
    epochs += 1
    return AutoencoderTraining.Epoch(
      number: epochs, reconstruction: reconstruction / Double(count),
      regulariser: regulariser / Double(count))
  }

  /// Throws where a parameter is not finite, at this rate.
  func finiteParameters(rate: Double) throws(TrainingFailure) -> Autoencoder.Parameters<Scalar> {
    let parameters = step.current
    guard (parameters.encoder + parameters.decoder).allSatisfy(\.isFinite) else {
      throw .diverged(step: steps, loss: .nan, rate: rate)
    }
    return parameters
  }

  /// On from other parameters; Adam keeps what it remembers.
  func goOn(from parameters: Autoencoder.Parameters<Scalar>) { step.set(parameters) }
}

/// Adam for one number, as ``Optimiser/adam(beta1:beta2:epsilon:)``.
private struct ScalarAdam {
  private var (first, second) = (0.0, 0.0)

  mutating func move(_ slope: Double, rate: Double, step: Int) -> Double {
    first = 0.9 * first + 0.1 * slope
    second = 0.999 * second + 0.001 * slope * slope
    let mean = first / (1 - Double.pow(0.9, step))
    return rate * mean / ((second / (1 - Double.pow(0.999, step))).squareRoot() + 1e-8)
  }
}

extension Autoencoder {
  func require(_ x: [[Double]]) {
    for row in x {
      precondition(
        row.count == inputs && row.allSatisfy(likelihood.admits),
        "A sample does not suit an autoencoder of \(inputs) inputs and its likelihood.")
    }
  }
}
