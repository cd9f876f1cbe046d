import CVectorMath
import RealModule

/// The numbers that a net is made of: `Double`, or `Float`, which is twice as fast and has 7 digits.
public protocol TrainingScalar: Real, BinaryFloatingPoint, Sendable {
  /// The loops over samples and parameters for this precision, in C.
  static var kernels: DenseKernels<Self> { get }
}

/// The functions of `DenseNetwork.h` for one precision.
public struct DenseKernels<Scalar: TrainingScalar>: Sendable {
  /// How many numbers a vector of 64 bytes has.
  let lanes: Int
  let workCount: @Sendable (UnsafePointer<dense_layer>?, Int, Int) -> Int
  let pass:
    @Sendable (
      UnsafePointer<dense_layer>?, Int, Int32, UnsafePointer<Scalar>?, UnsafePointer<Scalar>?,
      UnsafePointer<Scalar>?, UnsafePointer<Int>?, Int, Scalar, UnsafeMutablePointer<Scalar>?,
      UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?
    ) -> Double
  let descent:
    @Sendable (
      UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int, Scalar, Scalar
    ) -> Void
  let momentum:
    @Sendable (
      UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?,
      Int, Scalar, Scalar, Scalar
    ) -> Void
  let adam:
    @Sendable (
      UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?,
      UnsafeMutablePointer<Scalar>?, Int, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar
    ) -> Void

  // Nets in a row
  let takeRows:
    @Sendable (
      UnsafePointer<dense_layer>?, UnsafePointer<Scalar>?, UnsafePointer<Int>?, Int,
      UnsafeMutablePointer<Scalar>?
    ) -> Void
  let inputs:
    @Sendable (UnsafePointer<dense_layer>?, Int, UnsafeMutablePointer<Scalar>?)
      -> UnsafeMutablePointer<Scalar>?
  let outputs:
    @Sendable (UnsafePointer<dense_layer>?, Int, Int, UnsafeMutablePointer<Scalar>?)
      -> UnsafeMutablePointer<Scalar>?
  let takeColumns:
    @Sendable (UnsafePointer<dense_layer>?, Int, UnsafeMutablePointer<Scalar>?) -> Void
  let forward:
    @Sendable (
      UnsafePointer<dense_layer>?, Int, UnsafePointer<Scalar>?, Int, Int32,
      UnsafeMutablePointer<Scalar>?
    ) -> Void
  let loss:
    @Sendable (
      UnsafePointer<dense_layer>?, Int, Int32, Int, UnsafePointer<Scalar>?, UnsafePointer<Int>?,
      Int, Scalar, Int32, UnsafeMutablePointer<Scalar>?
    ) -> Double
  let backward:
    @Sendable (
      UnsafePointer<dense_layer>?, Int, UnsafePointer<Scalar>?, Int, UnsafeMutablePointer<Scalar>?,
      UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?
    ) -> Void
  let codeDraw:
    @Sendable (
      UnsafePointer<Scalar>?, UnsafePointer<Scalar>?, UnsafePointer<Scalar>?,
      UnsafeMutablePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int, Int
    ) -> Double
  let codeSlopes:
    @Sendable (
      UnsafePointer<Scalar>?, UnsafePointer<Scalar>?, UnsafePointer<Scalar>?,
      UnsafePointer<Scalar>?, Scalar, Int, Int, UnsafeMutablePointer<Scalar>?,
      UnsafeMutablePointer<Scalar>?
    ) -> Void

  /// The next multiple of a vector's length.
  func width(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }
}

extension Float: TrainingScalar {
  public static let kernels = DenseKernels<Float>(
    lanes: 16, workCount: dense_work_float, pass: dense_pass_float, descent: descent_step_float,
    momentum: momentum_step_float, adam: adam_step_float,
    takeRows: dense_take_rows_float, inputs: dense_inputs_float, outputs: dense_outputs_float,
    takeColumns: dense_take_columns_float, forward: dense_forward_float, loss: dense_loss_float,
    backward: dense_backward_float, codeDraw: code_draw_float, codeSlopes: code_slopes_float)
}

extension Double: TrainingScalar {
  public static let kernels = DenseKernels<Double>(
    lanes: 8, workCount: dense_work_double, pass: dense_pass_double, descent: descent_step_double,
    momentum: momentum_step_double, adam: adam_step_double,
    takeRows: dense_take_rows_double, inputs: dense_inputs_double, outputs: dense_outputs_double,
    takeColumns: dense_take_columns_double, forward: dense_forward_double, loss: dense_loss_double,
    backward: dense_backward_double, codeDraw: code_draw_double, codeSlopes: code_slopes_double)
}
