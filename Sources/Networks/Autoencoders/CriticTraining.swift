import BayesNumerics
import RealModule

/// A critic learns to tell made samples from real ones, and a decoder learns to be taken for real: the adversarial part of a
/// VAE-GAN.
///
/// The critic d gives the log odds that x is real. In each minibatch it takes a step of Adam down the cross entropy of real
/// and made samples, made from codes of N(0, I); a normal decoder's samples have its noise. The decoder takes one down
/// -log p(x | z) for codes of the encoder, plus γ times -log σ(d) of the made samples. Encoder and variance stay as they are.
///
/// Its readable twin is chapter 14's, sample by sample, which a test holds against it. Source: Larsen et al. (2016),
/// "Autoencoding beyond pixels using a learned similarity metric", without its reconstruction by the critic's features;
/// Goodfellow et al. (2014) for the game.
public struct CriticTraining: Sendable, Equatable {
  /// Of the critic's hidden layers, which have tanh.
  public var units: [Int]
  /// γ, 0 or more; 0 trains on the likelihood alone, without a critic.
  public var weight: Double
  public var epochs: Int
  public var batch: Int
  /// Of both nets.
  public var rate: Double

  /// Precondition: one epoch or more, a minibatch of one sample or more, a weight of 0 or more.
  public init(units: [Int], weight: Double, epochs: Int, batch: Int = 64, rate: Double = 1e-3) {
    precondition(
      epochs >= 1 && batch >= 1 && weight >= 0,
      "No game has \(epochs) epochs, minibatches of \(batch) and the weight \(weight).")
    self.units = units
    self.weight = weight
    self.epochs = epochs
    self.batch = batch
    self.rate = rate
  }

  /// The critic of samples of so many numbers, d(x) its one output.
  public func critic(inputs: Int) -> FeedForwardNetwork {
    FeedForwardNetwork([inputs] + units + [1], activation: .tanh, loss: .bernoulli)
  }

  /// The autoencoder with the decoder after the game; ended early where the task is cancelled.
  ///
  /// The same stream gives the same bits on the same processor. Throws where a parameter is no longer finite. Precondition:
  /// a variational autoencoder whose likelihood is not categorical, samples of its inputs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func run<Scalar: TrainingScalar>(
    _ autoencoder: Autoencoder, from start: Autoencoder.Parameters<Scalar>, on x: [[Double]],
    using random: inout RandomSource
  ) throws(TrainingFailure) -> Autoencoder.Parameters<Scalar> {
    precondition(autoencoder.isVariational, "Only a variational autoencoder has a prior.")
    precondition(!x.isEmpty, "There is no sample to learn from.")
    autoencoder.require(x)
    let size = min(batch, x.count)
    let critic = critic(inputs: autoencoder.inputs)
    let step = CriticStep(
      autoencoder, start, critic: critic, at: critic.initialParameters(using: &random), x: x,
      batch: size, weight: weight)
    let descents = (
      critic: Descent(.adam(), layout: step.layouts.critic),
      decoder: Descent(.adam(), layout: step.layouts.decoder)
    )
    var order = Array(x.indices)
    var steps = 0
    for _ in 0..<epochs where !Task.isCancelled {
      Training.shuffle(&order, using: &random)
      for first in stride(from: 0, to: x.count, by: size) {
        let count = min(size, x.count - first)
        steps += 1
        order.withUnsafeBufferPointer {
          step.addSlopes(
            of: UnsafeBufferPointer(rebasing: $0[first..<first + count]), using: &random)
        }
        if weight > 0 {
          descents.critic.step(
            steps, rate: rate, gradient: step.gradients.critic, parameters: step.parameters.critic)
        }
        descents.decoder.step(
          steps, rate: rate, gradient: step.gradients.decoder, parameters: step.parameters.decoder)
      }
    }
    var taught = start
    step.layouts.decoder.collect(step.parameters.decoder, into: &taught.decoder)
    guard taught.decoder.allSatisfy(\.isFinite) else {
      throw .diverged(step: steps, loss: .nan, rate: rate)
    }
    return taught
  }
}

/// The slopes of critic and decoder on a minibatch, in memory that is taken once.
private final class CriticStep<Scalar: TrainingScalar> {
  let layouts: (critic: PaddedParameters<Scalar>, decoder: PaddedParameters<Scalar>)
  let parameters: (critic: AlignedBlock<Scalar>, decoder: AlignedBlock<Scalar>)
  let gradients: (critic: AlignedBlock<Scalar>, decoder: AlignedBlock<Scalar>)
  private let autoencoder: Autoencoder
  private let codes: Autoencoder.Codes
  private let weight: Scalar
  private let (scale, deviation): (Scalar, Scalar)
  private let critic: NetworkPass<Scalar>
  private let decoder: NetworkPass<Scalar>
  private let x: AlignedBlock<Scalar>
  private let (prior, noise, own):
    (AlignedBlock<Scalar>, AlignedBlock<Scalar>, AlignedBlock<Scalar>)
  private let (made, madeSlopes): (AlignedBlock<Scalar>, AlignedBlock<Scalar>)

