import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct WarmUpTests {
  /// Stan's plan for 1000 steps: 75, then windows of 25, 50, 100, 200 and 500, then 50.
  @Test func windowsAreStans() {
    let windows = WarmUpWindows(iterations: 1000)
    #expect(windows.metricSteps == 75..<950)
    #expect(windows.ends == [99, 149, 249, 449, 949])
  }

  @Test func shortWarmUpsHaveOneWindowOrNone() {
    #expect(WarmUpWindows(iterations: 100).ends == [89])
    #expect(WarmUpWindows(iterations: 100).metricSteps == 15..<90)
    // Room for no second window of 50: Stan would end one of 25 and then one of 10
    #expect(WarmUpWindows(iterations: 160).ends == [109])
    #expect(WarmUpWindows(iterations: 200).ends == [99, 149])
    #expect(WarmUpWindows(iterations: 2000).ends == [99, 149, 249, 449, 849, 1949])
    #expect(WarmUpWindows(iterations: 19).ends.isEmpty)
    #expect(WarmUpWindows(iterations: 0).ends.isEmpty)
    for iterations in 20..<700 {
      let windows = WarmUpWindows(iterations: iterations)
      #expect(windows.ends.max() == windows.metricSteps.upperBound - 1)
    }
  }

  /// Where acceptance is exp(-ε), the step size that is accepted with 0.8 is -log 0.8; dual averaging
  /// forgets its first steps as n^-¾: some 10 of them at most a factor 10 off are below 1 % after 20,000.
  @Test func stepSizeSettlesWhereTheAimIs() {
    var adaptation = StepSizeAdaptation(startingAt: 10, aim: 0.8)
    for _ in 0..<20_000 { adaptation.learn(acceptance: .exp(-adaptation.stepSize)) }
    #expect(abs(adaptation.finalStepSize / -Double.log(0.8) - 1) <= 0.01)

    // Control: another aim is another step size
    var other = StepSizeAdaptation(startingAt: 10, aim: 0.6)
    for _ in 0..<20_000 { other.learn(acceptance: .exp(-other.stepSize)) }
    #expect(other.finalStepSize > 2 * adaptation.finalStepSize)
  }

  /// Two steps from ε₀ = 0.1, so μ = log 1 = 0, with aim 0.8. An acceptance of 1: the shortfall -0.2
  /// has the mean -0.2/11, and log ε = 0.2/11/0.05. Then 0.3: the mean moves by a twelfth of its
  /// distance to 0.5, and log ε is minus that × √2/0.05; it counts 2^-¾ in the mean that is kept.
  @Test func twoStepsOfDualAveragingByHand() {
    var adaptation = StepSizeAdaptation(startingAt: 0.1, aim: 0.8)
    #expect(adaptation.stepSize == adaptation.finalStepSize)
    adaptation.learn(acceptance: 1)
    let first: Double = 4.0 / 11
    // A handful of roundings of numbers below 10
    let bound: Double = 40 * .ulpOfOne
    #expect(abs(Double.log(adaptation.stepSize) - first) <= bound)
    #expect(abs(Double.log(adaptation.finalStepSize) - first) <= bound)
    adaptation.learn(acceptance: 0.3)
    let mean: Double = -0.2 / 11 + (0.5 + 0.2 / 11) / 12
    let second: Double = -mean * 2.0.squareRoot() / 0.05
    #expect(abs(Double.log(adaptation.stepSize) - second) <= bound)
    let kept: Double = first + Double.pow(2, -0.75) * (second - first)
    #expect(abs(Double.log(adaptation.finalStepSize) - kept) <= bound)
  }

  /// NaN counts as 0, and however long nothing, or all, is accepted, a step size stays a positive
  /// number.
  @Test func aStepSizeStaysPositiveAndFinite() {
    for (acceptance, aim) in [(0, 0.99), (.nan, 0.8), (1, 0.01)] as [(Double, Double)] {
      var adaptation = StepSizeAdaptation(startingAt: 1, aim: aim)
      for _ in 0..<100_000 { adaptation.learn(acceptance: acceptance) }
      #expect(adaptation.stepSize > 0 && adaptation.stepSize.isFinite)
      #expect(adaptation.finalStepSize > 0 && adaptation.finalStepSize.isFinite)
    }
  }

  /// Counts its steps in place of moving, is accepted badly up to step 950, and then as aimed.
  private struct Counter: HamiltonianKernel {
    struct Flat: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = 0
        return 0
      }
    }
    let target = Flat()
    var metric = Metric.unit(1)
    var stepSize = 1.0
    let acceptanceAim = 0.8

    func with(stepSize: Double, metric: Metric) -> Counter {
      Counter(metric: metric, stepSize: stepSize)
    }
    func step(_ state: inout HamiltonianState, using random: inout RandomSource)
      -> HamiltonianInfo
    {
      state.point.position[0] += 1
      return HamiltonianInfo(
        logDensity: 0, acceptance: state.point.position[0] < 950 ? 0.2 : 0.8, stepSize: stepSize,
        treeDepth: 0, leapfrogSteps: 1, isDivergent: false, energy: 0)
    }
  }

  /// Of 1000 steps the metric is that of the last window alone, steps 450 to 949: the variance of so
  /// many whole numbers is 500 × 501 / 12 = 20,875. The step size is learned anew after it: from where the search
  /// on a flat density ends, the last doubling below 10⁷, and as then all is as aimed it is drawn to ten
  /// times that.
  @Test func whatIsKeptIsLearnedInTheLastWindows() {
    var random = RandomSource(seed: 1)
    var state = Counter().start(at: [-1])
    var heard: [Int] = []
    let tuned = Counter().tuned(1000, from: &state, using: &random) { heard.append($0) }
    #expect(state.position == [999] && heard == Array(1...1000))
    guard case .diagonal(let variances) = tuned.metric else {
      Issue.record("the metric changed its kind")
      return
    }
    let expected: Double = 500.0 / 505 * 20_875 + 5e-3 / 505
    // Running sums of 500 terms
    #expect(abs(variances[0] / expected - 1) <= 1000 * .ulpOfOne)
    #expect(tuned.stepSize > 0.5e8 && tuned.stepSize <= 1.0001e8, "\(tuned.stepSize)")

    // Of 100 steps the metric knows steps 15 to 89 alone: not the way there, nor the last ten
    var short = Counter().start(at: [-1])
    guard
      case .diagonal(let few) = Counter().tuned(
        100, from: &short, using: &random, progress: { _ in }
      ).metric
    else {
      Issue.record("the metric changed its kind")
      return
    }
    // 75 × 76 / 12 = 475
    let expectedOfFew: Double = 75.0 / 80 * 475 + 5e-3 / 80
    #expect(abs(few[0] / expectedOfFew - 1) <= 1000 * .ulpOfOne)
  }

  /// On 100 normal numbers of width s the first guess is a few s, from wherever it starts. Up to s/8 the
  /// energy error of a step is Σ x p ε³/4 = 0.005 of a standard deviation, where 0.22 turns the search;
  /// beyond 2 s leapfrog is unstable and the error of so many numbers immense.
  @Test(arguments: [1e-5, 1, 1e5]) func theFirstGuessFitsTheWidth(width: Double) {
    struct Wide: DifferentiableLogDensity {
      let width: Double
      let dimension = 100
      func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
        for index in position.indices { gradient[index] = -position[index] / (width * width) }
        return 0.5 * dot(gradient, position)
      }
    }
    var random = RandomSource(seed: 6)
    for start in [1e-3, 1, 1e3] {
      let kernel = NUTS(Wide(width: width), stepSize: start)
      let point = PhasePoint(kernel.target, at: (0..<100).map { _ in width * random.normal() })
      let size = kernel.reasonableStepSize(at: point, using: &random)
      #expect(size >= width / 8 && size <= 4 * width, "\(size / width)")
    }
  }

  /// The metric that a chain on N(0, diag(100, 0.01)) learns. A variance from n nearly independent
  /// positions has relative error √(2/n); five of these at n = 300 are 0.4, and the step size, learned
  /// in 50 last steps whose acceptances spread by 0.2 or more, reaches its aim within 5 × 0.2/√50 = 0.15.
  @Test func tuningFindsVariancesAndAcceptance() {
    struct Scales: DifferentiableLogDensity {
      let dimension = 2
      func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = -position[0] / 100
        gradient[1] = -position[1] / 0.01
        return 0.5 * (gradient[0] * position[0] + gradient[1] * position[1])
      }
    }
    var random = RandomSource(seed: 5)
    let kernel = NUTS(Scales())
    var state = kernel.start(at: [10, 0.1])
    let tuned = kernel.tuned(1000, from: &state, using: &random) { _ in }
    guard case .diagonal(let variances) = tuned.metric else {
      Issue.record("the metric changed its kind")
      return
    }
    #expect(abs(variances[0] / 100 - 1) <= 0.4)
    #expect(abs(variances[1] / 0.01 - 1) <= 0.4)
    let acceptances = (0..<500).map { _ in tuned.step(&state, using: &random).acceptance }
    let mean = acceptances.reduce(0, +) / 500
    #expect(abs(mean - 0.8) <= 0.15)
  }

  /// Two-pass formulas on the same numbers; each sum rounds a hundred times.
  @Test func runningMomentsAreTheTwoPassOnes() throws {
    var random = RandomSource(seed: 2)
    let vectors = (0..<100).map { _ in
      let z = random.normal()
      return [1e6 + z, 3 * z + random.normal()]
    }
    var running = RunningCovariance(dimension: 2)
    var variance = RunningVariance(dimension: 2)
    for vector in vectors {
      running.add(vector)
      variance.add(vector)
    }
    let means = (0..<2).map { k in vectors.reduce(0) { $0 + $1[k] } / 100 }
    let covariance = try #require(running.covariance)
    let variances = try #require(variance.variances)
    for i in 0..<2 {
      for j in 0..<2 {
        let direct =
          vectors.reduce(0) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) } / 99
        // The first column is known to 1e6 ulp = 2e-10
        #expect(abs(covariance[i, j] - direct) <= 1e-8)
        if i == j { #expect(abs(variances[i] - direct) <= 1e-8) }
      }
    }
    #expect(RunningVariance(dimension: 1).variances == nil)
  }
}
