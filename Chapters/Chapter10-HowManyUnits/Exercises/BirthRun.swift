import BayesNumerics
import Foundation

/// What the regression on the columns of a net says of its k weights: their posterior is N(m_b, S_b).
struct WeightFit: Sendable {
  /// M, the number of hidden units.
  let units: Int
  /// k = p + M, the number of weights: those of the linear part and those of the units.
  let weights: Int
  /// log p(D | b = m_b, γ, ν), with its constants.
  let logLikelihood: Double
  /// log p(b = m_b | ν), with its constants.
  let logPrior: Double
  /// log |S_b|
  let logDeterminant: Double
}

/// A net with one input x, no constant (p = 1) and all above the units known, and a chain that jumps; compiled in the
/// chapter, and beside a student's file.
///
/// y = a x + Σ_j β_j ψ(γ_j x) + ε with a ~ N(0, 1), β_j ~ N(0.5, 4), γ_j ~ N(0, 4): the section's small net.
struct BirthRun {
  /// log R of a birth, of the nets before and after it, α and M*.
  typealias Ratio = (WeightFit, WeightFit, Double, Int) throws -> Double

  let x: [Double]
  let y: [Double]
  let noiseVariance: Double
  let alpha: Double
  let most: Int

  /// The regression of y on x and the columns ψ(γ_j x).
  func fit(_ units: [Double]) throws -> WeightFit {
    // Columns x, ψ(γ_1 x), ..., and the prior N(mean, variance) of the weight of each
    var columns = [x]
    for unit in units { columns.append(x.map { 1 / (1 + exp(-unit * $0)) }) }
    let count = columns.count
    let means: [Double] = [0] + units.map { _ in 0.5 }
    let variances: [Double] = [1] + units.map { _ in 4 }
    var precision = Matrix(rows: count, columns: count)
    var pull = [Double](repeating: 0, count: count)
    for i in 0..<count {
      for j in 0..<count { precision[i, j] = dot(columns[i], columns[j]) / noiseVariance }
      precision[i, i] += 1 / variances[i]
      pull[i] = dot(columns[i], y) / noiseVariance
      pull[i] += means[i] / variances[i]
    }
    let factor = try Cholesky(precision)
    let b = factor.solve(pull)

    // Both densities at b = m_b
    let noise = Normal(standardDeviation: noiseVariance.squareRoot())
    var logLikelihood = 0.0
    for row in x.indices {
      var residual = y[row]
      for k in 0..<count { residual -= columns[k][row] * b[k] }
      logLikelihood += noise.logDensity(residual)
    }
    var logPrior = 0.0
    for k in 0..<count {
      let prior = Normal(mean: means[k], standardDeviation: variances[k].squareRoot())
      logPrior += prior.logDensity(b[k])
    }
    return WeightFit(
      units: units.count, weights: count, logLikelihood: logLikelihood, logPrior: logPrior,
      logDeterminant: -factor.logDeterminant)
  }

  /// log R of some births, each given by the units there were and, last, the one that is born.
  func ratios(of births: [[Double]], by ratio: Ratio) throws -> [Double] {
    try births.map { try ratio(fit($0.dropLast()), fit($0), alpha, most) }
  }

  /// M after every tenth jump of a chain that does nothing else, from no unit on.
  ///
  /// A birth draws γ from its prior and puts it at a random place among the units; a death takes one of them at random.
  func chain(jumps: Int, seed: UInt64, by ratio: Ratio) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var units: [Double] = []
    var now = try fit(units)
    var path: [Double] = []
    for jump in 1...jumps {
      let birth = units.isEmpty ? 1 : units.count == most ? 0 : 0.5
      let isBirth = random.uniform() < birth
      var proposed = units
      if isBirth {
        proposed.insert(2 * random.normal(), at: Int(random.uniform() * Double(units.count + 1)))
      } else {
        proposed.remove(at: Int(random.uniform() * Double(units.count)))
      }
      let next = try fit(proposed)
      let logRatio = try isBirth ? ratio(now, next, alpha, most) : -ratio(next, now, alpha, most)
      if random.uniform() < exp(logRatio) { (units, now) = (proposed, next) }
      if jump % 10 == 0 { path.append(Double(units.count)) }
    }
    return path
  }
}
