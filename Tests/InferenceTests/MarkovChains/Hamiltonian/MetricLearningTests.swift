import BayesNumerics
import RealModule
import TestSupport
import Testing

@testable import Inference

/// A metric from draws and gradients, held against normal targets, where it is known.
@Suite struct MetricLearningTests {
  /// Independent normal numbers of given widths around 3.
  private struct Scales: DifferentiableLogDensity {
    let widths: [Double]
    var dimension: Int { widths.count }
    func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
      var value = 0.0
      for index in position.indices {
        let z = (position[index] - 3) / widths[index]
        gradient[index] = -z / widths[index]
        value -= 0.5 * z * z
      }
      return value
    }
  }

  private func variances(_ metric: Metric?) -> [Double] {
    guard case .diagonal(let variances) = metric else { return [] }
    return variances
  }

  private func learned(
    from positions: [[Double]], of target: some DifferentiableLogDensity
  ) -> [Double] {
    var estimate = GradientMetricEstimator(dimension: target.dimension)
    for position in positions {
      var gradient = position
      _ = target.logDensity(at: position, gradient: &gradient)
      estimate.add(position: position, gradient: gradient)
    }
    return variances(estimate.metric(otherwise: [Double](repeating: 1, count: target.dimension)))
  }

  /// Three positions anywhere give the variances of independent normal numbers, but for the rounding
  /// of differences: they are 1 or more of numbers below 10, so some 100 ulp. Control: the positions
  /// alone are a factor off.
  @Test func threePositionsSayTheWidths() {
    let widths = [0.1, 1, 20]
    let positions: [[Double]] = [[1, 5, -4], [2, 7, 9], [6, 1, 3]]
    let found = learned(from: positions, of: Scales(widths: widths))
    var alone = RunningVariance(dimension: 3)
    for position in positions { alone.add(position) }
    for (index, width) in widths.enumerated() {
      #expect(abs(found[index] / (width * width) - 1) <= 200 * .ulpOfOne)
      #expect(abs((alone.variances?[index] ?? 0) / (width * width) - 1) > 0.5)
    }
  }

  /// Correlated numbers: √(Σᵢᵢ / (Σ⁻¹)ᵢᵢ), here with correlation 0.9 σ² √(1 - 0.81), and σ² of the third.
  /// The ratio of two sample variances of n = 20,000 draws has a relative error of 2/√n at most, its
  /// root half of that; five of these are a false alarm in two million for each coordinate. Control:
  /// σ² itself is refused where there is a correlation.
  @Test func correlatedNumbersLieBetweenBothVariances() {
    var random = RandomSource(seed: 3)
    let positions = (0..<20_000).map { _ in
      let (a, b, c) = (random.normal(), random.normal(), random.normal())
      let y = 0.9 * a + Double(0.19).squareRoot() * b
      return [1 + a, -1 + 2 * y, 0.5 * c]
    }
    let found = learned(from: positions, of: CorrelatedNormal())
    let bound = 5 / Double(20_000).squareRoot()
    for (value, variance) in zip(
      found, [Double(0.19).squareRoot(), 4 * Double(0.19).squareRoot(), 0.25])
    {
      #expect(abs(value / variance - 1) <= bound)
    }
    #expect(abs(found[0] - 1) > bound && abs(found[1] / 4 - 1) > bound)
  }

  /// A coordinate on which nothing depends has no slope: it keeps what it had. So does one that stood
  /// still, and fewer than three positions teach nothing.
  @Test func whatSaysNothingKeepsItsMetric() {
    var estimate = GradientMetricEstimator(dimension: 2)
    for step in 0..<2 { estimate.add(position: [Double(step), 1], gradient: [0, Double(step)]) }
    #expect(variances(estimate.metric(otherwise: [7, 8])).isEmpty)
    estimate.add(position: [5, 1], gradient: [0, 4])
    #expect(variances(estimate.metric(otherwise: [7, 8])) == [7, 8])
  }

  /// The foreground forgets what came before the background began.
  @Test func aWindowLeavesTheWayBehind() {
    var estimate = GradientMetricEstimator(dimension: 1)
    func add(_ x: Double, width: Double) {
      estimate.add(position: [x], gradient: [-x / (width * width)])
    }
    for x in [100.0, 50, 20] { add(x, width: 10) }
    estimate.beginWindow()
    for x in [1.0, -1, 0.5] { add(x, width: 1) }
    #expect(variances(estimate.metric(otherwise: [1]))[0] > 1.1)
    #expect(estimate.waiting == 3)
    estimate.beginWindow()
    #expect(abs(variances(estimate.metric(otherwise: [1]))[0] - 1) <= 100 * .ulpOfOne)
    #expect(estimate.waiting == 0)
  }

  /// Of 1000 steps with a position each: short windows up to step 300, the last of them ending where ten
  /// positions wait; then windows of 80 and 120 positions; after 180 more the next, of 270, would not fit before step 850.
  @Test func windowsGrow() {
    var windows = OverlappingWindows(iterations: 1000)
    var waiting = 1
    var ends: [Int] = []
    for iteration in 0..<windows.metricEnd {
      waiting += 1
      if windows.endsWindow(iteration, waiting: waiting) {
        ends.append(iteration)
        waiting = 0
      }
    }
    #expect(windows.early == 300 && windows.metricEnd == 850)
    #expect(ends.filter { $0 < 300 } == Array(stride(from: 8, to: 300, by: 10)))
    #expect(ends.filter { $0 >= 300 } == [378, 498])
  }

  /// NUTS on widths from 0.01 to 100, from far out: the metric is exact, since the coordinates are
  /// independent, and acceptance comes within five errors of its aim, 5 × 0.2/√150 = 0.08, and a little
  /// for a learner that stops. Control: draws alone are off by their error of some √(2/400) = 7 %.
  @Test func aWarmUpFindsWidthsExactly() {
    let widths = [0.01, 0.1, 1, 10, 100]
    func tuned(_ learning: MetricLearning) -> (NUTS<Scales>, Double) {
      var random = RandomSource(seed: 5)
      let kernel = NUTS(Scales(widths: widths), learning: learning)
      var state = kernel.start(at: [4, 2, 1, 5, -300])
      let tuned = kernel.tuned(600, from: &state, using: &random) { _ in }
      let acceptances = (0..<500).map { _ in tuned.step(&state, using: &random).acceptance }
      return (tuned, acceptances.reduce(0, +) / 500)
    }
    func worst(_ kernel: NUTS<Scales>) -> Double {
      zip(variances(kernel.metric), widths).map { abs($0 / ($1 * $1) - 1) }.max() ?? .infinity
    }
    let (exact, acceptance) = tuned(.drawsAndGradients)
    // Differences of 0.01 of numbers near 3, squared: 1e3 ulp
    #expect(worst(exact) <= 1e-9)
    #expect(abs(acceptance - 0.8) <= 0.15)
    #expect(worst(tuned(.draws).0) > 0.01)
  }

  /// log p = Σ (x - eˣ), the logarithm of exponential numbers: var x = π²/6 and var g = 1.
  private struct LogExponentials: DifferentiableLogDensity {
    let dimension: Int
    func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
      var value = 0.0
      for (index, x) in position.enumerated() {
        gradient[index] = 1 - .exp(x)
        value += x - .exp(x)
      }
      return value
    }
  }

  /// From where the log density is -1e44 a warm-up of 600 steps finds √(π²/6). Its last metric is
  /// of some 300 draws; eˣ has kurtosis 9, so the root of its variance errs by √(8/300)/2 = 8 %, and
  /// a factor of 2 is eight such errors. Control: one of 1000 exact draws at x = 20 puts the metric
  /// off by more than that.
  @Test func theWayFromFarAwayIsForgotten() {
    let right = (Double.pi * Double.pi / 6).squareRoot()
    let target = LogExponentials(dimension: 10)
    for seed: UInt64 in 1...5 {
      var random = RandomSource(seed: seed)
      let kernel = NUTS(target, learning: .drawsAndGradients)
      var state = kernel.start(at: [Double](repeating: 100, count: 10))
      let tuned = kernel.tuned(600, from: &state, using: &random) { _ in }
      for variance in variances(tuned.metric) {
        #expect(variance > right / 2 && variance < 2 * right)
      }
      // An ordinary step: neither stuck nor turning in hundreds of steps
      let steps = (0..<100).map { _ in tuned.step(&state, using: &random).leapfrogSteps }
      #expect(steps.allSatisfy { $0 <= 31 })
    }

    var random = RandomSource(seed: 6)
    let draws = (0..<1000).map { _ in [Double.log(-Double.log(1 - random.uniform()))] }
    #expect(learned(from: draws, of: LogExponentials(dimension: 1))[0] > right / 2)
    #expect(learned(from: draws + [[20]], of: LogExponentials(dimension: 1))[0] < right / 2)
  }

  /// What an arrival says of log densities, one after the other; of the first it is not asked.
  private func verdicts(_ logDensities: [Double], dimension: Int) -> [Bool] {
    var arrival = Arrival(dimension: dimension, from: logDensities[0])
    return logDensities.dropFirst().map { arrival.leavesBehind(before: $0) }
  }

  /// Leaves behind whatever is more than d/2 + 5 = 10 below: of -40 and -30 the mean is -35, so
  /// -24.9 does and -25.1 does not.
  @Test func aGainLeavesTheWayBehind() {
    #expect(
      verdicts([-1e50, -1e40, -40, -30, -24.9], dimension: 10) == [true, true, false, true])
    #expect(
      verdicts([-1e50, -1e40, -40, -30, -25.1], dimension: 10) == [true, true, false, false])
  }

  /// 49 draws near the last one that left something behind are not yet an arrival, 50 are.
  @Test func anArrivalIsForGood() {
    let calm = [Double](repeating: -25, count: 49)
    #expect(verdicts(calm + [0], dimension: 10).last == true)
    #expect(verdicts(calm + [-25, 0], dimension: 10).last == false)
    #expect(verdicts([-1e9] + calm + [0], dimension: 10).last == true)
    #expect(verdicts([-1e9] + calm + [-25, 0], dimension: 10).last == false)
  }

  /// Draws of a normal target rarely leave something behind: in 3 of 1000 chains at most (20,000
  /// chains in 1, 10 and 200 dimensions gave 0.0006, 0.0027 and 0). Of 200 chains 6 or more then do
  /// so in 4 of 100,000 runs. Control: from 20 + d lower, all do.
  @Test(arguments: [1, 10, 200]) func drawsOfTheTargetLeaveNothingBehind(dimension: Int) {
    var random = RandomSource(seed: 8)
    let chains = (0..<200).map { _ in
      (0..<60).map { _ in
        var sum = 0.0
        for _ in 0..<dimension {
          let z = random.normal()
          sum += z * z
        }
        return -0.5 * sum
      }
    }
    let alarms = chains.filter { verdicts($0, dimension: dimension).contains(true) }
    #expect(alarms.count <= 5)
    let late = chains.filter { chain in
      let start = -20 - Double(dimension) + (chain.min() ?? 0)
      return verdicts([start] + chain, dimension: dimension).contains(true)
    }
    #expect(late.count == 200)
  }

  /// However short a warm-up is, it ends with a positive metric and step size.
  @Test(arguments: [0, 1, 2, 5, 19, 40]) func shortWarmUpsEnd(iterations: Int) {
    var random = RandomSource(seed: 6)
    let kernel = NUTS(Scales(widths: [1, 5]), learning: .drawsAndGradients)
    var state = kernel.start(at: [0, 0])
    let tuned = kernel.tuned(iterations, from: &state, using: &random) { _ in }
    #expect(tuned.stepSize > 0 && tuned.stepSize.isFinite)
    #expect(variances(tuned.metric).allSatisfy { $0 > 0 && $0.isFinite })
    #expect(tuned.learning == .drawsAndGradients)
  }
}
