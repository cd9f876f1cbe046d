import BayesNumerics
import Networks
import RealModule
import TestSupport
import Testing

@Suite struct ShallowNetworkTests {
  @Test func whatCannotBeIsASentence() throws {
    let x = ShallowNetwork.withConstant([0, 1])
    func failure(
      _ inputs: Matrix, _ targets: [Double], _ nodes: Int, _ prior: ShallowNetworkPrior? = nil
    ) -> ShallowNetworkFailure? {
      do throws(ShallowNetworkFailure) {
        _ = try ShallowNetwork(inputs: inputs, targets: targets, nodes: nodes, prior: prior)
        return nil
      } catch { return error }
    }
    #expect(failure(x, [0, 1], 0) == .noNodes(0))
    #expect(failure(Matrix(rows: 2, columns: 0), [0, 1], 1) == .noInputs)
    #expect(failure(x, [0], 1) == .countsDiffer(inputs: 2, targets: 1))
    #expect(failure(x, [0, .nan], 1) == .targetNotFinite(point: 2))
    #expect(
      failure(ShallowNetwork.withConstant([0, .infinity]), [0, 1], 1)
        == .inputNotFinite(point: 2, column: 2))
    #expect(
      failure(x, [0, 1], 1, ShallowNetworkPrior(inputs: 3))
        == .priorOfOtherSize(inputs: 2, prior: 3))
    func sentence(_ prior: ShallowNetworkPrior) -> String {
      failure(x, [0, 1], 1, prior)?.description ?? ""
    }
    var prior = ShallowNetworkPrior(inputs: 2)
    prior.noiseScale = 0
    #expect(sentence(prior).contains("scale of the noise"))
    prior = ShallowNetworkPrior(inputs: 2)
    prior.nodeDegrees = 1
    #expect(sentence(prior).contains("above 1"))
    prior = ShallowNetworkPrior(inputs: 2)
    prior.nodeScale = Matrix(rows: [[1, 2], [2, 1]])
    #expect(sentence(prior).contains("C_γ"))
    #expect(failure(x, [0, 1], 3) == nil, "more nodes than points are allowed")
  }

  /// The function of one node by hand: β ψ(a + b x).
  @Test func theFunctionIsASumOfSteps() {
    let parameters = ShallowNetworkParameters(
      weights: [2, -3], nodes: Matrix(rows: [[0, 1], [1, -2]]), weightMean: 0, weightVariance: 1,
      nodeMean: [0, 0], nodeCovariance: .identity(2), noiseVariance: 1)
    let values = ShallowNetwork.function(
      parameters, at: ShallowNetwork.withConstant([0, 0.5]))
    func psi(_ x: Double) -> Double { 1 / (1 + .exp(-x)) }
    // Three ulp a logistic, and the sum
    #expect(abs(values[0] - (2 * 0.5 - 3 * psi(1))) <= 1e-15 * 5)
    #expect(abs(values[1] - (2 * psi(0.5) - 3 * psi(0))) <= 1e-15 * 5)
  }

  @Test func aPositionIsItsParameters() throws {
    var random = RandomSource(seed: 3)
    let network = try NetworkData.network(points: 4, nodes: 3)
    let parameters = network.samplePrior(using: &random)
    #expect(parameters.position.count == network.names.count)
    #expect(network.parameters(at: parameters.position) == parameters)
    #expect(network.names[0] == "beta[1]" && network.names.last == "sigma2")
  }

  /// The joint density of one node and one input, term by term, with the densities of R's
  /// parametrisation written out. Some ten roundings.
  @Test func theJointDensityIsItsTerms() throws {
    let network = try ShallowNetwork(
      inputs: Matrix(rows: [[2]]), targets: [0.7], nodes: 1)
    let p = ShallowNetworkParameters(
      weights: [0.4], nodes: Matrix(rows: [[0.3]]), weightMean: -0.2, weightVariance: 1.7,
      nodeMean: [0.1], nodeCovariance: Matrix(rows: [[0.8]]), noiseVariance: 0.15)
    func normal(_ x: Double, _ mean: Double, _ variance: Double) -> Double {
      -0.5 * .log(2 * .pi * variance) - 0.5 * (x - mean) * (x - mean) / variance
    }
    func gamma(_ x: Double, _ shape: Double, _ rate: Double) -> Double {
      shape * .log(rate) - logGamma(shape) + (shape - 1) * .log(x) - rate * x
    }
    let mean = 0.4 / (1 + Double.exp(-0.6))
    // With one input Wishart(4, 1/4) is Gamma(4/2, 4/2)
    let terms = [
      normal(0.7, mean, 0.15), normal(0.4, -0.2, 1.7), normal(0.3, 0.1, 0.8),
      normal(-0.2, 0, 1), gamma(1 / 1.7, 2.5, 2.5), normal(0.1, 0, 4), gamma(1 / 0.8, 2, 2),
      gamma(1 / 0.15, 2.5, 0.25),
    ]
    #expect(abs(network.logJoint(p) - terms.reduce(0, +)) <= 1e-13)
    var impossible = p
    impossible.noiseVariance = -1
    #expect(network.logJoint(impossible) == -.infinity)
  }

  /// Draws of the prior: 1/σ² and 1/σ_β² are gamma, μ_β and μ_γ normal, 1/S_γ gamma in one dimension.
  /// The control: the noise's gamma refuses the weights'.
  @Test func priorDrawsFollowThePrior() throws {
    let network = try ShallowNetwork(inputs: Matrix(rows: [[1]]), targets: [0], nodes: 1)
    var random = RandomSource(seed: 4)
    let draws = (0..<20_000).map { _ in network.samplePrior(using: &random) }
    let weights = draws.map { 1 / $0.weightVariance }
    #expect(!BinnedCounts(weights, against: Gamma(shape: 2.5, rate: 2.5)).rejects())
    #expect(BinnedCounts(weights, against: Gamma(shape: 2.5, rate: 0.25)).rejects())
    #expect(
      !BinnedCounts(draws.map { 1 / $0.noiseVariance }, against: Gamma(shape: 2.5, rate: 0.25))
        .rejects())
    #expect(!BinnedCounts(draws.map(\.weightMean), against: Normal()).rejects())
    #expect(
      !BinnedCounts(draws.map { $0.nodeMean[0] }, against: Normal(standardDeviation: 2)).rejects())
    #expect(
      !BinnedCounts(
        draws.map { 1 / $0.nodeCovariance[0, 0] }, against: Gamma(shape: 2, rate: 2)
      ).rejects())
    let whitened = draws.map {
      ($0.weights[0] - $0.weightMean) / $0.weightVariance.squareRoot()
    }
    #expect(!BinnedCounts(whitened, against: Normal()).rejects())
    let nodes = draws.map {
      ($0.nodes[0, 0] - $0.nodeMean[0]) / $0.nodeCovariance[0, 0].squareRoot()
    }
    #expect(!BinnedCounts(nodes, against: Normal()).rejects())
  }
}
