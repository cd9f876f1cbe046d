import BayesNumerics
import Foundation

func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  // Each size is reached by so many units that came, and ended by one that did not
  var probabilities: [Double] = []
  var reached = 1.0
  for _ in 0..<most {
    probabilities.append(reached * (1 - alpha))
    reached *= alpha
  }
  probabilities.append(reached)
  let mean = zip(0..., probabilities).reduce(0) { $0 + Double($1.0) * $1.1 }
  return probabilities + [mean]
}
