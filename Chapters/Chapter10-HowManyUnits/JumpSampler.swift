import BayesNumerics
import Foundation
import Networks

/// The chapter's sampler, written to be read: a sweep is a list of four blocks, and each is the equation in its comment.
///
/// It remembers nothing and computes every matrix anew. ``ReversibleJumpSampler`` makes the same moves from the same random
/// numbers, many times as fast; a test holds one against the other, draw by draw. Source: lecture 001, "Reversible jump
/// algo"; Green (1995); Müller and Ríos Insua (1998).
struct JumpSampler: Sendable {
  /// Where the chain is: M, a, β, γ, ν.
  typealias State = VariableNetworkParameters

  /// The points D and the prior.
  let network: VariableNetwork
  /// How far a unit is moved: one of these, at random.
  let widths = [0.15, 0.6, 2.4]
  /// How many of the moves go to a unit's mirror image -γ, which fits nearly alike: ψ(-η) = 1 - ψ(η).
  let mirrorShare = 0.25

  private var count: UnitCount {
    UnitCount(alpha: network.prior.alpha, most: network.prior.most)
  }

  // snippet: sweep
  /// The lecture's four blocks. In the first two a and β are integrated out, so they must be drawn anew before ν is.
  func sweep(_ now: inout State, using random: inout RandomSource) {
    moveUnits(&now, using: &random)
    jump(&now, using: &random)
    drawWeights(&now, using: &random)
    drawHierarchy(&now, using: &random)
  }
  // end snippet

  // MARK: 1. γ_j | M, ν, D

  func moveUnits(_ now: inout State, using random: inout RandomSource) {
    for j in 0..<now.units { move(unit: j, &now, using: &random) }
  }

  /// γ̃_j = ±γ_j + w z, as likely forth as back, accepted with probability min(1, p(D | γ̃, ν)/p(D | γ, ν) · p(γ̃_j)/p(γ_j)).
  private func move(unit j: Int, _ now: inout State, using random: inout RandomSource) {
    let width = widths[Int(random.uniform() * Double(widths.count))]
    let sign = random.uniform() < mirrorShare ? -1.0 : 1
    var proposed = now
    for k in 0..<now.linear.count {
      proposed.net.nodes[k, j] = sign * now.net.nodes[k, j] + width * random.normal()
    }
    let logRatio =
      logMarginalLikelihood(proposed) - logMarginalLikelihood(now) + logPrior(proposed, unit: j)
      - logPrior(now, unit: j)
    if random.uniform() < exp(logRatio) { now = proposed }
  }

  // MARK: 2. M: one unit more, or one less

  /// A birth is tried with probability 1/2, but always where there is no unit, and never where there are M*.
  func birthProbability(at units: Int) -> Double {
    units == 0 ? 1 : units == count.most ? 0 : 0.5
  }

  // snippet: birth
  /// log R of a birth from M units to M + 1, whose unit was drawn from its prior: the data, the prior on M, and how
  /// often each of the two ways is tried. The death that undoes it has -log R.
  func logRatio(ofBirthFrom small: State, to large: State) -> Double {
    logMarginalLikelihood(large) - logMarginalLikelihood(small)
      + logPriorAndEnds(ofBirthFrom: small.units)
  }

  /// log P(M + 1)/P(M) and log death(M + 1)/birth(M).
  func logPriorAndEnds(ofBirthFrom m: Int) -> Double {
    log(count.probability(of: m + 1) / count.probability(of: m))
      + log((1 - birthProbability(at: m + 1)) / birthProbability(at: m))
  }
  // end snippet

  private func jump(_ now: inout State, using random: inout RandomSource) {
    let m = now.units
    let birth = birthProbability(at: m)
    let isBirth = birth == 1 || (birth > 0 && random.uniform() < birth)
    let proposed =
      isBirth
      ? adding(drawUnit(now, using: &random), to: now)
      : removing(unit: Int(random.uniform() * Double(m)), from: now)
    let logRatio =
      isBirth ? logRatio(ofBirthFrom: now, to: proposed) : -logRatio(ofBirthFrom: proposed, to: now)
    if random.uniform() < exp(logRatio) { now = proposed }
  }

  /// γ̃ ~ N(μ_γ, S_γ): μ_γ + L z with L L' = S_γ.
  func drawUnit(_ now: State, using random: inout RandomSource) -> [Double] {
    let z = now.linear.map { _ in random.normal() }
    guard let factor = try? Cholesky(now.net.nodeCovariance) else { return now.net.nodeMean }
    return zip(now.net.nodeMean, factor.lower * z).map { $0 + $1 }
  }

