import BayesNumerics
import Foundation
import Inference
import Networks

/// Weight decay beside the posterior with fixed variances: the same function, the same optimum.
struct DecayCheck: Sendable {
  /// λ₁ = σ²/σ_β², λ₂ = σ²/σ_γ²
  let weightPenalty: Double
  let nodePenalty: Double
  let noiseVariance: Double
  let weightVariance: Double
  let nodeVariance: Double
  /// Largest |Δg + 2σ² Δ log posterior| between random positions, over the size of Δg; the posterior by its
  /// own densities.
  let identity: Double
  /// Slope of the log posterior at the penalised fit, largest component, by backpropagation.
  let slopeAtFit: Double
  /// g at the fit, and log posterior less that of the fit at 1000 random neighbours, the largest.
  let objective: Double
  let bestNeighbour: Double

  init(_ set: TrainingSet, nodes: Int, using random: RandomSource) throws {
    let scale = Standardisation(set)
    let network = try ShallowNetwork(
      inputs: scale.inputs(set.x), targets: scale.targets(set.y), nodes: nodes)
    let (noise, weight, node) = (0.01, 1.0, 4.0)
    noiseVariance = noise
    weightVariance = weight
    nodeVariance = node
    let decay = WeightDecay(
      inputs: network.inputs, targets: network.targets, nodes: nodes, weightVariance: weight,
      nodeVariance: node, noiseVariance: noise)
    weightPenalty = decay.weightPenalty
    nodePenalty = decay.nodePenalty
    let p = network.inputs.columns

    // The posterior from its densities
    func logPosterior(_ position: [Double]) -> Double {
      let parameters = ShallowNetworkParameters(
        weights: Array(position[..<nodes]),
        nodes: Matrix(rows: p, columns: nodes, elements: Array(position[nodes...])),
        weightMean: 0, weightVariance: weight, nodeMean: [Double](repeating: 0, count: p),
        nodeCovariance: .identity(p), noiseVariance: noise)
      let beta = Normal(standardDeviation: weight.squareRoot())
      let gamma = Normal(standardDeviation: node.squareRoot())
      return network.logLikelihood(parameters)
        + position[..<nodes].reduce(0) { $0 + beta.logDensity($1) }
        + position[nodes...].reduce(0) { $0 + gamma.logDensity($1) }
    }

    var stream = random
    func position() -> [Double] { (0..<decay.dimension).map { _ in stream.normal() } }
    var worst = 0.0
    for _ in 0..<100 {
      let (a, b) = (position(), position())
      let price = decay.objective(at: a) - decay.objective(at: b)
      let size = decay.objective(at: a) + decay.objective(at: b)
      worst = max(
        worst, abs(price + 2 * noise * (logPosterior(a) - logPosterior(b))) / size)
    }
    identity = worst

    // The best of twenty fits
    let fits = (0..<20).map { _ in decay.fit(from: position()) }
    let best = fits.min { decay.objective(at: $0) < decay.objective(at: $1) } ?? fits[0]
    var slope = [Double](repeating: 0, count: decay.dimension)
    _ = decay.logDensity(at: best, gradient: &slope)
    slopeAtFit = slope.reduce(0) { max($0, abs($1)) }
    objective = decay.objective(at: best)
    let top = logPosterior(best)
    bestNeighbour =
      (0..<1000).map { _ in logPosterior(best.map { $0 + 0.01 * stream.normal() }) - top }.max()
      ?? .nan
  }
}
