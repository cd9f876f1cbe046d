import BayesNumerics
import RealModule

/// The posterior of the four scales of a ``StructuralModel``, with level, slope and effects
/// integrated out by the filter.
///
/// The position is (log σ, log σ_level, log σ_slope, log σ_season), each with a normal prior; all
/// constants are in the density, so that its integral is the evidence. The noise of the observations is
/// σ_y = √(σ² + 0.001²): numbers are rounded, and without that floor a series that repeats exactly would
/// have an infinite density.
public struct StructuralPosterior: DifferentiableLogDensity {
  public let likelihood: StructuralLikelihood
  public let prior: Prior
  public var dimension: Int { 4 }

  public static let names = ["log_observation", "log_level", "log_slope", "log_season"]

  /// Medians of the four σ, and the standard deviation of each log σ; for a series of standard
  /// deviation about 1.
  public struct Prior: Sendable, Equatable {
    public var observation = 0.1
    public var level = 0.05
    public var slope = 0.005
    public var season = 0.02
    public var spread = 1.0

    public init() {}

    var medians: [Double] { [observation, level, slope, season] }
  }

  public init(_ series: [Double], model: StructuralModel, prior: Prior = Prior()) {
    likelihood = StructuralLikelihood(series, model: model)
    self.prior = prior
  }

  /// log medians of the prior: where searches may begin.
  public var start: [Double] { prior.medians.map { .log($0) } }

  /// The least noise of an observation, for a series of standard deviation about 1.
  public static let smallestNoise = 0.001

  public static func scales(at position: [Double]) -> StructuralModel.Scales {
    let variance = Double.exp(2 * position[0]) + smallestNoise * smallestNoise
    return StructuralModel.Scales(
      observation: variance.squareRoot(), level: .exp(position[1]), slope: .exp(position[2]),
      season: .exp(position[3]))
  }

  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == 4 && gradient.count == 4,
      "Four scales have no position of \(position.count).")
    guard let prior = self.prior(at: position, gradient: &gradient) else { return .nan }
    let scales = Self.scales(at: position)
    let (value, slopes) = likelihood.logDensityAndSlopes(scales)
    // ∂ log σ_y/∂ log σ = σ²/σ_y²
    gradient[0] += slopes.0 * .exp(2 * position[0]) / (scales.observation * scales.observation)
    gradient[1] += slopes.1
    gradient[2] += slopes.2
    gradient[3] += slopes.3
    return value + prior
  }

  public func logDensity(at position: [Double]) -> Double {
    var gradient = position
    guard let prior = self.prior(at: position, gradient: &gradient) else { return .nan }
    return prior + likelihood.logDensity(Self.scales(at: position))
  }

  /// NaN, as nil, where a double holds no such variance.
  private func prior(at position: [Double], gradient: inout [Double]) -> Double? {
    var sum = 0.0
    let s = prior.spread
    let medians = (prior.observation, prior.level, prior.slope, prior.season)
    for (index, median) in [medians.0, medians.1, medians.2, medians.3].enumerated() {
      guard abs(position[index]) < 150 else { return nil }
      let off = (position[index] - .log(median)) / s
      sum -= 0.5 * off * off + .log(s) + 0.5 * .log(2 * .pi)
      gradient[index] = -off / s
    }
    return sum
  }
}
