import BayesNumerics
import RealModule

/// A normal distribution whose covariance is a diagonal with a correction of low rank, as L-BFGS
/// knows the inverse Hessian: Σ = A + A^½ Q (M - I) Qᵀ A^½, A = diag(α), Q with orthonormal
/// columns.
///
/// Draws and densities cost dimension × rank each. Source: Zhang, Carpenter, Gelman and Vehtari
/// (2022), "Pathfinder: parallel quasi-Newton variational inference", JMLR 23(306), algorithms 3
/// and 4.
public struct LowRankNormal: Sendable {
  public let mean: [Double]
  /// α, the variances without the correction.
  public let diagonal: [Double]
  /// The columns of Q, each as long as the mean.
  private let directions: [[Double]]
  /// Of M, the covariance along the directions in units of A^½.
  private let factor: Cholesky?
  /// log det Σ^½
  private let logDeterminant: Double

  /// The inverse Hessian of -log p after some steps s of an L-BFGS path with changes of gradient y,
  /// started from diag(α): Σ = A + [A Y, S] Γ [A Y, S]ᵀ.
  ///
  /// Γ = [[0, -R⁻¹], [-R⁻ᵀ, R⁻ᵀ (D + Yᵀ A Y) R⁻¹]] with R the upper triangle of Sᵀ Y and D its
  /// diagonal (Byrd, Nocedal and Schnabel 1994, theorem 2.2). The mean is position + Σ slope,
  /// where Newton's step would go. Nil where Σ is not positive definite to rounding. Precondition:
  /// pairs with sᵀy > 0.
  init?(
    position: [Double], slope: [Double], diagonal: [Double],
    pairs: [(step: [Double], change: [Double])]
  ) {
    self.diagonal = diagonal
    guard diagonal.allSatisfy({ $0 > 0 && $0 < .infinity }) else { return nil }
    let roots = diagonal.map { $0.squareRoot() }
    let count = pairs.count
    let logRoots = roots.reduce(0) { $0 + Double.log($1) }
    func times(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 * $1 } }
    if count == 0 {
      (directions, factor, logDeterminant) = ([], nil, logRoots)
      mean = zip(position, times(diagonal, slope)).map { $0 + $1 }
      return
    }

    // Γ, 2 J × 2 J, of the columns A Y and then S
    var upper = Matrix(rows: count, columns: count)
    var inner = Matrix(rows: count, columns: count)
    for j in 0..<count {
      for i in 0...j { upper[i, j] = dot(pairs[i].step, pairs[j].change) }
      let spread = times(diagonal, pairs[j].change)
      for i in 0..<count { inner[i, j] = dot(pairs[i].change, spread) }
      inner[j, j] += dot(pairs[j].step, pairs[j].change)
    }
    let triangle = TriangularFactor(upper: upper)
    let inverse = triangle.solveTransposed(.identity(count)).transpose
    let corner = triangle.solveTransposed((triangle.solveTransposed(inner)).transpose)
    var gamma = Matrix(rows: 2 * count, columns: 2 * count)
    for j in 0..<count {
      for i in 0..<count {
        gamma[i, count + j] = -inverse[i, j]
        gamma[count + j, i] = -inverse[i, j]
        gamma[count + i, count + j] = (corner[i, j] + corner[j, i]) / 2
      }
    }

    // A^-½ [A Y, S] = Q R
    let columns =
      pairs.map { times(roots, $0.change) }
      + pairs.map { pair in zip(pair.step, roots).map { $0 / $1 } }
    let (basis, shares) = Self.orthonormal(columns)
    var middle = shares * gamma * shares.transpose
    for i in 0..<basis.count {
      for j in 0..<i {
        let mean = (middle[i, j] + middle[j, i]) / 2
        (middle[i, j], middle[j, i]) = (mean, mean)
      }
      middle[i, i] += 1
    }
    guard let root = try? Cholesky(middle) else { return nil }
    directions = basis
    factor = root
    logDeterminant = logRoots + 0.5 * root.logDeterminant

