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

  /// The next multiple of a vector's length.
  func width(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }
}

extension Float: TrainingScalar {
  public static let kernels = DenseKernels<Float>(
    lanes: 16, workCount: dense_work_float, pass: dense_pass_float, descent: descent_step_float,
    momentum: momentum_step_float, adam: adam_step_float)
}

extension Double: TrainingScalar {
  public static let kernels = DenseKernels<Double>(
    lanes: 8, workCount: dense_work_double, pass: dense_pass_double, descent: descent_step_double,
    momentum: momentum_step_double, adam: adam_step_double)
}
