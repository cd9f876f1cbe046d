import BayesNumerics
import Foundation
import Inference
import Networks
import Testing

/// The posterior for samplers without blocks against the joint density that the blocked sampler uses.
@Suite struct ShallowNetworkPosteriorTests {
  private func network(using random: inout RandomSource) throws -> ShallowNetwork {
    let x = (0..<20).map { _ in 4 * random.uniform() - 2 }
    var prior = ShallowNetworkPrior(inputs: 2)
    prior.nodeScale = Matrix(rows: [[1.5, 0.3], [0.3, 0.8]])
    prior.nodeMeanCovariance = Matrix(rows: [[2, -0.5], [-0.5, 3]])
    prior.nodeMeanCentre = [0.2, -0.4]
    prior.weightMeanCentre = 0.3
    prior.nodeDegrees = 6.5
    return try ShallowNetwork(
      inputs: ShallowNetwork.withConstant(x), targets: x.map { sin($0) + 0.2 * random.normal() },
      nodes: 3, prior: prior)
  }

  /// log p(y, β, γ, ν) and the Jacobians of its docstring, up to one constant, at draws of the prior:
  /// sums of some hundred terms below 1e4. Control: without the Jacobian of R it is no constant.
  @Test func densityIsTheJointWithItsJacobians() throws {
    var random = RandomSource(seed: 1)
    let network = try network(using: &random)
    let target = ShallowNetworkPosterior(network)
    var differences: [(with: Double, without: Double)] = []
    for _ in 0..<30 {
      let parameters = network.samplePrior(using: &random)
      let position = target.position(of: parameters)
      let precision = try Cholesky(Cholesky(parameters.nodeCovariance).solve(.identity(2)))
      let ofRoot = 3 * log(precision.lower[0, 0]) + 2 * log(precision.lower[1, 1])
      let jacobian =
        ofRoot - log(parameters.weightVariance) - log(parameters.noiseVariance)
      var gradient = position
      let value = target.logDensity(at: position, gradient: &gradient)
      let joint = network.logJoint(parameters)
      differences.append((value - joint - jacobian, value - joint - jacobian + ofRoot))
    }
    let scatter = differences.map { abs($0.with - differences[0].with) }.max() ?? .infinity
    #expect(scatter < 1e-8)
    #expect((differences.map { abs($0.without - differences[0].without) }.max() ?? 0) > 0.1)
  }

  /// Central differences at draws of the prior moved towards the data, which are nowhere extreme.
  @Test func gradientIsTheSlope() throws {
    var random = RandomSource(seed: 2)
    let network = try network(using: &random)
    let target = ShallowNetworkPosterior(network)
    for _ in 0..<10 {
      let position = (0..<target.dimension).map { _ in 0.7 * random.normal() }
      let check = GradientCheck(of: target, at: position)
      #expect(check.passes(), "\(check.worstIndex): \(check.worstError)")
    }
  }

  /// There and back; three factorisations of 2 × 2 matrices round by some hundred ulp.
  @Test func positionsAndParametersBelongTogether() throws {
    var random = RandomSource(seed: 3)
    let network = try network(using: &random)
    let target = ShallowNetworkPosterior(network)
    for _ in 0..<20 {
      let position = (0..<target.dimension).map { _ in random.normal() }
      let back = target.position(of: target.parameters(at: position))
      for (a, b) in zip(position, back) { #expect(abs(a - b) < 1e-10) }
    }
  }
}
