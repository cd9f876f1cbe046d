import BayesNumerics
import RealModule

/// The mean-field normal with the highest evidence lower bound, by L-BFGS on fixed sets of draws.
///
/// ``ADVI`` takes fresh noise at each step and needs step sizes and a stopping rule for it. Here the
/// noise z of m + s z is drawn once and kept: the bound becomes an ordinary smooth function of m and
/// log s, and ordinary minimisation finds its top, ridges included. What the draws cost is a top
/// that lies beside the true one. Three things keep that small and known:
///
/// - *Matched draws.* They come in pairs ±z, with variances 1 and correlations 0 exactly, so that
///   for a normal posterior the top is the right one.
/// - *Two sets.* Two independent sets have two tops, as far from each other as chance makes them,
///   and their midpoint is better than both. How much each loses on the other's set tells what the
///   midpoint still loses: the ``Fit/shortfall``.
/// - *More draws* where that is above the tolerance.
///
/// For a full covariance this does not do: with fewer draws than parameters the bound on fixed draws
/// has no top. Source: Giordano, Ingram and Broderick (2024), "Black box variational inference with
/// a deterministic objective: faster, more accurate, and even more black box", JMLR 25(18),
/// arXiv:2304.05527; there the draws are not matched, and the error of the top comes from a linear
/// response.
public struct DeterministicADVI: Sendable, Equatable {
  /// In nats: the search ends where the estimated shortfall is no larger.
  public var tolerance: Double
  /// The most draws of a set.
  public var mostDraws: Int

  /// Precondition: a positive tolerance, two draws or more.
  public init(tolerance: Double = 0.02, mostDraws: Int = 20_000) {
    precondition(
      tolerance > 0 && mostDraws >= 2,
      "No search has a tolerance of \(tolerance) nats and \(mostDraws) draws.")
    self.tolerance = tolerance
    self.mostDraws = mostDraws
  }

  /// What a search found.
  public struct Fit: Sendable {
    public let approximation: VariationalNormal
    /// How far the bound is below the highest of this family nearby, in nats, as the disagreement
    /// of two sets tells it: an estimate, never below 0. It does not see what both climbs leave, 1e-4
    /// nats or so each, and knows no other top.
    public let shortfall: Double
    /// From draws that the search has not used.
    public let bound: ELBO
    /// Of each of the two sets.
    public let draws: Int
    /// How often the model was asked for its slopes, and for values alone.
    public let gradients: Int
    public let values: Int
    public let stop: Stop
  }

  /// Why a search ended.
  public enum Stop: Sendable, Equatable, CustomStringConvertible {
    /// The two sets agree within the tolerance.
    case settled
    /// The two largest sets still disagree.
    case draws
    /// A climb had not come to its top.
    case iterations

    public var description: String {
      switch self {
      case .settled:
        "Two independent sets of draws agree on the optimum within the tolerance."
      case .draws:
        "Two independent sets of draws disagree on the optimum by more than the tolerance, however "
          + "many draws were allowed: the bound may be improved by more than that."
      case .iterations:
        "The climb had not come to its top when all its iterations were used up."
      }
    }
  }

  /// From a ball of standard deviation one around a position; precondition: `dimension` finite
  /// numbers.
  public func fit(
    _ target: some DifferentiableLogDensity, from position: [Double],
    using random: inout RandomSource
  ) throws(ADVI.Failure) -> Fit {
    try fit(target, from: .ball(.meanField, around: position), using: &random)
  }

