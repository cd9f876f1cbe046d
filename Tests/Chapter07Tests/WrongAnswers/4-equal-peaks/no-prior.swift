// Equal likelihoods
import BayesNumerics
import Foundation

func datumOfEqualPeaks(priorMean: Double, priorVariance: Double, noise: Double) throws -> Double {
  func logPosterior(_ theta: Double, _ y: Double) -> Double {
    let misfit = y - (theta * theta * theta - 3 * theta)
    let away = theta - priorMean
    return -misfit * misfit / (2 * noise) - 0 * away
  }
  func rise(_ y: Double) -> Double {
    let heights = [-4.0 ... -1, -1.0...3].map { side in
      let best = goldenSectionMaximum(of: { logPosterior($0, y) }, over: side, width: 1e-9)
      return logPosterior(best, y)
    }
    return heights[1] - heights[0]
  }
  return (bisection(of: rise, over: -12 ... -2) ?? .nan)
}
