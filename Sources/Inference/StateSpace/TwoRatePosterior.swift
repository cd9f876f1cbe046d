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

    public init(low: Double, high: Double, up: Double, down: Double) {
      self.low = low
      self.high = high
      self.up = up
      self.down = down
    }

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
    let seen = forwardsAndBackwards(parameters)

    // Complete data: Σ y log λ - λ of both states, moves between them, and the first state
    let ofLow = seen.total.low - low * seen.years.low
    let ofHigh = seen.total.high - high * seen.years.high
    let (moves, first) = (seen.moves, (seen.first.low, seen.first.high))
    gradient[0] = ofLow + ofHigh
    gradient[1] = ofHigh * (high - low) / high
    // log share of state 2 is log up - log(up + down)
    let stays = 1 / (up + down)
    gradient[2] =
      moves.up * (1 - up) - moves.lowStays * up
      + (1 - up) * (first.1 - up * stays)
    gradient[3] =
      moves.down * (1 - down) - moves.highStays * down
      + (1 - down) * (first.0 - down * stays)

    var value = seen.logLikelihood - logFactorials
    for index in 0..<4 {
      let mean = index == 0 ? .log(prior.rate) : index == 1 ? prior.riseMean : prior.switchMean
      let spread =
        index == 0 ? prior.rateSpread : index == 1 ? prior.riseSpread : prior.switchSpread
      let off = (position[index] - mean) / spread
      value -= 0.5 * off * off + .log(spread) + 0.5 * .log(2 * .pi)
      gradient[index] -= off / spread
    }
    return value
  }

  /// What the slopes need of the states.
  private struct Seen {
    var logLikelihood = 0.0
    /// Expected years in each state, and the counts of these years.
    var years = (low: 0.0, high: 0.0)
    var total = (low: 0.0, high: 0.0)
    var moves = (lowStays: 0.0, up: 0.0, down: 0.0, highStays: 0.0)
    /// P(first state | all counts)
    var first = (low: 0.0, high: 0.0)
  }

  /// ``read(_:)`` for two states in memory taken once: ``HiddenMarkovChain`` is the readable twin.
  private func forwardsAndBackwards(_ p: Parameters) -> Seen {
    let (logLow, logHigh) = (Double.log(p.low), Double.log(p.high))
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * counts.count) { room in
      var seen = Seen()
      var (a, b) = (1 - p.shareHigh, p.shareHigh)
      for (t, count) in counts.enumerated() {
        let y = Double(count)
        let (x, z) = (y * logLow - p.low, y * logHigh - p.high)
        let largest = max(x, z)
        let (e, f) = (Double.exp(x - largest), Double.exp(z - largest))
        let total = a * e + b * f
        seen.logLikelihood += .log(total) + largest
        let (now, then) = (a * e / total, b * f / total)
        room[4 * t] = now
        room[4 * t + 1] = then
        room[4 * t + 2] = e / total
        room[4 * t + 3] = f / total
        a = now * (1 - p.up) + then * p.down
        b = now * p.up + then * (1 - p.down)
      }
      (a, b) = (1, 1)
      for t in stride(from: counts.count - 1, through: 0, by: -1) {
        if t < counts.count - 1 {
          let (e, f) = (room[4 * t + 6] * a, room[4 * t + 7] * b)
          let (now, then) = (room[4 * t], room[4 * t + 1])
          seen.moves.lowStays += now * (1 - p.up) * e
          seen.moves.up += now * p.up * f
          seen.moves.down += then * p.down * e
          seen.moves.highStays += then * (1 - p.down) * f
          (a, b) = ((1 - p.up) * e + p.up * f, p.down * e + (1 - p.down) * f)
        }
        seen.first = (room[4 * t] * a, room[4 * t + 1] * b)
        let y = Double(counts[t])
        seen.years.low += seen.first.low
        seen.years.high += seen.first.high
        seen.total.low += seen.first.low * y
        seen.total.high += seen.first.high * y
      }
      return seen
    }
  }
}