  /// From a mean-field approximation (precondition).
  ///
  /// Uses its own streams of `random`, and advances it by one number. Throws where the search runs
  /// away, in words that say what to look at; NaN of the density counts as zero.
  public func fit(
    _ target: some DifferentiableLogDensity, from start: VariationalNormal,
    using random: inout RandomSource
  ) throws(ADVI.Failure) -> Fit {
    precondition(
      start.family == .meanField && start.dimension == target.dimension,
      "A \(start.family) start in \(start.dimension) dimensions for a mean-field search in "
        + "\(target.dimension).")
    let seeds = RandomSource(seed: random.next())
    var (forSets, forBound) = (seeds.stream("sets"), seeds.stream("bound"))
    var slopes = start.mean
    guard target.logDensity(at: start.mean, gradient: &slopes).isFinite,
      slopes.allSatisfy(\.isFinite)
    else { throw .startOutsideSupport }

    // A rough climb on few draws, then pairs of sets until they agree
    var climb = FixedDrawClimb(from: start)
    let dimension = target.dimension
    try climb.climb(target, on: matchedNoise(dimension, pairs: 8, using: &forSets))
    var pairs = min(max(64, 2 * dimension), max(1, mostDraws / 2))
    var (shortfall, stop) = (Double.infinity, Stop.settled)
    while true {
      let first = matchedNoise(dimension, pairs: pairs, using: &forSets)
      let second = matchedNoise(dimension, pairs: pairs, using: &forSets)
      try climb.climb(target, on: first)
      var isAtTop = climb.isAtTop
      let atFirst = climb.parameters
      try climb.climb(target, on: second)
      isAtTop = isAtTop && climb.isAtTop
      let atSecond = climb.parameters
      let middle = zip(atFirst, atSecond).map { ($0 + $1) / 2 }

      // Each top on each set: half of D(θ - θ') = ½ (θ - θ')ᵀ H (θ - θ') is what a top loses, and
      // their midpoint, with half of each error and errors independent, half of that
      func both(_ parameters: [Double]) -> (first: Double, second: Double) {
        (
          climb.bound(of: target, at: parameters, on: first),
          climb.bound(of: target, at: parameters, on: second)
        )
      }
      let (a, b, m) = (both(atFirst), both(atSecond), both(middle))
      shortfall = max(0, (a.first - b.first + b.second - a.second) / 8)
      // Where the tops belong to two peaks their midpoint belongs to none
      let heights = [m, a, b].map { $0.first + $0.second }
      if heights[0] >= max(heights[1], heights[2]) - 1e-9 * abs(heights[0]) {
        climb.parameters = middle
      } else {
        climb.parameters = heights[1] > heights[2] ? atFirst : atSecond
        shortfall = .infinity
      }
      let needed = shortfall / tolerance
      if !isAtTop { stop = .iterations }
      if needed <= 1 || !isAtTop { break }
      if 2 * pairs >= mostDraws - 1 {
        stop = .draws
        break
      }
      pairs = min(Int(Double(pairs) * min(max(1.5 * needed, 2), 8)), mostDraws / 2)
    }

    let approximation = climb.normal
    // More draws than the search had: an edge of the support may lie just beyond all of those
    let bound = ELBO.estimate(
      of: target, under: approximation, draws: max(1000, 8 * pairs), using: &forBound)
    guard bound.outside == 0 else { throw .outsideSupport(step: climb.iterations) }
    return Fit(
      approximation: approximation, shortfall: shortfall, bound: bound, draws: 2 * pairs,
      gradients: climb.gradients, values: bound.draws, stop: stop)
  }

  /// Above so many coordinates their correlations are not taken out of the draws, as that costs the
  /// cube of their number.
  private static let mostUncorrelated = 500

  /// One half of the draws, each a column; the other half is their negatives. Each coordinate has
  /// mean square 1, and where there are twice as many pairs no two are correlated.
  private func matchedNoise(
    _ dimension: Int, pairs: Int, using random: inout RandomSource
  ) -> Matrix {
    var noise = Matrix(
      rows: dimension, columns: pairs,
      elements: (0..<(dimension * pairs)).map { _ in random.normal() })
    if dimension <= Self.mostUncorrelated && pairs >= 2 * dimension {
      // Z R⁻¹ has uncorrelated columns where RᵀR = ZᵀZ
      let factor = TriangularFactor(of: noise.transpose)
        .scaled(by: 1 / Double(pairs).squareRoot())
      return factor.solveTransposed(noise)
    }
    for i in 0..<dimension {
      let square = (0..<pairs).reduce(0) { $0 + noise[i, $1] * noise[i, $1] }
      let stretch = (Double(pairs) / square).squareRoot()
      for draw in 0..<pairs { noise[i, draw] *= stretch }
    }
    return noise
  }
}

/// m and s on their way up, with counts of what it cost.
private struct FixedDrawClimb {
  /// m, then log s.
  var parameters: [Double]
  private(set) var gradients = 0
  private(set) var iterations = 0
  /// Whether the last climb ended as none of its steps gained anything any more.
  private(set) var isAtTop = false
  private let firstLogWidths: [Double]

  init(from start: VariationalNormal) {
    let logWidths = start.standardDeviations.map { Double.log($0) }
    parameters = start.mean + logWidths
    firstLogWidths = logWidths
  }

  private var dimension: Int { firstLogWidths.count }

  var normal: VariationalNormal {
    VariationalNormal(
      mean: Array(parameters[..<dimension]),
      standardDeviations: parameters[dimension...].map { .exp($0) })
  }

  /// To the top of the bound on these draws, in units of the widths at the start; where a width has
  /// changed much, once more in the new units.
  mutating func climb(
    _ target: some DifferentiableLogDensity, on noise: Matrix
  ) throws(ADVI.Failure) {
    for _ in 0..<Self.mostUnits {
      try shrinkIntoSupport(target, noise)
      let (origin, dimension) = (parameters, dimension)
      var asked = 0
      // The recent values, for a plateau
      var last: [Double] = []
      var hasNewUnits = false
      let slopes = FixedDrawBound(noise)
      let minimum = LBFGS(memory: 20, iterations: 1000, tolerance: 1e-6).minimise(
        from: origin.indices.map { $0 < dimension ? 0 : origin[$0] },
        watch: { position, value, _ in
          last.append(value)
          hasNewUnits = (dimension..<(2 * dimension)).contains {
            abs(position[$0] - origin[$0]) > Self.growth
          }
          let flat = Self.flat
          let isFlat = last.count > flat && last[last.count - 1 - flat] - value < Self.least
          return hasNewUnits || isFlat ? .stop : .goOn
        },
        { position, gradient in
          asked += 1
          var place = position
          for i in 0..<dimension {
            place[i] = origin[i] + .exp(origin[dimension + i]) * position[i]
          }
          let value = slopes.bound(of: target, at: place, gradient: &gradient)
          for i in 0..<dimension { gradient[i] *= .exp(origin[dimension + i]) }
          for i in gradient.indices { gradient[i] = -gradient[i] }
          return value.isFinite ? -value : .infinity
        })
      gradients += asked * 2 * noise.columns
      iterations += minimum.iterations
      for i in 0..<dimension {
        parameters[i] = origin[i] + .exp(origin[dimension + i]) * minimum.position[i]
        parameters[dimension + i] = minimum.position[dimension + i]
      }
      try look()
      isAtTop = minimum.stop != .iterations
      if !hasNewUnits { return }
    }
    isAtTop = false
  }

