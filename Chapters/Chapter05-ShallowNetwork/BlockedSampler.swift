import BayesNumerics
import Inference
import Networks
import RealModule

/// The chapter's sampler, written to be read: a sweep is a list of updates, and each update is the
/// equation in its comment.
///
/// It remembers nothing and computes every matrix anew. ``ShallowNetworkSampler`` makes the same moves
/// from the same random numbers, many times as fast; a test holds one against the other, draw by draw.
/// Source: lecture 001, the algorithm in eleven lines; Müller and Ríos Insua (1998).
struct BlockedSampler: Sendable {
  /// Where the chain is: the weights β, the nodes γ, and ν = (μ_β, σ_β², μ_γ, S_γ, σ²).
  typealias State = ShallowNetworkParameters
  typealias Update = Gibbs<State>.Update

  /// The points D, the number of nodes m, and the constants of the prior.
  let network: ShallowNetwork
  /// w_j, how far a proposal moves node j.
  let widths: [Double]

  // MARK: The sweep

  // snippet: sweeps
  /// γ, β, ν in this order leave the posterior invariant.
  var corrected: Gibbs<State> { sweep(nodes(hasPriorRatio: true) + [weights] + rest) }
  /// E5: the acceptance as printed.
  var withoutPriorRatio: Gibbs<State> { sweep(nodes(hasPriorRatio: false) + [weights] + rest) }
  /// E20: β is drawn before γ moves, and is old when ν is drawn from it.
  var withOldWeights: Gibbs<State> { sweep([weights] + nodes(hasPriorRatio: true) + rest) }
  /// Both, as the text reads.
  var asPrinted: Gibbs<State> { sweep([weights] + nodes(hasPriorRatio: false) + rest) }
  // end snippet

  /// ν, one part after the other.
  private var rest: [Update] { [weightMean, weightVariance, nodeMean, nodeCovariance, noise] }

  private func sweep(_ updates: [Update]) -> Gibbs<State> {
    Gibbs(
      start: { network.parameters(at: $0) }, logDensity: { network.logJoint($0) }, updates: updates)
  }

  // MARK: γ, with β integrated out

  /// β | γ, ν, D ~ N(m_b, S_b) with S_b⁻¹ = A + C and m_b = S_b (ρ + δ): a linear regression on Z.
  ///
  /// A = Z'Z/σ², ρ = Z'y/σ², C = I/σ_β², δ = μ_β/σ_β² 1. Returns m_b and the factor of S_b⁻¹; nil
  /// where rounding leaves S_b⁻¹ not positive definite.
  private func weightPosterior(_ now: State) -> (mean: [Double], precision: Cholesky)? {
    let z = ShallowNetwork.features(now.nodes, at: network.inputs)
    let precision =
      1 / now.noiseVariance * z.gram + 1 / now.weightVariance * Matrix.identity(network.nodes)
    let pull = z.transposedTimes(network.targets).map {
      $0 / now.noiseVariance + now.weightMean / now.weightVariance
    }
    guard let factor = try? Cholesky(precision) else { return nil }
    return (factor.solve(pull), factor)
  }

  // snippet: lemma
  /// log p(D | γ, ν), Lemma 2.1: Bayes' rule read backwards at β = m_b,
  /// p(D | γ) = p(β = m_b) ∏ p(y_i | m_b, γ) / p(β = m_b | D, γ), whose denominator is
  /// (2π)^(-m/2) |S_b|^(-1/2).
  func logMarginalLikelihood(_ now: State) -> Double {
    guard let (mean, precision) = weightPosterior(now) else { return -.infinity }
    let z = ShallowNetwork.features(now.nodes, at: network.inputs)
    let prior = Normal(mean: now.weightMean, standardDeviation: now.weightVariance.squareRoot())
    let noise = Normal(standardDeviation: now.noiseVariance.squareRoot())
    let logPrior = mean.reduce(0) { $0 + prior.logDensity($1) }
    let logData = zip(network.targets, z * mean).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
    let logPosterior =
      -0.5 * Double(mean.count) * .log(2 * .pi) + 0.5 * precision.logDeterminant
    return logPrior + logData - logPosterior
  }
  // end snippet

