import BayesNumerics
import Networks

/// A variational autoencoder, and a second one that learns the distribution of its codes: u to z, z to x.
///
/// Source: Dai and Wipf (2019), "Diagnosing and enhancing VAE models".
struct TwoStages: Sendable {
  let first: TrainedAutoencoder
  let second: TrainedAutoencoder

  /// The second stage learns from one draw of q(z | x) for each x.
  init(
    _ first: TrainedAutoencoder, on x: [[Double]], hidden: [Int], epochs: Int,
    using random: RandomSource
  ) throws {
    var draws = random.stream("codes")
    let q = first.encode(x)
    let size = first.autoencoder.codeSize
    self.first = first
    second = try TrainedAutoencoder(
      Autoencoder(
        inputs: size, hidden: hidden, codeSize: size, likelihood: .normalOfLearnedVariance,
        regulariser: .divergence(beta: 1)),
      on: x.indices.map { q.draw($0, using: &draws) }, epochs: epochs,
      using: random.stream("train"))
  }

  /// Codes z of the first stage, from u ~ N(0, I).
  func codes(_ count: Int, using random: inout RandomSource) -> [[Double]] {
    let size = first.autoencoder.codeSize
    return second.samples(
      (0..<count).map { _ in (0..<size).map { _ in random.normal() } }, using: &random)
  }
}
