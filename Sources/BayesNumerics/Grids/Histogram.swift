/// Counts of numbers in bins of equal width, as a density.
public struct Histogram: Sendable {
  /// The middle of each bin.
  public let centres: [Double]
  /// Share of all numbers in each bin, over its width; what lies outside counts among all.
  public let densities: [Double]
  /// The width of a bin.
  public let step: Double

  /// Precondition: one bin or more, low < high.
  public init(_ values: [Double], from low: Double, to high: Double, bins: Int) {
    precondition(
      bins > 0 && high > low,
      "A histogram has bins between two numbers, not \(bins), \(low), \(high)."
    )
    let step = (high - low) / Double(bins)
    var counts = [Int](repeating: 0, count: bins)
    for value in values where value >= low && value < high {
      counts[min(bins - 1, Int((value - low) / step))] += 1
    }
    self.step = step
    centres = (0..<bins).map { low + step * (Double($0) + 0.5) }
    densities = counts.map { Double($0) / (Double(max(1, values.count)) * step) }
  }
}
