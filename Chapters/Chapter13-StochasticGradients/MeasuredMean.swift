import Inference
import RealModule

/// A mean of several runs, with its standard error.
struct MeasuredMean: Sendable {
  let value: Double
  let error: Double

  init(_ values: [Double]) {
    value = sampleMean(values)
    error = (sampleVariance(values) / Double(values.count)).squareRoot()
  }

  private init(value: Double, error: Double) { (self.value, self.error) = (value, error) }

  /// √x, and its error to first order.
  var squareRoot: MeasuredMean {
    let root = max(0, value).squareRoot()
    return MeasuredMean(value: root, error: error / (2 * root))
  }

  /// A quotient of independent means, and its error to first order.
  func over(_ other: MeasuredMean) -> MeasuredMean {
    let ratio = value / other.value
    let (own, its) = (error / value, other.error / other.value)
    return MeasuredMean(value: ratio, error: abs(ratio) * (own * own + its * its).squareRoot())
  }
}
