import BayesNumerics
import Foundation
import Inference
import Networks

/// Nodes can change places: what that does to the marginals of one node, and what ordering does.
struct Labels: Sendable {
  /// Draws of β and of the slope γ, node by node as the chains number them, `[node][draw]`.
  let weights: [[Double]]
  let slopes: [[Double]]
  /// The same with the nodes of each draw in the order of their slopes.
  let orderedWeights: [[Double]]
  let orderedSlopes: [[Double]]
  /// Effective draws of f at the middle place: how well any of these densities is known at most.
  let effective: Double
  /// R̂ of β₁, of β of the first ordered node, and of f.
  let rHatOfWeight: Double
  let rHatOfOrdered: Double
  let rHatOfFunction: Double
  /// Largest difference of log p(y, β, γ, ν) between a draw and its relabelling, relative.
  let relabelling: Double

  init(_ fit: NetworkFit) {
    let m = fit.network.nodes
    let slope = fit.network.inputs.columns
    let weightNames = fit.weightNames
    let slopeNames = fit.coefficientNames(slope)
    let betas = weightNames.map { fit.draws[$0] }
    let gammas = slopeNames.map { fit.draws[$0] }
    weights = betas.map { $0.flatMap(\.self) }
    slopes = gammas.map { $0.flatMap(\.self) }

    // Each draw in the order of its slopes
    let chains = fit.draws.chains.count
    let count = fit.draws.count
    var first = [[Double]](repeating: [], count: chains)
    var orderedWeights = [[Double]](repeating: [], count: m)
    var orderedSlopes = orderedWeights
    for chain in 0..<chains {
      for draw in 0..<count {
        let order = (0..<m).sorted { gammas[$0][chain][draw] < gammas[$1][chain][draw] }
        for (place, node) in order.enumerated() {
          orderedWeights[place].append(betas[node][chain][draw])
          orderedSlopes[place].append(gammas[node][chain][draw])
        }
        first[chain].append(betas[order[0]][chain][draw])
      }
    }
    self.orderedWeights = orderedWeights
    self.orderedSlopes = orderedSlopes
    effective = fit.effective("f[2]")
    rHatOfWeight = RHat.rankNormalized(betas[0])
    rHatOfOrdered = RHat.rankNormalized(first)
    rHatOfFunction = RHat.rankNormalized(fit.draws["f[2]"])

    // Relabelled draws are as probable
    var worst = 0.0
    for draw in stride(from: 0, to: count, by: max(1, count / 50)) {
      let before = NetworkFit.parameters(of: fit.network, in: fit.draws.chains[0], draw: draw)
      var after = before
      for node in 0..<m {
        let other = m - 1 - node
        after.weights[node] = before.weights[other]
        for row in 0..<before.nodes.rows { after.nodes[row, node] = before.nodes[row, other] }
      }
      let (a, b) = (fit.network.logJoint(before), fit.network.logJoint(after))
      worst = max(worst, abs(a - b) / max(1, abs(a)))
    }
    relabelling = worst
  }

  /// β₁'s exact marginal: under the symmetric posterior it is that of all nodes together.
  var pooledWeights: [Double] { weights.flatMap(\.self) }
  var pooledSlopes: [Double] { slopes.flatMap(\.self) }
}

/// Peaks of a density that was drawn from, by a smoothed histogram.
enum Modes {
  /// Places of peaks that rise above a fifth of the highest and stand apart by a valley below 0.8 of the
  /// lower one, on the central 98 % of the values in 60 bins smoothed by (1, 2, 3, 2, 1)/9.
  static func places(_ values: [Double]) -> [Double] {
    let range = Modes.range(values)
    let histogram = Histogram(
      values, from: range.lowerBound, to: range.upperBound, bins: 60)
    let heights = smoothed(histogram.densities)
    let top = heights.max() ?? 0
    guard top > 0 else { return [] }
    var peaks: [Int] = []
    for index in heights.indices where heights[index] > 0.2 * top {
      let left = index > 0 ? heights[index - 1] : 0
      let right = index + 1 < heights.count ? heights[index + 1] : 0
      guard heights[index] >= left, heights[index] > right else { continue }
      if let last = peaks.last {
        let valley = heights[last...index].min() ?? 0
        if valley > 0.8 * min(heights[last], heights[index]) {
          if heights[index] > heights[last] { peaks[peaks.count - 1] = index }
          continue
        }
      }
      peaks.append(index)
    }
    return peaks.map { histogram.centers[$0] }
  }

  /// The central 98 % of the values, a little widened; never empty.
  static func range(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.sorted()
    let low = sampleQuantile(0.01, ofSorted: sorted)
    let high = sampleQuantile(0.99, ofSorted: sorted)
    guard low.isFinite, high.isFinite else { return -1...1 }
    let room = high > low ? 0.05 * (high - low) : 1
    return (low - room)...(high + room)
  }

  /// (1, 2, 3, 2, 1)/9 over the neighbours, nothing beyond the ends.
  private static func smoothed(_ heights: [Double]) -> [Double] {
    let kernel = [1.0, 2, 3, 2, 1]
    return heights.indices.map { index in
      (-2...2).reduce(0) { sum, shift in
        let place = index + shift
        return heights.indices.contains(place) ? sum + kernel[shift + 2] / 9 * heights[place] : sum
      }
    }
  }
}
