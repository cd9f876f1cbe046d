import BayesNumerics
import RealModule
import Testing

@testable import Networks

/// The fast step against its twin on paper, and both against differences.
@Suite struct AutoencoderStepTests {
  static let likelihoods: [DecoderLikelihood] = [
    .bernoulli, .binomial(trials: 4), .normal(variance: 0.3), .normalOfLearnedVariance,
    .categorical(levels: 5),
  ]

  /// An autoencoder, where it stands, and samples of levels 0, 1/4, ..., 1.
  struct Case {
    let autoencoder: Autoencoder
    let parameters: Autoencoder.Parameters<Double>
    let x: [[Double]]

    init(_ likelihood: DecoderLikelihood, _ regulariser: CodeRegulariser) {
      var random = RandomSource(seed: 7)
      autoencoder = Autoencoder(
        inputs: 7, hidden: [9, 5], codeSize: 3, likelihood: likelihood, regulariser: regulariser)
      parameters = autoencoder.initialParameters(using: &random)
      let cells = 7
      x = (0..<21).map { _ in
        (0..<cells).map { _ in Double(Int(random.uniform() * 5)) / 4 }
      }
    }

    /// The mean of the twin's losses and slopes with the noise of this stream, drawn unit by unit as the step does.
    func onPaper(_ random: RandomSource) -> (loss: Double, encoder: [Double], decoder: [Double]) {
      var random = random
      let size = autoencoder.codeSize
      var noise = x.map { _ in [Double](repeating: 0, count: size) }
      if autoencoder.isVariational {
        for k in 0..<size { for i in x.indices { noise[i][k] = random.normal() } }
      }
      var loss = 0.0
      var encoder = [Double](repeating: 0, count: parameters.encoder.count)
      var decoder = [Double](repeating: 0, count: parameters.decoder.count)
      for (sample, own) in zip(x, noise) {
        let found = autoencoder.lossAndGradient(parameters, x: sample, noise: own)
        loss += found.loss / Double(x.count)
        for k in encoder.indices { encoder[k] += found.encoder[k] / Double(x.count) }
        for k in decoder.indices { decoder[k] += found.decoder[k] / Double(x.count) }
      }
      return (loss, encoder, decoder)
    }

    func step<Scalar: TrainingScalar>(
      _ type: Scalar.Type, _ stream: RandomSource
    ) -> (loss: Double, encoder: [Double], decoder: [Double]) {
      var random = stream
      let step = AutoencoderStep<Scalar>(
        autoencoder,
        at: .init(
          encoder: parameters.encoder.map { Scalar($0) },
          decoder: parameters.decoder.map { Scalar($0) }, variance: parameters.variance),
        x: x, batch: x.count)
      let loss = Array(x.indices).withUnsafeBufferPointer { step.loss(of: $0, using: &random) }
      var encoder = [Scalar](repeating: 0, count: parameters.encoder.count)
      var decoder = [Scalar](repeating: 0, count: parameters.decoder.count)
      step.layouts.encoder.collect(step.gradients.encoder, into: &encoder)
      step.layouts.decoder.collect(step.gradients.decoder, into: &decoder)
      return (
        loss.reconstruction + loss.regulariser, encoder.map { Double($0) },
        decoder.map { Double($0) }
      )
    }
  }

