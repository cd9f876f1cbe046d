import BayesNumerics
import Foundation
import Inference
import Networks
import Workbook

extension ShallowNetworkChapter {
  /// Regularised training finds the mode of a posterior.
  static let weightDecay = Section<NetworkStudy>(
    "weight-decay", "Is weight decay a prior?", options: [], seconds: 0.4
  ) { study, run in
    // Data: the rotation curve, standardised
    let scale = Standardisation(study.rotation)
    let network = try ShallowNetwork(
      inputs: scale.inputs(study.rotation.x), targets: scale.targets(study.rotation.y), nodes: 3)

    // Model: variances held fixed, and the penalties λ₁ = σ²/σ_β², λ₂ = σ²/σ_γ² that belong to them
    // snippet: penalties
    let posterior = FixedVariances(network: network, noise: 0.01, weight: 1, node: 4)
    let decay = WeightDecay(
      inputs: network.inputs, targets: network.targets, nodes: network.nodes,
      weightPenalty: posterior.noise / posterior.weight,
      nodePenalty: posterior.noise / posterior.node, noiseVariance: posterior.noise)
    // end snippet

    // Inference: the penalised error beside the log posterior, and the best of twenty fits
    var random = run.random("places and fits")
    let comparison = compare(decay, posterior, using: &random)

    // What it shows
    let isMode = comparison.slope < 1e-4 && comparison.bestNeighbour < 0
    return Findings(
      answer: comparison.largestDifference < 1e-10 && isMode
        ? "Weight decay is a prior with fixed variances: the penalised error is -2σ² times the log "
          + "posterior up to a constant, so that training finds a mode of the posterior (MAP)."
        : "The penalised error and the posterior differ.",
      tables: [table(decay, comparison)], claims: claims(comparison),
      values: [
        .init("lambda.weights", decay.weightPenalty), .init("lambda.nodes", decay.nodePenalty),
      ])
  }

  /// The penalised error beside the log posterior: at random places, and at the best of twenty fits.
  static func compare(
    _ decay: WeightDecay, _ posterior: FixedVariances, using random: inout RandomSource
  ) -> DecayComparison {
    func position() -> [Double] { (0..<decay.dimension).map { _ in random.normal() } }

    // The same differences between any two places
    let differences = (0..<100).map { _ in
      let (a, b) = (position(), position())
      let (first, second) = (decay.objective(at: a), decay.objective(at: b))
      let logRatio = posterior.logDensity(at: a) - posterior.logDensity(at: b)
      return abs(first - second + 2 * posterior.noise * logRatio) / (first + second)
    }

    // The best of twenty fits, its slope by backpropagation and its neighbours
    let fits = (0..<20).map { _ in decay.fit(from: position()) }
    let best = fits.min { decay.objective(at: $0) < decay.objective(at: $1) } ?? fits[0]
    var slope = [Double](repeating: 0, count: decay.dimension)
    _ = decay.logDensity(at: best, gradient: &slope)
    let top = posterior.logDensity(at: best)
    let neighbours = (0..<1000).map { _ in
      posterior.logDensity(at: best.map { $0 + 0.01 * random.normal() }) - top
    }
    return DecayComparison(
      largestDifference: differences.max() ?? .nan, objective: decay.objective(at: best),
      slope: slope.map(abs).max() ?? .nan, bestNeighbour: neighbours.max() ?? .nan)
  }

  private static func table(_ decay: WeightDecay, _ comparison: DecayComparison) -> Table {
    func number(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
    func small(_ value: Double, below bound: Double) -> String {
      // Rounding leaves another number on each kind of processor
      value < bound
        ? "below \(NumberText.significant(bound, digits: 1))"
        : NumberText.significant(value, digits: 2)
    }
    return Table(
      title: "Weight decay finds a mode of the posterior",
      columns: ["quantity", "value"],
      rows: [
        ["λ₁ = σ²/σ_β²", number(decay.weightPenalty)],
        ["λ₂ = σ²/σ_γ²", number(decay.nodePenalty)],
        ["penalised error g at the best of twenty fits", number(comparison.objective)],
        [
          "largest relative difference of g and -2σ² log posterior, up to a constant",
          small(comparison.largestDifference, below: 1e-10),
        ],
        ["gradient of log p(β, γ | y) at that fit", small(comparison.slope, below: 1e-4)],
        [
          "largest log p among 1000 neighbours minus log p at the fit",
          number(comparison.bestNeighbour),
        ],
      ])
  }

  private static func claims(_ comparison: DecayComparison) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Training with regularisation")
    return [
      Claim(
        "20a", source, "penalised error with λ₁ = σ²/σ_β², λ₂ = σ²/σ_γ²",
        .agreement(
          route: "-2σ² times the log posterior by its own densities, differences of 100 places",
          largestDifference: comparison.largestDifference, below: 1e-10,
          because: "rounding of some hundred terms")),
      Claim(
        "20b", source, "gradient of the log posterior at the penalised fit (MAP)",
        .agreement(
          route: "0 at a mode", largestDifference: comparison.slope, below: 1e-4,
          because: "a fit stops when g changes by less than 1e-15 of itself")),
      Claim(
        "20c", source, "no neighbour of the penalised fit is more probable",
        .shape(
          "min Σ(y - f)² + λ₁Σβ² + λ₂Σγ²",
          measuring: "largest log p among 1000 neighbours minus log p at the fit",
          comparison.bestNeighbour, .below(0))),
    ]
  }
}

/// The posterior of weights and nodes where the variances are known and the means are 0.
struct FixedVariances: Sendable {
  let network: ShallowNetwork
  /// σ², σ_β² and σ_γ².
  let noise: Double
  let weight: Double
  let node: Double

  /// log p(y | β, γ) + log p(β) + log p(γ), from the densities.
  func logDensity(at position: [Double]) -> Double {
    let (m, p) = (network.nodes, network.inputs.columns)
    let parameters = ShallowNetworkParameters(
      weights: Array(position[..<m]),
      nodes: Matrix(rows: p, columns: m, elements: Array(position[m...])),
      weightMean: 0, weightVariance: weight, nodeMean: [Double](repeating: 0, count: p),
      nodeCovariance: .identity(p), noiseVariance: noise)
    let beta = Normal(standardDeviation: weight.squareRoot())
    let gamma = Normal(standardDeviation: node.squareRoot())
    return network.logLikelihood(parameters)
      + position[..<m].reduce(0) { $0 + beta.logDensity($1) }
      + position[m...].reduce(0) { $0 + gamma.logDensity($1) }
  }
}

struct DecayComparison: Sendable {
  /// Largest |Δg + 2σ² Δ log posterior| between random places, over the size of g.
  let largestDifference: Double
  /// g at the best fit.
  let objective: Double
  /// Slope of the log posterior there, largest component.
  let slope: Double
  /// Log posterior less that of the fit, the largest of 1000 random neighbours.
  let bestNeighbour: Double
}
