import BayesNumerics

/// A prior and a likelihood, each a log density of its own, as two factors of a posterior.
///
/// The quickest way to a ``FactoredDensity``. Its gradient allocates one array per call, in which the
/// likelihood's slope waits; a model that must not allocate conforms by itself.
public struct PriorTimesLikelihood<Prior: LogDensity, Likelihood: LogDensity>: DrawableReference {
  public let prior: Prior
  public let likelihood: Likelihood
  private let draw: @Sendable (inout RandomSource) -> [Double]
  public var dimension: Int { prior.dimension }

  /// - Parameters:
  ///   - prior: normalised where an evidence is wanted, Jacobians of transforms included.
  ///   - likelihood: with all constants where an evidence is wanted. Precondition: of the prior's
  ///     dimension.
  ///   - drawPrior: one position, a draw from the prior.
  public init(
    prior: Prior, likelihood: Likelihood,
    drawPrior: @escaping @Sendable (inout RandomSource) -> [Double]
  ) {
    precondition(
      prior.dimension == likelihood.dimension,
      "A prior of \(prior.dimension) dimensions does not suit a likelihood of "
        + "\(likelihood.dimension).")
    self.prior = prior
    self.likelihood = likelihood
    draw = drawPrior
  }

  public func logFactors(at position: [Double]) -> LogFactors {
    LogFactors(
      reference: prior.logDensity(at: position), likelihood: likelihood.logDensity(at: position))
  }

  public func drawReference(into position: inout [Double], using random: inout RandomSource) {
    position = draw(&random)
  }
}

extension PriorTimesLikelihood: DifferentiableFactoredDensity
where Prior: DifferentiableLogDensity, Likelihood: DifferentiableLogDensity {
  public func logFactors(at position: [Double], power: Double, gradient: inout [Double])
    -> LogFactors
  {
    var slope = [Double](repeating: 0, count: dimension)
    let factors = LogFactors(
      reference: prior.logDensity(at: position, gradient: &gradient),
      likelihood: likelihood.logDensity(at: position, gradient: &slope))
    if power > 0 { add(power, times: slope, to: &gradient) }
    return factors
  }
}
