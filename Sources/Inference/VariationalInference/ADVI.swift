import BayesNumerics
import RealModule

/// Automatic differentiation variational inference: the normal distribution over the unconstrained
/// space of a model that has the highest evidence lower bound, found by stochastic steps uphill.
///
/// Any ``DifferentiableLogDensity`` will do; ``Transformed`` makes one of a model with constraints,
/// its Jacobian included. The step sizes need no tuning:
///
/// - *Steps have no units.* The slope is taken by the Fisher matrix of q (the natural gradient),
///   which for a normal is known: a mean moves by so many of its own standard deviations, a scale
///   by a factor. Another unit, with a start in that unit, gives the same path.
/// - *Steps are bounded.* A slope is divided by its root mean square of the past where that is
///   above one, so that no step is much longer than the step size; where a step is too long for the
///   curvature the path swings about the maximum at a distance of about the step size, and does not
///   run away.
/// - *Means have momentum.* Where parameters are correlated the bound is a long ridge in the means
///   of a mean field, while the scales of a normal target do not meet each other.
/// - *The step size is halved* when the path has stopped rising, beginning with one half. What
///   counts is the mean of a stage, not the last step.
///
/// A search ends by what it sees. Along a direction in which the bound is nearly flat it is slow,
/// and what it gains there in a stage may be below the tolerance while the whole distance is worth
/// several times as much: the tolerance is no bound on what is left. For a mean field
/// ``DeterministicADVI`` comes closer, mostly with fewer slopes, and says how close.
///
/// Why not averaged RMSProp as in the paper: its steps have the units of the parameters, and so
/// five scales are tried in turn. Source: Kucukelbir et al. (2017), JMLR 18(14), section 2.6.
/// Natural gradients of a Cholesky factor, normalised and with momentum: Tan (2021), "Analytic
/// natural gradient updates for Cholesky factor in Gaussian variational approximation",
/// arXiv:2109.00375. Stages of a fixed step with averages: Welandawe et al. (2022), "A framework
/// for improving the reliability of black-box variational inference", arXiv:2203.15945.
public struct ADVI: Sendable, Equatable {
  public var family: VariationalFamily
  public var estimator: GradientEstimator
  /// M, draws of each step.
  public var drawsPerStep: Int
  /// In nats: the search ends where halving the step twice gains less than this each, their noise
  /// counted in.
  public var tolerance: Double
  /// The most steps of all stages; a window of steps that is begun is finished.
  public var maximumSteps: Int

  /// Precondition: a draw or more (two with a baseline), a positive tolerance, a step or more.
  public init(
    _ family: VariationalFamily = .meanField,
    estimator: GradientEstimator = .stickingTheLanding, drawsPerStep: Int = 4,
    tolerance: Double = 0.01, maximumSteps: Int = 50_000
  ) {
    precondition(
      drawsPerStep >= (estimator == .scoreWithBaseline ? 2 : 1) && tolerance > 0
        && maximumSteps >= 1,
      "No search has \(drawsPerStep) draws a step with the estimator \"\(estimator)\", a tolerance "
        + "of \(tolerance) nats and \(maximumSteps) steps.")
    self.family = family
    self.estimator = estimator
    self.drawsPerStep = drawsPerStep
    self.tolerance = tolerance
    self.maximumSteps = maximumSteps
  }

  // MARK: Results

  /// What a search found.
  public struct Fit: Sendable {
    /// The mean of the last stage, or of the one before where that is clearly better.
    public let approximation: VariationalNormal
    /// Its bound, from draws that the search has not used.
    public let bound: ELBO
    /// One for each step size.
    public let stages: [Stage]
    /// The bound at each step, from its few draws.
    public let trace: [Double]
    /// Slopes of the model (values, for a score function) that the steps took; `values` those of
    /// bounds.
    public let gradients: Int
    public let values: Int
    public let stop: Stop
  }

  /// Steps of one size.
  public struct Stage: Sendable, Equatable {
    /// ρ, in standard deviations.
    public let stepSize: Double
    public let steps: Int
    /// The mean of q along the last window.
    public let average: VariationalNormal
    /// By how much the bound rose over the average of the stage before, nil for the first.
    public let gain: ELBO?
  }

