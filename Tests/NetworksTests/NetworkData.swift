import BayesNumerics
import Networks

/// Points that networks are tried on.
enum NetworkData {
  /// (1, x) with x evenly from -2 to 2, and a step with noise: what the lecture's nodes fit.
  static func step(_ count: Int, seed: UInt64 = 1) -> (inputs: Matrix, targets: [Double]) {
    var random = RandomSource(seed: seed)
    let last = Double(max(count - 1, 1))
    let x = (0..<count).map { -2 + 4 * Double($0) / last }
    let nodes = Matrix(rows: [[0.5, -1], [2.5, 1.5]])
    let mean = ShallowNetwork.features(nodes, at: ShallowNetwork.withConstant(x)) * [2, -1]
    return (ShallowNetwork.withConstant(x), mean.map { $0 + 0.3 * random.normal() })
  }

  /// A prior under which second and fourth moments of everything exist, as tests by means need.
  static func firmPrior(inputs: Int) -> ShallowNetworkPrior {
    var prior = ShallowNetworkPrior(inputs: inputs)
    prior.weightDegrees = 12
    prior.nodeDegrees = Double(inputs) + 12
    prior.nodeMeanCentre = (0..<inputs).map { 0.3 * Double($0) }
    prior.weightMeanCentre = 0.5
    prior.noiseDegrees = 12
    prior.noiseScale = 0.3
    return prior
  }

  static func network(
    points: Int, nodes: Int, prior: ShallowNetworkPrior? = nil, seed: UInt64 = 1
  ) throws -> ShallowNetwork {
    let (inputs, targets) = step(points, seed: seed)
    return try ShallowNetwork(inputs: inputs, targets: targets, nodes: nodes, prior: prior)
  }
}
