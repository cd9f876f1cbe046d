import BayesNumerics
import Inference
import RealModule

/// A variational autoencoder with linear nets, whose bound needs no draws.
///
/// q(z | x) = N(V (x - c), diag d), x | z ~ N(A z + b, s I). The bound of a point is
/// -½ n log(2 π s) - (|x - b - A μ|² + Σ_k d_k |a_k|²)/(2 s) - KL(q || N(0, I)), with a_k the columns of A.
struct LinearAutoencoder: Sendable {
  let x: [[Double]]
  let codeSize: Int
  private var n: Int { x[0].count }

  /// A, then b, V, V's shift, log d and log s.
  var parameterCount: Int { 2 * n * codeSize + n + 2 * codeSize + 1 }

  func loadings(_ p: [Double]) -> Matrix {
    Matrix(rows: n, columns: codeSize, elements: Array(p[..<(n * codeSize)]))
  }

  func noise(_ p: [Double]) -> Double { .exp(p[parameterCount - 1]) }

  /// The bound of all points, and its slopes.
  func bound(at p: [Double], gradient: inout [Double]) -> Double {
    let (n, size) = (n, codeSize)
    let (b, v) = (n * size, n * size + n)
    let (shift, logVariance) = (v + size * n, v + size * n + size)
    let s = noise(p)
    let d = (0..<size).map { Double.exp(p[logVariance + $0]) }
    gradient = p.map { _ in 0 }
    var total = 0.0
    for point in x {
      // μ = V x + shift, and what the decoder misses
      var mu = (0..<size).map { p[shift + $0] }
      for k in 0..<size { for i in 0..<n { mu[k] += p[v + k * n + i] * point[i] } }
      var miss = point
      for i in 0..<n {
        miss[i] -= p[b + i]
        for k in 0..<size { miss[i] -= p[k * n + i] * mu[k] }
      }
      total -= 0.5 * Double(n) * .log(2 * .pi * s)
      var squares = miss.reduce(0) { $0 + $1 * $1 }
      for i in 0..<n { gradient[b + i] += miss[i] / s }
      for k in 0..<size {
        var (length, back) = (0.0, 0.0)
        for i in 0..<n {
          let a = p[k * n + i]
          length += a * a
          back += a * miss[i]
          gradient[k * n + i] += (miss[i] * mu[k] - d[k] * a) / s
        }
        squares += d[k] * length
        total -= 0.5 * (mu[k] * mu[k] + d[k] - 1 - p[logVariance + k])
        let ofMean = back / s - mu[k]
        gradient[shift + k] += ofMean
        for i in 0..<n { gradient[v + k * n + i] += ofMean * point[i] }
        gradient[logVariance + k] += 0.5 * (1 - d[k]) - d[k] * length / (2 * s)
      }
      total -= squares / (2 * s)
      gradient[parameterCount - 1] += squares / (2 * s) - 0.5 * Double(n)
    }
    return total
  }

  /// The top of the bound, by L-BFGS from small random weights.
  func climb(using random: inout RandomSource) -> LBFGS.Minimum {
    let start = (0..<parameterCount).map { _ in 0.1 * random.normal() }
    let scale = 1 / Double(x.count)
    return LBFGS(memory: 20, iterations: 20_000, tolerance: 1e-10).minimise(from: start) {
      position, gradient in
      let value = bound(at: position, gradient: &gradient)
      for k in gradient.indices { gradient[k] *= -scale }
      return -value * scale
    }
  }
}

/// A linear autoencoder at the top of its bound, beside the closed form.
struct LinearCase: Sendable {
  let name: String
  let pca: ProbabilisticPCA
  let evidence: Double
  let bound: Double
  let noise: Double
  let loadings: Matrix
  /// Of the largest angle between the two subspaces.
  let subspaceSine: Double

  var evidenceDifference: Double { abs(evidence - bound) }
  var noiseDifference: Double { abs(noise - pca.noise) }

  init(_ name: String, _ x: [[Double]], codeSize: Int, using random: RandomSource) throws {
    var random = random
    pca = ProbabilisticPCA(Matrix(rows: x), components: codeSize)
    // About the mean, which the bias finds at once
    let mean = pca.mean
    let centred = x.map { point in zip(point, mean).map { $0 - $1 } }
    let model = LinearAutoencoder(x: centred, codeSize: codeSize)
    let top = model.climb(using: &random)
    self.name = name
    let marginal = try pca.marginal()
    evidence = x.reduce(0) { $0 + marginal.logDensity($1) }
    bound = -top.value * Double(x.count)
    noise = model.noise(top.position)
    loadings = model.loadings(top.position)

    // What of the learned columns sticks out of the span of the exact ones, both made orthonormal
    let (own, exact) = (Self.orthonormal(loadings), Self.orthonormal(pca.loadings))
    let inside = exact.transpose * own
    var rest = own
    let projected = exact * inside
    for i in 0..<rest.rows { for k in 0..<rest.columns { rest[i, k] -= projected[i, k] } }
    subspaceSine = (SymmetricEigen(rest.gram).values.last ?? 0).magnitude.squareRoot()
  }

  /// Columns made orthonormal one after the other.
  private static func orthonormal(_ a: Matrix) -> Matrix {
    var result = a
    for k in 0..<a.columns {
      for _ in 0..<2 {
        for j in 0..<k {
          let along = (0..<a.rows).reduce(0.0) { $0 + result[$1, j] * result[$1, k] }
          for i in 0..<a.rows { result[i, k] -= along * result[i, j] }
        }
      }
      let length = (0..<a.rows).reduce(0.0) { $0 + result[$1, k] * result[$1, k] }.squareRoot()
      for i in 0..<a.rows { result[i, k] /= length }
    }
    return result
  }
}
