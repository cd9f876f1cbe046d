import BayesNumerics
import Foundation

func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  // Precision and precision times mean; each point adds φφᵀ/σ² and φy/σ²
  var precision = Matrix.identity(2)
  var shift = [0.0, 0.0]
  for (x, y) in zip(x, y) {
    let features = [1, x]
    for i in 0..<2 {
      for j in 0..<2 { precision[i, j] += features[i] * features[j] / noiseVariance }
      shift[i] += features[i] * y / noiseVariance
    }
  }
  let determinant = precision[0, 0] * precision[1, 1] - precision[0, 1] * precision[1, 0]
  return [
    (precision[1, 1] * shift[0] - precision[0, 1] * shift[1]) / determinant,
    (precision[0, 0] * shift[1] - precision[1, 0] * shift[0]) / determinant,
  ]
}
