// Halves from 1 until enough is accepted, and stops there
import BayesNumerics
import Foundation

func tunedStepSize(
  aim: Double, trajectories: Int, acceptance: (Double) throws -> Double
) throws -> Double {
  var step = 1.0
  while true {
    var sum = 0.0
    for _ in 0..<100 { sum += try acceptance(step) }
    if sum / 100 >= aim { return step }
    step /= 2
  }
}
