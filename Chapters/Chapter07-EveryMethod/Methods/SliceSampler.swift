import BayesNumerics
import RealModule

/// Slice sampling of one number: draw a height under the density, then a place where the density is at least that high.
///
/// Source: Neal (2003), "Slice sampling", Annals of Statistics 31, 705-767, figures 3 and 5.
struct SliceSampler: Sendable {
  /// How far the first interval reaches.
  let width: Double
  /// The interval grows by at most so many widths, so that a density without an end does no harm.
  var mostSteps = 200

  /// Moves θ, where the log density is `height`, and tells the new height.
  // snippet: slice
  func step(
    _ theta: inout Double, _ height: inout Double, _ logDensity: (Double) -> Double,
    using random: inout RandomSource
  ) {
    // A height under the density, and an interval around θ that sticks out of the slice
    let level = height - random.exponential()
    var left = theta - width * random.uniform()
    var right = left + width
    // The limit is shared out by chance, or the step would not be reversible
    var stepsLeft = Int(random.uniform() * Double(mostSteps))
    var stepsRight = mostSteps - 1 - stepsLeft
    while stepsLeft > 0, logDensity(left) > level {
      (left, stepsLeft) = (left - width, stepsLeft - 1)
    }
    while stepsRight > 0, logDensity(right) > level {
      (right, stepsRight) = (right + width, stepsRight - 1)
    }

    // Draw in the interval, and shrink it to each place that is outside
    while true {
      let place = left + (right - left) * random.uniform()
      let value = logDensity(place)
      if value >= level { return (theta, height) = (place, value) }
      if place < theta { left = place } else { right = place }
    }
  }
  // end snippet
}
