import BayesNumerics
import Foundation

/// Many slopes of a bound, on a decoder whose answers are known; compiled in the chapter, and beside a student's file.
struct PathSlopeRun {
  /// Slopes in μ and log σ², of μ, log σ², the likelihood's slope in z, and chance.
  typealias Slopes = (
    Double, Double, (Double) -> Double, inout RandomSource
  ) throws -> [Double]

  /// x = weight · z + e, e ~ N(0, noise).
  let x: Double
  let weight: Double
  let noise: Double

  /// ∂ log p(x | z)/∂z
  func slope(_ z: Double) -> Double { weight * (x - weight * z) / noise }

  /// Of both slopes the means, the variances, and the standard errors of means and variances: eight numbers.
  func moments(
    mean: Double, logVariance: Double, draws: Int, seed: UInt64, by slopes: Slopes
  ) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var found: [[Double]] = [[], []]
    for _ in 0..<draws {
      let own = try slopes(mean, logVariance, slope, &random)
      if own.count != 2 { return [] }
      for part in 0..<2 { found[part].append(own[part]) }
    }
    let count = Double(draws)
    let means = found.map { $0.reduce(0, +) / count }
    var (variances, errors, others): ([Double], [Double], [Double]) = ([], [], [])
    for part in 0..<2 {
      let squares = found[part].map { ($0 - means[part]) * ($0 - means[part]) }
      let variance = squares.reduce(0, +) / (count - 1)
      let fourth = squares.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / (count - 1)
      variances.append(variance)
      errors.append((variance / count).squareRoot())
      others.append((fourth / count).squareRoot())
    }
    return means + variances + errors + others
  }

  /// μ and σ after steps up the bound along the mean of `batch` slopes, from N(0, 1): one pair for each step.
  func climb(
    steps: Int, batch: Int, rate: Double, seed: UInt64, by slopes: Slopes
  ) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var (mean, logVariance) = (0.0, 0.0)
    var path = [mean, exp(logVariance / 2)]
    for _ in 0..<steps {
      var sum = [0.0, 0.0]
      for _ in 0..<batch {
        let own = try slopes(mean, logVariance, slope, &random)
        if own.count != 2 { return [] }
        for part in 0..<2 { sum[part] += own[part] / Double(batch) }
      }
      mean += rate * sum[0]
      logVariance = min(max(logVariance + rate * sum[1], -60), 60)
      path += [mean, exp(logVariance / 2)]
    }
    return path
  }
}
