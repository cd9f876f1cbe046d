/// When the warm-up learns what: Stan's plan.
///
/// First steps in which only the step size moves, then windows for the metric of 25, 50, 100, ...
/// steps, then last steps for the step size alone. From 151 to 199 steps there is one window where Stan
/// has a second one too, of so few steps that it knows less than the first. Source: Stan Reference
/// Manual, "Automatic parameter tuning".
struct WarmUpWindows: Sendable {
  /// The steps whose positions the metric learns from.
  let metricSteps: Range<Int>
  /// The last step of each window.
  let ends: Set<Int>

  init(iterations: Int) {
    // 75, 25 and 50 steps, or shares of a short warm-up; too short for a metric below 20
    let fits = iterations >= 150
    let first = fits ? 75 : Int(0.15 * Double(iterations))
    let last = fits ? 50 : Int(0.1 * Double(iterations))
    guard iterations >= 20 else {
      metricSteps = 0..<0
      ends = []
      return
    }
    metricSteps = first..<(iterations - last)

    // Each window is twice as long as the one before; what would be too short joins the last one
    var ends: Set<Int> = []
    var length = fits ? 25 : metricSteps.count
    var start = metricSteps.lowerBound
    while start < metricSteps.upperBound {
      let isLast = start + length + 2 * length > metricSteps.upperBound
      let end = isLast ? metricSteps.upperBound : start + length
      ends.insert(end - 1)
      start = end
      length *= 2
    }
    self.ends = ends
  }

  func learnMetric(in iteration: Int) -> Bool { metricSteps.contains(iteration) }
  func endsWindow(_ iteration: Int) -> Bool { ends.contains(iteration) }
}
