import BayesNumerics
import RealModule

/// Learns the scale of a Metropolis sampler's proposals towards an acceptance rate, and the widths of its coordinates.
///
/// By stochastic approximation (Robbins and Monro 1951), log s ← log s + 3 (acceptance - aim) t^-0.6. The widths are the
/// standard deviations of the positions in the second third of the steps; from then on s is learned anew.
struct AcceptanceTuning {
  let aim: Double
  /// One for each coordinate.
  private(set) var widths: [Double]
  private var logScale: Double
  private let scaleForWidths: Double
  private let learning: Range<Int>
  private var seen: RunningVariance

  /// s
  var scale: Double { .exp(logScale) }

  /// - Parameter scaleForWidths: Where s begins once the widths are known.
  init(
    _ iterations: Int, aim: Double, scale: Double, widths: [Double], scaleForWidths: Double
  ) {
    self.aim = aim
    self.widths = widths
    self.scaleForWidths = scaleForWidths
    logScale = .log(scale)
    learning = (iterations / 3)..<(2 * iterations / 3)
    seen = RunningVariance(dimension: widths.count)
  }

  /// After a step, counted from 0.
  mutating func learn(_ iteration: Int, acceptance: Double, position: [Double]) {
    let sinceChange =
      iteration < learning.upperBound ? iteration : iteration - learning.upperBound
    logScale += (acceptance - aim) * 3 / .pow(Double(sinceChange + 1), 0.6)
    if learning.contains(iteration) { seen.add(position) }
    if iteration + 1 == learning.upperBound, let learned = seen.standardDeviations {
      widths = learned
      logScale = .log(scaleForWidths)
    }
  }
}
