import BayesNumerics
import Testing

@testable import Inference

@Suite struct SGLDTests {
  /// On N(0, 1) with the whole gradient θ ← (1 - η)θ + √(2ηT) z has the variance T/(1 - η/2).
  ///
  /// Within 4.42 Monte Carlo errors, once in 100,000 outside. With T = 1/2 this is the noise √η as a slide has it, whose
  /// variance is half as large; and each is far from the other.
  @Test(arguments: [(0.1, 1.0), (0.5, 1), (0.05, 0.5), (1.5, 1)])
  func theVarianceIsTheFormula(size: Double, temperature: Double) throws {
    let kernel = SGLD(
      MiniBatchGradient(TwoWayData.standardNormal, batch: .all), stepSizes: .constant(size),
      temperature: temperature)
    let chain = try StochasticGradientChain(kernel, from: [0], seed: 1)
    let expected = temperature / (1 - size / 2)
    #expect(abs(chain.deviation(0, 0, about: [0], from: expected)) < 4.42)
    #expect(abs(chain.deviation(0, 0, about: [0], from: expected * 1.5)) > 4.42)
  }

  /// Noise of mini-batches and of Langevin together, two dimensions, by the equation Σ = F Σ F' + Q with F = I - ηNA and
  /// Q = η²N²C/n + 2ηI.
  @Test(arguments: [MiniBatchGradient<NormalLocation>.Batch.independent(5), .all])
  func theCovarianceIsThatOfTheRecursion(
    _ batch: MiniBatchGradient<NormalLocation>.Batch
  ) throws {
    let target = TwoWayData.location
    let size = 0.005
    let kernel = SGLD(MiniBatchGradient(target, batch: batch), stepSizes: .constant(size))
    let f = Matrix.sum(1, .identity(2), -size * 40, target.precision)
    let ofBatch = batch == .all ? 0 : size * size * 1600 / 5
    let q = Matrix.sum(ofBatch, target.gradientCovariance, 2 * size, .identity(2))
    let expected = try #require(StationaryCovariance.ofSteps(f, noise: q))
    let chain = try StochasticGradientChain(kernel, from: target.mean, seed: 2)
    for (i, j) in [(0, 0), (0, 1), (1, 1)] {
      #expect(abs(chain.deviation(i, j, about: target.mean, from: expected[i, j])) < 4.42)
    }
    // What ignores the noise of the batch would be refused
    let without = try #require(
      StationaryCovariance.ofSteps(f, noise: Matrix.sum(2 * size, .identity(2), 0, q)))
    let isRefused = abs(chain.deviation(0, 0, about: target.mean, from: without[0, 0])) > 4.42
    #expect(isRefused == (batch != .all))
  }

  @Test func chainsThatRunAwaySaySo() {
    let kernel = SGLD(
      MiniBatchGradient(TwoWayData.standardNormal, batch: .all), stepSizes: .constant(2.5))
    #expect(throws: DivergedChain.self) {
      _ = try StochasticGradientChain(kernel, from: [0], steps: 10_000, seed: 3)
    }
  }

  @Test func stepSizesFall() {
    let sizes = StepSizes.decreasing(first: 0.5, delay: 10, power: 0.6)
    #expect(sizes.size(atStep: 0) == 0.5)
    #expect(abs(sizes.size(atStep: 10) - 0.5 / 1.515_716_566_510_398) < 1e-12)
    #expect(StepSizes.constant(0.2).size(atStep: 99) == 0.2)
    let kernel = SGLD(
      MiniBatchGradient(TwoWayData.standardNormal, batch: .all), stepSizes: sizes)
    var (state, random) = (kernel.start(at: [1]), RandomSource(seed: 4))
    let seen = (0..<12).map { _ in kernel.step(&state, using: &random).stepSize }
    #expect(seen == (0..<12).map { sizes.size(atStep: $0) })
  }

  /// The same stream gives the same chain, and a copied state goes on alone.
  @Test func chainsAreValues() {
    let kernel = SGLD(
      MiniBatchGradient(TwoWayData.location, batch: .independent(5)), stepSizes: .constant(0.01))
    var (state, random) = (kernel.start(at: [0, 0]), RandomSource(seed: 5))
    _ = kernel.step(&state, using: &random)
    var (copy, same) = (state, random)
    _ = kernel.step(&state, using: &random)
    #expect(copy.position != state.position)
    _ = kernel.step(&copy, using: &same)
    #expect(copy.position == state.position)
  }
}
