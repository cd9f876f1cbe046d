import BayesNumerics
import Networks

/// How well a new critic tells made samples from real ones, on samples that did not teach it.
///
/// It learns until a fifth of what it was given, kept back, says stop, so that its verdicts are no matter of a number of
/// epochs.
struct FreshCritic: Sendable {
  /// The share of right verdicts; 1/2 where nothing can be told.
  let accuracy: Double
  /// The mean of -log of the probability that it gives to the truth, in nats; log 2 where nothing can be told.
  let logLoss: Double
  /// Epochs of its training, and whether its validation part ended it.
  let epochs: Int
  let hasConverged: Bool

  private static let patience = 40

  /// As many made as real ones teach it, and as many judge it.
  init(
    real: [[Double]], made: [[Double]], heldOut: [[Double]], madeHeldOut: [[Double]], units: [Int],
    mostEpochs: Int, using random: RandomSource
  ) throws {
    var random = random
    let network = FeedForwardNetwork(
      [real[0].count] + units + [1], activation: .tanh, loss: .bernoulli)
    func set(_ real: [[Double]], _ made: [[Double]]) throws -> TrainingSet<Float> {
      try TrainingSet(
        inputs: Matrix(rows: real + made),
        targets: real.map { _ in 1.0 } + made.map { _ in 0.0 })
    }
    let (reals, mades) = (
      real.divided(keepingBack: 0.2), made.divided(keepingBack: 0.2)
    )
    let trained = try Training(batch: 64, epochs: mostEpochs, patience: Self.patience).run(
      network, from: network.initialParameters(using: &random),
      on: set(reals.taught, mades.taught), validation: set(reals.validation, mades.validation),
      using: &random)
    epochs = trained.history.count
    hasConverged = trained.stop == .noImprovement
    func odds(_ samples: [[Double]]) -> [Double] {
      let found = network.outputs(trained.parameters, at: Matrix(rows: samples))
      return (0..<samples.count).map { found[$0, 0] }
    }
    let (ofReal, ofMade) = (odds(heldOut), odds(madeHeldOut))
    let count = Double(ofReal.count + ofMade.count)
    accuracy =
      Double(ofReal.filter { $0 > 0 }.count + ofMade.filter { $0 <= 0 }.count) / count
    logLoss =
      (ofReal.reduce(0) { $0 + log1pexp(-$1) } + ofMade.reduce(0) { $0 + log1pexp($1) }) / count
  }
}
