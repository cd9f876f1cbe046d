import BayesNumerics
import RealModule

/// The posterior of counts whose rate switches between a low and a high value: a hidden Markov chain
/// of two states with Poisson counts, its states summed out.
///
/// | place | meaning | prior |
/// |---|---|---|
/// | 0 | log λ₁ | N(log `rate`, `rateSpread`²) |
/// | 1 | log(λ₂/λ₁ - 1) | N(`riseMean`, `riseSpread`²) |
/// | 2 | logit P(1 → 2) | N(`switchMean`, `switchSpread`²) |
/// | 3 | logit P(2 → 1) | N(`switchMean`, `switchSpread`²) |
///
/// λ₂ is above λ₁, so that the states cannot swap their names. The chain starts in its stationary
/// distribution. The slopes are those of the complete data, averaged over the states given all
/// counts (Fisher's identity). All constants are in the density: its integral is the evidence.
/// Source: Zucchini and MacDonald (2009), "Hidden Markov models for time series", chapters 1 to 3.
public struct TwoRatePosterior: DifferentiableLogDensity {
  public let counts: [Int]
  public let prior: Prior
  private let logFactorials: Double
  public var dimension: Int { 4 }

  public static let names = ["log_rate", "log_rise", "logit_up", "logit_down"]

  public struct Prior: Sendable, Equatable {
    public var rate: Double
    public var rateSpread = 1.0
    public var riseMean = 0.0
    public var riseSpread = 1.0
    public var switchMean = -2.0
    public var switchSpread = 1.0

    /// The rate in whose neighbourhood the lower one is expected. Precondition: above 0.
    public init(rate: Double) {
      precondition(rate > 0, "A rate is above 0, not \(rate).")
      self.rate = rate
    }
  }

  /// Precondition: two counts or more, none negative.
  public init(_ counts: [Int], prior: Prior) {
    precondition(
      counts.count >= 2 && counts.allSatisfy { $0 >= 0 }, "Counts are 0 or more, two at least.")
    self.counts = counts
    self.prior = prior
    logFactorials = counts.reduce(0) { $0 + logGamma(Double($1) + 1) }
  }

  /// What a position stands for.
  public struct Parameters: Sendable, Equatable {
    public let low, high: Double
    /// P(1 → 2) and P(2 → 1)
    public let up, down: Double

    /// P(state = 2), in the long run.
    public var shareHigh: Double { up / (up + down) }

    public var chain: HiddenMarkovChain {
      HiddenMarkovChain(
        start: [1 - shareHigh, shareHigh],
        transition: Matrix(rows: [[1 - up, up], [down, 1 - down]]))
    }
  }

  public static func parameters(at position: [Double]) -> Parameters {
    let low = Double.exp(position[0])
    return Parameters(
      low: low, high: low * (1 + .exp(position[1])), up: 1 / (1 + .exp(-position[2])),
      down: 1 / (1 + .exp(-position[3])))
  }

  /// The states given parameters and all counts.
  public func read(_ parameters: Parameters) -> HiddenMarkovChain.Reading {
    let (logLow, logHigh) = (Double.log(parameters.low), Double.log(parameters.high))
    return parameters.chain.read(
      counts.map { count in
        let y = Double(count)
        return [y * logLow - parameters.low, y * logHigh - parameters.high]
      })
  }

  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == 4 && gradient.count == 4, "Four numbers, not \(position.count).")
    let parameters = Self.parameters(at: position)
    let (low, high) = (parameters.low, parameters.high)
    let (up, down) = (parameters.up, parameters.down)
    guard low > 1e-12, high < 1e12, high > low, up > 1e-14, down > 1e-14, up < 1, down < 1
    else { return .nan }
    let reading = read(parameters)

    // Complete data: Σ y log λ - λ of both states, moves between them, and the first state
    var (years, total) = ([0.0, 0.0], [0.0, 0.0])
    for (row, count) in zip(reading.states, counts) {
      for j in 0..<2 {
        years[j] += row[j]
        total[j] += row[j] * Double(count)
      }
    }
    let ofLow = total[0] - low * years[0]
    let ofHigh = total[1] - high * years[1]
    let moves = reading.transitions
    let first = reading.states[0]
    gradient[0] = ofLow + ofHigh
    gradient[1] = ofHigh * (high - low) / high
    // log share of state 2 is log up - log(up + down)
    let stays = 1 / (up + down)
    gradient[2] =
      moves[0, 1] * (1 - up) - moves[0, 0] * up
      + (1 - up) * (first[1] - up * stays)
    gradient[3] =
      moves[1, 0] * (1 - down) - moves[1, 1] * down
      + (1 - down) * (first[0] - down * stays)

    var value = reading.logLikelihood - logFactorials
    let priors = [
      (Double.log(prior.rate), prior.rateSpread), (prior.riseMean, prior.riseSpread),
      (prior.switchMean, prior.switchSpread), (prior.switchMean, prior.switchSpread),
    ]
    for (index, (mean, spread)) in priors.enumerated() {
      let off = (position[index] - mean) / spread
      value -= 0.5 * off * off + .log(spread) + 0.5 * .log(2 * .pi)
      gradient[index] -= off / spread
    }
    return value
  }
}
