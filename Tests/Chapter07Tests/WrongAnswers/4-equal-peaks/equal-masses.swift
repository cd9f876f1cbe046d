// Equal masses for equal heights
import BayesNumerics
import Foundation

func datumOfEqualPeaks(priorMean: Double, priorVariance: Double, noise: Double) throws -> Double {
  func mass(_ y: Double, _ from: Double, _ to: Double) -> Double {
    var sum = 0.0
    let n = 4000
    for i in 0..<n {
      let t = from + (to - from) * (Double(i) + 0.5) / Double(n)
      let misfit = y - (t * t * t - 3 * t)
      sum += exp(
        -misfit * misfit / (2 * noise) - (t - priorMean) * (t - priorMean) / (2 * priorVariance))
    }
    return sum * (to - from) / Double(n)
  }
  return (bisection(of: { log(mass($0, -1, 4) / mass($0, -6, -1)) }, over: -12 ... -2) ?? .nan)
}
