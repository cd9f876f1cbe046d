import BayesNumerics
import RealModule

/// The posterior of an autoregression with unknown noise: each number of a series from those before it.
///
/// y_t = c + Σ_k φ_k y_{t-k} + σ ε_t with ε_t ~ N(0, 1) and k = 1 to p, given the first p numbers. The
/// position has p + 2 numbers:
///
/// | place | meaning | prior |
/// |---|---|---|
/// | 0 | c | N(0, `meanScale`²) |
/// | 1 to p | φ_1, ..., φ_p | N(0, `lagScale`²) each |
/// | last | log σ | N(`logNoiseMean`, `logNoiseSpread`²) |
///
/// Σ (y - f)² is a quadratic form in (c, φ), so the series is gone through once, when the target is
/// made; afterwards a gradient costs p² operations however long the series is. With θ = (c, φ), H = X'X
/// and least squares θ̂ it is RSS(θ̂) + (θ - θ̂)'H(θ - θ̂), which loses no digits near θ̂.
/// Source: Yule (1927); Box and Jenkins (1970), chapter 7.
public struct Autoregression: DifferentiableLogDensity {
  /// p
  public let order: Int
  public let prior: Prior
  /// How many numbers of the series are explained: its length - p.
  public let rows: Int
  /// θ̂ = (ĉ, φ̂), least squares.
  public let leastSquares: [Double]
  /// H = X'X with rows x_t = (1, y_{t-1}, ..., y_{t-p}).
  public let gram: Matrix
  /// RSS(θ̂)
  public let leastSum: Double

  public struct Prior: Sendable, Equatable {
    public var meanScale = 1.0
    public var lagScale = 1.0
    public var logNoiseMean = -1.0
    public var logNoiseSpread = 1.0

    public init() {}
  }

  /// Throws where the series does not determine its coefficients, as a constant one.
  ///
  /// - Parameter series: In the order of time, of standard deviation about 1, for which the prior is made.
  ///   Precondition: longer than 2 p + 1.
  public init(
    _ series: [Double], order: Int, prior: Prior = Prior()
  ) throws(Cholesky.Failure) {
    precondition(
      order >= 1 && series.count > 2 * order + 1,
      "An autoregression of order \(order) needs more than \(2 * order + 1) numbers, not \(series.count)."
    )
    self.order = order
    self.prior = prior
    let rows = series.count - order
    self.rows = rows
    let columns =
      [[Double](repeating: 1, count: rows)]
      + (1...order).map { lag in Array(series[(order - lag)..<(series.count - lag)]) }
    let x = Matrix(rows: rows, columns: order + 1, elements: columns.flatMap(\.self))
    let y = Array(series[order...])
    gram = x.gram
    leastSquares = try Cholesky(gram).solve(x.transposedTimes(y))
    let residuals = zip(y, x * leastSquares).map { $0 - $1 }
    leastSum = dot(residuals, residuals)
  }

  public var dimension: Int { order + 2 }

  /// "c", "phi[1]", ..., "log_sigma"
  public var names: [String] {
    ["c"] + (1...order).map { "phi[\($0)]" } + ["log_sigma"]
  }

  /// Nothing is allocated: the slopes of the sum of squares stand where the gradient will be.
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "An autoregression of \(dimension) numbers has no position of \(position.count).")
    let count = order + 1
    let logNoise = position[count]
    let precision = Double.exp(-2 * logNoise)

    // H (θ - θ̂), column after column, and the quadratic form
    for row in 0..<count { gradient[row] = 0 }
    gradient.withUnsafeMutableBufferPointer { gradient in
      gram.elements.withUnsafeBufferPointer { gram in
        for column in 0..<count {
          let offset = position[column] - leastSquares[column]
          let entries = UnsafeBufferPointer(
            rebasing: gram[(column * count)..<(column * count + count)])
          for row in 0..<count { gradient[row] += entries[row] * offset }
        }
      }
    }
    var squares = leastSum
    for row in 0..<count { squares += gradient[row] * (position[row] - leastSquares[row]) }

    // Likelihood and prior
    var value = -Double(rows) * logNoise - 0.5 * precision * squares
    for index in 0..<count {
      let scale = index == 0 ? prior.meanScale : prior.lagScale
      let pull = position[index] / (scale * scale)
      value -= 0.5 * position[index] * pull
      gradient[index] = -precision * gradient[index] - pull
    }
    let deviation = (logNoise - prior.logNoiseMean) / prior.logNoiseSpread
    gradient[count] =
      precision * squares - Double(rows) - deviation / prior.logNoiseSpread
    return value - 0.5 * deviation * deviation
  }
}
