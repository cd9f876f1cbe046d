import BayesNumerics
import Foundation
import Networks

/// The network and its prior, written to be read: each line is one of the lecture's.
///
/// The fits run ``ShallowNetwork``, which makes the same draws from the same random numbers and keeps
/// variances where no product overflows; a test holds one against the other. Source: lecture 001, "Shallow
/// nets" and "Bayesian analysis of shallow neural nets (fixed arch)".
struct HierarchicalNetwork: Sendable {
  /// The constants of the hierarchy, and m.
  let prior: ShallowNetworkPrior
  let units: Int

  // snippet: prior
  /// Everything unknown, drawn from the top of the hierarchy to the bottom; precisions are 1/variance.
  ///
  /// - Throws: Where a matrix of the prior is not positive definite.
  func draw(using random: inout RandomSource) throws -> ShallowNetworkParameters {
    let weightMean = Normal(
      mean: prior.weightMeanCentre, standardDeviation: prior.weightMeanVariance.squareRoot()
    ).sample(using: &random)
    let weightPrecision = Gamma(
      shape: prior.weightDegrees / 2, rate: prior.weightDegrees * prior.weightScale / 2
    ).sample(using: &random)
    let noisePrecision = Gamma(
      shape: prior.noiseDegrees / 2, rate: prior.noiseDegrees * prior.noiseScale / 2
    ).sample(using: &random)
    let nodeMean = try MultivariateNormal(
      mean: prior.nodeMeanCentre, covariance: prior.nodeMeanCovariance
    ).sample(using: &random)
    let nodePrecision = try Wishart(
      degreesOfFreedom: prior.nodeDegrees, scale: inverse(prior.nodeDegrees, prior.nodeScale)
    ).sample(using: &random)

    let nodeCovariance = try inverse(1, nodePrecision)
    let weights = Normal(mean: weightMean, standardDeviation: 1 / weightPrecision.squareRoot())
    let nodes = try MultivariateNormal(mean: nodeMean, covariance: nodeCovariance)
    return ShallowNetworkParameters(
      weights: (0..<units).map { _ in weights.sample(using: &random) },
      nodes: Matrix(
        rows: nodeMean.count, columns: units,
        elements: (0..<units).flatMap { _ in nodes.sample(using: &random) }),
      weightMean: weightMean, weightVariance: 1 / weightPrecision, nodeMean: nodeMean,
      nodeCovariance: nodeCovariance, noiseVariance: 1 / noisePrecision)
  }
  // end snippet

  // snippet: function
  /// f(x) = Σ_j β_j ψ(x'γ_j) with ψ(η) = 1/(1 + e^(-η)); x holds the constant 1 first.
  static func function(_ parameters: ShallowNetworkParameters, at x: [Double]) -> Double {
    parameters.weights.indices.reduce(0) { sum, j in
      let eta = x.indices.reduce(0) { $0 + x[$1] * parameters.nodes[$1, j] }
      return sum + parameters.weights[j] / (1 + exp(-eta))
    }
  }
  // end snippet

  /// (a M)⁻¹
  private func inverse(_ a: Double, _ matrix: Matrix) throws -> Matrix {
    let multiple = Matrix(
      rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { a * $0 })
    return try Cholesky(multiple).solve(.identity(matrix.rows))
  }
}
