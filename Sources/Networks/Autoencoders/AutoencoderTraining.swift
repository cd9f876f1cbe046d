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
    precondition(!x.isEmpty, "There is no sample to learn from.")
    autoencoder.require(x)
    let size = min(batch, x.count)
    let step = AutoencoderStep(autoencoder, at: start, x: x, batch: size)
    let descents = (
      encoder: Descent(.adam(), layout: step.layouts.encoder),
      decoder: Descent(.adam(), layout: step.layouts.decoder)
    )
    var variance = ScalarAdam()
    var order = Array(0..<x.count)
    var history: [Epoch] = []
    var isFinished = true
    var steps = 0
    var limit = Double.infinity
    for number in 1...epochs {
      let rate = self.rate.rate(inEpoch: number)
      Training.shuffle(&order, using: &random)
      var (reconstruction, regulariser) = (0.0, 0.0)
      for first in stride(from: 0, to: x.count, by: size) {
        let count = min(size, x.count - first)
        steps += 1
        let loss = order.withUnsafeBufferPointer {
          step.loss(of: UnsafeBufferPointer(rebasing: $0[first..<first + count]), using: &random)
        }
        let sum = loss.reconstruction + loss.regulariser
        if steps == 1 { limit = 1e4 * (abs(sum) + Double(autoencoder.inputs)) }
        guard sum <= limit else { throw .diverged(step: steps, loss: sum, rate: rate) }
        reconstruction += loss.reconstruction * Double(count)
        regulariser += loss.regulariser * Double(count)
        descents.encoder.step(
          steps, rate: rate, gradient: step.gradients.encoder, parameters: step.parameters.encoder)
        descents.decoder.step(
          steps, rate: rate, gradient: step.gradients.decoder, parameters: step.parameters.decoder)
        if autoencoder.likelihood == .normalOfLearnedVariance {
          step.logVariance -= variance.move(step.logVarianceSlope, rate: rate, step: steps)
        }
      }
      let epoch = Epoch(
        number: number, reconstruction: reconstruction / Double(x.count),
        regulariser: regulariser / Double(x.count))
      history.append(epoch)
      if watch(epoch) == .stop || Task.isCancelled {
        isFinished = false
        break
      }
    }
    let parameters = step.current
    guard (parameters.encoder + parameters.decoder).allSatisfy(\.isFinite) else {
      throw .diverged(step: steps, loss: .nan, rate: rate.rate(inEpoch: history.count))
    }
    return Trained(parameters: parameters, history: history, isFinished: isFinished)
  }
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
