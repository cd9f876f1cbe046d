import RealModule

/// A distribution of a positive definite matrix, such as the precision of several numbers at once:
/// the gamma distribution of more than one dimension.
///
/// W is the sum of n outer products z zᵀ of independent z ~ N(0, V), for a whole n. Density
/// |W|^((n-p-1)/2) exp(-tr(V⁻¹ W)/2) / (2^(np/2) |V|^(n/2) Γ_p(n/2)) over the p (p + 1)/2 elements on and
/// below the diagonal. The second parameter is the scale V, with E[W] = n V, not its inverse.
public struct Wishart: Distribution {
  // MARK: Parameters

  /// n > p - 1, no unit.
  public let degreesOfFreedom: Double
  /// The lower triangle L with V = L Lᵀ, p × p.
  public let scaleFactor: Cholesky

  /// V is a symmetric matrix of which only the lower triangle is read.
  ///
  /// Precondition: square, 1 × 1 or more; p - 1 < degrees of freedom < ∞. Throws where V is not
  /// positive definite.
  public init(degreesOfFreedom: Double, scale: Matrix) throws(Cholesky.Failure) {
    self.init(degreesOfFreedom: degreesOfFreedom, scaleFactor: try Cholesky(scale))
  }

  /// The same from the factor of V.
  public init(degreesOfFreedom: Double, scaleFactor: Cholesky) {
    precondition(
      scaleFactor.size > 0 && degreesOfFreedom > Double(scaleFactor.size - 1)
        && degreesOfFreedom < .infinity,
      "A \(scaleFactor.size) x \(scaleFactor.size) Wishart matrix needs finite degrees of freedom above "
        + "\(scaleFactor.size - 1), not \(degreesOfFreedom).")
    self.degreesOfFreedom = degreesOfFreedom
    self.scaleFactor = scaleFactor
  }

  /// p, the number of rows and of columns.
  public var size: Int { scaleFactor.size }

  // MARK: Density

  /// -∞ where W is not positive definite, NaN where an element on or below the diagonal is not a
  /// number; only those are read. Precondition: p × p. Error: p² ulp × condition of V.
  public func logDensity(_ matrix: Matrix) -> Double {
    precondition(
      matrix.rows == size && matrix.columns == size,
      "A \(size) x \(size) Wishart density has no value at a \(matrix.rows) x \(matrix.columns) matrix."
    )
    for j in 0..<size {
      for i in j..<size where matrix[i, j].isNaN { return .nan }
    }
    guard let factor = try? Cholesky(matrix) else { return -.infinity }
    // tr(V⁻¹ W) = |L⁻¹ K|², W = K Kᵀ
    let whitened = BLAS.solveTriangle(scaleFactor.lower, transposed: false, factor.lower)
    let p = Double(size)
    return 0.5 * (degreesOfFreedom - p - 1) * factor.logDeterminant
      - 0.5 * dot(whitened.elements, whitened.elements)
      - 0.5 * degreesOfFreedom * (p * .log(2) + scaleFactor.logDeterminant)
      - logMultivariateGamma(0.5 * degreesOfFreedom, size: size)
  }

  // MARK: Moments

  /// n V
  public var mean: Matrix {
    let scale = scaleFactor.lower.transpose.gram
    return Matrix(
      rows: size, columns: size, elements: scale.elements.map { degreesOfFreedom * $0 })
  }

  /// The variance of each element, n (Vᵢⱼ² + Vᵢᵢ Vⱼⱼ).
  public var variance: Matrix {
    let scale = scaleFactor.lower.transpose.gram
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for i in 0..<size {
        result[i, j] =
          degreesOfFreedom * (scale[i, j] * scale[i, j] + scale[i, i] * scale[j, j])
      }
    }
    return result
  }

  // MARK: Sampling

  /// L A Aᵀ Lᵀ with a lower triangle A of independent numbers: Aᵢᵢ² ~ χ²(n - i), i from 0, and
  /// standard normals below (Bartlett 1933).
  public func sample(using random: inout RandomSource) -> Matrix {
    var triangle = Matrix(rows: size, columns: size)
    for j in 0..<size {
      triangle[j, j] =
        (2 * random.gamma(shape: 0.5 * (degreesOfFreedom - Double(j)))).squareRoot()
      for i in (j + 1)..<max(size, j + 1) { triangle[i, j] = random.normal() }
    }
    return (scaleFactor.lower * triangle).transpose.gram
  }
}

/// log Γ_p(a) = p (p - 1)/4 log π + Σ log Γ(a - i/2), i = 0 ..< p: the constant of the Wishart
/// density.
///
/// Domain: a > (p - 1)/2; NaN elsewhere. Error: p + 1 ulp of the largest term.
public func logMultivariateGamma(_ a: Double, size p: Int) -> Double {
  guard a > 0.5 * Double(p - 1) else { return .nan }
  var sum = 0.25 * Double(p * (p - 1)) * Double.log(Double.pi)
  for index in 0..<p { sum += logGamma(a - 0.5 * Double(index)) }
  return sum
}
