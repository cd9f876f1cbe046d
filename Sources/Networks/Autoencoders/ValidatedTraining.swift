import BayesNumerics

/// Training that ends by itself: the bound of samples that do not teach says when.
///
/// Stretches of some epochs at one rate, each followed by the validation bound. Where `patience` stretches have not
/// raised the best bound by `gain`, training goes back to the best parameters and goes on at a quarter of the rate; the
/// third such plateau ends it. Adam remembers from stretch to stretch. What comes out are the best parameters, so that a
/// model which begins to overfit is taken from before that.
///
/// Source: Prechelt (1998), "Early stopping - but when?", with the rate lowered on each plateau.
public struct ValidatedTraining: Sendable, Equatable {
  /// Of the first stretches.
  public var rate: Double
  public var batch: Int
  /// Epochs of a stretch.
  public var stretch: Int
  /// Stretches without a gain that make a plateau.
  public var patience: Int
  /// By how much the bound has to rise to count, in nats per sample.
  public var gain: Double
  /// Training ends here in any case.
  public var mostEpochs: Int

  /// Precondition: a stretch of one epoch or more, a patience of one stretch or more.
  public init(
    rate: Double = 2e-3, batch: Int = 64, stretch: Int = 20, patience: Int = 3, gain: Double = 0.02,
    mostEpochs: Int = 2000
  ) {
    precondition(
      stretch >= 1 && patience >= 1,
      "No training has stretches of \(stretch) epochs, \(patience) to a plateau.")
    self.rate = rate
    self.batch = batch
    self.stretch = stretch
    self.patience = patience
    self.gain = gain
    self.mostEpochs = mostEpochs
  }

  public struct Result<Scalar: TrainingScalar>: Sendable {
    public let parameters: Autoencoder.Parameters<Scalar>
    /// Epochs of training, those that were given up included.
    public let epochs: Int
    /// The mean bound of the validation samples after each stretch, in nats.
    public let bounds: [Double]
    /// Whether a last plateau ended it, and not ``mostEpochs`` or a cancelled task.
    public let hasConverged: Bool

    /// The largest bound of validation samples, that of ``parameters``.
    public var best: Double { bounds.max() ?? -.infinity }
  }

  private static let levels = 3

  /// Precondition: a variational autoencoder, samples of its inputs in both sets.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func run<Scalar: TrainingScalar>(
    _ autoencoder: Autoencoder, from start: Autoencoder.Parameters<Scalar>, on x: [[Double]],
    validation: [[Double]], using random: inout RandomSource
  ) throws(TrainingFailure) -> Result<Scalar> {
    // The same ε after every stretch, so that bounds differ by what was learned
    let noise = random.stream("validation")
    func mean(_ parameters: Autoencoder.Parameters<Scalar>) -> Double {
      var noise = noise
      let bounds = autoencoder.bounds(parameters, validation, draws: 4, using: &noise)
      return bounds.reduce(0, +) / Double(bounds.count)
    }
    let descent = AutoencoderDescent(autoencoder, from: start, on: x, batch: batch)
    var best = (parameters: start, bound: mean(start))
    var bounds: [Double] = []
    var (rate, level, waited, epochs) = (rate, 0, 0, 0)
    while level < Self.levels && epochs < mostEpochs && !Task.isCancelled {
      let length = min(stretch, mostEpochs - epochs)
      for _ in 0..<length { _ = try descent.epoch(rate: rate, using: &random) }
      let current = try descent.finiteParameters(rate: rate)
      epochs += length
      let bound = mean(current)
      bounds.append(bound)
      waited = bound > best.bound + gain ? 0 : waited + 1
      if bound > best.bound { best = (current, bound) }
      if waited == patience {
        descent.goOn(from: best.parameters)
        waited = 0
        rate /= 4
        level += 1
      }
    }
    return Result(
      parameters: best.parameters, epochs: epochs, bounds: bounds,
      hasConverged: level == Self.levels)
  }
}
