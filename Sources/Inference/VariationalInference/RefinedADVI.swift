import BayesNumerics
import RealModule

/// The search for the best ``RefinedNormal``: m, s and all numbers of the T steps, moved together
/// uphill on the bound by Adam, within a budget of slopes of the model.
///
/// Steps are measured in the units of q₀ at the start. The numbers that multiply slopes and places
/// move a quarter as fast as the others, as a step size is some tenths where a log width is some
/// units. The rate is constant over the first half of the budget and falls to nearly nothing over the
/// second. A path costs 3 (T + 1) slopes (one for T = 0), so that with an equal budget a longer
/// path means fewer moves. Source: Kingma and Ba (2015), "Adam"; lecture 001, algorithm 4.
public struct RefinedADVI: Sendable, Equatable {
  /// T
  public var steps: Int
  /// Paths of each move.
  public var drawsPerStep: Int
  /// The most slopes of the model that the search asks for.
  public var budget: Int
  /// Adam's rate.
  public var rate: Double

  /// Precondition: T ≥ 0, one path or more, a budget for ten moves, a positive rate.
  public init(steps: Int, budget: Int, drawsPerStep: Int = 16, rate: Double = 0.02) {
    precondition(
      steps >= 0 && drawsPerStep >= 1 && rate > 0
        && budget >= 10 * drawsPerStep * RefinedSlope.slopesPerDraw(steps),
      "\(budget) slopes are too few for paths of \(steps) steps, \(drawsPerStep) at a time.")
    self.steps = steps
    self.drawsPerStep = drawsPerStep
    self.budget = budget
    self.rate = rate
  }

  /// Slopes of the model that one move costs.
  public var slopesPerMove: Int { drawsPerStep * RefinedSlope.slopesPerDraw(steps) }

  /// What a search found.
  public struct Fit: Sendable {
    public let approximation: RefinedNormal
    /// From draws that the search has not used.
    public let bound: ELBO
    /// Slopes of the model that the search asked for.
    public let gradients: Int
    public let moves: Int
    /// Moves that were left out, as a path left the support.
    public let lost: Int
  }

  /// From a mean-field normal (precondition), refined by `steps` plain Langevin steps to begin with.
  ///
  /// Uses its own streams of `random`, and advances it by one number. Throws where the model is not
  /// finite at the start, or where paths keep leaving its support; NaN of the density counts as zero.
  public func fit(
    _ target: some DifferentiableLogDensity, from start: VariationalNormal, boundDraws: Int = 4000,
    using random: inout RandomSource
  ) throws(ADVI.Failure) -> Fit {
    try fit(
      target, from: RefinedNormal(start, steps: steps), boundDraws: boundDraws, using: &random)
  }

  /// The same from any refined normal of as many steps (precondition).
  public func fit(
    _ target: some DifferentiableLogDensity, from start: RefinedNormal, boundDraws: Int = 4000,
    using random: inout RandomSource
  ) throws(ADVI.Failure) -> Fit {
    precondition(
      start.stepCount == steps && start.dimension == target.dimension,
      "A start of \(start.stepCount) steps in \(start.dimension) dimensions for a search of \(steps) "
        + "in \(target.dimension).")
    let seeds = RandomSource(seed: random.next())
    var (forSteps, forBound) = (seeds.stream("steps"), seeds.stream("bound"))
    var first = start.mean
    guard target.logDensity(at: start.mean, gradient: &first).isFinite,
      first.allSatisfy(\.isFinite)
    else { throw .startOutsideSupport }

    let dimension = target.dimension
    var climb = AdamAscent(start, rate: rate)
    var slope = RefinedSlope(dimension: dimension, steps: steps, draws: drawsPerStep)
    let moves = budget / slopesPerMove
    var (lost, lostInARow) = (0, 0)
    for move in 0..<moves {
      slope.estimate(target, at: climb.parameters, widths: climb.widths, using: &forSteps)
      guard slope.isFinite else {
        lost += 1
        lostInARow += 1
        if lostInARow >= Self.mostLostInARow || 4 * lost > moves + 3 * Self.mostLostInARow {
          throw .outsideSupport(step: move + 1)
        }
        continue
      }
      lostInARow = 0
      climb.move(slope.slopes, fraction: Double(move) / Double(moves))
      if let place = climb.firstRunAway(dimension) {
        throw .ranAway(
          coordinate: place % dimension, step: move + 1, logGrowth: climb.parameters[place])
      }
    }
    let found = RefinedNormal(parameters: climb.parameters, dimension: dimension)
    return Fit(
      approximation: found, bound: found.bound(of: target, draws: boundDraws, using: &forBound),
      gradients: moves * slopesPerMove, moves: moves, lost: lost)
  }

  private static let mostLostInARow = 30
}

/// Adam on the numbers of a refined normal.
private struct AdamAscent: Sendable {
  private(set) var parameters: [Double]
  /// exp of every number; read only where that is a width.
  private(set) var widths: [Double]
  /// Of each number, how far a unit step of Adam moves it.
  private let rates: [Double]
  /// Units in which slopes are taken: the widths at the start for means, else 1.
  private let units: [Double]
  private var means: [Double]
  private var squares: [Double]
  private var count = 0

  init(_ start: RefinedNormal, rate: Double) {
    parameters = start.parameters
    let dimension = start.dimension
    widths = parameters.map { .exp($0) }
    units =
      start.standardDeviations
      + [Double](repeating: 1, count: parameters.count - dimension)
    rates = parameters.indices.map { index in
      let part = index / dimension
      guard part >= 2 else { return rate }
      return (part - 2) % 3 == 2 ? rate : rate / 4
    }
    means = parameters.map { _ in 0 }
    squares = means
  }

  /// One move; slopes whose length is above ten are shortened to it, as one path in a thousand may
  /// say more than all others.
  mutating func move(_ slopes: [Double], fraction: Double) {
    count += 1
    var length = 0.0
    for i in slopes.indices {
      let slope = slopes[i] * units[i]
      length += slope * slope
    }
    let share = min(1, 10 / length.squareRoot())
    let fall = min(1, 2 * (1 - fraction) + 0.02)
    let (first, second) = (
      1 - Double.pow(0.9, count), 1 - Double.pow(0.99, count)
    )
    for i in slopes.indices {
      let slope = slopes[i] * units[i] * share
      means[i] += 0.1 * (slope - means[i])
      squares[i] += 0.01 * (slope * slope - squares[i])
      let step = (means[i] / first) / ((squares[i] / second).squareRoot() + 1e-8)
      parameters[i] += fall * rates[i] * units[i] * step
      widths[i] = .exp(parameters[i])
    }
  }

  /// A place whose number is no longer one, or a width of q₀ beyond e^±100.
  func firstRunAway(_ dimension: Int) -> Int? {
    parameters.indices.first { index in
      let isWidth = index / dimension == 1
      return !parameters[index].isFinite || (isWidth && abs(parameters[index]) > 100)
    }
  }
}