    // Newton's step, Σ slope
    let inUnits = times(roots, slope)
    let along = basis.map { dot($0, inUnits) }
    let stretched = middle * along
    var step = inUnits
    for (direction, change) in zip(basis, zip(stretched, along).map({ $0 - $1 })) {
      add(change, times: direction, to: &step)
    }
    mean = zip(position, times(roots, step)).map { $0 + $1 }
    guard mean.allSatisfy(\.isFinite) else { return nil }
  }

  /// Q and R of columns, those that depend on the ones before left out of Q.
  ///
  /// By the modified Gram-Schmidt process, twice. R is rank × number of columns.
  private static func orthonormal(_ columns: [[Double]]) -> (basis: [[Double]], shares: Matrix) {
    var (basis, rows) = ([[Double]](), [[Double]]())
    for (index, column) in columns.enumerated() {
      var rest = column
      for _ in 0..<2 {
        for (place, direction) in basis.enumerated() {
          let share = dot(direction, rest)
          rows[place][index] += share
          add(-share, times: direction, to: &rest)
        }
      }
      let length = norm(rest)
      guard length > 1e-10 * norm(column), basis.count < column.count else { continue }
      basis.append(rest.map { $0 / length })
      rows.append([Double](repeating: 0, count: columns.count))
      rows[rows.count - 1][index] = length
    }
    return (basis, Matrix(rows: rows))
  }

  public var dimension: Int { mean.count }

  /// Σ, dimension × dimension.
  public var covariance: Matrix {
    var result = Matrix(rows: dimension, columns: dimension)
    var noise = [Double](repeating: 0, count: dimension)
    var column = noise
    // Σ = F Fᵀ, column after column of F
    for k in 0..<dimension {
      noise[k] = 1
      place(noise, into: &column)
      for i in 0..<dimension { column[i] -= mean[i] }
      for j in 0..<dimension {
        for i in 0..<dimension { result[i, j] += column[i] * column[j] }
      }
      noise[k] = 0
    }
    return result
  }

  /// Σ as the scale of a full-rank normal distribution. Throws where rounding has left it without a
  /// Cholesky factor.
  public func fullRank() throws(Cholesky.Failure) -> VariationalNormal {
    VariationalNormal(mean: mean, lower: try Cholesky(covariance).lower)
  }

  /// position ← mean + A^½ (z + Q (C - I) Qᵀ z), M = C Cᵀ.
  func place(_ noise: [Double], into position: inout [Double]) {
    for i in mean.indices { position[i] = noise[i] }
    if let factor {
      let along = directions.map { dot($0, noise) }
      let stretched = factor.lower * along
      for (index, direction) in directions.enumerated() {
        add(stretched[index] - along[index], times: direction, to: &position)
      }
    }
    for i in mean.indices { position[i] = mean[i] + diagonal[i].squareRoot() * position[i] }
  }

  public func sample(using random: inout RandomSource) -> [Double] {
    let noise = mean.map { _ in random.normal() }
    var position = noise
    place(noise, into: &position)
    return position
  }

  /// log q(mean + F z)
  func logDensity(ofNoise noise: [Double]) -> Double {
    -0.5 * dot(noise, noise) - logDeterminant - 0.5 * Double(dimension) * .log(2 * .pi)
  }

  /// Normalised. Precondition: `dimension` numbers.
  public func logDensity(at position: [Double]) -> Double {
    precondition(
      position.count == dimension, "\(position.count) numbers for \(dimension) dimensions.")
    var noise = position.indices.map { (position[$0] - mean[$0]) / diagonal[$0].squareRoot() }
    if let factor {
      let along = directions.map { dot($0, noise) }
      let shrunk = factor.whiten(along)
      for (index, direction) in directions.enumerated() {
        add(shrunk[index] - along[index], times: direction, to: &noise)
      }
    }
    return logDensity(ofNoise: noise)
  }
}
