import BayesNumerics

/// What keeps the codes in order while an autoencoder learns.
public enum CodeRegulariser: Sendable, Equatable {
  /// Nothing: a plain autoencoder, whose encoder says one point for each x.
  case none
  /// β KL(q(z | x) ‖ N(0, I)) with q(z | x) = N(μ(x), diag σ²(x)): a variational autoencoder, β = 1 for its bound.
  ///
  /// Source: Kingma and Welling (2014), "Auto-encoding variational Bayes"; β: Higgins et al. (2017).
  case divergence(beta: Double)
  /// The weight times the squared maximum mean discrepancy between a minibatch's codes and as many draws from the prior:
  /// a Wasserstein autoencoder, whose encoder says one point for each x.
  ///
  /// The kernel is the mean of inverse multiquadrics C/(C + |z - z'|²) over these C; C = 2 D alone where there are none.
  ///
  /// Source: Tolstikhin et al. (2018), "Wasserstein auto-encoders".
  case discrepancy(weight: Double, prior: CodePrior, scales: [Double] = [])

  /// How many numbers the encoder says for each number of the code.
  var outputsPerCode: Int { if case .divergence = self { 2 } else { 1 } }
}

/// Where codes are to come from: p(z).
public enum CodePrior: Sendable, Equatable {
  /// N(0, I)
  case standardNormal
  /// Equal shares of normals with these means and one standard deviation.
  case mixture(means: [[Double]], deviation: Double)

  /// A code of so many numbers.
  public func draw(_ size: Int, using random: inout RandomSource) -> [Double] {
    switch self {
    case .standardNormal: return (0..<size).map { _ in random.normal() }
    case .mixture(let means, let deviation):
      let mean = means[Int(random.uniform() * Double(means.count))]
      return mean.map { $0 + deviation * random.normal() }
    }
  }
}
