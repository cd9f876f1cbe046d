import BayesNumerics
import Inference

/// Peaks of a density that was drawn from, by a smoothed histogram.
enum DensityPeaks {
  /// Places of peaks that rise above a fifth of the highest and stand apart by a valley below 0.8 of the
  /// lower one, on the central 98 % of the values in 60 bins smoothed by (1, 2, 3, 2, 1)/9.
  static func places(_ values: [Double]) -> [Double] {
    let range = DensityPeaks.range(values)
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
    return peaks.map { histogram.centres[$0] }
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