  /// A step, for those who watch.
  public struct Step: Sendable, Equatable {
    /// From 1.
    public let number: Int
    /// From the draws of this step alone.
    public let bound: Double
    public let stepSize: Double
    /// After the step.
    public let approximation: VariationalNormal
  }

  /// Why a search ended.
  public enum Stop: Sendable, Equatable, CustomStringConvertible {
    /// Each of the last two halvings of the step changed the bound by less than the tolerance, up or
    /// down, with 95 % confidence, and hardly moved q.
    case plateau(gain: Double, standardError: Double)
    /// It gained nothing that stands out from the noise, which is above the tolerance.
    case noise(gain: Double, standardError: Double)
    /// All steps are used up while the bound still rose.
    case steps

    public var description: String {
      switch self {
      case .plateau:
        "The bound has stopped rising: halving the step twice gained less than the tolerance."
      case .noise:
        "What the bound may still gain is hidden in its own noise, which is larger than the tolerance: the "
          + "posterior is far from every distribution of this family, or the tolerance is too strict."
      case .steps:
        "All steps are used up and the bound had not stopped rising; allow more steps."
      }
    }
  }

  /// Why there is no approximation.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The density or its slope is not finite at the start.
    case startOutsideSupport
    /// However narrow it becomes, the approximation has draws where the density is zero or
    /// undefined.
    case outsideSupport(step: Int)
    /// A mean or a width has left all bounds, or a width has shrunk to nothing.
    case ranAway(coordinate: Int, step: Int, logGrowth: Double)

