import BayesNumerics
import Datasets
import Testing

@testable import Networks

@Suite struct ValidatedTrainingTests {
  private static let digits = Digits.images.map { $0.map { Double($0) / 16 } }
  private static let autoencoder = Autoencoder(
    inputs: 64, hidden: [32], codeSize: 4, likelihood: .bernoulli, regulariser: .divergence(beta: 1)
  )

  private static func run(
    _ training: ValidatedTraining, on x: [[Double]], validation: [[Double]], seed: UInt64 = 1
  ) throws -> ValidatedTraining.Result<Float> {
    var random = RandomSource(seed: seed)
    let start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
    return try training.run(
      autoencoder, from: start, on: x, validation: validation, using: &random)
  }

  /// Few images are soon learned by heart: training ends by itself, and what comes out is the best of the way.
  @Test func itEndsBeforeOverfitting() throws {
    let (few, others) = (Array(Self.digits.prefix(60)), Array(Self.digits.suffix(200)))
    let training = ValidatedTraining(rate: 5e-3, batch: 20, stretch: 10, patience: 2)
    let found = try Self.run(training, on: few, validation: others)
    #expect(found.hasConverged && found.epochs < training.mostEpochs)
    var random = RandomSource(seed: 9)
    func bound(_ parameters: Autoencoder.Parameters<Float>) -> Double {
      let bounds = Self.autoencoder.bounds(parameters, others, draws: 8, using: &random)
      return bounds.reduce(0, +) / Double(bounds.count)
    }
    let best = bound(found.parameters)
    #expect(abs(best - found.best) < 0.3, "\(best) \(found.best)")
    // As many epochs without a look at the validation part end lower
    var start = RandomSource(seed: 1)
    let beginning: Autoencoder.Parameters<Float> = Self.autoencoder.initialParameters(using: &start)
    let longer = AutoencoderTraining(rate: .constant(5e-3), batch: 20, epochs: found.epochs + 1000)
    let blind = try longer.run(Self.autoencoder, from: beginning, on: few, using: &start)
    #expect(bound(blind.parameters) < best - 0.2)
  }

  /// Cut short it says so, and the same stream gives the same bits.
  @Test func cutShortItSaysSo() throws {
    let training = ValidatedTraining(stretch: 2, mostEpochs: 5)
    let (x, validation) = (Array(Self.digits.prefix(300)), Array(Self.digits.suffix(100)))
    let found = try Self.run(training, on: x, validation: validation)
    #expect(found.epochs == 5 && found.bounds.count == 3 && !found.hasConverged)
    #expect(found.best == found.bounds.max())
    let again = try Self.run(training, on: x, validation: validation)
    #expect(found.parameters == again.parameters && found.bounds == again.bounds)
    #expect(try Self.run(training, on: x, validation: validation, seed: 2).bounds != found.bounds)
  }
}
