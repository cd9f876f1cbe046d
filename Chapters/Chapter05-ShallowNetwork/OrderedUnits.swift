import Inference
import Networks

/// The hidden units of each draw numbered by their slopes, beside the numbers that the chain gave them.
///
/// Prior and likelihood are symmetric in the units (exchangeable), so that a chain may renumber them at any
/// time (label switching); an order of the slopes undoes that.
struct OrderedUnits: Sendable {
  /// Draws of β and of the slope as the chains number the units, `[unit][chain][draw]`.
  let weights: [[[Double]]]
  let slopes: [[[Double]]]
  /// The same with the units of each draw in the order of their slopes.
  let orderedWeights: [[[Double]]]
  let orderedSlopes: [[[Double]]]

  init(_ fit: NetworkFit) {
    let (weights, slopes) = (fit.weights, fit.slopes)
    let units = weights.indices
    var orderedWeights = weights
    var orderedSlopes = slopes
    for chain in fit.draws.chains.indices {
      for draw in 0..<fit.draws.count {
        // snippet: order
        let order = units.sorted { slopes[$0][chain][draw] < slopes[$1][chain][draw] }
        for (place, unit) in order.enumerated() {
          orderedWeights[place][chain][draw] = weights[unit][chain][draw]
          orderedSlopes[place][chain][draw] = slopes[unit][chain][draw]
        }
        // end snippet
      }
    }
    self.weights = weights
    self.slopes = slopes
    self.orderedWeights = orderedWeights
    self.orderedSlopes = orderedSlopes
  }

  /// Draws of the weight of any unit: the exact marginal of each, since the posterior is symmetric.
  var pooledWeights: [Double] { weights.joined().flatMap(\.self) }
  var pooledSlopes: [Double] { slopes.joined().flatMap(\.self) }
}

extension NetworkFit {
  /// The largest relative difference of log p(y, β, γ, ν) between draws and their renumbering from last to
  /// first.
  var changeByRenumbering: Double {
    let m = network.nodes
    return stride(from: 0, to: draws.count, by: max(1, draws.count / 50)).map { draw in
      let before = parameters(chain: 0, draw: draw)
      var after = before
      for unit in 0..<m {
        after.weights[unit] = before.weights[m - 1 - unit]
        for row in 0..<before.nodes.rows {
          after.nodes[row, unit] = before.nodes[row, m - 1 - unit]
        }
      }
      let (a, b) = (network.logJoint(before), network.logJoint(after))
      return abs(a - b) / max(1, abs(a))
    }.max() ?? 0
  }
}
