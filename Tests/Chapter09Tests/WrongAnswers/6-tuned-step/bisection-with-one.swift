// Bisection that believes single trajectories
import BayesNumerics
import Foundation

func tunedStepSize(
  aim: Double, trajectories: Int, acceptance: (Double) throws -> Double
) throws -> Double {
  var (low, high) = (1e-6, 1e4)
  for _ in 0..<60 {
    let middle = (low * high).squareRoot()
    if try acceptance(middle) > aim { low = middle } else { high = middle }
  }
  return (low * high).squareRoot()
}
