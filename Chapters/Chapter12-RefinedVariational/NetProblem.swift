import BayesNumerics
import Inference
import Networks
import RealModule

/// Chapter 5's net of three units before forty points of a step, and where a search may begin.
struct NetProblem: Sendable {
  let target: ShallowNetworkPosterior
  let start: [Double]

  init(using random: RandomSource) throws {
    var stream = random.stream("points")
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 40)
    let y = x.map { 1.5 * .tanh(1.4 * $0) - 0.2 * $0 * $0 + 0.2 * stream.normal() }
    let network = try ShallowNetwork(
      inputs: ShallowNetwork.withConstant(x), targets: y, nodes: 3)
    target = ShallowNetworkPosterior(network)
    var draw = random.stream("start")
    start = target.position(of: network.samplePrior(using: &draw))
  }
}
