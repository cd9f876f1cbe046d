import COpenBLAS

/// The kernels of OpenBLAS and LAPACK that the workbook uses; the only file that imports them.
///
/// One thread: the last digits of OpenBLAS depend on the number of threads, and chains are the
/// parallelism here, so `OPENBLAS_NUM_THREADS` changes nothing. They still depend on the kind of
/// processor (OPENBLAS_CORETYPE).
enum BLAS {
  /// Set before the first call of any kernel, once.
  private static let isSingleThreaded: Bool = {
    openblas_set_num_threads(1)
    return true
  }()

  private static func prepare() { precondition(isSingleThreaded) }

  /// A size as LAPACK's 32-bit integer.
  private static func size(_ n: Int) -> Int32 {
    precondition(n <= Int(Int32.max), "A dimension of \(n) is too large for LAPACK.")
    return Int32(n)
  }

  /// The leading dimension of a column-major matrix; BLAS wants 1 or more for empty ones too.
  private static func stride(_ rows: Int) -> Int32 { max(1, size(rows)) }

  // MARK: Level 1

  static func dot(_ x: [Double], _ y: [Double]) -> Double {
    prepare()
    return cblas_ddot(size(x.count), x, 1, y, 1)
  }

  static func norm(_ x: [Double]) -> Double {
    prepare()
    return cblas_dnrm2(size(x.count), x, 1)
  }

  /// y ← y + a x
  static func axpy(_ a: Double, _ x: [Double], _ y: inout [Double]) {
    prepare()
    cblas_daxpy(size(x.count), a, x, 1, &y, 1)
  }

  // MARK: Levels 2 and 3

  /// y ← A x
  static func gemv(_ a: Matrix, _ x: [Double], into y: inout [Double]) {
    prepare()
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, size(a.rows), size(a.columns), 1, a.storage, stride(a.rows), x,
      1, 0, &y, 1)
  }

  /// A x or Aᵀ x.
  static func gemv(_ a: Matrix, transposed: Bool, _ x: [Double]) -> [Double] {
    prepare()
    var y = [Double](repeating: 0, count: transposed ? a.columns : a.rows)
    cblas_dgemv(
      CblasColMajor, transposed ? CblasTrans : CblasNoTrans, size(a.rows), size(a.columns), 1,
      a.elements, stride(a.rows), x, 1, 0, &y, 1)
    return y
  }

  /// A x or Aᵀ x in memory that the caller owns, 1 row or more.
  static func gemv(
    _ a: UnsafePointer<Double>, rows: Int, columns: Int, transposed: Bool,
    _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>
  ) {
    prepare()
    cblas_dgemv(
      CblasColMajor, transposed ? CblasTrans : CblasNoTrans, size(rows), size(columns), 1, a,
      stride(rows), x, 1, 0, y, 1)
  }

  /// A B
  static func gemm(_ a: Matrix, _ b: Matrix) -> Matrix {
    prepare()
    var c = Matrix(rows: a.rows, columns: b.columns)
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, size(a.rows), size(b.columns), size(a.columns),
      1, a.elements, stride(a.rows), b.elements, stride(b.rows), 0, &c.storage, stride(a.rows))
    return c
  }

  /// Aᵀ A, both triangles filled.
  static func syrk(_ a: Matrix) -> Matrix {
    prepare()
    var c = Matrix(rows: a.columns, columns: a.columns)
    cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, size(a.columns), size(a.rows), 1, a.elements,
      stride(a.rows), 0, &c.storage, stride(a.columns))
    for j in 0..<c.columns {
      for i in 0..<j { c[i, j] = c[j, i] }
    }
    return c
  }

  /// L⁻¹ B or L⁻ᵀ B for a lower triangle L.
  static func solveTriangle(_ lower: Matrix, transposed: Bool, _ b: Matrix) -> Matrix {
    prepare()
    var x = b
    cblas_dtrsm(
      CblasColMajor, CblasLeft, CblasLower, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit,
      size(b.rows), size(b.columns), 1, lower.elements, stride(lower.rows), &x.storage,
      stride(b.rows))
    return x
  }

  /// R⁻¹ B or R⁻ᵀ B for an upper triangle R.
  static func solveUpperTriangle(_ upper: Matrix, transposed: Bool, _ b: Matrix) -> Matrix {
    prepare()
    var x = b
    cblas_dtrsm(
      CblasColMajor, CblasLeft, CblasUpper, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit,
      size(b.rows), size(b.columns), 1, upper.elements, stride(upper.rows), &x.storage,
      stride(b.rows))
    return x
  }

  // MARK: LAPACK

  /// Turns `a`, of at least as many rows as columns, into its QR factors: R in the upper triangle,
  /// Q's reflectors below. False where an element was NaN; then nothing is done.
  static func geqrf(_ a: inout Matrix) -> Bool {
    prepare()
    var scales = [Double](repeating: 0, count: a.columns)
    let info = LAPACKE_dgeqrf(
      LAPACK_COL_MAJOR, size(a.rows), size(a.columns), &a.storage, stride(a.rows), &scales)
    return info == 0
  }

  /// The lower Cholesky factor of the lower triangle of `a`, or the index from 1 of the leading
  /// minor that is not positive.
  static func potrf(_ a: Matrix) -> (factor: Matrix, failedMinor: Int) {
    prepare()
    var factor = a
    let info = LAPACKE_dpotrf(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), size(a.rows), &factor.storage, stride(a.rows))
    for j in 0..<factor.columns {
      for i in 0..<j { factor[i, j] = 0 }
    }
    return (factor, Int(info))
  }

  /// The eigenvalues of a symmetric matrix, of which the lower triangle is read, the smallest first, and their vectors
  /// as columns; `info` > 0 where the method did not converge.
  static func syev(_ a: Matrix) -> (values: [Double], vectors: Matrix, info: Int) {
    prepare()
    var vectors = a
    var values = [Double](repeating: 0, count: a.rows)
    guard a.rows > 0 else { return (values, vectors, 0) }
    let info = LAPACKE_dsyev(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), size(a.rows),
      &vectors.storage, stride(a.rows), &values)
    return (values, vectors, Int(info))
  }

  /// The least-squares solutions of A X ≈ B by QR, for rows ≥ columns, and the diagonal of R;
  /// `info` > 0 where a diagonal element of R is exactly zero.
  static func gels(_ a: Matrix, _ b: Matrix) -> (solution: Matrix, diagonal: [Double], info: Int) {
    prepare()
    var factor = a
    var work = b
    let info = LAPACKE_dgels(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), size(a.rows), size(a.columns),
      size(b.columns), &factor.storage, stride(a.rows), &work.storage, stride(b.rows))
    var solution = Matrix(rows: a.columns, columns: b.columns)
    for j in 0..<b.columns {
      for i in 0..<a.columns { solution[i, j] = work[i, j] }
    }
    return (solution, (0..<a.columns).map { factor[$0, $0] }, Int(info))
  }
}
