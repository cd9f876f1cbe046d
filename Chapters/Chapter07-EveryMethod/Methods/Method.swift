import BayesNumerics
import Inference

/// A way to infer a posterior of one number.
protocol Method: Sendable {
  /// Lower-case words with hyphens, for `--methods`.
  var name: String { get }
  /// As a table says it.
  var title: String { get }
  var kind: MethodKind { get }

  /// What it finds out about the posterior with about so many evaluations.
  ///
  /// - Parameter target: counts what it is asked; the method need not.
  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult
}

enum MethodKind: String, Sendable, CaseIterable {
  case quadrature = "sums over a grid"
  case weighted = "independent draws"
  case chain = "chains"
  case fit = "fits"
}

/// What a method says of a posterior.
struct MethodResult: Sendable {
  var answer: MethodAnswer
  /// Nil where the method gives none.
  var logEvidence: Double?
  /// What speaks against the answer by the method's own diagnostics, in a sentence; nil where it finds nothing.
  var warning: String?

  /// There is no answer, and why.
  static func failure(_ why: String) -> MethodResult {
    MethodResult(answer: .none, logEvidence: nil, warning: why)
  }
}

/// A distribution of θ in one of the forms that methods give it.
enum MethodAnswer: Sendable {
  /// The method found nothing.
  case none
  /// Draws with weights that add up to one.
  case draws(WeightedDraws)
  case grid(GridDensity)
  case normals(NormalMixture)

  /// Draws of equal weight.
  static func draws(_ values: [Double]) -> MethodAnswer {
    values.isEmpty ? .none : .draws(WeightedDraws(values))
  }

  var mean: Double {
    switch self {
    case .none: .nan
    case .draws(let draws): draws.mean
    case .grid(let grid): grid.mean
    case .normals(let normals): normals.mean
    }
  }

  var standardDeviation: Double {
    switch self {
    case .none: .nan
    case .draws(let draws): draws.standardDeviation
    case .grid(let grid): grid.standardDeviation
    case .normals(let normals): normals.variance.squareRoot()
    }
  }

  /// The share below or at a place.
  func cumulative(_ theta: Double) -> Double {
    switch self {
    case .none: .nan
    case .draws(let draws): draws.cumulative(theta)
    case .grid(let grid): grid.cumulative(theta)
    case .normals(let normals): normals.cumulative(theta)
    }
  }
}

/// Draws in their order, with weights.
struct WeightedDraws: Sendable {
  /// Ascending.
  let values: [Double]
  let weights: [Double]
  /// Weight of all draws up to each.
  let sums: [Double]

  init(_ values: [Double]) {
    self.values = values.sorted()
    let share = 1 / Double(values.count)
    weights = values.map { _ in share }
    sums = values.indices.map { Double($0 + 1) * share }
  }

  /// Weights need not add up to one; some are above zero (precondition).
  init(_ values: [Double], weights: [Double]) {
    precondition(values.count == weights.count && weights.contains { $0 > 0 })
    let order = values.indices.sorted { values[$0] < values[$1] }
    let total = weights.reduce(0, +)
    self.values = order.map { values[$0] }
    self.weights = order.map { weights[$0] / total }
    var sum = 0.0
    sums = self.weights.map { weight in
      sum += weight
      return sum
    }
  }

  var mean: Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }

  var standardDeviation: Double {
    let mean = mean
    return zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
      .squareRoot()
  }

  func cumulative(_ theta: Double) -> Double {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= theta { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : sums[low - 1]
  }
}