    public var description: String {
      switch self {
      case .startOutsideSupport:
        "The log density or its slope is not finite where the search should start; start elsewhere, or "
          + "transform parameters with bounds."
      case .outsideSupport(let step):
        "At step \(step) the approximation still has draws where the density is zero or not a number, "
          + "however narrow it is made: a normal distribution reaches everywhere. Transform parameters "
          + "with bounds, and look where the density is NaN."
      case .ranAway(let coordinate, let step, let growth):
        growth > 0
          ? "By step \(step) the search ran away in coordinate \(coordinate): the bound rises for ever. "
            + "The density has no finite integral in that direction, or its slope is not its own; give the "
            + "parameter a proper prior, and check the gradient."
          : "By step \(step) the width of coordinate \(coordinate) had shrunk to nothing: the density "
            + "rises without limit at a point. Give the scales of the model a prior that keeps them from zero."
      }
    }
  }

  // MARK: The search

  /// From a ball of standard deviation one around a position, as wide as most unconstrained
  /// parameters are; precondition: `dimension` finite numbers.
  public func fit(
    _ target: some DifferentiableLogDensity, from position: [Double],
    using random: inout RandomSource, watch: ((Step) -> Void)? = nil
  ) throws(Failure) -> Fit {
    try fit(target, from: .ball(family, around: position), using: &random, watch: watch)
  }

  /// From an approximation of this family (precondition).
  ///
  /// Uses its own streams of `random`, and advances it by one number. Throws where the search runs
  /// away, in words that say what to look at; NaN of the density counts as zero.
  public func fit(
    _ target: some DifferentiableLogDensity, from start: VariationalNormal,
    using random: inout RandomSource, watch: ((Step) -> Void)? = nil
  ) throws(Failure) -> Fit {
    precondition(
      start.family == family && start.dimension == target.dimension,
      "A \(start.family) start in \(start.dimension) dimensions for a \(family) search in "
        + "\(target.dimension).")
    let seeds = RandomSource(seed: random.next())
    var (forBounds, forSteps) = (seeds.stream("bounds"), seeds.stream("steps"))
    var slopes = start.mean
    guard target.logDensity(at: start.mean, gradient: &slopes).isFinite,
      slopes.allSatisfy(\.isFinite)
    else { throw .startOutsideSupport }

    var climb = Ascent(self, from: start)
    var stages: [Stage] = []
    var (stepSize, values) = (0.5, 0)
    var stop = Stop.steps
    search: while climb.steps < maximumSteps {
      // A stage: windows of steps of one size until one is no higher than the one before
      let window = Self.firstWindow << min(stages.count, 20)
      let begun = climb.steps
      climb.batchesLost = 0
      var before = try climb.window(
        window, stepSize: stepSize, target, using: &forSteps, watch: watch)
      var isRising = true
      while isRising && climb.steps < maximumSteps {
        let now = try climb.window(
          window, stepSize: stepSize, target, using: &forSteps, watch: watch)
        isRising = now.isHigher(than: before)
        before = now
      }
      climb.goToAverage()
      let average = climb.normal

      // What the stage has gained, from fresh draws
      var gain: ELBO?
      if let last = stages.last {
        let found = self.gain(
          from: last.average, to: average, of: target, using: &forBounds, values: &values)
        gain = found
      }
      stages.append(
        Stage(
          stepSize: stepSize, steps: climb.steps - begun, average: average, gain: gain))
      if isRising { break search }
      if let gain, stages.count >= Self.fewestStages {
        let (rise, error) = (gain.mean, gain.standardError)
        let last = stages[stages.count - 2].gain
        // A bound that falls is no more at rest than one that rises
        let isFlat = [gain, last].allSatisfy { gain in
          gain.map { abs($0.mean) + 2 * $0.standardError <= tolerance } ?? false
        }
        let rests =
          Self.drift(from: stages[stages.count - 2].average, to: average) <= Self.mostDrift
        if isFlat && rests {
          stop = .plateau(gain: rise, standardError: error)
          break search
        }
        if abs(rise) <= 2 * error && rise + 2 * error > tolerance && rests {
          stop = .noise(gain: rise, standardError: error)
          break search
        }
      }
      stepSize /= 2
    }

    // The last average, unless it is clearly worse than the one before
    var approximation = climb.normal
    if stages.count >= 2, let gain = stages[stages.count - 1].gain,
      gain.mean + 2 * gain.standardError < 0
    {
      approximation = stages[stages.count - 2].average
    }
    let bound = ELBO.estimate(of: target, under: approximation, using: &forBounds)
    guard bound.outside == 0, climb.batchesLost == 0 else {
      throw .outsideSupport(step: climb.steps)
    }
    return Fit(
      approximation: approximation, bound: bound, stages: stages, trace: climb.trace,
      gradients: climb.steps * drawsPerStep, values: values + bound.draws, stop: stop)
  }

  /// Steps of the first stage's windows; each later one has twice as many, as its steps are half as
  /// long.
  private static let firstWindow = 50
  /// A first step is so long that two halvings must show what they gain.
  private static let fewestStages = 3

  /// The furthest that q moved in any coordinate: the mean in widths, the width in factors of e.
  ///
  /// A bound that rises slowly for ever, with much noise, looks flat; q gives it away.
  private static func drift(from a: VariationalNormal, to b: VariationalNormal) -> Double {
    let (before, after) = (a.standardDeviations, b.standardDeviations)
    return a.mean.indices.reduce(0) { most, i in
      max(most, abs(b.mean[i] - a.mean[i]) / before[i], abs(.log(after[i] / before[i])))
    }
  }
  private static let mostDrift = 0.5

  /// The paired gain, with as many draws as it takes to tell it from the tolerance, 12,800 at most.
  private func gain(
    from a: VariationalNormal, to b: VariationalNormal, of target: some LogDensity,
    using random: inout RandomSource, values: inout Int
  ) -> ELBO {
    var draws = 200
    while true {
      let found = ELBO.gain(from: a, to: b, of: target, draws: draws, using: &random)
      values += 2 * draws
      let isClear =
        abs(found.mean) + 2 * found.standardError <= tolerance
        || abs(found.mean) > 2 * found.standardError + tolerance
      if isClear || draws >= 12_800 || found.outside > 0 { return found }
      draws *= 4
    }
  }
}

