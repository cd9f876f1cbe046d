import BayesNumerics
import Inference
import RealModule
import SafeIO
import Workbook

/// A logistic regression on a file that does not fit into memory: a peak by Newton's steps, then SGLD with control
/// variates, both in passes over the file.
struct StreamedRegression: Sendable {
  static let priorVariance = 10.0

  let file: RegressionFile
  let batch: Int
  /// Step size over the longest stable one.
  let share: Double

  /// What came of it.
  struct Result: Sendable {
    let mode: [Double]
    /// Standard deviations by the curvature at the peak.
    let laplace: [Double]
    /// Draws, chains × draws for each coefficient.
    let draws: [[[Double]]]
    let steps: Int
    let passes: Int

    var means: [Double] { draws.map { sampleMean($0.flatMap(\.self)) } }
    var deviations: [Double] { draws.map { sampleStandardDeviation($0.flatMap(\.self)) } }
    var errors: [Double] { draws.map { MonteCarloError.mean($0) } }

    /// The chain's standard deviations over those of the curvature.
    var ratios: [Double] { zip(deviations, laplace).map { $0 / $1 } }
    /// How many independent draws the chain is worth, for each coefficient.
    var effectiveDraws: [Double] { draws.map(EffectiveSampleSize.bulk) }

    /// What speaks against the chain.
    enum Verdict: Equatable {
      case diverged
      /// By this factor wider or narrower than the curvature says.
      case tooWide(Double)
      case tooNarrow(Double)
      case notMixed(rHat: Double, effectiveDraws: Double)
      /// Within the allowed ratio, but wider by more than Monte Carlo error.
      case slightlyWide(Double)
      case good
    }

    /// The chain is no posterior where its spread is far from that of the curvature.
    static let allowedRatio = 1.5
    /// Up to here the spread is passed over: the bias of the default step, and a posterior that is not quite normal.
    static let silentRatio = 1.1
    /// One chain in halves and these in halves again: above, they disagree about the place by a third of a deviation.
    static let allowedRHat = 1.05
    /// With fewer, the Monte Carlo error of the mean is more than a tenth of the deviation.
    static let fewestDraws = 100.0

    var verdict: Verdict {
      let ratios = ratios
      guard ratios.allSatisfy({ $0 > 0 && $0.isFinite && $0 < 1e6 }) else { return .diverged }
      let (widest, narrowest) = (ratios.max() ?? 1, ratios.min() ?? 1)
      if widest > Self.allowedRatio { return .tooWide(widest) }
      if narrowest < 1 / Self.allowedRatio { return .tooNarrow(1 / narrowest) }
      let effective = effectiveDraws
      let (rHat, fewest) = (draws.map(RHat.split).max() ?? .nan, effective.min() ?? .nan)
      guard rHat <= Self.allowedRHat, fewest >= Self.fewestDraws else {
        return .notMixed(rHat: rHat, effectiveDraws: fewest)
      }
      // The relative error of a standard deviation of n independent draws is 1/√(2n)
      let isWide = zip(ratios, effective).contains { ratio, draws in
        ratio > Self.silentRatio + 2 / (2 * draws).squareRoot()
      }
      return isWide ? .slightlyWide(widest) : .good
    }

    var isBelievable: Bool {
      switch verdict {
      case .good, .slightlyWide: true
      case .diverged, .tooWide, .tooNarrow, .notMixed: false
      }
    }
  }

  /// The rows, block by block; a file of a single block is read once.
  private struct Reader {
    let file: RegressionFile
    let blockRows: Int
    private let only: LogisticRegression?

    init(_ file: RegressionFile, batch: Int) throws(InputError) {
      self.file = file
      blockRows = max(RegressionFile.blockRows, batch)
      var first: LogisticRegression?
      if file.rows <= blockRows {
        try file.forEachBlock(of: blockRows) { block throws(InputError) in first = block }
      }
      only = first
    }

    func forEachBlock(
      _ body: (LogisticRegression) throws(InputError) -> Void
    ) throws(InputError) {
      if let only { return try body(only) }
      try file.forEachBlock(of: blockRows, body)
    }
  }

