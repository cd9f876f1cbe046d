import BayesNumerics
import RealModule

/// The loss of an autoencoder on a minibatch and its slopes, in memory that is taken once.
///
/// The loss is -log p(x | z) up to the constants of the likelihood, plus the regulariser, a mean over the minibatch. Its
/// readable twin, one sample in plain arrays, is ``Autoencoder/lossAndGradient(_:x:noise:)``, which the tests hold against it.
final class AutoencoderStep<Scalar: TrainingScalar> {
  let autoencoder: Autoencoder
  private let encoder: NetworkPass<Scalar>
  private let decoder: NetworkPass<Scalar>
  let layouts: (encoder: PaddedParameters<Scalar>, decoder: PaddedParameters<Scalar>)
  let parameters: (encoder: AlignedBlock<Scalar>, decoder: AlignedBlock<Scalar>)
  let gradients: (encoder: AlignedBlock<Scalar>, decoder: AlignedBlock<Scalar>)
  /// log s of the normal likelihood, and the loss's slope in it.
  var logVariance: Double
  private(set) var logVarianceSlope = 0.0
  private let x: AlignedBlock<Scalar>
  private let y: AlignedBlock<Scalar>?
  private let noise: AlignedBlock<Scalar>
  private let deviations: AlignedBlock<Scalar>
  private let codeSlopes: AlignedBlock<Scalar>
  private let discrepancy: DiscrepancySlopes<Scalar>?

  /// For minibatches of these rows of x, N × inputs numbers, at most `batch` of them.
  init(
    _ autoencoder: Autoencoder, at start: Autoencoder.Parameters<Scalar>, x rows: [[Double]],
    batch: Int
  ) {
    let kernels = Scalar.kernels
    self.autoencoder = autoencoder
    encoder = NetworkPass(autoencoder.encoder, batch: batch)
    decoder = NetworkPass(autoencoder.decoder, batch: batch)
    layouts = (PaddedParameters(autoencoder.encoder), PaddedParameters(autoencoder.decoder))
    parameters = (
      AlignedBlock(count: layouts.encoder.count), AlignedBlock(count: layouts.decoder.count)
    )
    gradients = (
      AlignedBlock(count: layouts.encoder.count), AlignedBlock(count: layouts.decoder.count)
    )
    logVariance = .log(start.variance)
    x = AlignedBlock(
      rows: rows.flatMap { $0.map { Scalar($0) } }, length: autoencoder.inputs,
      stride: kernels.width(autoencoder.inputs))
    // Most learn to say what they see; levels are told by ones and zeros
    if case .categorical = autoencoder.likelihood {
      let outputs = autoencoder.decoder.outputs
      y = AlignedBlock(
        rows: rows.flatMap { autoencoder.likelihood.targets($0).map { Scalar($0) } },
        length: outputs, stride: kernels.width(outputs))
    } else {
      y = nil
    }
    let room = autoencoder.codeSize * kernels.width(batch)
    noise = AlignedBlock(count: room)
    deviations = AlignedBlock(count: room)
    codeSlopes = AlignedBlock(count: room)
    if case .discrepancy(let weight, let prior, let scales) = autoencoder.regulariser {
      discrepancy = DiscrepancySlopes(
        size: autoencoder.codeSize, batch: batch, weight: weight, prior: prior, scales: scales)
    } else {
      discrepancy = nil
    }
    set(start)
  }

  func set(_ values: Autoencoder.Parameters<Scalar>) {
    layouts.encoder.spread(values.encoder, into: parameters.encoder)
    layouts.decoder.spread(values.decoder, into: parameters.decoder)
    logVariance = .log(values.variance)
  }

  var current: Autoencoder.Parameters<Scalar> {
    var result = Autoencoder.Parameters(
      encoder: [Scalar](repeating: 0, count: autoencoder.encoder.parameterCount),
      decoder: [Scalar](repeating: 0, count: autoencoder.decoder.parameterCount),
      variance: .exp(logVariance))
    layouts.encoder.collect(parameters.encoder, into: &result.encoder)
    layouts.decoder.collect(parameters.decoder, into: &result.decoder)
    return result
  }

