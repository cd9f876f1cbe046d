import BayesNumerics
import Networks
import Workbook

/// The nets of the chapter's sections on digits.
enum ImageModel {
  /// 64-128-2, hidden units with tanh, and the way back: codes that can be drawn on paper.
  ///
  /// A pixel counts the ink of sixteen cells, each for itself.
  static func mapped(
    _ regulariser: CodeRegulariser, likelihood: DecoderLikelihood = .binomial(trials: 16)
  ) -> Autoencoder {
    Autoencoder(
      inputs: 64, hidden: [128], codeSize: 2, likelihood: likelihood, regulariser: regulariser)
  }
}

extension ImageModel {
  /// Of every net with codes of two numbers, so that they can be compared.
  static func epochs(_ run: Run) -> Int { run.isQuick ? 120 : 300 }
}

/// An autoencoder with what training found.
struct TrainedAutoencoder: Sendable {
  let autoencoder: Autoencoder
  let parameters: Autoencoder.Parameters<Float>
  let history: [AutoencoderTraining.Epoch]

  /// By Adam, the rate 2e-3 falling to a tenth along half a cosine wave.
  init(
    _ autoencoder: Autoencoder, on x: [[Double]], epochs: Int, rate: Double = 2e-3, batch: Int = 64,
    using random: RandomSource, watch: (AutoencoderTraining.Epoch) -> Void = { _ in }
  ) throws {
    var random = random
    let start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
    let trained = try AutoencoderTraining(
      rate: .cosine(from: rate, to: rate / 10, epochs: epochs), batch: batch, epochs: epochs
    ).run(autoencoder, from: start, on: x, using: &random) { epoch in
      watch(epoch)
      return .goOn
    }
    self.autoencoder = autoencoder
    parameters = trained.parameters
    history = trained.history
    try Task.checkCancellation()
  }

  init(_ autoencoder: Autoencoder, _ parameters: Autoencoder.Parameters<Float>) {
    self.autoencoder = autoencoder
    self.parameters = parameters
    history = []
  }

  func encode(_ x: [[Double]]) -> Autoencoder.Codes { autoencoder.encode(parameters, x) }
  /// What x is on average for each code: the images that are shown and judged.
  func images(_ codes: [[Double]]) -> [[Double]] { autoencoder.means(parameters, codes) }

  /// Draws from p(x | z), one for each code, for counts of ink and normal decoders.
  func samples(_ codes: [[Double]], using random: inout RandomSource) -> [[Double]] {
    images(codes).map { means in
      switch autoencoder.likelihood {
      case .binomial(let trials):
        means.map { mean in
          Double((0..<trials).filter { _ in random.uniform() < mean }.count) / Double(trials)
        }
      case .bernoulli: means.map { random.uniform() < $0 ? 1 : 0 }
      case .normal, .normalOfLearnedVariance:
        means.map { $0 + parameters.variance.squareRoot() * random.normal() }
      case .categorical: preconditionFailure("Categorical pixels are not drawn in this chapter.")
      }
    }
  }

  /// The mean evidence lower bound of these samples, in nats.
  func bound(_ x: [[Double]], draws: Int, using random: RandomSource) -> Double {
    var random = random
    let bounds = autoencoder.bounds(parameters, x, draws: draws, using: &random)
    return bounds.reduce(0, +) / Double(bounds.count)
  }

  /// What was maximised, a mean over the last tenth of the epochs, in nats per sample.
  var lastObjective: Double {
    let last = history.suffix(max(1, history.count / 10))
    return last.reduce(0) { $0 + $1.bound } / Double(last.count)
  }
}

extension CriticTraining {
  /// The model with the decoder after the game.
  func run(
    _ model: TrainedAutoencoder, on x: [[Double]], using random: RandomSource
  ) throws -> TrainedAutoencoder {
    var random = random
    let taught = try run(model.autoencoder, from: model.parameters, on: x, using: &random)
    try Task.checkCancellation()
    return TrainedAutoencoder(model.autoencoder, taught)
  }
}