  /// log p(γ_j | μ_γ, S_γ) without its constant: -(γ_j - μ_γ)' S_γ⁻¹ (γ_j - μ_γ)/2.
  private func logPrior(_ now: State, node j: Int) -> Double {
    guard let factor = try? Cholesky(now.nodeCovariance) else { return -.infinity }
    let white = factor.whiten(deviation(now, node: j))
    return -0.5 * dot(white, white)
  }

  // snippet: acceptance
  /// γ̃_j = γ_j + w_j z, z ~ N(0, I), accepted with probability
  /// min(1, p(D | γ̃, ν)/p(D | γ, ν) · p(γ̃_j)/p(γ_j)); E5 lacks the second ratio.
  private func nodes(hasPriorRatio: Bool) -> [Update] {
    (0..<network.nodes).map { j in
      .metropolis("gamma[\(j + 1)]") { now, random in
        var proposed = now
        for k in 0..<now.nodes.rows { proposed.nodes[k, j] += widths[j] * random.normal() }
        return proposed
      } logRatio: { proposed, now in
        let data = logMarginalLikelihood(proposed) - logMarginalLikelihood(now)
        let prior = logPrior(proposed, node: j) - logPrior(now, node: j)
        return hasPriorRatio ? data + prior : data
      }
    }
  }
  // end snippet

  // MARK: γ, turned over

  // snippet: mirror
  /// Ours: the corrected sweep with one more update, which crosses between mirror modes.
  var withMirrorMove: Gibbs<State> {
    sweep(nodes(hasPriorRatio: true) + [mirror, weights] + rest)
  }

  /// Half of the time all nodes are turned over, γ̃ = -γ and μ̃_γ = -μ_γ; else one node, γ̃_j = -γ_j, while
  /// a node k (j or another) takes a wide step, γ̃_k += w z, log w ~ N(-0.5, 1.2²).
  ///
  /// Accepted by the rule of exercise 3, with μ_γ as part of the proposal; β, from before, is drawn next.
  private var mirror: Update {
    .metropolis("mirror") { now, random in
      var proposed = now
      func turn(_ j: Int) {
        for k in 0..<now.nodes.rows { proposed.nodes[k, j] = -now.nodes[k, j] }
      }
      func oneNode() -> Int {
        min(network.nodes - 1, Int(random.uniform() * Double(network.nodes)))
      }
      if random.uniform() < 0.5 {
        for j in 0..<network.nodes { turn(j) }
        proposed.nodeMean = now.nodeMean.map { -$0 }
      } else {
        let (j, k) = (oneNode(), oneNode())
        turn(j)
        let w = Double.exp(-0.5 + 1.2 * random.normal())
        for row in 0..<now.nodes.rows { proposed.nodes[row, k] += w * random.normal() }
      }
      return proposed
      // end snippet
    } logRatio: { proposed, now in
      let data = logMarginalLikelihood(proposed) - logMarginalLikelihood(now)
      let prior = logPriorOfNodes(proposed) - logPriorOfNodes(now)
      return data + prior
    }
  }

  /// Σ log p(γ_j | μ_γ, S_γ) + log p(μ_γ) without their constants.
  private func logPriorOfNodes(_ now: State) -> Double {
    guard let factor = try? Cholesky(network.prior.nodeMeanCovariance) else { return -.infinity }
    let white = factor.whiten(zip(now.nodeMean, network.prior.nodeMeanCentre).map { $0 - $1 })
    return (0..<network.nodes).reduce(-0.5 * dot(white, white)) { $0 + logPrior(now, node: $1) }
  }

  // MARK: β

  /// β = m_b + K⁻ᵀ z with z ~ N(0, I) and S_b⁻¹ = K K'.
  private var weights: Update {
    .draw("beta") { now, random in
      guard let (mean, precision) = weightPosterior(now) else { return }
      let z = mean.map { _ in random.normal() }
      now.weights = zip(mean, precision.solveTransposedFactor(z)).map { $0 + $1 }
    }
  }

  // MARK: ν

  /// μ_β ~ N(h/q, 1/q), q = 1/A_β + m/σ_β², h = a_β/A_β + Σ β_j/σ_β².
  private var weightMean: Update {
    .draw("mu_beta") { now, random in
      let prior = network.prior
      let q = 1 / prior.weightMeanVariance + Double(network.nodes) / now.weightVariance
      let h =
        prior.weightMeanCentre / prior.weightMeanVariance
        + now.weights.reduce(0, +) / now.weightVariance
      let conditional = Normal(mean: h / q, standardDeviation: 1 / q.squareRoot())
      now.weightMean = conditional.sample(using: &random)
    }
  }