/// The moving approximation with all memory of a step.
private struct Ascent: Sendable {
  private var q: MovingNormal
  private var batch: GradientBatch
  /// Mean squares of past slopes, of the mean and of the scale.
  private var meanSquares: [Double]
  private var scaleSquares: [Double]
  /// The step of the mean in standard deviations, δ, and that of the scale, B.
  private var velocity: [Double]
  private var turn: [Double]
  /// Sums over a window: means, and log widths or the factor.
  private var meanSum: [Double]
  private var factorSum: [Double]
  private var summed = 0
  /// log widths at the start
  private let firstLogWidths: [Double]
  private(set) var steps = 0
  private(set) var trace: [Double] = []
  private var failuresInARow = 0
  /// Batches of the stage with a draw outside the support.
  var batchesLost = 0

  init(_ search: ADVI, from start: VariationalNormal) {
    q = MovingNormal(start)
    batch = GradientBatch(search.estimator, draws: search.drawsPerStep, of: q)
    meanSquares = q.mean.map { _ in 0 }
    scaleSquares = q.factor.map { _ in 0 }
    (velocity, turn) = (meanSquares, scaleSquares)
    (meanSum, factorSum) = (meanSquares, scaleSquares)
    let moving = q
    firstLogWidths = q.mean.indices.map { .log(moving.factor[moving.diagonal($0)]) }
  }

  var normal: VariationalNormal { q.normal }

  /// The bound along some steps: the means of its tenths, which are nearly independent though
  /// neighbouring steps share their q.
  struct Window {
    let tenths: [Double]

    /// Whether it stands out of the noise of both, by the sum of ranks: how many of the hundred
    /// pairs of tenths rise, 50 without a trend, with a standard deviation of 13.2.
    ///
    /// Ranks, as the first steps may be millions of nats below the last, and the noise has heavy
    /// tails. Two standard deviations; 2 % of flat windows pass. Source: Mann and Whitney (1947).
    func isHigher(than other: Window) -> Bool {
      var rising = 0.0
      for now in tenths {
        for before in other.tenths { rising += now > before ? 1 : now == before ? 0.5 : 0 }
      }
      let pairs = Double(tenths.count * other.tenths.count)
      let deviation = (pairs * Double(tenths.count + other.tenths.count + 1) / 12).squareRoot()
      return rising - pairs / 2 > 2 * deviation
    }
  }

  /// So many steps of one size; the average of q begins anew.
  mutating func window<Target: DifferentiableLogDensity>(
    _ count: Int, stepSize: Double, _ target: Target, using random: inout RandomSource,
    watch: ((ADVI.Step) -> Void)?
  ) throws(ADVI.Failure) -> Window {
    for index in meanSum.indices { meanSum[index] = 0 }
    for index in factorSum.indices { factorSum[index] = 0 }
    summed = 0
    let first = trace.count
    while trace.count < first + count {
      try step(stepSize, target, using: &random)
      if let watch, failuresInARow == 0 {
        watch(
          ADVI.Step(
            number: steps, bound: trace[trace.count - 1], stepSize: stepSize,
            approximation: q.normal))
      }
    }

    let size = count / 10
    return Window(
      tenths: (0..<10).map { part in
        sampleMean(Array(trace[(first + part * size)..<(first + (part + 1) * size)]))
      })
  }

  /// q becomes the mean of the window: of means, and of log widths or the elements of L.
  mutating func goToAverage() {
    for index in velocity.indices { velocity[index] = 0 }
    guard summed > 0 else { return }
    for index in meanSum.indices { q.mean[index] = meanSum[index] / Double(summed) }
    for index in factorSum.indices {
      let mean = factorSum[index] / Double(summed)
      q.factor[index] = q.family == .meanField ? .exp(mean) : mean
    }
  }

  private mutating func step<Target: DifferentiableLogDensity>(
    _ stepSize: Double, _ target: Target, using random: inout RandomSource
  ) throws(ADVI.Failure) {
    batch.estimate(target, at: q, using: &random)
    steps += 1
    guard batch.isFinite else {
      // Somewhere in reach the density is zero: half as wide
      failuresInARow += 1
      batchesLost += 1
      if failuresInARow > 60 { throw .outsideSupport(step: steps) }
      for index in q.factor.indices { q.factor[index] /= 2 }
      return
    }
    failuresInARow = 0
    trace.append(batch.bound)
    move(stepSize)
    try look()

    // The average
    summed += 1
    for index in meanSum.indices { meanSum[index] += q.mean[index] }
    switch q.family {
    case .meanField:
      for index in factorSum.indices { factorSum[index] += .log(q.factor[index]) }
    case .fullRank:
      for index in factorSum.indices { factorSum[index] += q.factor[index] }
    }
  }