  /// Runs it.
  ///
  /// - Throws: ``InputError`` of kind `data` where a plane separates the outcomes.
  func run(using random: RandomSource) throws(InputError) -> Result {
    let reader = try Reader(file, batch: batch)

    // The peak
    var passes = 0
    var mode = try firstGuess(reader)
    var (hessian, gradient) = (
      Matrix(rows: file.dimension, columns: file.dimension), [Double]()
    )
    for _ in 0..<30 {
      (hessian, gradient) = try newton(at: mode, reader)
      passes += 1
      guard let factor = try? Cholesky(hessian) else { break }
      let step = factor.solve(gradient)
      let decrement = dot(step, gradient)
      mode = zip(mode, step).map { $0 + $1 }
      // Shorter than a thousandth of a standard deviation, which Newton squares once more
      if decrement < 1e-6 { break }
    }
    let factor: Cholesky
    do { factor = try Cholesky(hessian) } catch {
      throw InputError(
        .data,
        "the columns of \(DataFile.shown(file.path)) cannot be told apart; drop one that repeats others"
      )
    }
    let covariance = factor.solve(.identity(file.dimension))
    let laplace = (0..<file.dimension).map { covariance[$0, $0].squareRoot() }

    // The gradient of the likelihood there, for the control variate
    let centre = try sums(at: mode, reader)
    passes += 1
    guard centre.errors > 0 else {
      throw InputError(
        .data,
        "a plane separates the outcomes of \(DataFile.shown(file.path)) without an error, so that only the "
          + "prior keeps its coefficients finite; give more rows, or drop the column that tells the outcome"
      )
    }

    // SGLD through the file, again and again
    let stiffest = SymmetricEigen(hessian).values.last ?? .nan
    let size = share * 2 / stiffest
    let wanted = 20_000
    var random = random
    var position = mode
    var draws = [[Double]](repeating: [], count: file.dimension)
    var steps = 0
    let noise = (2 * size).squareRoot()
    let scale = Double(file.rows) / Double(batch)
    let stepsPerPass = max(1, file.rows / max(batch, 1))
    let every = max(1, max(wanted, stepsPerPass) / 4000)
    var slope = position
    while steps < wanted {
      try reader.forEachBlock { block throws(InputError) in
        let room = block.makeRoom()
        // What is left of a block after its last whole batch is left out
        for first in stride(from: 0, through: block.count - batch, by: batch) {
          // snippet: streamed
          for k in slope.indices {
            slope[k] = centre.gradient[k] - position[k] / Self.priorVariance
          }
          let rows = first..<first + batch
          block.addGradient(of: rows, at: position, times: scale, to: &slope, in: room)
          block.addGradient(of: rows, at: mode, times: -scale, to: &slope, in: room)
          for k in position.indices {
            position[k] += size * slope[k] + noise * random.normal()
          }
          // end snippet
          steps += 1
          if steps % every == 0 {
            for k in position.indices { draws[k].append(position[k]) }
          }
        }
      }
      passes += 1
    }
    // Two halves, so that a drift shows
    let half = draws[0].count / 2
    return Result(
      mode: mode, laplace: laplace,
      draws: draws.map { [Array($0[..<half]), Array($0[half..<2 * half])] }, steps: steps,
      passes: passes)
  }

  /// Newton's steps on the first block alone.
  private func firstGuess(_ reader: Reader) throws(InputError) -> [Double] {
    var mode = [Double](repeating: 0, count: file.dimension)
    var isDone = false
    try reader.forEachBlock { block throws(InputError) in
      guard !isDone else { return }
      isDone = true
      if let laplace = try? Laplace(of: block, from: mode) { mode = laplace.mode }
    }
    return mode
  }

  /// Minus the second derivatives of the log posterior, and its gradient.
  private func newton(
    at position: [Double], _ reader: Reader
  ) throws(InputError) -> (Matrix, [Double]) {
    let d = file.dimension
    var hessian = Matrix.diagonal([Double](repeating: 1 / Self.priorVariance, count: d))
    var gradient = position.map { -$0 / Self.priorVariance }
    try reader.forEachBlock { block throws(InputError) in
      block.addGradient(
        of: 0..<block.count, at: position, times: 1, to: &gradient, in: block.makeRoom())
      block.addCurvature(at: position, to: &hessian)
    }
    return (hessian, gradient)
  }

  /// The gradient of the log likelihood at a position, and how many rows it classifies wrongly.
  private func sums(
    at position: [Double], _ reader: Reader
  ) throws(InputError) -> (gradient: [Double], errors: Int) {
    var gradient = [Double](repeating: 0, count: file.dimension)
    var errors = 0
    try reader.forEachBlock { block throws(InputError) in
      block.addGradient(
        of: 0..<block.count, at: position, times: 1, to: &gradient, in: block.makeRoom())
      errors += block.errors(at: position)
    }
    return (gradient, errors)
  }
}
