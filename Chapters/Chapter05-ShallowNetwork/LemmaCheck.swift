import BayesNumerics
import Inference
import Networks

/// Lemma 2.1 as printed, with the factor that it lacks, and by a route through a matrix of points × points.
struct LemmaCheck: Sendable {
  struct Row: Sendable {
    let nodes: Int
    /// log p(D | γ, ν) as printed, with (2π)^(m/2), and directly, at one draw of the prior (σ² at least 0.02).
    let printed: Double
    let withFactor: Double
    let direct: Double
  }

  let rows: [Row]
  /// Largest |with the factor - direct| over all draws, relative to the direct one.
  let largestError: Double
  let draws: Int

  /// `draws` networks from the prior for each of one to five nodes, on the points of a set.
  init(_ set: TrainingSet, draws: Int, using random: RandomSource) {
    let scale = Standardisation(set)
    let inputs = scale.inputs(set.x)
    let targets = scale.targets(set.y)
    var rows: [Row] = []
    var worst = 0.0
    for nodes in 1...5 {
      var stream = random.stream(nodes)
      guard let network = try? ShallowNetwork(inputs: inputs, targets: targets, nodes: nodes) else {
        continue
      }
      for draw in 0..<draws {
        let parameters = network.samplePrior(using: &stream)
        let features = ShallowNetwork.features(parameters.nodes, at: inputs)
        // Less noise would make the N × N matrix lose the digits that are compared
        let noise = max(parameters.noiseVariance, 0.02)
        guard
          let lemma = try? CollapsedLikelihood(
            features: features, targets: targets, noiseVariance: noise,
            weightMean: parameters.weightMean, weightVariance: parameters.weightVariance),
          let direct = try? CollapsedLikelihood.direct(
            features: features, targets: targets, noiseVariance: noise,
            weightMean: parameters.weightMean, weightVariance: parameters.weightVariance)
        else {
          worst = .infinity
          continue
        }
        worst = max(worst, abs(lemma.logDensity - direct) / max(1, abs(direct)))
        if draw == 0 {
          rows.append(
            Row(
              nodes: nodes, printed: lemma.logAsPrinted, withFactor: lemma.logDensity,
              direct: direct))
        }
      }
    }
    self.rows = rows
    largestError = worst
    self.draws = draws
  }
}
