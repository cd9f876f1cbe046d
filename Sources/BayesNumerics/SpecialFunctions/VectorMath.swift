import CVectorMath

/// Elementary functions of many numbers at once, several times as fast as one by one.
///
/// For the inner loops of networks and hierarchies, where a gradient needs thousands of them. On
/// x86-64 the instructions are chosen when the program starts, and fused multiply-add moves the last
/// digit: same processor, same bits. Every function may work in place, and NaN gives NaN.
public enum VectorMath {
  /// eˣ of each; error below 1 ulp, +∞ above 709.79, 0 below -745.14.
  /// Precondition: both have the same length.
  public static func exp(
    _ x: UnsafeBufferPointer<Double>, into y: UnsafeMutableBufferPointer<Double>
  ) {
    apply(vector_exp, x, y)
  }

  /// tanh of each; error below 3 ulp. Precondition: both have the same length.
  public static func tanh(
    _ x: UnsafeBufferPointer<Double>, into y: UnsafeMutableBufferPointer<Double>
  ) {
    apply(vector_tanh, x, y)
  }

  /// The logistic function 1 / (1 + e⁻ˣ) of each; error below 3 ulp where it is above 10⁻³⁰⁰, and 0
  /// below -708.75. Precondition: both have the same length.
  public static func logistic(
    _ x: UnsafeBufferPointer<Double>, into y: UnsafeMutableBufferPointer<Double>
  ) {
    apply(vector_logistic, x, y)
  }

  /// Candidates for the columns of a layer, Z̃ = ψ(X W), written beside `count` columns, and their
  /// products with these and with one another, in one pass.
  ///
  /// X has `inputs` columns, one or more; W is inputs × `candidates`; `columns` has room for count +
  /// candidates columns, of which the last become Z̃. Every column of X and of `columns` has `stride`
  /// numbers, a multiple of 16, and zeros after its `rows`. `products` gets candidates × (count +
  /// candidates) numbers, candidate after candidate: its product with each column and with each
  /// candidate up to itself; the others are not defined. No two may overlap. Error: of Z̃ as ``logistic(_:into:)`` and of XW as a sum; of a product rows × ulp of
  /// Σ |terms|, mostly √rows.
  public static func logisticColumns(
    inputs x: UnsafePointer<Double>, rows: Int, stride: Int, inputs: Int,
    weights: UnsafePointer<Double>, candidates: Int, besides columns: UnsafeMutablePointer<Double>,
    count: Int, products: UnsafeMutablePointer<Double>
  ) {
    precondition(
      inputs >= 1 && stride % 16 == 0 && stride >= rows,
      "A layer has one input or more and whole vectors of rows, not \(inputs) inputs and columns of "
        + "\(stride) numbers for \(rows) rows.")
    logistic_columns(
      x, rows, stride, inputs, weights, columns, count, candidates, products)
  }

  // MARK: Arrays

  /// eˣ of each, in place.
  public static func exp(_ values: inout [Double]) { inPlace(vector_exp, &values) }

  /// tanh of each, in place.
  public static func tanh(_ values: inout [Double]) { inPlace(vector_tanh, &values) }

  /// The logistic function of each, in place.
  public static func logistic(_ values: inout [Double]) { inPlace(vector_logistic, &values) }

  private typealias Function = (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void

  private static func apply(
    _ function: Function, _ x: UnsafeBufferPointer<Double>,
    _ y: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(x.count == y.count, "\(x.count) numbers cannot go into \(y.count) places.")
    function(x.baseAddress, y.baseAddress, x.count)
  }

  private static func inPlace(_ function: Function, _ values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { buffer in
      function(UnsafePointer(buffer.baseAddress), buffer.baseAddress, buffer.count)
    }
  }
}
