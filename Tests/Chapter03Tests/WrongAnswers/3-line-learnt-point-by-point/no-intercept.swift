// A line through the origin.
import BayesNumerics
import Foundation

func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  var p = 1.0
  var h = 0.0
  for (xi, yi) in zip(x, y) { p += xi * xi / noiseVariance; h += xi * yi / noiseVariance }
  return [0, h / p]
}