  /// The mean loss of the samples `order`, in two parts: -log p(x | z) with its constants in s, and the regulariser.
  /// Slopes are added to ``gradients``.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func loss(
    of order: UnsafeBufferPointer<Int>, using random: inout RandomSource
  ) -> (reconstruction: Double, regulariser: Double) {
    let kernels = Scalar.kernels
    let size = autoencoder.codeSize
    let share = 1 / Scalar(order.count)

    // Encoder, code, decoder
    encoder.take(rows: x.base, order)
    encoder.forward(parameters.encoder, keepingSlopes: true)
    let stride = encoder.stride
    let means = encoder.outputs
    let logVariances = means + size * stride
    var regulariser = 0.0
    decoder.take(columns: order.count) { codes in
      if autoencoder.isVariational {
        for k in 0..<size {
          for i in 0..<order.count { noise.base[k * stride + i] = Scalar(random.normal()) }
        }
        regulariser = kernels.codeDraw(
          means, logVariances, noise.base, codes, deviations.base, size, order.count)
      } else {
        codes.update(from: means, count: size * stride)
      }
    }
    decoder.forward(parameters.decoder, keepingSlopes: true)

    // The likelihood, and its slopes back to the code
    let variance = Double.exp(logVariance)
    let scale = autoencoder.likelihood.scale(variance: variance)
    let sum = decoder.loss(
      against: y?.base ?? x.base, order, groups: groups, weight: Scalar(scale) * share,
      keepingSlopes: true)
    decoder.backward(parameters.decoder, gradient: gradients.decoder, inputSlopes: codeSlopes)
    var constant = 0.0
    if autoencoder.likelihood.loss == .squaredError {
      let half = Double(autoencoder.inputs) / 2
      constant = half * .log(2 * .pi * variance)
      logVarianceSlope = half - sum
    }

    // The regulariser's slopes, and all of them back through the encoder
    let slopes = encoder.outputSlopes
    switch autoencoder.regulariser {
    case .divergence(let beta):
      regulariser *= beta / Double(order.count)
      kernels.codeSlopes(
        means, deviations.base, noise.base, codeSlopes.base, Scalar(beta) * share, size,
        order.count, slopes, slopes + size * stride)
    case .none, .discrepancy:
      if let discrepancy {
        regulariser = discrepancy.add(
          to: codeSlopes.base, codes: decoder.inputs, count: order.count, stride: stride,
          using: &random)
      }
      for place in 0..<size * stride { slopes[place] *= codeSlopes.base[place] }
    }
    encoder.backward(parameters.encoder, gradient: gradients.encoder, inputSlopes: nil)
    return (sum + constant, regulariser)
  }

  private var groups: Int {
    if case .categorical = autoencoder.likelihood { autoencoder.inputs } else { 1 }
  }
}

/// The squared maximum mean discrepancy of a minibatch's codes from draws of the prior, and its slopes in the codes.
///
/// With the mean of inverse multiquadric kernels C/(C + |a - b|²), C = 2 D alone where no C is given; the mean over pairs
/// of different codes.
/// Source: Tolstikhin et al. (2018), algorithm 2.
private final class DiscrepancySlopes<Scalar: TrainingScalar> {
  private let size: Int
  private let weight: Double
  private let prior: CodePrior
  private let scales: [Scalar]
  private let draws: AlignedBlock<Scalar>

  init(size: Int, batch: Int, weight: Double, prior: CodePrior, scales: [Double]) {
    self.size = size
    self.weight = weight
    self.prior = prior
    self.scales = (scales.isEmpty ? [Double(2 * size)] : scales).map { Scalar($0) }
    draws = AlignedBlock(count: size * batch)
  }

  /// The weighted discrepancy; nothing for fewer than two codes, which have no pair.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func add(
    to slopes: UnsafeMutablePointer<Scalar>, codes: UnsafePointer<Scalar>, count: Int, stride: Int,
    using random: inout RandomSource
  ) -> Double {
    guard count > 1 else { return 0 }
    for i in 0..<count {
      for (k, value) in prior.draw(size, using: &random).enumerated() {
        draws.base[k * count + i] = Scalar(value)
      }
    }
    let share = Scalar(2 * weight) / Scalar(scales.count)
    let pairs = share / Scalar(count * (count - 1))
    let crossed = share / Scalar(count * count)
    var sum = Scalar.zero
    for i in 0..<count {
      for j in 0..<count {
        // Codes attract each other little, and draws much
        if j < i {
          var square = Scalar.zero
          var apart = Scalar.zero
          for k in 0..<size {
            let d = codes[k * stride + i] - codes[k * stride + j]
            square += d * d
            let e = draws.base[k * count + i] - draws.base[k * count + j]
            apart += e * e
          }
          var slope = Scalar.zero
          for c in scales {
            let kernel = c / (c + square)
            sum += pairs * (kernel + c / (c + apart))
            slope -= 2 * pairs * kernel * kernel / c
          }
          for k in 0..<size {
            let d = codes[k * stride + i] - codes[k * stride + j]
            slopes[k * stride + i] += slope * d
            slopes[k * stride + j] -= slope * d
          }
        }
        var square = Scalar.zero
        for k in 0..<size {
          let d = codes[k * stride + i] - draws.base[k * count + j]
          square += d * d
        }
        var slope = Scalar.zero
        for c in scales {
          let kernel = c / (c + square)
          sum -= crossed * kernel
          slope += 2 * crossed * kernel * kernel / c
        }
        for k in 0..<size {
          slopes[k * stride + i] += slope * (codes[k * stride + i] - draws.base[k * count + j])
        }
      }
    }
    return Double(sum)
  }
}
