import BayesNumerics
import ChapterTestSupport
import Networks
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

  /// A new critic tells noise from digits, and nothing from digits.
  @Test func aNewCriticSeesWhatThereIs() throws {
    let images = ImageSplit(.digits, using: RandomSource(seed: 1)).training.images
    var random = RandomSource(seed: 2)
    let noise = (0..<600).map { _ in (0..<64).map { _ in random.uniform() } }
    func accuracy(_ made: [[Double]]) throws -> Double {
      try FreshCritic(
        real: Array(images[..<300]), made: Array(made[..<300]), heldOut: Array(images[300..<600]),
        madeHeldOut: Array(made[300..<600]), units: [16], epochs: 20, using: RandomSource(seed: 3)
      ).accuracy
    }
    #expect(try accuracy(noise) > 0.98)
    // Digits for what is made: 600 verdicts have a standard error of 0.02
    #expect(abs(try accuracy(Array(images[600..<1200])) - 0.5) < 0.1)
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
      var game = CriticTraining(units: [8], weight: weight, epochs: 60)
      game.rate = 5e-3
      let taught = try game.run(model, on: x, using: RandomSource(seed: 5))
      var random = RandomSource(seed: 6)
      let means = taught.images((0..<300).map { _ in [random.normal(), random.normal()] })
      return abs(means.reduce(0) { $0 + ($1[0] + $1[1]) / 600 } - 2)
    }
    let (alone, taught) = (try distance(0), try distance(100))
    #expect(taught < 0.95 * alone, "\(alone) \(taught)")
  }
}
