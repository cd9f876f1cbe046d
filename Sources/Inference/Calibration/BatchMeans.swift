import RealModule

/// The mean of a correlated series and its standard error, from the means of √n batches.
///
/// Batches much longer than the memory of the series are nearly independent, so the scatter of their
/// means shows the error of the whole, whatever the correlation. Needs nothing but sums, so that
/// millions of steps cost nothing. Source: Glynn and Whitt (1991); Flegal, Haran and Jones (2008).
public struct BatchMeans: Sendable {
  private let batchLength: Int
  private var sum = 0.0
  private var inBatch = 0
  private var batches = RunningVariance(dimension: 1)

  /// For a series of about `length` numbers. Precondition: 100 or more.
  public init(length: Int) {
    precondition(length >= 100, "Batches need a series of 100 numbers or more, not \(length).")
    batchLength = Int(Double(length).squareRoot())
  }

  public mutating func add(_ value: Double) {
    sum += value
    inBatch += 1
    if inBatch == batchLength {
      batches.add([sum / Double(batchLength)])
      (sum, inBatch) = (0, 0)
    }
  }

  /// Of all finished batches.
  public var mean: Double { batches.means[0] }

  /// Of the mean; NaN for fewer than two batches.
  public var standardError: Double {
    batches.variances.map { ($0[0] / Double(batches.count)).squareRoot() } ?? .nan
  }
}
