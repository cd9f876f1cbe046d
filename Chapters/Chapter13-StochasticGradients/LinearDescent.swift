import BayesNumerics
import Inference

// Stochastic gradient descent near a minimum of the mean loss, in one dimension and in the symbols of the lecture:
// slope A, noise variance C of one datum's gradient, N data, S of them in a batch, step ε.

/// θ ← θ - ε (A θ + noise of variance C/S).
struct LinearDescent: Sendable {
  /// A
  let curvature: Double
  /// C
  let noise: Double
  /// S
  let batch: Double

  // snippet: rest
  /// εC/(2AS): the variance in which the Ornstein-Uhlenbeck process rests.
  func processVariance(step: Double) -> Double { step * noise / (2 * curvature * batch) }

  /// Of the steps themselves: Σ = (1 - εA)² Σ + ε²C/S.
  func variance(step: Double) -> Double {
    step * noise / (batch * curvature * (2 - step * curvature))
  }
  // end snippet

  /// 1/(AN)
  func posteriorVariance(count: Double) -> Double { 1 / (curvature * count) }

  // snippet: best
  /// 2S/(NC): where the process rests with the posterior's variance.
  func bestStep(count: Double) -> Double { 2 * batch / (count * noise) }
  // end snippet

  /// The exact best step, where the steps themselves rest with the posterior's variance, by bisection.
  func bestStepByBisection(count: Double) -> Double {
    let wanted = posteriorVariance(count: count)
    var (low, high) = (0.0, 2 / curvature)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if variance(step: middle) < wanted { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The variance about the mean of many steps, with its Monte Carlo error.
  ///
  /// - Parameter target: normal data whose precision is A and whose gradients have the variance C.
  static func simulated(
    _ target: NormalLocation, step: Double, batch: Int, steps: Int, using random: RandomSource
  ) throws -> (variance: Double, error: Double) {
    // The step of the log posterior, whose slope is N times that of the mean loss
    let size = step / Double(target.count)
    let kernel = SGLD(
      MiniBatchGradient(target, batch: .independent(batch)), stepSizes: .constant(size),
      temperature: 0)
    var random = random
    var state = kernel.start(at: target.mean)
    var squares: [Double] = []
    try kernel.walk(steps / 10, from: &state, using: &random) { _, _ in }
    try kernel.walk(steps, from: &state, using: &random) { position, _ in
      let away = position[0] - target.mean[0]
      squares.append(away * away)
    }
    return (sampleMean(squares), MonteCarloError.mean([squares]))
  }
}