  /// The weight of a new unit is drawn in block 3; until then it has none.
  func adding(_ unit: [Double], to now: State) -> State {
    var larger = now
    larger.net.weights.append(0)
    larger.net.nodes = Matrix(
      rows: unit.count, columns: now.units + 1, elements: now.net.nodes.elements + unit)
    return larger
  }

  /// The last unit takes the place of the one that goes.
  func removing(unit j: Int, from now: State) -> State {
    var columns = (0..<now.units).map { column in
      now.linear.indices.map { now.net.nodes[$0, column] }
    }
    columns.swapAt(j, columns.count - 1)
    columns.removeLast()
    var smaller = now
    smaller.net.weights.swapAt(j, columns.count)
    smaller.net.weights.removeLast()
    smaller.net.nodes = Matrix(
      rows: now.linear.count, columns: columns.count, elements: columns.flatMap(\.self))
    return smaller
  }

  // MARK: 3. a, β | γ, M, ν, D

  /// W = (X, Z), and the posterior N(m_b, S_b) of b = (a, β): a linear regression.
  ///
  /// S_b⁻¹ = W'W/σ² + C, m_b = S_b (W'y/σ² + C b₀), where C holds the prior precisions and b₀ the prior means of b. Returns
  /// m_b, the factor of S_b⁻¹ and W; nil where rounding leaves S_b⁻¹ not positive definite.
  private func weightPosterior(
    _ now: State
  ) -> (mean: [Double], precision: Cholesky, columns: Matrix)? {
    let x = network.inputs
    let z = ShallowNetwork.features(now.net.nodes, at: x)
    let w = Matrix(
      rows: x.rows, columns: x.columns + z.columns, elements: x.elements + z.elements)
    var precision = w.gram
    var pull = w.transposedTimes(network.targets)
    for (k, prior) in weightPriors(now).enumerated() {
      for i in 0..<w.columns { precision[i, k] /= now.net.noiseVariance }
      precision[k, k] += 1 / prior.variance
      pull[k] = pull[k] / now.net.noiseVariance + prior.mean / prior.variance
    }
    guard let factor = try? Cholesky(precision) else { return nil }
    return (factor.solve(pull), factor, w)
  }

  /// Mean and variance of each number of b before data: N(0, σ_a²) for the line, N(μ_β, σ_β²) for the units.
  private func weightPriors(_ now: State) -> [(mean: Double, variance: Double)] {
    now.linear.map { _ in (0, network.prior.linearVariance) }
      + now.net.weights.map { _ in (now.net.weightMean, now.net.weightVariance) }
  }

  // snippet: lemma
  /// log p(D | γ, ν), Lemma 2.1 with its constant: Bayes' rule read backwards at b = m_b,
  /// p(D | γ) = p(b = m_b) ∏ p(y_i | m_b, γ) (2π)^(k/2) |S_b|^(1/2), for the k = p + M weights in b.
  func logMarginalLikelihood(_ now: State, hasConstant: Bool = true) -> Double {
    guard let (mean, precision, columns) = weightPosterior(now) else { return -.infinity }
    let noise = Normal(standardDeviation: now.net.noiseVariance.squareRoot())
    let logPrior = zip(mean, weightPriors(now)).reduce(0) { sum, pair in
      let (value, prior) = pair
      return sum
        + Normal(mean: prior.mean, standardDeviation: sqrt(prior.variance)).logDensity(value)
    }
    let logData = zip(network.targets, columns * mean).reduce(0) {
      $0 + noise.logDensity($1.0 - $1.1)
    }
    let logConstant = hasConstant ? 0.5 * Double(mean.count) * log(2 * .pi) : 0
    return logPrior + logData + logConstant - 0.5 * precision.logDeterminant
  }
  // end snippet

  func drawWeights(_ now: inout State, using random: inout RandomSource) {
    guard let (mean, precision, _) = weightPosterior(now) else { return }
    let z = mean.map { _ in random.normal() }
    let b = zip(mean, precision.solveTransposedFactor(z)).map { $0 + $1 }
    now.linear = Array(b.prefix(now.linear.count))
    now.net.weights = Array(b.dropFirst(now.linear.count))
  }

  // MARK: 4. ν | a, β, γ, M, D, as in chapter 5

  /// log p(γ_j | μ_γ, S_γ) without its constant.
  private func logPrior(_ now: State, unit j: Int) -> Double {
    guard let factor = try? Cholesky(now.net.nodeCovariance) else { return -.infinity }
    let white = factor.whiten(deviation(now, unit: j))
    return -0.5 * dot(white, white)
  }

