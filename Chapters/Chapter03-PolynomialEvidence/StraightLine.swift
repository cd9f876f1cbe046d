import Inference

/// The straight line of least squares through some points.
struct StraightLine: Sendable {
  let slope: Double
  /// The largest distance of a point from it, over the mean size of y.
  let scatter: Double

  init(x: [Double], y: [Double]) {
    let (middle, height) = (sampleMean(x), sampleMean(y))
    let products = zip(x, y).reduce(0) { $0 + ($1.0 - middle) * ($1.1 - height) }
    let slope = products / x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let distances = zip(x, y).map { abs($1 - height - slope * ($0 - middle)) }
    self.slope = slope
    scatter = (distances.max() ?? .nan) / abs(height)
  }
}
