import BayesNumerics

/// A series as the sum of a level that drifts, a season that repeats and noise: a dynamic linear
/// model in which each part may change slowly.
///
/// With s months in a year (or hours in a day) and c = t mod s
///
///     y_t         = level_t + effect_t[c] + σ_y ε
///     level_(t+1) = level_t + slope_t + σ_level ε
///     slope_(t+1) = slope_t + σ_slope ε
///     effect_(t+1) = effect_t + σ_season h_c ε,   h_c = e_c - 1/s
///
/// so that an effect changes after its own month and the s effects go on adding up to zero. The
/// state has 2 + s numbers; its transition changes but the level, so a step of the filter costs
/// one outer product. Source: West and Harrison (1997), "Bayesian forecasting and dynamic models",
/// chapters 7 and 8; Harvey (1989), "Forecasting, structural time series models and the Kalman
/// filter".
public struct StructuralModel: Sendable, Equatable {
  /// s
  public let season: Int
  public let start: Start

  /// What is known of the state before the first number: independent normals, of mean 0 but for the
  /// level.
  public struct Start: Sendable, Equatable {
    public var level = 0.0
    public var levelDeviation = 2.0
    public var slopeDeviation = 0.1
    /// Of each effect; the effects add up to zero.
    public var effectDeviation = 1.0

    public init() {}
  }

  /// Standard deviations of the four kinds of noise.
  public struct Scales: Sendable, Equatable {
    /// σ_y
    public var observation: Double
    public var level: Double
    public var slope: Double
    public var season: Double

    public init(observation: Double, level: Double, slope: Double, season: Double) {
      self.observation = observation
      self.level = level
      self.slope = slope
      self.season = season
    }
  }

  /// Precondition: two seasons or more, standard deviations above 0.
  public init(season: Int = 12, start: Start = Start()) {
    precondition(
      season >= 2 && start.levelDeviation > 0 && start.slopeDeviation > 0
        && start.effectDeviation > 0,
      "A season of \(season) with such a start makes no structural model.")
    self.season = season
    self.start = start
  }

  /// 2 + s
  public var stateCount: Int { 2 + season }

  /// Mean of the state before the first number: level, slope, effects.
  public var startMean: [Double] {
    var mean = [Double](repeating: 0, count: stateCount)
    mean[0] = start.level
    return mean
  }

  /// Its covariance, `stateCount` × `stateCount`.
  public var startCovariance: Matrix {
    var covariance = Matrix(rows: stateCount, columns: stateCount)
    covariance[0, 0] = start.levelDeviation * start.levelDeviation
    covariance[1, 1] = start.slopeDeviation * start.slopeDeviation
    let s = Double(season)
    let variance = start.effectDeviation * start.effectDeviation * s / (s - 1)
    for i in 0..<season {
      for j in 0..<season {
        covariance[2 + i, 2 + j] = variance * ((i == j ? 1 : 0) - 1 / s)
      }
    }
    return covariance
  }

  /// A series of the model itself, drawn step by step.
  public func sample(
    _ count: Int, scales: Scales, using random: inout RandomSource
  ) -> (series: [Double], levels: [Double]) {
    let s = Double(season)
    var effects = (0..<season).map { _ in random.normal() }
    let mean = effects.reduce(0, +) / s
    let stretch = start.effectDeviation * (s / (s - 1)).squareRoot()
    for i in 0..<season { effects[i] = stretch * (effects[i] - mean) }
    var level = start.level + start.levelDeviation * random.normal()
    var slope = start.slopeDeviation * random.normal()
    var (series, levels) = ([Double](), [Double]())
    for t in 0..<count {
      let c = t % season
      series.append(level + effects[c] + scales.observation * random.normal())
      levels.append(level)
      level += slope + scales.level * random.normal()
      slope += scales.slope * random.normal()
      let change = scales.season * random.normal()
      for i in 0..<season { effects[i] -= change / s }
      effects[c] += change
    }
    return (series, levels)
  }
}
