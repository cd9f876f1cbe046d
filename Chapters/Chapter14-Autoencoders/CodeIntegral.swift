import BayesNumerics
import Networks
import RealModule

/// log p(x) = log ∫ p(x | z) N(z | 0, I) dz for codes of two numbers, by a sum over a grid.
///
/// For a Bernoulli decoder log p(x | z) = x · f(z) - Σ log(1 + e^f), so that one pass of the decoder serves all images.
struct CodeIntegral: Sendable {
  private let logits: Matrix
  /// log N(z | 0, I) - Σ log(1 + e^f(z)), and the logarithm of a cell's area.
  private let terms: [Double]

  /// Points `spacing` apart, up to five standard deviations of the prior.
  init(_ model: TrainedAutoencoder, spacing: Double) {
    let edge = Int((5 / spacing).rounded())
    let steps = (-edge...edge).map { Double($0) * spacing }
    let codes = steps.flatMap { second in steps.map { [$0, second] } }
    let decoder = model.autoencoder.decoder
    let outputs = decoder.outputs(model.parameters.decoder, at: Matrix(rows: codes))
    terms = codes.indices.map { place in
      let prior = codes[place].reduce(0.0) { $0 + Normal().logDensity($1) }
      var sum = 0.0
      for column in 0..<outputs.columns { sum += log1pexp(outputs[place, column]) }
      return prior - sum + 2 * .log(spacing)
    }
    logits = outputs
  }

  /// Precondition: images of zeros and ones.
  func logEvidence(_ images: [[Double]]) -> [Double] {
    images.map { image in logSumExp(zip(logits * image, terms).map { $0 + $1 }) }
  }
}

/// An estimate of log p(x) from weights whose mean is p(x).
struct EvidenceByDraws: Sendable {
  let logEvidence: Double
  /// Of the logarithm, by the delta method.
  let standardError: Double

  init(logWeights: [Double]) {
    let n = Double(logWeights.count)
    let largest = logSumExp(logWeights)
    let shares = logWeights.map { Double.exp($0 - largest) * n }
    logEvidence = largest - .log(n)
    standardError = (shares.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / (n * (n - 1))).squareRoot()
  }

  /// Draws from q(z | x), each with the weight p(x, z)/q(z | x).
  static func importance(
    _ model: TrainedAutoencoder, _ images: [[Double]], draws: Int, using random: RandomSource
  ) -> [EvidenceByDraws] {
    var random = random
    let q = model.encode(images)
    return images.indices.map { image in
      let codes = (0..<draws).map { _ in q.draw(image, using: &random) }
      let likelihoods = model.autoencoder.logLikelihoods(
        model.parameters, [[Double]](repeating: images[image], count: draws), codes: codes)
      let normals = zip(q.means[image], q.deviations[image]).map {
        Normal(mean: $0, standardDeviation: $1)
      }
      return EvidenceByDraws(
        logWeights: zip(codes, likelihoods).map { code, likelihood in
          let ratio = zip(code, normals).reduce(0.0) {
            $0 + Normal().logDensity($1.0) - $1.1.logDensity($1.0)
          }
          return likelihood + ratio
        })
    }
  }

  /// Chains from the prior to the posterior, through p(z) p(x | z)^t with t from 0 to 1.
  ///
  /// Each weight is a product of likelihood ratios along its chain. Steps are of random-walk Metropolis, of a size drawn
  /// anew each time, as posteriors are of all widths. Source: Neal (2001), "Annealed importance sampling".
  static func annealed(
    _ model: TrainedAutoencoder, _ images: [[Double]], chains: Int, temperatures: Int,
    using random: RandomSource
  ) -> [EvidenceByDraws] {
    var random = random
    let size = model.autoencoder.codeSize
    let targets = images.flatMap { [[Double]](repeating: $0, count: chains) }
    func likelihoods(_ codes: [[Double]]) -> [Double] {
      model.autoencoder.logLikelihoods(model.parameters, targets, codes: codes)
    }
    // snippet: annealed
    var codes = targets.map { _ in (0..<size).map { _ in random.normal() } }
    var current = likelihoods(codes)
    var weights = targets.map { _ in 0.0 }
    var last = 0.0
    for step in 1...temperatures {
      // The weight, then a move that leaves the new rung invariant
      let t = Double.pow(Double(step) / Double(temperatures), 4)
      for chain in codes.indices { weights[chain] += (t - last) * current[chain] }
      last = t
      let proposals = codes.map { code -> [Double] in
        let scale = Double.exp(-3.5 * random.uniform())
        return code.map { $0 + scale * random.normal() }
      }
      let proposed = likelihoods(proposals)
      for chain in codes.indices {
        let prior = zip(codes[chain], proposals[chain]).reduce(0.0) {
          $0 + ($1.0 * $1.0 - $1.1 * $1.1) / 2
        }
        if Double.log(random.uniform()) < prior + t * (proposed[chain] - current[chain]) {
          codes[chain] = proposals[chain]
          current[chain] = proposed[chain]
        }
      }
    }
    // end snippet
    return images.indices.map { image in
      EvidenceByDraws(logWeights: Array(weights[image * chains..<(image + 1) * chains]))
    }
  }
}
