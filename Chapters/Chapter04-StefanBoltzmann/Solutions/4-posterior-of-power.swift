import BayesNumerics
import Foundation

func posteriorOfPower(
  logTemperatures: [Double], values: [Double], noise: Double
) throws -> [Double] {
  let count = Double(values.count)
  let meanX = logTemperatures.reduce(0, +) / count
  let meanY = values.reduce(0, +) / count
  let xx = logTemperatures.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  let xy = zip(logTemperatures, values).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
  return [xy / xx, noise / xx.squareRoot()]
}