  init(
    _ autoencoder: Autoencoder, _ start: Autoencoder.Parameters<Scalar>,
    critic network: FeedForwardNetwork, at criticStart: [Scalar], x rows: [[Double]], batch: Int,
    weight: Double
  ) {
    if case .categorical = autoencoder.likelihood {
      preconditionFailure("A critic has no slope through levels.")
    }
    let kernels = Scalar.kernels
    self.autoencoder = autoencoder
    self.weight = Scalar(weight)
    codes = autoencoder.encode(start, rows)
    scale = Scalar(autoencoder.likelihood.scale(variance: start.variance))
    deviation = Scalar(start.variance.squareRoot())
    critic = NetworkPass(network, batch: batch)
    decoder = NetworkPass(autoencoder.decoder, batch: batch)
    layouts = (PaddedParameters(network), PaddedParameters(autoencoder.decoder))
    parameters = (
      AlignedBlock(count: layouts.critic.count), AlignedBlock(count: layouts.decoder.count)
    )
    gradients = (
      AlignedBlock(count: layouts.critic.count), AlignedBlock(count: layouts.decoder.count)
    )
    layouts.critic.spread(criticStart, into: parameters.critic)
    layouts.decoder.spread(start.decoder, into: parameters.decoder)
    let inputs = autoencoder.inputs
    x = AlignedBlock(
      rows: rows.flatMap { $0.map { Scalar($0) } }, length: inputs, stride: kernels.width(inputs))
    let columns = kernels.width(batch)
    prior = AlignedBlock(count: autoencoder.codeSize * columns)
    own = AlignedBlock(count: autoencoder.codeSize * columns)
    noise = AlignedBlock(count: inputs * columns)
    made = AlignedBlock(count: inputs * columns)
    madeSlopes = AlignedBlock(count: inputs * columns)
  }

  private var isNormal: Bool { autoencoder.decoder.loss == .squaredError }

  /// Of the mean losses of the samples `order`, added to ``gradients``.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func addSlopes(of order: UnsafeBufferPointer<Int>, using random: inout RandomSource) {
    let share = 1 / Scalar(order.count)
    draw(order, using: &random)
    if weight > 0 { play(order, share: share) }

    // The likelihood of the real samples, each by a code of its own
    decoder.take(columns: order.count) {
      $0.update(from: own.base, count: autoencoder.codeSize * decoder.stride)
    }
    decoder.forward(parameters.decoder, keepingSlopes: true)
    _ = decoder.loss(
      against: x.base, order, groups: 1, weight: scale * share, keepingSlopes: true)
    decoder.backward(parameters.decoder, gradient: gradients.decoder, inputSlopes: nil)
  }

  /// What is random, sample after sample: a code of the prior, the noise of a normal decoder, a code of the encoder.
  private func draw(_ order: UnsafeBufferPointer<Int>, using random: inout RandomSource) {
    let stride = Scalar.kernels.width(order.count)
    for (i, sample) in order.enumerated() {
      if weight > 0 {
        for k in 0..<autoencoder.codeSize { prior.base[k * stride + i] = Scalar(random.normal()) }
        if isNormal {
          for k in 0..<autoencoder.inputs { noise.base[k * stride + i] = Scalar(random.normal()) }
        }
      }
      for (k, code) in codes.draw(sample, using: &random).enumerated() {
        own.base[k * stride + i] = Scalar(code)
      }
    }
  }

  private func play(_ order: UnsafeBufferPointer<Int>, share: Scalar) {
    let (count, inputs) = (order.count, autoencoder.inputs)

    // Samples made from the prior
    decoder.take(columns: count) {
      $0.update(from: prior.base, count: autoencoder.codeSize * decoder.stride)
    }
    decoder.forward(parameters.decoder, keepingSlopes: true)
    let stride = decoder.stride
    let outputs = decoder.outputs
    for place in 0..<inputs * stride {
      made.base[place] =
        isNormal
        ? outputs[place] + deviation * noise.base[place]
        : Activation.logistic.value(outputs[place])
    }

    // The critic: log odds up for what is real, down for what is made
    critic.take(rows: x.base, order)
    critic.forward(parameters.critic, keepingSlopes: true)
    judge(as: 1, weight: share)
    critic.backward(parameters.critic, gradient: gradients.critic, inputSlopes: nil)
    takeMade(count)
    judge(as: 0, weight: share)
    critic.backward(parameters.critic, gradient: gradients.critic, inputSlopes: nil)

    // The decoder: through the critic to what was made, and to the net that made it
    takeMade(count)
    judge(as: 1, weight: share * weight)
    critic.backward(parameters.critic, gradient: nil, inputSlopes: madeSlopes)
    let slopes = decoder.outputSlopes
    for place in 0..<inputs * stride {
      let own = isNormal ? 1 : made.base[place] * (1 - made.base[place])
      slopes[place] *= madeSlopes.base[place] * own
    }
    decoder.backward(parameters.decoder, gradient: gradients.decoder, inputSlopes: nil)
  }

  private func takeMade(_ count: Int) {
    critic.take(columns: count) {
      $0.update(from: made.base, count: autoencoder.inputs * critic.stride)
    }
    critic.forward(parameters.critic, keepingSlopes: true)
  }

  /// The slopes of weight · the cross entropy of calling all samples real (1) or made (0); none for places behind them.
  private func judge(as verdict: Scalar, weight: Scalar) {
    let (odds, slopes) = (critic.outputs, critic.outputSlopes)
    for i in 0..<critic.stride {
      slopes[i] *= i < critic.count ? weight * (Activation.logistic.value(odds[i]) - verdict) : 0
    }
  }
}
