/// A distribution of one real number.
///
/// In every function x is in the units of the variable and p, q are probabilities; arguments
/// outside [0, 1] for p or q, and NaN, give NaN.
public protocol ContinuousDistribution: Distribution where Value == Double {
  /// The smallest and the largest possible value, infinities included.
  var support: ClosedRange<Double> { get }
  /// E[X], in the units of x.
  var mean: Double { get }
  /// E[(X - mean)²], in the squared units of x.
  var variance: Double { get }
  /// Where the density is highest; nil where no single place is.
  var mode: Double? { get }

  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double
  /// P(X > x), with its own digits where it is tiny: never computed as 1 - P(X ≤ x).
  func upperTail(_ x: Double) -> Double
  /// The x with P(X ≤ x) = p.
  func quantile(_ p: Double) -> Double
  /// The x with P(X > x) = q: for a small q, exact where quantile(1 - q) is not.
  func upperTailQuantile(_ q: Double) -> Double
}

extension ContinuousDistribution {
  /// √variance, in the units of x.
  public var standardDeviation: Double { variance.squareRoot() }
  /// The value that is exceeded as often as not.
  public var median: Double { quantile(0.5) }
}