  private static func largest(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test(arguments: likelihoods) func theStepIsItsTwin(likelihood: DecoderLikelihood) {
    for regulariser in [CodeRegulariser.none, .divergence(beta: 1), .divergence(beta: 2.5)] {
      let own = Case(likelihood, regulariser)
      let stream = RandomSource(seed: 3)
      let (slow, fast) = (own.onPaper(stream), own.step(Double.self, stream))
      #expect(abs(slow.loss - fast.loss) < 1e-12 * abs(slow.loss))
      #expect(Self.largest(slow.encoder, fast.encoder) < 1e-12)
      #expect(Self.largest(slow.decoder, fast.decoder) < 1e-12)
      // Seven digits, of sums of some dozens of terms
      let single = own.step(Float.self, stream)
      #expect(abs(slow.loss - single.loss) < 1e-5 * abs(slow.loss))
      #expect(Self.largest(slow.encoder, single.encoder) < 2e-5)
      #expect(Self.largest(slow.decoder, single.decoder) < 2e-5)
    }
  }

  /// Central differences of the twin's loss, one parameter after the other.
  @Test(arguments: likelihoods) func theTwinsSlopesAreItsSlopes(likelihood: DecoderLikelihood) {
    for regulariser in [CodeRegulariser.none, .divergence(beta: 1.5)] {
      let own = Case(likelihood, regulariser)
      let noise = [0.3, -1.2, 0.8]
      let found = own.autoencoder.lossAndGradient(own.parameters, x: own.x[0], noise: noise)
      func loss(_ parameters: Autoencoder.Parameters<Double>) -> Double {
        own.autoencoder.lossAndGradient(parameters, x: own.x[0], noise: noise).loss
      }
      let h = 1e-5
      for k in stride(from: 0, to: own.parameters.encoder.count, by: 3) {
        var (up, down) = (own.parameters, own.parameters)
        up.encoder[k] += h
        down.encoder[k] -= h
        #expect(abs((loss(up) - loss(down)) / (2 * h) - found.encoder[k]) < 1e-7)
      }
      for k in stride(from: 0, to: own.parameters.decoder.count, by: 3) {
        var (up, down) = (own.parameters, own.parameters)
        up.decoder[k] += h
        down.decoder[k] -= h
        #expect(abs((loss(up) - loss(down)) / (2 * h) - found.decoder[k]) < 1e-7)
      }
    }
  }

  /// The discrepancy's slopes in the encoder by differences, with the same draws of the prior.
  @Test func theDiscrepancysSlopesAreItsSlopes() {
    let prior = CodePrior.mixture(means: [[1, 0, -1], [-1, 1, 0]], deviation: 0.5)
    for regulariser in [
      CodeRegulariser.discrepancy(weight: 5, prior: .standardNormal),
      .discrepancy(weight: 5, prior: prior),
      .discrepancy(weight: 5, prior: prior, scales: [0.1, 3]),
    ] {
      let own = Case(.normal(variance: 1), regulariser)
      let stream = RandomSource(seed: 11)
      let found = own.step(Double.self, stream)
      let h = 1e-5
      for k in stride(from: 0, to: own.parameters.encoder.count, by: 7) {
        func loss(_ move: Double) -> Double {
          var parameters = own.parameters
          parameters.encoder[k] += move
          var random = stream
          let step = AutoencoderStep<Double>(
            own.autoencoder, at: parameters, x: own.x, batch: own.x.count)
          let loss = Array(own.x.indices).withUnsafeBufferPointer {
            step.loss(of: $0, using: &random)
          }
          return loss.reconstruction + loss.regulariser
        }
        #expect(abs((loss(h) - loss(-h)) / (2 * h) - found.encoder[k]) < 1e-7)
      }
    }
  }

  /// The learned variance's slope by differences.
  @Test func theVariancesSlopeIsItsSlope() {
    let own = Case(.normalOfLearnedVariance, .divergence(beta: 1))
    let stream = RandomSource(seed: 5)
    func step(_ move: Double) -> (loss: Double, slope: Double) {
      var random = stream
      let step = AutoencoderStep<Double>(
        own.autoencoder, at: own.parameters, x: own.x, batch: own.x.count)
      step.logVariance += move
      let loss = Array(own.x.indices).withUnsafeBufferPointer { step.loss(of: $0, using: &random) }
      return (loss.reconstruction + loss.regulariser, step.logVarianceSlope)
    }
    let h = 1e-5
    #expect(abs((step(h).loss - step(-h).loss) / (2 * h) - step(0).slope) < 1e-7)
  }

  /// One noise for all samples is another loss: what the first test would miss if both shared it.
  @Test func sharedNoiseIsSeen() {
    let own = Case(.bernoulli, .divergence(beta: 1))
    let stream = RandomSource(seed: 3)
    var random = stream
    let noise = (0..<3).map { _ in random.normal() }
    let shared = own.x.reduce(0.0) {
      $0 + own.autoencoder.lossAndGradient(own.parameters, x: $1, noise: noise).loss
    }
    let fast = own.step(Double.self, stream)
    #expect(abs(shared / Double(own.x.count) - fast.loss) > 1e-4)
  }
}