  /// m ← m + L δ and L ← L exp(B), to first order below the diagonal.
  ///
  /// δ is the step along the natural gradient of the mean, with what is left of the step before and
  /// one standard deviation at most; B along that of the scale: its lower triangle with half of the
  /// diagonal.
  private mutating func move(_ stepSize: Double) {
    let dimension = q.dimension
    let isFirst = trace.count == 1
    for i in 0..<dimension {
      let push = Self.bounded(batch.mean[i], &meanSquares[i], stepSize, isFirst)
      velocity[i] = min(max(Self.momentum * velocity[i] + push, -1), 1)
    }
    q.move(by: velocity)
    switch q.family {
    case .meanField:
      for i in 0..<dimension {
        q.factor[i] *= .exp(
          Self.bounded(0.5 * batch.scale[i], &scaleSquares[i], stepSize, isFirst))
      }
    case .fullRank:
      var squares = 0.0
      for j in 0..<dimension {
        for i in j..<dimension {
          let index = j * dimension + i
          let slope = (i == j ? 0.5 : 1) * batch.scale[index]
          turn[index] = Self.bounded(slope, &scaleSquares[index], stepSize, isFirst)
          squares += turn[index] * turn[index]
        }
      }
      // No more than half a nat or so away: a product of many large triangles would run away
      let shrink = min(1, 0.5 / max(squares, 1e-300).squareRoot())
      q.multiplyFactor(by: turn, times: shrink)
    }
  }

  /// The share of its last step that a mean goes on by.
  private static let momentum = 0.9

  /// ρ × slope, divided by the root mean square of past slopes where that is above one, three steps
  /// at most.
  ///
  /// The present slope is not in its own divisor, so that the step stays right on average.
  private static func bounded(
    _ slope: Double, _ square: inout Double, _ stepSize: Double, _ isFirst: Bool
  ) -> Double {
    if isFirst { square = slope * slope }
    let divisor = max(1, square.squareRoot())
    square += 0.1 * (min(slope * slope, 100 * max(1, square)) - square)
    return stepSize * min(max(slope / divisor, -3), 3)
  }

  /// Throws where q is no distribution any more, or soon will be none.
  private func look() throws(ADVI.Failure) {
    for i in 0..<q.dimension {
      let growth = Double.log(q.factor[q.diagonal(i)]) - firstLogWidths[i]
      if !q.mean[i].isFinite || !(abs(growth) < 100) {
        throw .ranAway(coordinate: i, step: steps, logGrowth: growth < 0 ? growth : 100)
      }
    }
  }
}

extension MovingNormal {
  /// m ← m + L δ
  fileprivate mutating func move(by delta: [Double]) {
    switch family {
    case .meanField:
      for i in 0..<dimension { mean[i] += factor[i] * delta[i] }
    case .fullRank:
      for j in 0..<dimension {
        for i in j..<dimension { mean[i] += factor[j * dimension + i] * delta[j] }
      }
    }
  }

  /// L ← L T, T the lower triangle I + a B with exp(a Bⱼⱼ) on its diagonal; column after column,
  /// each from those that follow it.
  fileprivate mutating func multiplyFactor(by b: [Double], times a: Double) {
    let size = dimension
    factor.withUnsafeMutableBufferPointer { factor in
      b.withUnsafeBufferPointer { b in
        for j in 0..<size {
          let onDiagonal = Double.exp(a * b[j * size + j])
          for i in j..<size { factor[j * size + i] *= onDiagonal }
          for k in (j + 1)..<max(size, j + 1) {
            let share = a * b[j * size + k]
            for i in k..<size { factor[j * size + i] += factor[k * size + i] * share }
          }
        }
      }
    }
  }
}
