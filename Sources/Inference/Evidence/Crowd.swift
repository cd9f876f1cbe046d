import BayesNumerics
import RealModule

/// One island of sequential Monte Carlo, in memory that is kept from stage to stage.
struct Crowd<Model: DrawableReference> {
  private let model: Model
  private let settings: SequentialMonteCarlo
  private let count: Int
  private let dimension: Int
  private var random: RandomSource
  /// particles × dimension, particle after particle.
  private var positions: [Double]
  private var factors: [LogFactors]
  /// Which of the first particles each one comes from.
  private var ancestors: [Int]
  private var evaluations = 0
  // Room for a stage
  private var weights: [Double]
  private var before: [Double]
  private var oldFactors: [LogFactors]
  private var oldAncestors: [Int]
  private var proposal: [Double]
  private var noise: [Double]
  /// L of the proposals' covariance, row after row.
  private var shape: [Double]
  private var scale: Double

  init(_ model: Model, settings: SequentialMonteCarlo, using random: RandomSource) {
    self.model = model
    self.settings = settings
    self.random = random
    count = settings.particles
    dimension = model.dimension
    positions = [Double](repeating: 0, count: count * dimension)
    factors = [LogFactors](repeating: LogFactors(reference: 0, likelihood: 0), count: count)
    ancestors = Array(0..<count)
    weights = [Double](repeating: 0, count: count)
    before = positions
    oldFactors = factors
    oldAncestors = ancestors
    proposal = [Double](repeating: 0, count: dimension)
    noise = proposal
    shape = [Double](repeating: 0, count: dimension * dimension)
    scale = 2.38 / Double(dimension).squareRoot()
  }

  mutating func run() -> SequentialRun.Island {
    drawFromReference()
    var (power, logEvidence, worstCorrelation) = (0.0, 0.0, 0.0)
    var (powers, acceptances, steps) = ([0.0], [Double](), [Int]())
    var stop = SequentialRun.Stop.posterior
    while power < 1 {
      guard powers.count <= settings.mostStages else {
        stop = .stages
        break
      }

      // Weigh
      let next = nextPower(after: power)
      logEvidence += weigh(by: next - power)
      guard logEvidence.isFinite else {
        stop = .noWeights
        break
      }
      power = next
      powers.append(power)

      // Draw anew and move
      learnShape()
      resample()
      let moved = move(atPower: power)
      acceptances.append(moved.acceptance)
      steps.append(moved.steps)
      worstCorrelation = max(worstCorrelation, moved.correlation)
    }
    return SequentialRun.Island(
      stop: stop, logEvidence: logEvidence, powers: powers, acceptances: acceptances, steps: steps,
      ancestors: Set(ancestors).count,
      positions: (0..<count).map { Array(positions[($0 * dimension)..<(($0 + 1) * dimension)]) },
      evaluations: evaluations, worstCorrelation: worstCorrelation)
  }

  private mutating func drawFromReference() {
    for particle in 0..<count {
      model.drawReference(into: &proposal, using: &random)
      factors[particle] = model.logFactors(at: proposal)
      for i in 0..<dimension { positions[particle * dimension + i] = proposal[i] }
    }
    evaluations += count
  }

  // MARK: Weights

  /// The power up to which the weights leave the wanted share of particles effective, at most 1.
  ///
  /// The share is that of the particles whose likelihood is above zero: the others are lost at any power.
  private func nextPower(after power: Double) -> Double {
    let alive = factors.count { $0.likelihood > -.infinity }
    let aim = settings.effectiveShare * Double(alive)
    let largest = largestLikelihood
    func effective(_ step: Double) -> Double {
      var (sum, squares) = (0.0, 0.0)
      for factor in factors {
        let weight = Self.weight(factor.likelihood, largest, step)
        sum += weight
        squares += weight * weight
      }
      return sum * sum / squares
    }
    if !(effective(1 - power) < aim) { return 1 }
    // Halved until the step is known to a millionth of itself, however small it is
    var (low, high) = (0.0, 1 - power)
    for _ in 0..<1100 where high - low > 1e-6 * high && power + high > power {
      let middle = (low + high) / 2
      if effective(middle) < aim { high = middle } else { low = middle }
    }
    // Where even the smallest step that rounding leaves is too long, take it
    return power + low > power ? power + low : power.nextUp
  }

  /// Fills the weights L^step, and returns the logarithm of their mean.
  private mutating func weigh(by step: Double) -> Double {
    let largest = largestLikelihood
    var sum = 0.0
    for particle in 0..<count {
      weights[particle] = Self.weight(factors[particle].likelihood, largest, step)
      sum += weights[particle]
    }
    return step * largest + .log(sum / Double(count))
  }

