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
    /// From the 2.5 % to the 97.5 % quantile of the draws, for each coefficient.
    var intervals: [ClosedRange<Double>] {
      draws.map { chains in
        let sorted = chains.flatMap(\.self).sorted()
        guard sorted.allSatisfy(\.isFinite), !sorted.isEmpty else {
          return -.infinity ... .infinity
        }
        return sampleQuantile(0.025, ofSorted: sorted)...sampleQuantile(0.975, ofSorted: sorted)
      }
    }
    /// Of the ratios.
    var ratioErrors: [Double] {
      zip(draws, laplace).map { MonteCarloError.standardDeviation($0) / $1 }
    }
  }

  /// The rows, block by block; a file of a single block is read once.
  struct Reader {
    let file: RegressionFile
    let blockRows: Int
    private let only: RowBlock?

    init(_ file: RegressionFile, batch: Int) throws(InputError) {
      self.file = file
      blockRows = max(RegressionFile.blockRows, batch)
      var first: RowBlock?
      if file.rows <= blockRows {
        try file.forEachBlock(of: blockRows) { block throws(InputError) in first = block }
      }
      only = first
    }

    func forEachBlock(
      _ body: (RowBlock) throws(InputError) -> Void
    ) throws(InputError) {
      if let only { return try body(only) }
      try file.forEachBlock(of: blockRows, body)
    }
  }

  /// Runs it.
  ///
  /// - Throws: ``InputError`` of kind `data` where columns cannot be told apart, or a plane separates the outcomes.
  func run(using random: RandomSource) throws(InputError) -> Result {
    let reader = try Reader(file, batch: batch)

    // The peak, if the data have one
    let peak = try climb(
      from: try firstGuess(reader), priorVariance: Self.priorVariance, reader)
    let mode = peak.mode
    try requireDistinctColumns(peak)
    let search = try requireOverlap(peak, reader)
    guard let factor = try? Cholesky(peak.hessian) else {
      throw InputError(
        .data,
        "no peak was found for \(DataFile.shown(file.path)); look for columns that nearly repeat others"
      )
    }
    let covariance = factor.solve(.identity(file.dimension))
    let laplace = (0..<file.dimension).map { covariance[$0, $0].squareRoot() }

    // The gradient of the likelihood there, for the control variate
    let centre = try likelihoodGradient(at: mode, reader)
    var passes = peak.passes + search + 1

    // SGLD through the file, again and again
    let stiffest = SymmetricEigen(peak.hessian).values.last ?? .nan
    let size = share * 2 / stiffest
    let wanted = 20_000
    var batches = MiniBatches(
      of: batch, dimension: file.dimension, using: random.stream("order"))
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
        batches.forEach(of: block) { regression, room, rows in
          // snippet: streamed
          for k in slope.indices { slope[k] = centre[k] - position[k] / Self.priorVariance }
          regression.addGradient(of: rows, at: position, times: scale, to: &slope, in: room)
          regression.addGradient(of: rows, at: mode, times: -scale, to: &slope, in: room)
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

  // MARK: The peak

  /// Where Newton's steps ended.
  struct Peak {
    var mode: [Double]
    /// Minus the second derivatives of the log posterior there.
    var hessian: Matrix
    /// The largest change of a coefficient in the first step, over the largest coefficient.
    var firstChange: Double
    var passes: Int
  }

  /// Newton's steps under a prior of this variance; a step that loses is halved.
  func climb(
    from start: [Double], priorVariance: Double, _ reader: Reader
  ) throws(InputError) -> Peak {
    var here = try derivatives(at: start, priorVariance: priorVariance, reader)
    var peak = Peak(mode: start, hessian: here.hessian, firstChange: .infinity, passes: 1)
    for iteration in 0..<60 {
      guard let factor = try? Cholesky(here.hessian) else { break }
      var step = factor.solve(here.gradient)
      let decrement = dot(step, here.gradient)
      // Shorter than a thousandth of a standard deviation and of the coefficients, which Newton squares once more
      let change = largest(step) / max(largest(peak.mode), 1e-300)
      let isLast = decrement < 1e-6 && change < 1e-3
      if iteration == 0 { peak.firstChange = change }
      var next = zip(peak.mode, step).map { $0 + $1 }
      if isLast {
        peak.mode = next
        break
      }
      var there = try derivatives(at: next, priorVariance: priorVariance, reader)
      peak.passes += 1
      for _ in 0..<30 where !(there.value >= here.value) {
        step = step.map { $0 / 2 }
        next = zip(peak.mode, step).map { $0 + $1 }
        there = try derivatives(at: next, priorVariance: priorVariance, reader)
        peak.passes += 1
      }
      (here, peak.mode, peak.hessian) = (there, next, there.hessian)
    }
    return peak
  }

  /// The mode of the first block alone, where it stands for the others; else 0.
  private func firstGuess(_ reader: Reader) throws(InputError) -> [Double] {
    var mode = [Double](repeating: 0, count: file.dimension)
    var isDone = file.isSorted
    try reader.forEachBlock { block throws(InputError) in
      guard !isDone else { return }
      isDone = true
      if let laplace = try? Laplace(of: block.regression, from: mode) { mode = laplace.mode }
    }
    return mode
  }

  private typealias Derivatives = (value: Double, gradient: [Double], hessian: Matrix)

  /// The log posterior without its constant, its gradient, and minus its second derivatives.
  private func derivatives(
    at position: [Double], priorVariance: Double, _ reader: Reader
  ) throws(InputError) -> Derivatives {
    let d = file.dimension
    var value = -0.5 * dot(position, position) / priorVariance
    var gradient = position.map { -$0 / priorVariance }
    var hessian = Matrix.diagonal([Double](repeating: 1 / priorVariance, count: d))
    try reader.forEachBlock { block throws(InputError) in
      let regression = block.regression
      value += regression.logLikelihood(at: position)
      regression.addGradient(
        of: 0..<block.count, at: position, times: 1, to: &gradient, in: regression.makeRoom())
      regression.addCurvature(at: position, to: &hessian)
    }
    return (value, gradient, hessian)
  }

  private func likelihoodGradient(
    at position: [Double], _ reader: Reader
  ) throws(InputError) -> [Double] {
    var gradient = [Double](repeating: 0, count: file.dimension)
    try reader.forEachBlock { block throws(InputError) in
      let regression = block.regression
      regression.addGradient(
        of: 0..<block.count, at: position, times: 1, to: &gradient, in: regression.makeRoom())
    }
    return gradient
  }
}

/// max |xₖ|
func largest(_ numbers: [Double]) -> Double { numbers.reduce(0) { max($0, abs($1)) } }
