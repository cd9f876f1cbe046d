import BayesNumerics
import Datasets
import RealModule
import Testing

@testable import Networks

@Suite struct AutoencoderTrainingTests {
  static let digits = Digits.images.map { $0.map { Double($0) / 16 } }

  /// 64-128-2, batch 64, Adam 1e-3, rectifiers, 100 epochs on all digits: -24.62 or -24.63 in JAX and PyTorch.
  @Test func theBoundIsThatOfOtherLibraries() throws {
    let autoencoder = Autoencoder(
      inputs: 64, hidden: [128], codeSize: 2, activation: .relu, likelihood: .bernoulli,
      regulariser: .divergence(beta: 1))
    var random = RandomSource(seed: 1)
    let start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
    let clock = ContinuousClock()
    let begin = clock.now
    let trained = try AutoencoderTraining(epochs: 100).run(
      autoencoder, from: start, on: Self.digits, using: &random)
    print("VAE 64-128-2: \((clock.now - begin) / 100) an epoch, bound \(trained.history[99].bound)")
    let bound = trained.history[99].bound
    #expect(abs(bound + 24.6) < 0.3, "\(bound)")
    // What it learned is in the parameters, and not only in the history
    let bounds = autoencoder.bounds(trained.parameters, Self.digits, draws: 4, using: &random)
    #expect(abs(bounds.reduce(0, +) / 1797 - bound) < 0.2)
    #expect(trained.isFinished && trained.history.count == 100)
  }

  @Test func sameStreamSameBits() throws {
    let autoencoder = Autoencoder(
      inputs: 64, hidden: [16], codeSize: 3, likelihood: .binomial(trials: 16),
      regulariser: .divergence(beta: 1))
    func run(_ seed: UInt64) throws -> Autoencoder.Parameters<Float> {
      var random = RandomSource(seed: seed)
      let start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
      return try AutoencoderTraining(epochs: 2).run(
        autoencoder, from: start, on: Array(Self.digits.prefix(200)), using: &random
      ).parameters
    }
    let (first, second, other) = try (run(1), run(1), run(2))
    #expect(first == second && first != other)
  }

  @Test func divergenceIsSaid() {
    let autoencoder = Autoencoder(
      inputs: 64, hidden: [16], codeSize: 2, likelihood: .normal(variance: 0.01),
      regulariser: .divergence(beta: 1))
    var random = RandomSource(seed: 1)
    let start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
    #expect(throws: TrainingFailure.self) {
      try AutoencoderTraining(rate: .constant(50), epochs: 20).run(
        autoencoder, from: start, on: Array(Self.digits.prefix(200)), using: &random)
    }
  }

  /// The learned variance settles where the misses are: s = mean of (x - f)².
  @Test func theVarianceIsLearned() throws {
    let autoencoder = Autoencoder(
      inputs: 2, hidden: [8], codeSize: 1, likelihood: .normalOfLearnedVariance,
      regulariser: .divergence(beta: 1))
    var random = RandomSource(seed: 2)
    let x = (0..<400).map { _ -> [Double] in
      let z = random.normal()
      return [z + 0.2 * random.normal(), -z + 0.2 * random.normal()]
    }
    let start: Autoencoder.Parameters<Double> = autoencoder.initialParameters(using: &random)
    let trained = try AutoencoderTraining(rate: .constant(5e-3), epochs: 300).run(
      autoencoder, from: start, on: x, using: &random)
    let q = autoencoder.encode(trained.parameters, x)
    var (sum, count) = (0.0, 0.0)
    for _ in 0..<20 {
      let codes = x.indices.map { q.draw($0, using: &random) }
      for (said, own) in zip(autoencoder.decode(trained.parameters, codes), x) {
        sum += zip(said, own).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        count += 2
      }
    }
    #expect(abs(trained.parameters.variance / (sum / count) - 1) < 0.1)
    #expect(trained.parameters.variance > 0.02 && trained.parameters.variance < 0.08)
  }
}
