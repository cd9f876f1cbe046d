import BayesNumerics

/// An encoder that brings x down to a code z, and a decoder that says from z what x was.
///
/// The encoder's outputs are the code, or with ``CodeRegulariser/divergence(beta:)`` the means μ of q(z | x) and then
/// the logarithms of its variances σ². The decoder's outputs are the numbers of ``DecoderLikelihood``.
public struct Autoencoder: Sendable, Equatable {
  /// D, the numbers of a code.
  public let codeSize: Int
  public let encoder: FeedForwardNetwork
  public let decoder: FeedForwardNetwork
  public let likelihood: DecoderLikelihood
  public let regulariser: CodeRegulariser

  /// Hidden layers in the order of the encoder; the decoder has them in the reverse order.
  ///
  /// Precondition: one input or more, a code of one number or more.
  public init(
    inputs: Int, hidden: [Int], codeSize: Int, activation: Activation = .tanh,
    likelihood: DecoderLikelihood, regulariser: CodeRegulariser
  ) {
    precondition(codeSize >= 1, "A code has one number or more, not \(codeSize).")
    self.codeSize = codeSize
    self.likelihood = likelihood
    self.regulariser = regulariser
    encoder = FeedForwardNetwork(
      [inputs] + hidden + [codeSize * regulariser.outputsPerCode], activation: activation,
      loss: .squaredError)
    decoder = FeedForwardNetwork(
      [codeSize] + hidden.reversed() + [inputs * likelihood.outputsPerNumber],
      activation: activation, loss: likelihood.loss)
  }

  /// How many numbers x has.
  public var inputs: Int { encoder.inputs }
  public var isVariational: Bool { regulariser.outputsPerCode == 2 }

  /// The numbers of an autoencoder that training finds.
  public struct Parameters<Scalar: TrainingScalar>: Sendable, Equatable {
    /// In the flat order of ``FeedForwardNetwork``.
    public var encoder: [Scalar]
    public var decoder: [Scalar]
    /// s of the normal likelihoods.
    public var variance: Double

    public init(encoder: [Scalar], decoder: [Scalar], variance: Double) {
      self.encoder = encoder
      self.decoder = decoder
      self.variance = variance
    }
  }

  /// Where training begins: as ``FeedForwardNetwork/initialParameters(using:)``.
  public func initialParameters<Scalar: TrainingScalar>(
    using random: inout RandomSource
  ) -> Parameters<Scalar> {
    Parameters(
      encoder: encoder.initialParameters(using: &random),
      decoder: decoder.initialParameters(using: &random), variance: likelihood.startingVariance)
  }
}