  /// σ_β⁻² ~ Gamma((c_b + m)/2, (c_b C_b + Σ (β_j - μ_β)²)/2).
  private var weightVariance: Update {
    .draw("sigma2_beta") { now, random in
      let prior = network.prior
      let squares = now.weights.reduce(0) {
        $0 + ($1 - now.weightMean) * ($1 - now.weightMean)
      }
      let precision = Gamma(
        shape: (prior.weightDegrees + Double(network.nodes)) / 2,
        rate: (prior.weightDegrees * prior.weightScale + squares) / 2)
      now.weightVariance = 1 / precision.sample(using: &random)
    }
  }

  /// μ_γ ~ N(Q⁻¹ h, Q⁻¹), Q = A_γ⁻¹ + m S_γ⁻¹, h = A_γ⁻¹ a_γ + S_γ⁻¹ Σ γ_j.
  private var nodeMean: Update {
    .draw("mu_gamma") { now, random in
      let prior = network.prior
      let p = now.nodeMean.count
      guard let covariance = try? Cholesky(now.nodeCovariance),
        let priorCovariance = try? Cholesky(prior.nodeMeanCovariance),
        let q = try? Cholesky(
          priorCovariance.solve(.identity(p))
            + Double(network.nodes) * covariance.solve(.identity(p)))
      else { return }
      let sum = now.nodes * [Double](repeating: 1, count: network.nodes)
      let h = zip(priorCovariance.solve(prior.nodeMeanCentre), covariance.solve(sum)).map {
        $0 + $1
      }
      let z = h.map { _ in random.normal() }
      now.nodeMean = zip(q.solve(h), q.solveTransposedFactor(z)).map { $0 + $1 }
    }
  }

  /// S_γ⁻¹ ~ Wishart(c_γ + m, V⁻¹), V = c_γ C_γ + Σ (γ_j - μ_γ)(γ_j - μ_γ)'.
  ///
  /// With V = L L' and W ~ Wishart(c_γ + m, I) it is L⁻ᵀ W L⁻¹, so that S_γ = L W⁻¹ L'.
  private var nodeCovariance: Update {
    .draw("S_gamma") { now, random in
      let prior = network.prior
      var v = prior.nodeDegrees * prior.nodeScale
      for j in 0..<network.nodes {
        let d = Matrix(rows: now.nodeMean.count, columns: 1, elements: deviation(now, node: j))
        v = v + d.transpose.gram
      }
      guard let l = try? Cholesky(v).lower,
        let unit = try? Wishart(
          degreesOfFreedom: prior.nodeDegrees + Double(network.nodes), scale: .identity(l.rows)),
        let w = try? Cholesky(unit.sample(using: &random))
      else { return }
      let root = w.solve(l.transpose)
      now.nodeCovariance = l * root
    }
  }

  /// σ⁻² ~ Gamma((s + N)/2, (s S + Σ (y_i - f(x_i))²)/2).
  private var noise: Update {
    .draw("sigma2") { now, random in
      let prior = network.prior
      let residuals = zip(network.targets, ShallowNetwork.function(now, at: network.inputs)).map {
        $0 - $1
      }
      let precision = Gamma(
        shape: (prior.noiseDegrees + Double(network.targets.count)) / 2,
        rate: (prior.noiseDegrees * prior.noiseScale + dot(residuals, residuals)) / 2)
      now.noiseVariance = 1 / precision.sample(using: &random)
    }
  }

  /// γ_j - μ_γ
  private func deviation(_ now: State, node j: Int) -> [Double] {
    now.nodeMean.indices.map { now.nodes[$0, j] - now.nodeMean[$0] }
  }
}

/// a B, element by element.
private func * (a: Double, b: Matrix) -> Matrix {
  Matrix(rows: b.rows, columns: b.columns, elements: b.elements.map { a * $0 })
}

/// A + B, element by element.
private func + (a: Matrix, b: Matrix) -> Matrix {
  Matrix(rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 + $1 })
}
