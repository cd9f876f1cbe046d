import BayesNumerics
import RealModule

/// Probabilistic principal components: x = m + A z + e with z ~ N(0, I) of few numbers and e ~ N(0, s I).
///
/// The only autoencoder whose optimum is known. Maximum likelihood has m = the mean, A = U (Λ - s I)^(1/2) with the
/// largest eigenvalues Λ of the covariance and their vectors U, and s = the mean of the eigenvalues left out.
///
/// Source: Tipping and Bishop (1999), "Probabilistic principal component analysis", equations 7 and 8.
public struct ProbabilisticPCA: Sendable {
  /// m
  public let mean: [Double]
  /// A, numbers × components
  public let loadings: Matrix
  /// s
  public let noise: Double
  /// Λ and the eigenvalues left out, the largest first.
  public let eigenvalues: [Double]

  /// The fit of maximum likelihood; `x` has samples as rows.
  ///
  /// Precondition: one component or more, fewer than columns, and two samples or more. Error: as the eigenvalues.
  public init(_ x: Matrix, components: Int) {
    precondition(
      components >= 1 && components < x.columns && x.rows >= 2,
      "No \(components) principal components are left of \(x.columns) numbers of \(x.rows) samples."
    )
    let n = Double(x.rows)
    let mean = (0..<x.columns).map { column in
      (0..<x.rows).reduce(0.0) { $0 + x[$1, column] } / n
    }
    var centred = x
    for row in 0..<x.rows { for column in 0..<x.columns { centred[row, column] -= mean[column] } }
    let covariance = centred.gram
    let eigen = SymmetricEigen(
      Matrix(
        rows: x.columns, columns: x.columns, elements: covariance.elements.map { $0 / n }))
    let values = Array(eigen.values.reversed())
    let rest = values[components...]
    let noise = rest.reduce(0, +) / Double(rest.count)
    var loadings = Matrix(rows: x.columns, columns: components)
    for k in 0..<components {
      let length = max(0, values[k] - noise).squareRoot()
      for row in 0..<x.columns {
        loadings[row, k] = length * eigen.vectors[row, x.columns - 1 - k]
      }
    }
    self.mean = mean
    self.loadings = loadings
    self.noise = noise
    eigenvalues = values
  }

  /// N(m, A Aᵀ + s I): what the model says of x when z is integrated out.
  public func marginal() throws(Cholesky.Failure) -> MultivariateNormal {
    var covariance = loadings.transpose.gram
    for k in mean.indices { covariance[k, k] += noise }
    return try MultivariateNormal(mean: mean, covariance: covariance)
  }
}