  private func deviation(_ now: State, unit j: Int) -> [Double] {
    now.net.nodeMean.indices.map { now.net.nodes[$0, j] - now.net.nodeMean[$0] }
  }

  /// μ_β, σ_β², μ_γ, S_γ and σ², each given all the rest.
  func drawHierarchy(_ now: inout State, using random: inout RandomSource) {
    drawWeightPrior(&now, using: &random)
    drawUnitMean(&now, using: &random)
    drawUnitCovariance(&now, using: &random)
    drawNoise(&now, using: &random)
  }

  /// μ_β ~ N(h/q, 1/q) with q = 1/A_β + M/σ_β², h = a_β/A_β + Σβ_j/σ_β²; then
  /// 1/σ_β² ~ Gamma((c_b + M)/2, (c_b C_b + Σ(β_j - μ_β)²)/2).
  private func drawWeightPrior(_ now: inout State, using random: inout RandomSource) {
    let prior = network.prior.units
    let m = Double(now.units)
    let precision = 1 / prior.weightMeanVariance + m / now.net.weightVariance
    let pull =
      prior.weightMeanCentre / prior.weightMeanVariance
      + now.net.weights.reduce(0, +) / now.net.weightVariance
    now.net.weightMean =
      Normal(mean: pull / precision, standardDeviation: 1 / precision.squareRoot())
      .sample(using: &random)
    let mean = now.net.weightMean
    let squares = now.net.weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    now.net.weightVariance =
      1
      / Gamma(
        shape: (prior.weightDegrees + m) / 2,
        rate: (prior.weightDegrees * prior.weightScale + squares) / 2
      ).sample(using: &random)
  }

  /// μ_γ ~ N(Q⁻¹ h, Q⁻¹), Q = A_γ⁻¹ + M S_γ⁻¹, h = A_γ⁻¹ a_γ + S_γ⁻¹ Σ γ_j.
  private func drawUnitMean(_ now: inout State, using random: inout RandomSource) {
    let prior = network.prior.units
    let p = now.linear.count
    guard let covariance = try? Cholesky(now.net.nodeCovariance),
      let priorCovariance = try? Cholesky(prior.nodeMeanCovariance)
    else { return }
    var precision = priorCovariance.solve(.identity(p))
    let unitPrecision = covariance.solve(.identity(p))
    for column in 0..<p {
      for row in 0..<p { precision[row, column] += Double(now.units) * unitPrecision[row, column] }
    }
    guard let q = try? Cholesky(precision) else { return }
    let sum = (0..<p).map { k in (0..<now.units).reduce(0) { $0 + now.net.nodes[k, $1] } }
    let h = zip(priorCovariance.solve(prior.nodeMeanCentre), covariance.solve(sum)).map { $0 + $1 }
    let z = h.map { _ in random.normal() }
    now.net.nodeMean = zip(q.solve(h), q.solveTransposedFactor(z)).map { $0 + $1 }
  }

  /// S_γ⁻¹ ~ Wishart(c_γ + M, V⁻¹), V = c_γ C_γ + Σ (γ_j - μ_γ)(γ_j - μ_γ)': with V = L L' and
  /// W ~ Wishart(c_γ + M, I), S_γ = L W⁻¹ L'.
  private func drawUnitCovariance(_ now: inout State, using random: inout RandomSource) {
    let prior = network.prior.units
    let p = now.linear.count
    var v = Matrix(
      rows: p, columns: p, elements: prior.nodeScale.elements.map { prior.nodeDegrees * $0 })
    for j in 0..<now.units {
      let d = deviation(now, unit: j)
      for column in 0..<p { for row in 0..<p { v[row, column] += d[row] * d[column] } }
    }
    guard let l = try? Cholesky(v).lower,
      let unit = try? Wishart(
        degreesOfFreedom: prior.nodeDegrees + Double(now.units), scale: .identity(p)),
      let w = try? Cholesky(unit.sample(using: &random))
    else { return }
    let root = w.solve(l.transpose)
    now.net.nodeCovariance = l * root
  }

  /// 1/σ² ~ Gamma((s + N)/2, (s S + Σ (y_i - f(x_i))²)/2).
  private func drawNoise(_ now: inout State, using random: inout RandomSource) {
    let prior = network.prior.units
    let residuals = zip(network.targets, VariableNetwork.function(now, at: network.inputs)).map {
      $0 - $1
    }
    now.net.noiseVariance =
      1
      / Gamma(
        shape: (prior.noiseDegrees + Double(residuals.count)) / 2,
        rate: (prior.noiseDegrees * prior.noiseScale + dot(residuals, residuals)) / 2
      ).sample(using: &random)
  }
}
