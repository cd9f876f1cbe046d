import BayesNumerics
import Foundation

/// The posterior as the lecture computes it: prior times likelihood at the crossings of a grid, divided by
/// their sum.
struct RateGrid: Sendable {
  /// How the sum over the points stands for the integral.
  enum Rule: String, CaseIterable, Sendable {
    /// Every point counts as much as the others: error of the order of the spacing h.
    case plainSum = "plain sum"
    /// The two ends count half: error of order h².
    case trapezoid = "ends count half"
    /// Three points at each end count 3/8, 7/6 and 23/24 (Press et al., Numerical Recipes, equation
    /// 4.1.14): error of order h⁴.
    case endCorrected = "three end weights"
  }

  /// From 0 to the end of the square, both included; 6 or more for the end weights.
  let points: [Double]
  let rule: Rule

  init(points count: Int, square: Double, rule: Rule) {
    points = (0..<count).map { square * Double($0) / Double(count - 1) }
    self.rule = rule
  }

  /// What each point counts, times the spacing.
  var weights: [Double] {
    let ends: [Double]
    switch rule {
    case .plainSum: ends = []
    case .trapezoid: ends = [0.5]
    case .endCorrected: ends = points.count >= 6 ? [3.0 / 8, 7.0 / 6, 23.0 / 24] : [0.5]
    }
    var weights = [Double](repeating: points[1], count: points.count)
    for (index, weight) in ends.enumerated() {
      weights[index] *= weight
      weights[points.count - 1 - index] *= weight
    }
    return weights
  }

  /// P(λ) λ^s exp(-N λ) at the points, scaled so that the weighted sum is 1.
  func posterior(_ prior: RatePrior, after counts: Counts) -> [Double] {
    let logs = points.map { rate in
      let events = counts.sum == 0 ? 0 : Double(counts.sum) * log(rate)
      return prior.logDensity(rate) + events - Double(counts.intervals) * rate
    }
    let largest = logs.max() ?? 0
    let heights = logs.map { exp($0 - largest) }
    let sum = zip(heights, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return heights.map { $0 / sum }
  }

  /// The whole landscape, one row for each λ₂.
  func posterior(_ model: LandscapeModel, after counts: SensorCounts) -> [[Double]] {
    let first = posterior(model.first, after: counts.first)
    let second = posterior(model.second, after: counts.second)
    return second.map { height in first.map { $0 * height } }
  }
}

/// How far the landscape on a grid is from the closed form.
struct GridCheck: Sendable {
  let model: LandscapeModel
  let intervals: Int
  let grid: RateGrid
  /// The largest difference at a point of the grid, over the height of the summit.
  let error: Double
  /// The highest point of the grid.
  let summit: (first: Double, second: Double)
  /// The probability that the square leaves out, of which the grid knows nothing.
  let outside: Double

  init(_ posterior: PairPosterior, grid: RateGrid) {
    let square = grid.points[grid.points.count - 1]
    let (model, counts) = (posterior.model, posterior.counts)
    let exact1 = model.first.posterior(after: counts.first, within: square)
    let exact2 = model.second.posterior(after: counts.second, within: square)
    let landscape = grid.posterior(model, after: counts)
    let (heights1, heights2) = (
      grid.points.map(exact1.density), grid.points.map(exact2.density)
    )
    let peak = exact1.density(exact1.mode ?? 0) * exact2.density(exact2.mode ?? 0)

    var error = 0.0
    var summit = (height: -1.0, first: 0.0, second: 0.0)
    for (row, height2) in heights2.enumerated() {
      for (column, height1) in heights1.enumerated() {
        let height = landscape[row][column]
        error = max(error, abs(height - height1 * height2) / peak)
        if height > summit.height {
          summit = (height, grid.points[column], grid.points[row])
        }
      }
    }
    self.model = model
    intervals = counts.intervals
    self.grid = grid
    self.error = error
    self.summit = (summit.first, summit.second)
    let inside = posterior.first.cumulative(square) * posterior.second.cumulative(square)
    outside = 1 - inside
  }

  /// Every stage, model and rule.
  static func all(of stages: [Stage], points: Int, square: Double) -> [GridCheck] {
    stages.flatMap { stage in
      stage.posteriors.flatMap { posterior in
        RateGrid.Rule.allCases.map {
          GridCheck(posterior, grid: RateGrid(points: points, square: square, rule: $0))
        }
      }
    }
  }
}
