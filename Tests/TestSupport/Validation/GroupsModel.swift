import BayesNumerics
import Inference
import RealModule

/// The smallest hierarchy: four groups of unknown means θⱼ ~ N(μ, τ²), μ ~ N(0, 1), τ ~ half-normal(1),
/// each seen once, yⱼ ~ N(θⱼ, 0.7²).
public struct GroupsModel: GenerativeModel {
  public let parameterNames = ["mean", "spread", "group 1", "group 2", "group 3", "group 4"]
  public static let noise = 0.7

  public init() {}

  public func drawParameters(using random: inout RandomSource) -> [Double] {
    let (mean, spread) = (random.normal(), abs(random.normal()))
    return [mean, spread] + (0..<4).map { _ in mean + spread * random.normal() }
  }

  public func drawObservations(
    given parameters: [Double], using random: inout RandomSource
  ) -> [Double] {
    parameters.dropFirst(2).map { $0 + Self.noise * random.normal() }
  }

  public func logLikelihood(of parameters: [Double], given observations: [Double]) -> Double {
    zip(parameters.dropFirst(2), observations).reduce(0) { sum, pair in
      let z = (pair.1 - pair.0) / Self.noise
      return sum - z * z / 2
    }
  }
}

/// The posterior in the non-centred form: μ, log τ, and zⱼ ~ N(0, 1) with θⱼ = μ + τ zⱼ.
public struct GroupsPosterior: DifferentiableLogDensity {
  public let observations: [Double]
  public var dimension: Int { 6 }

  public init(observations: [Double]) { self.observations = observations }

  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (mean, spread) = (position[0], Double.exp(position[1]))
    var value = -mean * mean / 2 - spread * spread / 2 + position[1]
    gradient[0] = -mean
    gradient[1] = 1 - spread * spread
    for group in 0..<4 {
      let z = position[2 + group]
      let off = observations[group] - mean - spread * z
      let pull = off / (GroupsModel.noise * GroupsModel.noise)
      value -= z * z / 2 + off * pull / 2
      gradient[0] += pull
      gradient[1] += pull * spread * z
      gradient[2 + group] = -z + pull * spread
    }
    return value
  }

  /// μ, τ and the θⱼ of a position.
  @Sendable public static func parameters(_ position: [Double]) -> [Double] {
    let spread = Double.exp(position[1])
    return [position[0], spread] + position.dropFirst(2).map { position[0] + spread * $0 }
  }
}
