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
    #expect(abs(acceptances.reduce(0, +) / 500 - 0.8) <= 0.15)
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