  private var largestLikelihood: Double {
    factors.reduce(-.infinity) { .maximum($0, $1.likelihood) }
  }

  private static func weight(_ likelihood: Double, _ largest: Double, _ step: Double) -> Double {
    let weight = Double.exp(step * (likelihood - largest))
    return weight.isNaN ? 0 : weight
  }

  /// Systematic resampling: as many copies of each particle as its weight says, up to one.
  private mutating func resample() {
    swap(&positions, &before)
    swap(&factors, &oldFactors)
    swap(&ancestors, &oldAncestors)
    let step = weights.reduce(0, +) / Double(count)
    var pointer = random.uniform() * step
    var (parent, reached) = (0, weights[0])
    for particle in 0..<count {
      while reached < pointer && parent < count - 1 {
        parent += 1
        reached += weights[parent]
      }
      for i in 0..<dimension {
        positions[particle * dimension + i] = before[parent * dimension + i]
      }
      factors[particle] = oldFactors[parent]
      ancestors[particle] = oldAncestors[parent]
      pointer += step
    }
    // What the moves should forget
    before.withUnsafeMutableBufferPointer { before in
      positions.withUnsafeBufferPointer { positions in
        for index in positions.indices { before[index] = positions[index] }
      }
    }
  }

  // MARK: Moves

  /// The Cholesky factor of the weighted crowd's covariance; of its variances where it has none.
  private mutating func learnShape() {
    let total = weights.reduce(0, +)
    var mean = [Double](repeating: 0, count: dimension)
    for particle in 0..<count {
      for i in 0..<dimension { mean[i] += weights[particle] * positions[particle * dimension + i] }
    }
    for i in 0..<dimension { mean[i] /= total }
    var covariance = Matrix(rows: dimension, columns: dimension)
    for i in 0..<dimension {
      for j in 0...i {
        var sum = 0.0
        for particle in 0..<count {
          let base = particle * dimension
          sum +=
            weights[particle] * (positions[base + i] - mean[i]) * (positions[base + j] - mean[j])
        }
        covariance[i, j] = sum / total
        covariance[j, i] = sum / total
      }
    }
    let factor = try? Cholesky(covariance)
    for i in 0..<dimension {
      for j in 0...i {
        shape[i * dimension + j] =
          factor?.lower[i, j] ?? (i == j ? max(covariance[i, i], 1e-20).squareRoot() : 0)
      }
    }
  }

  /// Random-walk steps of the whole crowd until it has forgotten where it was.
  private mutating func move(atPower power: Double) -> (
    acceptance: Double, steps: Int, correlation: Double
  ) {
    var (steps, accepted) = (0, 0)
    var correlation = 1.0
    while steps < settings.longestStage && correlation > settings.correlationAim {
      // Every particle once, then the scale follows the acceptance
      let now = sweep(atPower: power)
      accepted += now
      steps += 1
      let rate = Double(now) / Double(count)
      scale = min(max(scale * .exp(0.5 * (rate - 0.3)), 1e-3), 10)
      correlation = correlationWithBefore()
    }
    return (Double(accepted) / Double(steps * count), steps, correlation)
  }

  /// One Metropolis step of every particle; returns how many were accepted.
  private mutating func sweep(atPower power: Double) -> Int {
    var accepted = 0
    for particle in 0..<count {
      let base = particle * dimension
      for i in 0..<dimension { noise[i] = scale * random.normal() }
      for i in 0..<dimension {
        var moved = positions[base + i]
        for j in 0...i { moved += shape[i * dimension + j] * noise[j] }
        proposal[i] = moved
      }
      let proposed = model.logFactors(at: proposal)
      let rise =
        proposed.logDensity(atPower: power) - factors[particle].logDensity(atPower: power)
      // A density that is NaN counts as zero
      if rise >= 0 || random.uniform() < .exp(rise) {
        for i in 0..<dimension { positions[base + i] = proposal[i] }
        factors[particle] = proposed
        accepted += 1
      }
    }
    evaluations += count
    return accepted
  }

  /// The largest correlation of a coordinate, across the crowd, with what it was before the moves.
  private func correlationWithBefore() -> Double {
    var worst = 0.0
    for i in 0..<dimension {
      var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for particle in 0..<count {
        let (now, then) = (positions[particle * dimension + i], before[particle * dimension + i])
        x += now
        y += then
        xx += now * now
        yy += then * then
        xy += now * then
      }
      let n = Double(count)
      let spread = ((xx - x * x / n) * (yy - y * y / n)).squareRoot()
      let correlation = (xy - x * y / n) / spread
      worst = max(worst, correlation.isNaN ? 1 : correlation)
    }
    return worst
  }
}
