import BayesNumerics
import RealModule

/// A normal approximation for a few hundred slopes: the best of those that the path of an optimiser
/// passes.
///
/// L-BFGS climbs log p from a start and learns its curvature on the way. At each place of the path
/// that curvature makes a normal distribution; the one with the highest evidence lower bound is
/// kept. On its way to the peak, where in many dimensions no mass is, the path crosses the region
/// where it is: so the best place is often before the end. Several paths are joined by
/// Pareto-smoothed importance sampling, and their draws are good places for chains to start.
///
/// Draws of joined paths are weighed against the mixture of all their normals. The paper weighs
/// each against the normal of its own path; then a peak counts as often as paths end there,
/// whatever mass it has. Sources: Zhang, Carpenter, Gelman and Vehtari (2022), "Pathfinder: parallel
/// quasi-Newton variational inference", JMLR 23(306), algorithms 1 and 2; for the mixture, Veach and
/// Guibas (1995), "Optimally combining sampling techniques for Monte Carlo rendering".
public struct Pathfinder: Sendable, Equatable {
  /// J, how many steps the curvature remembers.
  public var memory: Int
  /// K, draws for the bound at each place.
  public var boundDraws: Int
  /// The most steps of the path.
  public var iterations: Int

  /// Precondition: each one or more, two draws or more.
  public init(memory: Int = 6, boundDraws: Int = 10, iterations: Int = 1000) {
    precondition(
      memory >= 1 && boundDraws >= 2 && iterations >= 1,
      "No path has a memory of \(memory), \(boundDraws) draws a place and \(iterations) steps.")
    self.memory = memory
    self.boundDraws = boundDraws
    self.iterations = iterations
  }

  // MARK: Results

  /// A place of the path after its start.
  public struct Point: Sendable {
    public let position: [Double]
    public let logDensity: Double
    /// The bound of the normal distribution made there, nil where the curvature makes none.
    public let bound: ELBO?
  }

  /// One path.
  public struct Path: Sendable {
    public let start: [Double]
    /// In their order; the start is not among them.
    public let points: [Point]
    /// The place with the highest bound.
    public let best: Int
    public let approximation: LowRankNormal
    /// From the approximation, fresh, with log p - log q of each, q of this path alone.
    public let draws: [[Double]]
    public let logRatios: [Double]
    /// Values with slopes that the climb took, and values that the bounds and draws did.
    public let gradients: Int
    public let values: Int

    /// The bound from the fresh draws; two or more (precondition).
    public var bound: ELBO { ELBO(logRatios: logRatios) }

    /// Whether the fresh draws can stand for the posterior.
    public var diagnosis: ImportanceDiagnosis { ImportanceDiagnosis(logRatios: logRatios) }
  }

  /// Several paths, joined.
  public struct Paths: Sendable {
    /// Those that arrived somewhere, in the order of their starts.
    public let paths: [Path]
    /// How many found nothing.
    public let lost: Int
    /// Of the draws of all paths together, path after path, weighed against the mixture of their
    /// normals.
    public let diagnosis: ImportanceDiagnosis
    /// The draws of all paths, in the diagnosis' order.
    public let candidates: [[Double]]

    /// Draws by their weights, with replacement.
    public func draws(_ count: Int, using random: inout RandomSource) -> [[Double]] {
      diagnosis.resampled(count, using: &random).map { candidates[$0] }
    }

    /// Places where chains may start, all different; fewer than asked for where fewer have a
    /// weight.
    ///
    /// Spread as the posterior is, and not wider: R̂ of chains that start here sees less than of
    /// chains that start far apart.
    public func starts(_ count: Int, using random: inout RandomSource) -> [[Double]] {
      diagnosis.distinct(count, using: &random).map { candidates[$0] }
    }
  }

  /// Why there is no approximation.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The density or its slope is not finite at the start, of every start.
    case startOutsideSupport
    /// No place of any path made a normal distribution with a finite bound.
    case noCurvature

