import BayesNumerics
import ChapterTestSupport
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct CriticTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.critic)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The game on paper, sample by sample, and the fast one: the same numbers but for rounding, whatever the decoder says.
  @Test(arguments: [DecoderLikelihood.bernoulli, .binomial(trials: 4), .normal(variance: 0.2)])
  func theGameIsItsTwin(likelihood: DecoderLikelihood) throws {
    var random = RandomSource(seed: 4)
    let autoencoder = Autoencoder(
      inputs: 5, hidden: [6], codeSize: 2, likelihood: likelihood,
      regulariser: .divergence(beta: 1))
    let start: Autoencoder.Parameters<Double> = autoencoder.initialParameters(using: &random)
    let x = (0..<21).map { _ in (0..<5).map { _ in Double(Int(random.uniform() * 5)) / 4 } }
    for weight in [0.0, 1, 30] {
      let game = CriticTraining(units: [4, 3], weight: weight, epochs: 4, batch: 9, rate: 0.01)
      var (one, other) = (RandomSource(seed: 5), RandomSource(seed: 5))
      let fast = try game.run(autoencoder, from: start, on: x, using: &one)
      let slow = CriticOnPaper(game: game).run(autoencoder, from: start, on: x, using: &other)
      let apart = zip(fast.decoder, slow.decoder).map { abs($0 - $1) }.max() ?? 1
      let moved = zip(start.decoder, slow.decoder).map { abs($0 - $1) }.max() ?? 0
      #expect(apart < 1e-9 && moved > 0.02, "\(weight): \(apart) of \(moved)")
      #expect(fast.encoder == start.encoder && fast.variance == start.variance)
    }
  }

  /// A critic is felt: another weight, another decoder.
  @Test func theWeightMatters() throws {
    let images = ImageSplit(.digits, using: RandomSource(seed: 1)).training.images.prefix(200)
    let autoencoder = ImageModel.mapped(.divergence(beta: 1))
    var random = RandomSource(seed: 2)
    let start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
    func taught(_ weight: Double) throws -> [Float] {
      var random = RandomSource(seed: 3)
      return try CriticTraining(units: [8], weight: weight, epochs: 1).run(
        autoencoder, from: start, on: Array(images), using: &random
      ).decoder
    }
    #expect(try taught(10) == taught(10))
    #expect(try taught(10) != taught(11))
  }

  /// Differences 1, 1.1 and 0.9 have a standard error of 0.06, and t of 4.3 for two degrees of freedom.
  @Test func runsAreComparedInPairs() {
    let low = Runs([5, 7, 9])
    #expect(Runs([6, 8.1, 9.9]).sign(beside: low) == 1)
    #expect(low.sign(beside: Runs([6, 8.1, 9.9])) == -1)
    // 0.2, 1.8, 1: a standard error of 0.46, and 1 < 4.3 · 0.46
    #expect(Runs([5.2, 8.8, 10]).sign(beside: low) == nil)
    #expect(Runs([6]).sign(beside: Runs([5])) == nil)
  }

  /// A new critic tells noise from digits, and nothing from digits.
  @Test func aNewCriticSeesWhatThereIs() throws {
    let images = ImageSplit(.digits, using: RandomSource(seed: 1)).training.images
    var random = RandomSource(seed: 2)
    let noise = (0..<600).map { _ in (0..<64).map { _ in random.uniform() } }
    func critic(_ made: [[Double]]) throws -> FreshCritic {
      try FreshCritic(
        real: Array(images[..<300]), made: Array(made[..<300]), heldOut: Array(images[300..<600]),
        madeHeldOut: Array(made[300..<600]), units: [16], mostEpochs: 400,
        using: RandomSource(seed: 3))
    }
    let (ofNoise, ofDigits) = (
      try critic(noise), try critic(Array(images[600..<1200]))
    )
    #expect(ofNoise.accuracy > 0.98 && ofNoise.logLoss < 0.1)
    // Digits for what is made: 600 verdicts have a standard error of 0.02, and its validation part ends it near log 2
    #expect(abs(ofDigits.accuracy - 0.5) < 0.1 && abs(ofDigits.logLoss - .log(2)) < 0.1)
    #expect(ofDigits.hasConverged)
  }

  /// Where the encoder's codes are far from the prior's, the likelihood says little of what the prior draws, and the critic
  /// says it: samples move to the data.
  @Test func theCriticMovesTheDecoder() throws {
    var random = RandomSource(seed: 4)
    let x = (0..<200).map { _ in [2 + 0.3 * random.normal(), 2 + 0.3 * random.normal()] }
    let autoencoder = Autoencoder(
      inputs: 2, hidden: [8], codeSize: 2, likelihood: .normal(variance: 0.09),
      regulariser: .divergence(beta: 1))
    var start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
    for k in start.encoder.indices { start.encoder[k] = 0 }
    for k in autoencoder.encoder.biases(ofLayer: 1).prefix(2) { start.encoder[k] = 8 }
    let model = TrainedAutoencoder(autoencoder, start)
    func distance(_ weight: Double) throws -> Double {
      let game = CriticTraining(units: [8], weight: weight, epochs: 60, rate: 5e-3)
      let taught = try game.run(model, on: x, using: RandomSource(seed: 5))
      var random = RandomSource(seed: 6)
      let means = taught.images((0..<300).map { _ in [random.normal(), random.normal()] })
      return abs(means.reduce(0) { $0 + ($1[0] + $1[1]) / 600 } - 2)
    }
    let (alone, taught) = (try distance(0), try distance(100))
    #expect(taught < 0.95 * alone, "\(alone) \(taught)")
  }
}
