import BayesNumerics
import Networks
import Testing

@testable import chapter5

/// The model that is written to be read against the one that the fits run.
@Suite struct ModelTests {
  /// All that a draw holds.
  private static func numbers(_ parameters: ShallowNetworkParameters) -> [Double] {
    parameters.weights + parameters.nodes.elements
      + [parameters.weightMean, parameters.weightVariance, parameters.noiseVariance]
      + parameters.nodeMean + parameters.nodeCovariance.elements
  }

  private static func largestDifference(
    _ readable: ShallowNetworkPrior, _ fast: ShallowNetworkPrior, inputs: Int, seed: UInt64
  ) throws -> Double {
    let network = try ShallowNetwork(
      inputs: Matrix(rows: 0, columns: inputs), targets: [], nodes: 3, prior: fast)
    var (first, second) = (RandomSource(seed: seed), RandomSource(seed: seed))
    var worst = 0.0
    for _ in 0..<200 {
      let draw = try HierarchicalNetwork(prior: readable, units: 3).draw(using: &first)
      let other = network.samplePrior(using: &second)
      worst = zip(numbers(draw), numbers(other)).reduce(worst) {
        max($0, abs($1.0 - $1.1) / max(1, abs($1.0)))
      }
      let x = (0..<inputs).map { $0 == 0 ? 1 : 0.3 * Double($0) }
      let fast = ShallowNetwork.function(draw, at: Matrix(rows: [x]))[0]
      worst = max(worst, abs(HierarchicalNetwork.function(draw, at: x) - fast))
    }
    return worst
  }

  /// The same networks from the same random numbers. An inverse loses as many digits as the condition number of
  /// the covariance has; 1e-9 leaves it seven of sixteen.
  @Test(arguments: [1, 2, 4]) func theSameDrawsAsTheFastModel(inputs: Int) throws {
    var prior = ShallowNetworkPrior(inputs: inputs)
    prior.weightMeanCentre = 0.5
    prior.nodeScale = .diagonal((0..<inputs).map { 0.5 + Double($0) })
    #expect(try Self.largestDifference(prior, prior, inputs: inputs, seed: 1) < 1e-9)
    // The controls: one constant of the hierarchy changed
    for change in [\ShallowNetworkPrior.weightScale, \.weightMeanVariance, \.noiseScale] {
      var other = prior
      other[keyPath: change] *= 1.01
      #expect(try Self.largestDifference(prior, other, inputs: inputs, seed: 1) > 1e-4)
    }
  }
}
