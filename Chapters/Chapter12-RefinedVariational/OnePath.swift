import BayesNumerics
import Inference
import RealModule

/// One path of a refined normal and its weight, as the formulas are written: the readable twin of
/// ``Inference/RefinedNormal/path(_:using:)``, for one coordinate.
struct OnePath: Sendable {
  /// θ₀, ..., θ_T
  let places: [Double]
  let logWeight: Double

  init(
    _ q: RefinedNormal, slope: (Double) -> Double, logDensity: (Double) -> Double,
    using random: inout RandomSource
  ) {
    let (m, s, H) = (q.mean[0], q.standardDeviations[0], RefinedNormal.slopeLimit)
    // snippet: path
    func bounded(_ g: Double) -> Double { g / (1 + g * g / (H * H)).squareRoot() }
    var u = random.normal()
    var places = [m + s * u]
    var logWeight = Double.log(s) - Normal().logDensity(u)
    for step in q.steps {
      // Forwards: a step along the slope, with noise
      let uphill = bounded(s * slope(m + s * u))
      let there = Normal(
        mean: u + step.drift[0] * uphill + step.pull[0] * u, standardDeviation: step.noise[0])
      let next = there.sample(using: &random)
      // Backwards: where would a step of the other kind have come from?
      let downhill = bounded(s * slope(m + s * next))
      let back = Normal(
        mean: next + step.driftBack[0] * downhill + step.pullBack[0] * next,
        standardDeviation: step.noiseBack[0])
      logWeight += back.logDensity(u) - there.logDensity(next)
      u = next
      places.append(m + s * u)
    }
    logWeight += logDensity(m + s * u)
    // end snippet
    self.places = places
    self.logWeight = logWeight
  }
}
