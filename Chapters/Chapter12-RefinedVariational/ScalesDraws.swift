import BayesNumerics
import Inference

/// Draws of the four log scales, by one way of inference, and what they forecast.
struct ScalesDraws: Sendable {
  enum Way: Hashable, Sendable {
    case mode, chains
    case fit(Int)

    var name: String {
      switch self {
      case .mode: "mode"
      case .chains: "NUTS"
      case .fit(let steps): "T = \(steps)"
      }
    }

    /// In names of values and of blocks of figures.
    var key: String {
      switch self {
      case .mode: "mode"
      case .chains: "nuts"
      case .fit(let steps): "t\(steps)"
      }
    }
  }

  let way: Way
  let positions: [[Double]]
  let bound: ELBO?
  /// Draws that had run away to scales that no double holds; they are not among the positions.
  let lost: Int

  init(_ way: Way, positions: [[Double]], bound: ELBO? = nil) {
    self.way = way
    self.positions = positions.filter(StructuralPosterior.holdsScales)
    self.bound = bound
    lost = positions.count - self.positions.count
  }

  /// At most so many of them, evenly spread.
  func some(_ most: Int) -> [[Double]] {
    let apart = max(1, positions.count / most)
    return Array(stride(from: 0, to: positions.count, by: apart).map { positions[$0] }.prefix(most))
  }

  func moments(_ index: Int) -> (mean: Double, deviation: Double) {
    let column = positions.map { $0[index] }
    return (sampleMean(column), column.count > 1 ? sampleStandardDeviation(column) : 0)
  }
}