    public var description: String {
      switch self {
      case .startOutsideSupport:
        "The log density or its slope is not finite where the path should start; start elsewhere."
      case .noCurvature:
        "No place of the path has a curvature that makes a normal distribution: the density may rise for "
          + "ever, be flat, or have a slope that is not its own. Look at it along a line."
      }
    }
  }

  // MARK: The path

  /// One path from `start`, and draws from the best of its approximations: one or more
  /// (precondition).
  ///
  /// The path ends where a step gains less than 1e-8 nats. Precondition: `dimension` numbers.
  public func run<Target: DifferentiableLogDensity>(
    _ target: Target, from start: [Double], draws count: Int = 1000,
    using random: inout RandomSource
  ) throws(Failure) -> Path {
    precondition(
      start.count == target.dimension && count >= 1,
      "A start of \(start.count) numbers for \(target.dimension) dimensions, and \(count) draws.")
    var slope = start
    let first = target.logDensity(at: start, gradient: &slope)
    guard first.isFinite, slope.allSatisfy(\.isFinite) else { throw .startOutsideSupport }

    // Climb, and make a normal distribution at every place
    var curvature = Curvature(memory: memory, position: start, slope: slope)
    var (points, approximations) = ([Point](), [LowRankNormal?]())
    var (lastValue, values) = (first, 0)
    let seeds = RandomSource(seed: random.next())
    var forBounds = seeds.stream("bounds")
    let climb = LBFGS(memory: memory, iterations: iterations).minimise(
      from: start,
      watch: { position, cost, costSlope in
        curvature.add(position: position, slope: costSlope.map { -$0 })
        let normal = curvature.normal
        let bound = normal.map { self.bound(of: target, under: $0, using: &forBounds) }
        if normal != nil { values += boundDraws }
        points.append(Point(position: position, logDensity: -cost, bound: bound))
        approximations.append(normal)
        defer { lastValue = -cost }
        return -cost - lastValue < 1e-8 ? .stop : .goOn
      },
      { position, gradient in
        let value = target.logDensity(at: position, gradient: &gradient)
        for index in gradient.indices { gradient[index] = -gradient[index] }
        return value.isNaN ? .infinity : -value
      })

    // The best, and draws from it
    let best = points.indices.max {
      (points[$0].bound?.mean ?? -.infinity) < (points[$1].bound?.mean ?? -.infinity)
    }
    guard let best, let normal = approximations[best],
      (points[best].bound?.mean ?? -.infinity).isFinite
    else { throw .noCurvature }
    var forDraws = seeds.stream("draws")
    let found = self.draws(count, of: target, under: normal, using: &forDraws)
    return Path(
      start: start, points: points, best: best, approximation: normal, draws: found.positions,
      logRatios: found.ratios, gradients: climb.evaluations + 1, values: values + count)
  }

  /// A path from each start, joined; those that find nothing are left out. Throws where all do.
  /// Precondition: one start or more.
  public func run<Target: DifferentiableLogDensity>(
    _ target: Target, from starts: [[Double]], drawsPerPath count: Int = 1000,
    using random: inout RandomSource
  ) throws(Failure) -> Paths {
    precondition(!starts.isEmpty, "Joined paths need a start.")
    var paths: [Path] = []
    var failure = Failure.startOutsideSupport
    for start in starts {
      do throws(Failure) {
        paths.append(try run(target, from: start, draws: count, using: &random))
      } catch {
        if error == .noCurvature { failure = error }
      }
    }
    if paths.isEmpty { throw failure }
    return Paths(
      paths: paths, lost: starts.count - paths.count,
      diagnosis: ImportanceDiagnosis(logRatios: Self.mixtureRatios(paths)),
      candidates: paths.flatMap(\.draws))
  }

  /// log p less the log density of the mixture of all paths' normals, for each draw of each.
  private static func mixtureRatios(_ paths: [Path]) -> [Double] {
    let logCount = Double.log(Double(paths.count))
    return paths.flatMap { path in
      zip(path.draws, path.logRatios).map { position, ratio in
        let own = path.approximation.logDensity(at: position)
        let all = paths.map { $0.approximation.logDensity(at: position) }
        return ratio + own - (logSumExp(all) - logCount)
      }
    }
  }

  private func bound(
    of target: some LogDensity, under q: LowRankNormal, using random: inout RandomSource
  ) -> ELBO {
    ELBO(logRatios: draws(boundDraws, of: target, under: q, using: &random).ratios)
  }

  private func draws(
    _ count: Int, of target: some LogDensity, under q: LowRankNormal,
    using random: inout RandomSource
  ) -> (positions: [[Double]], ratios: [Double]) {
    var noise = [Double](repeating: 0, count: q.dimension)
    var position = noise
    var (positions, ratios) = ([[Double]](), [Double]())
    for _ in 0..<count {
      for index in noise.indices { noise[index] = random.normal() }
      q.place(noise, into: &position)
      positions.append(position)
      ratios.append(target.logDensity(at: position) - q.logDensity(ofNoise: noise))
    }
    return (positions, ratios)
  }
}

/// What the last steps of a path tell about the inverse Hessian of -log p.
private struct Curvature {
  private let memory: Int
  private var position: [Double]
  private var slope: [Double]
  /// α, the diagonal that all steps so far have shaped.
  private var diagonal: [Double]
  private var pairs: [(step: [Double], change: [Double])] = []

  init(memory: Int, position: [Double], slope: [Double]) {
    self.memory = memory
    self.position = position
    self.slope = slope
    diagonal = position.map { _ in 1 }
  }

  /// A step; it counts where the density bends downwards along it.
  mutating func add(position next: [Double], slope nextSlope: [Double]) {
    let step = zip(next, position).map { $0 - $1 }
    let change = zip(slope, nextSlope).map { $0 - $1 }
    (position, slope) = (next, nextSlope)
    let product = dot(step, change)
    guard product > 1e-12 * dot(change, change), product < .infinity else { return }
    shapeDiagonal(step, change, product)
    pairs.append((step, change))
    if pairs.count > memory { pairs.removeFirst() }
  }

  /// Source: Gilbert and Lemaréchal (1989), "Some numerical experiments with variable-storage
  /// quasi-Newton algorithms"; Zhang et al. (2022), algorithm 3.
  private mutating func shapeDiagonal(_ step: [Double], _ change: [Double], _ product: Double) {
    var (spread, width) = (0.0, 0.0)
    for i in step.indices {
      spread += change[i] * change[i] * diagonal[i]
      width += step[i] * step[i] / diagonal[i]
    }
    for i in step.indices {
      let a = diagonal[i]
      let precision =
        spread / (product * a) + change[i] * change[i] / product
        - spread * step[i] * step[i] / (product * width * a * a)
      if precision > 0, precision < .infinity { diagonal[i] = 1 / precision }
    }
  }

  /// Nil before the first step that counts, or where the curvature is not positive definite.
  var normal: LowRankNormal? {
    pairs.isEmpty
      ? nil : LowRankNormal(position: position, slope: slope, diagonal: diagonal, pairs: pairs)
  }
}