  /// How often the units may change: a hundred nats of log width are given up as running away.
  private static let mostUnits = 200
  /// The change of a log width after which the units are renewed.
  private static let growth = 2.0
  /// A climb ends where the last so many steps together gain less than `least` nats.
  private static let flat = 8
  private static let least = 1e-4

  /// The bound at a place on a set of draws.
  mutating func bound(
    of target: some DifferentiableLogDensity, at place: [Double], on noise: Matrix
  ) -> Double {
    gradients += 2 * noise.columns
    var slopes = place
    return FixedDrawBound(noise).bound(of: target, at: place, gradient: &slopes)
  }

  /// Halves the widths until all draws are inside the support.
  private mutating func shrinkIntoSupport(
    _ target: some DifferentiableLogDensity, _ noise: Matrix
  ) throws(ADVI.Failure) {
    for _ in 0..<60 {
      var slopes = parameters
      gradients += 2 * noise.columns
      let value = FixedDrawBound(noise).bound(of: target, at: parameters, gradient: &slopes)
      if value.isFinite && slopes.allSatisfy(\.isFinite) { return }
      for i in dimension..<parameters.count { parameters[i] -= .log(2) }
    }
    throw .outsideSupport(step: iterations)
  }

  /// Throws where q is no distribution any more, or soon will be none.
  private func look() throws(ADVI.Failure) {
    for i in 0..<dimension {
      let growth = parameters[dimension + i] - firstLogWidths[i]
      if !parameters[i].isFinite || !(abs(growth) < 100) {
        throw .ranAway(coordinate: i, step: iterations, logGrowth: growth < 0 ? growth : 100)
      }
    }
  }
}

/// The bound on a fixed set of draws, a smooth function of m and log s.
private struct FixedDrawBound {
  /// Half of the draws, in columns.
  private let noise: Matrix
  /// So many of them are asked for at once.
  private static let block = 32

  init(_ noise: Matrix) { self.noise = noise }

  /// Mean of log p(m ± s z) and the entropy of q; overwrites the slopes with respect to m and log s.
  func bound<Target: DifferentiableLogDensity>(
    of target: Target, at place: [Double], gradient: inout [Double]
  ) -> Double {
    let dimension = noise.rows
    let widths = place[dimension...].map { Double.exp($0) }
    for i in gradient.indices { gradient[i] = 0 }
    var sum = 0.0
    var positions = [Double](repeating: 0, count: 2 * dimension * min(Self.block, noise.columns))
    var slopes = positions
    noise.elements.withUnsafeBufferPointer { noise in
      for start in stride(from: 0, to: self.noise.columns, by: Self.block) {
        let draws = start..<min(start + Self.block, self.noise.columns)
        positions.removeLast(positions.count - 2 * dimension * draws.count)
        slopes.removeLast(slopes.count - positions.count)
        // m + s z and m - s z, draw after draw
        for draw in draws {
          let (z, here) = (draw * dimension, 2 * (draw - start) * dimension)
          for i in 0..<dimension {
            positions[here + i] = place[i] + widths[i] * noise[z + i]
            positions[here + dimension + i] = place[i] - widths[i] * noise[z + i]
          }
        }
        let values = target.logDensities(at: positions, gradients: &slopes)
        for value in values { sum += value }
        for draw in draws {
          let (z, here) = (draw * dimension, 2 * (draw - start) * dimension)
          for i in 0..<dimension {
            gradient[i] += slopes[here + i]
            gradient[dimension + i] += slopes[here + i] * noise[z + i]
          }
          for i in 0..<dimension {
            gradient[i] += slopes[here + dimension + i]
            gradient[dimension + i] -= slopes[here + dimension + i] * noise[z + i]
          }
        }
      }
    }
    let share = 1 / Double(2 * noise.columns)
    var entropy = 0.5 * Double(dimension) * (1 + .log(2 * .pi))
    for i in 0..<dimension {
      gradient[i] *= share
      gradient[dimension + i] = share * widths[i] * gradient[dimension + i] + 1
      entropy += place[dimension + i]
    }
    return share * sum + entropy
  }
}
