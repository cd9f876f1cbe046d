import BayesNumerics
import Inference

/// Draws of one chain, and a number with its Monte Carlo error.
struct StochasticGradientChain {
  /// For each coordinate, in the order drawn.
  let columns: [[Double]]

  init<Kernel: TransitionKernel>(
    _ kernel: Kernel, from start: [Double], warmUp: Int = 2000, steps: Int = 200_000,
    every: Int = 1, seed: UInt64
  ) throws {
    var random = RandomSource(seed: seed)
    var state = kernel.start(at: start)
    try kernel.walk(warmUp, from: &state, using: &random) { _, _ in }
    var columns = start.map { _ in [Double]() }
    try kernel.walk(steps, from: &state, every: every, using: &random) { position, _ in
      for (k, value) in position.enumerated() { columns[k].append(value) }
    }
    self.columns = columns
  }

  /// How many standard errors E[(xᵢ - mᵢ)(xⱼ - mⱼ)] is from what was expected.
  func deviation(_ i: Int, _ j: Int, about mean: [Double], from expected: Double) -> Double {
    let products = columns[i].indices.map {
      (columns[i][$0] - mean[i]) * (columns[j][$0] - mean[j])
    }
    return (sampleMean(products) - expected) / MonteCarloError.mean([products])
  }
}
