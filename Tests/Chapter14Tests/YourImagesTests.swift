import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct YourImagesTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.yourImages)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Coin flips have nothing that a code could carry: whatever the units' divergences, the answer says so.
  @Test func noiseEarnsNothing() throws {
    var random = RandomSource(seed: 5)
    let noise = (0..<300).map { _ in (0..<64).map { _ in random.uniform() < 0.5 ? 0.0 : 1 } }
    let (x, test) = (Array(noise.prefix(240)), Array(noise.suffix(60)))
    func model(_ epochs: Int, rate: Double = 2e-3) throws -> TrainedAutoencoder {
      try TrainedAutoencoder(
        Autoencoder(
          inputs: 64, hidden: [64], codeSize: 8, likelihood: .bernoulli,
          regulariser: .divergence(beta: 1)),
        on: x, epochs: epochs, rate: rate, using: RandomSource(seed: 6))
    }
    let noCode = NoCode(.bernoulli, x)
    let score = OwnScore(
      try model(300), half: nil, training: x, test: test, noCode: noCode,
      using: RandomSource(seed: 7))
    #expect(!score.earnsItsPrice && score.verdict.contains("does not"))

    // Digits: a code that earns its price; a rate of almost nothing does not let it, and nothing is said of convergence
    let split = ImageSplit(.digits, using: RandomSource(seed: 1))
    func digits(_ epochs: Int, _ rate: Double) throws -> TrainedAutoencoder {
      try TrainedAutoencoder(
        ImageModel.mapped(.divergence(beta: 1), likelihood: .bernoulli), on: split.training.images,
        epochs: epochs, rate: rate, using: RandomSource(seed: 2))
    }
    func judged(_ epochs: Int, _ rate: Double) throws -> OwnScore {
      OwnScore(
        try digits(epochs, rate),
        half: epochs < OwnScore.fewestEpochs ? nil : try digits(epochs / 2, rate),
        training: Array(split.training.images.prefix(300)), test: split.test.images,
        noCode: NoCode(.bernoulli, split.training.images), using: RandomSource(seed: 3))
    }
    let (good, still, short) = (try judged(60, 2e-3), try judged(20, 1e-6), try judged(2, 2e-3))
    #expect(good.earnsItsPrice && !good.overfits && good.active == 2)
    #expect(!still.earnsItsPrice && still.convergence.contains("nothing can be said"))
    #expect(short.convergence.contains("fewer than 20 epochs"))
    // Ten epochs of twenty leave much to be learned
    #expect(try judged(20, 2e-3).convergence.contains("not converged"))
  }

  /// Few images of noise: a table of each pixel by itself learns their accidents, and a net that is stopped early looks better than
  /// it. Against a table that may pool its pixels no code earns anything: at most 3 of 20 sets, where 5 % one way would give 4 or more
  /// in 2 of 100 tests. The table that may not pool is the control.
  @Test func fewImagesOfNoiseEarnNothing() throws {
    var random = RandomSource(seed: 11)
    var (pooled, apart) = (0, 0)
    for set in 0..<20 {
      let noise = (0..<25).map { _ in (0..<64).map { _ in random.uniform() < 0.5 ? 0.0 : 1 } }
      let (x, test) = (Array(noise.prefix(15)), Array(noise.suffix(10)))
      let model = try TrainedAutoencoder(
        ImageModel.mapped(.divergence(beta: 1), likelihood: .bernoulli), on: x, epochs: 30,
        rate: 2e-3, using: RandomSource(seed: UInt64(set)))
      func earns(_ noCode: NoCode) -> Bool {
        OwnScore(
          model, half: nil, training: x, test: test, noCode: noCode, using: RandomSource(seed: 3)
        ).verdict.contains("earns its price, by")
      }
      if earns(NoCode.validated(.bernoulli, x)) { pooled += 1 }
      if earns(NoCode(.bernoulli, x)) { apart += 1 }
    }
    #expect(pooled <= 3, "\(pooled) of 20")
    #expect(apart >= 8, "\(apart) of 20")
  }

  /// Fifteen images of noise by heart: the bound of others falls, and more epochs are not what is advised.
  @Test func learningByHeartIsSeen() throws {
    var random = RandomSource(seed: 12)
    let noise = (0..<75).map { _ in (0..<64).map { _ in random.uniform() < 0.5 ? 0.0 : 1 } }
    let (x, test) = (Array(noise.prefix(15)), Array(noise.suffix(60)))
    func trained(_ epochs: Int) throws -> TrainedAutoencoder {
      try TrainedAutoencoder(
        ImageModel.mapped(.divergence(beta: 1), likelihood: .bernoulli), on: x, epochs: epochs,
        rate: 2e-3, using: RandomSource(seed: 4))
    }
    let score = OwnScore(
      try trained(600), half: try trained(300), training: x, test: test,
      noCode: .validated(.bernoulli, x), using: RandomSource(seed: 3))
    #expect(score.overfits && score.convergence.contains("fewer --epochs"))
  }

  /// Every option that the section follows changes what is asked for.
  @Test func optionsReachTheModel() throws {
    let own = try OwnModel(
      .parse(["--code", "5", "--layers", "2", "--units", "30", "--likelihood", "categorical"]))
    #expect(own.shape == [64, 30, 30, 5])
    #expect(own.autoencoder.likelihood == .categorical(levels: 17))
    #expect(own.autoencoder.decoder.outputs == 64 * 17)
  }
}
