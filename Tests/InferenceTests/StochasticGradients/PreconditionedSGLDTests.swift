import BayesNumerics
import Testing

@testable import Inference

@Suite struct PreconditionedSGLDTests {
  /// Two coordinates whose standard deviations differ by a factor of 30; with one step for both the long one hardly
  /// moves, with its own step both arrive.
  static let target: NormalLocation = {
    var random = RandomSource(seed: 1)
    return NormalLocation(
      (0..<400).map { _ in [0.1 * random.normal(), 3 * random.normal()] },
      precision: .diagonal([100, 1.0 / 9]))
  }()

  /// Variances within 30 % of the posterior's: the bias of a preconditioner that follows the chain and of the batch's noise
  /// is that of the step, and Monte Carlo has a few per cent.
  @Test func bothScalesAreSampled() throws {
    let kernel = PreconditionedSGLD(
      MiniBatchGradient(Self.target, batch: .independent(100)), stepSizes: .constant(1e-6),
      memory: 0.999)
    let chain = try StochasticGradientChain(
      kernel, from: Self.target.mean, warmUp: 20_000, steps: 400_000, every: 4, seed: 2)
    for (k, variance) in [(0, 0.01 / 400), (1, 9.0 / 400)] {
      let found = sampleVariance(chain.columns[k])
      #expect(abs(found / variance - 1) < 0.3, "\(k): \(found / variance)")
    }
    // Steps that suit the narrow coordinate leave the wide one behind: it forgets in 1/(η N A) steps
    let plain = SGLD(
      MiniBatchGradient(Self.target, batch: .independent(100)), stepSizes: .constant(9e-7))
    let slow = try StochasticGradientChain(
      plain, from: Self.target.mean, warmUp: 20_000, steps: 400_000, every: 4, seed: 2)
    #expect(
      EffectiveSampleSize.mean([slow.columns[1]]) < EffectiveSampleSize.mean([chain.columns[1]]) / 5
    )
  }
}
