// The width from the residuals.
import BayesNumerics
import Foundation

func posteriorOfPower(
  logTemperatures: [Double], values: [Double], noise: Double
) throws -> [Double] {
  let n = Double(values.count)
  let mx = logTemperatures.reduce(0, +) / n
  let my = values.reduce(0, +) / n
  var (sxx, sxy, syy, rxx, rxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
  for (x, y) in zip(logTemperatures, values) {
    sxx += (x - mx) * (x - mx)
    sxy += (x - mx) * (y - my)
    syy += (y - my) * (y - my)
    rxx += x * x
    rxy += x * y
  }
  return [sxy / sxx, ((syy - sxy * sxy / sxx) / (n - 2) / sxx).squareRoot()]
}
