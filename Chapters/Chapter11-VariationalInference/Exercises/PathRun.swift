import BayesNumerics
import Foundation

/// Many draws of a gradient of the bound, on a target of one number; compiled in the chapter, and beside a student's file.
struct PathRun {
  /// Slopes of the bound in m and in log s, of m, log s, the slope of the target's log density, and chance.
  typealias Gradient = (Double, Double, (Double) -> Double, inout RandomSource) throws -> [Double]

  /// "coin", "two-peaks" or "heavy-tails".
  let target: String
  /// Of the coin.
  let heads: Int
  let tails: Int

  /// The slope of log p(D, θ).
  func slope(_ theta: Double) -> Double {
    switch target {
    // p^(heads + 1) (1 - p)^(tails + 1), the Jacobian included, with θ = log p/(1 - p)
    case "coin": Double(heads + 1) - Double(heads + tails + 2) / (1 + exp(-theta))
    // y = -2 is sin θ with noise of variance 0.8, θ ~ N(0, 4)
    case "two-peaks": -theta / 4 + (-2 - sin(theta)) * cos(theta) / 0.8
    // Student's t with four degrees of freedom
    default: -5 * theta / (4 + theta * theta)
    }
  }

  /// Of both slopes the mean, the variance, the standard error of the mean and that of the variance, over so many draws:
  /// eight numbers.
  func moments(
    mean: Double, logScale: Double, draws: Int, seed: UInt64, by gradient: Gradient
  ) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var slopes = [[Double]](repeating: [], count: 2)
    for _ in 0..<draws {
      let one = try gradient(mean, logScale, slope, &random)
      guard one.count == 2 else { return [] }
      slopes[0].append(one[0])
      slopes[1].append(one[1])
    }
    let count = Double(draws)
    var (means, variances, errors, spreads) = ([Double](), [Double](), [Double](), [Double]())
    for part in slopes {
      let mean = part.reduce(0, +) / count
      let squares = part.map { ($0 - mean) * ($0 - mean) }
      let variance = squares.reduce(0, +) / (count - 1)
      let fourth = squares.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / (count - 1)
      means.append(mean)
      variances.append(variance)
      errors.append((variance / count).squareRoot())
      spreads.append((fourth / count).squareRoot())
    }
    return means + variances + errors + spreads
  }
}
