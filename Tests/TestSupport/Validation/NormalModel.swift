import BayesNumerics
import Inference
import RealModule

/// The smallest model that has everything a sampler can get wrong: a few normal data of unknown mean
/// μ ~ N(0, 1) and unknown precision τ ~ gamma(3, rate 2), yᵢ ~ N(μ, 1/τ).
public struct NormalModel: GenerativeModel {
  public let count: Int
  public let parameterNames = ["mean", "precision"]
  public static let shape = 3.0
  public static let rate = 2.0

  public init(count: Int = 5) { self.count = count }

  public func drawParameters(using random: inout RandomSource) -> [Double] {
    [random.normal(), random.gamma(shape: Self.shape) / Self.rate]
  }

  public func drawObservations(
    given parameters: [Double], using random: inout RandomSource
  ) -> [Double] {
    let deviation = 1 / parameters[1].squareRoot()
    return (0..<count).map { _ in parameters[0] + deviation * random.normal() }
  }

  public func logLikelihood(of parameters: [Double], given observations: [Double]) -> Double {
    let squares = observations.reduce(0) {
      $0 + ($1 - parameters[0]) * ($1 - parameters[0])
    }
    return Double(observations.count) / 2 * .log(parameters[1]) - parameters[1] / 2 * squares
  }

  /// The density that samplers move in, over (μ, log τ), with a mistake where one is wanted.
  public func target(_ observations: [Double], mistake: NormalPosterior.Mistake? = nil)
    -> Transformed<NormalPosterior>
  {
    Transformed(
      NormalPosterior(observations: observations, mistake: mistake), by: [Identity(), Positive()])
  }

  /// From (μ, τ) to where samplers move, and back.
  public static let blocks = TransformBlocks([Identity(), Positive()])
}

/// p(μ, τ | y) up to a constant, as a model is written on paper.
public struct NormalPosterior: ConstrainedLogDensity {
  /// Ways to write it wrongly.
  public enum Mistake: Sendable, CaseIterable {
    /// The prior is left out, and so out of the acceptance ratio.
    case missingPrior
    /// 1/τ, a variance, is taken for the standard deviation.
    case deviationForVariance
    /// The gamma prior's rate is taken for its scale.
    case scaleForRate
    /// The loop over the data stops one short.
    case droppedPoint
  }

  public let observations: [Double]
  public let mistake: Mistake?
  public let parameterCount = 2

  public init(observations: [Double], mistake: Mistake? = nil) {
    self.observations = observations
    self.mistake = mistake
  }

  public func logDensity(of parameters: [Double], gradient: inout [Double]) -> Double {
    let (mean, precision) = (parameters[0], parameters[1])
    let rate = mistake == .scaleForRate ? 1 / NormalModel.rate : NormalModel.rate
    gradient[0] = mistake == .missingPrior ? 0 : -mean
    gradient[1] = mistake == .missingPrior ? 0 : (NormalModel.shape - 1) / precision - rate
    var value =
      mistake == .missingPrior
      ? 0
      : -mean * mean / 2 + (NormalModel.shape - 1) * .log(precision) - rate * precision

    let used = mistake == .droppedPoint ? observations.dropLast() : observations[...]
    // yᵢ ~ N(μ, σ²) with σ⁻² = τ, or by mistake τ²
    let power = mistake == .deviationForVariance ? 2.0 : 1
    let inverseVariance = power == 2 ? precision * precision : precision
    var (sum, squares) = (0.0, 0.0)
    for observation in used {
      sum += observation - mean
      squares += (observation - mean) * (observation - mean)
    }
    value += Double(used.count) / 2 * .log(inverseVariance) - inverseVariance / 2 * squares
    gradient[0] += inverseVariance * sum
    gradient[1] += power * (Double(used.count) - inverseVariance * squares) / (2 * precision)
    return value
  }
}

/// μ and τ with the data that they must explain, for Gibbs sampling.
public struct NormalGibbsState: ChainState {
  public var mean: [Double]
  public var precision: Double
  public var position: [Double] { [mean[0], precision] }
}

extension NormalModel {
  /// μ and τ by turns, each from its conditional: N(τ Σ y / (1 + n τ), 1 / (1 + n τ)) and gamma(a +
  /// n/2, rate b + Σ (y - μ)²/2).
  ///
  /// - Parameters:
  ///   - walksMean: μ by a random walk in place of its conditional, for a mixed kernel.
  ///   - ratesAreHalved: a wrong conditional, for a negative control: the ½ is forgotten.
  public func gibbs(
    _ observations: [Double], walksMean: Bool = false, halfIsForgotten: Bool = false
  ) -> Gibbs<NormalGibbsState> {
    let sum = observations.reduce(0, +)
    let count = Double(observations.count)
    let meanUpdate: Gibbs<NormalGibbsState>.Update =
      walksMean
      ? .kernel(
        "mean", RandomWalk(MeanGivenPrecision(sum: sum, count: count, precision: 1), widths: [0.7]),
        at: \NormalGibbsState.mean
      ) { kernel, state in
        RandomWalk(
          MeanGivenPrecision(sum: sum, count: count, precision: state.precision),
          widths: kernel.widths, scale: kernel.scale)
      }
      : .draw("mean") { state, random in
        let narrow = 1 + count * state.precision
        state.mean = [state.precision * sum / narrow + random.normal() / narrow.squareRoot()]
      }
    return Gibbs(
      start: { NormalGibbsState(mean: [$0[0]], precision: $0[1]) },
      logDensity: { state in
        var gradient = [0.0, 0]
        return NormalPosterior(observations: observations).logDensity(
          of: state.position, gradient: &gradient)
      },
      updates: [
        meanUpdate,
        .draw("precision") { state, random in
          let squares = observations.reduce(0) {
            $0 + ($1 - state.mean[0]) * ($1 - state.mean[0])
          }
          let half = halfIsForgotten ? 1.0 : 0.5
          state.precision =
            random.gamma(shape: Self.shape + count / 2) / (Self.rate + half * squares)
        },
      ])
  }
}

/// p(μ | τ, y), up to a constant.
private struct MeanGivenPrecision: LogDensity {
  let sum: Double
  let count: Double
  let precision: Double
  var dimension: Int { 1 }
  func logDensity(at position: [Double]) -> Double {
    let mean = position[0]
    return -mean * mean / 2 - precision / 2 * (count * mean * mean - 2 * mean * sum)
  }
}
