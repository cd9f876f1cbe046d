import BayesNumerics
import Inference
import RealModule
import SafeIO
import Workbook

/// A logistic regression on a file that does not fit into memory: a peak by Newton's steps, then SGLD with control
/// variates, both in passes over the file.
struct StreamedRegression: Sendable {
  static let priorVariance = 10.0
  /// Of the chain, at least.
  static let wantedSteps = 20_000
  /// Of a chain that has too few effective draws, where the rows are in memory.
  static let mostSteps = 8 * wantedSteps
  /// That the chain uses, but for a first pass and for a file of one block: large batches would read on for hours.
  static let mostRows = 20_000_000

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
    /// Whether steps were cut short, as so few batches are in a pass.
    var isShort = false
    /// Whether all rows were in memory, so that more steps cost no reading.
    var isWhole = true
    /// What the rows themselves say of the model, and of their order.
    let fit: FitCheck
    var order: RowOrder.Finding?

    var means: [Double] { draws.map { sampleMean($0.flatMap(\.self)) } }
    var deviations: [Double] { draws.map { sampleStandardDeviation($0.flatMap(\.self)) } }
    var errors: [Double] { draws.map { MonteCarloError.mean($0) } }

    /// The chain's standard deviations over those of the curvature.
    var ratios: [Double] { zip(deviations, laplace).map { $0 / $1 } }
    /// How many independent draws the chain is worth, for each coefficient.
    var effectiveDraws: [Double] { draws.map(EffectiveSampleSize.bulk) }
    /// Whether a chain with half the step would be long enough, if need be by going on.
    var hasDrawsToSpare: Bool {
      let longer = isWhole ? Double(StreamedRegression.mostSteps) / Double(steps) : 1
      return (effectiveDraws.min() ?? 0) * max(1, longer) / 2 >= 1.2 * Self.fewestDraws
    }
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

    /// Whether all rows are in memory, so that each pass shuffles all of them.
    var isWhole: Bool { only != nil }

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

    // The gradient of the likelihood there, for the control variate; on the way, whether the model fits
    let (centre, fit, order) = try inspect(at: mode, covariance, reader)
    var passes = peak.passes + search + 1

    // SGLD through the file, again and again
    let stiffest = SymmetricEigen(peak.hessian).values.last ?? .nan
    let size = share * 2 / stiffest
    let stepsPerPass = max(1, file.rows / batch)
    let longest =
      file.rows > RegressionFile.blockRows
      ? max(1, Self.mostRows / file.rows) * stepsPerPass : .max
    var wanted = min(Self.wantedSteps, longest)
    var batches = MiniBatches(
      of: batch, dimension: file.dimension, using: random.stream("order"))
    var random = random
    var position = mode
    var draws = [[Double]](repeating: [], count: file.dimension)
    var steps = 0
    let noise = (2 * size).squareRoot()
    let scale = Double(file.rows) / Double(batch)
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
      // Rows that are in memory are read no more, so that a slow chain goes on, as long as it uses no more of them
      if steps >= wanted, reader.isWhole, wanted < Self.mostSteps,
        2 * wanted * batch <= Self.mostRows,
        Self.inHalves(draws).map(EffectiveSampleSize.bulk).min() ?? 0 < Result.fewestDraws
      {
        wanted *= 2
      }
    }
    return Result(
      mode: mode, laplace: laplace, draws: Self.inHalves(draws), steps: steps, passes: passes,
      isShort: wanted < Self.wantedSteps, isWhole: reader.isWhole, fit: fit, order: order)
  }

  /// Each chain in two halves, so that a drift shows.
  private static func inHalves(_ draws: [[Double]]) -> [[[Double]]] {
    let half = draws[0].count / 2
    return draws.map { [Array($0[..<half]), Array($0[half..<2 * half])] }
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

  /// Of standardised inputs, below which a coefficient is 0 but for rounding: outcomes that a plane separates make some
  /// coefficient larger even where a single row of a billion tells.
  static let leastCoefficient = 1e-6

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
      let change = largest(step) / max(largest(peak.mode), Self.leastCoefficient)
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

  /// The mode of the first block alone, where its share of outcomes 1 is about that of the file; else 0.
  private func firstGuess(_ reader: Reader) throws(InputError) -> [Double] {
    var mode = [Double](repeating: 0, count: file.dimension)
    var isDone = false
    try reader.forEachBlock { block throws(InputError) in
      guard !isDone else { return }
      isDone = true
      let share = block.outcomes.reduce(0, +) / Double(block.count)
      let variance = file.outcomeShare * (1 - file.outcomeShare) / Double(block.count)
      guard abs(share - file.outcomeShare) < 10 * variance.squareRoot() else { return }
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

  // MARK: The fit

  /// Whether the model fits, without any chain.
  func fit() throws(InputError) -> FitCheck {
    let reader = try Reader(file, batch: batch)
    let peak = try climb(
      from: try firstGuess(reader), priorVariance: Self.priorVariance, reader)
    let covariance = try? Cholesky(peak.hessian).solve(.identity(file.dimension))
    return try inspect(at: peak.mode, covariance, reader).fit
  }

  /// One pass at the peak, and a second one where a score is suspect: the gradient of the log likelihood, the tests of
  /// the fit, and the order of the rows where it matters.
  private func inspect(
    at mode: [Double], _ covariance: Matrix?, _ reader: Reader
  ) throws(InputError) -> (gradient: [Double], fit: FitCheck, order: RowOrder.Finding?) {
    var scores = ScoreTests(dimension: file.dimension)
    var (equal, neighbours, near) = (EqualRows(), NeighbouringRows(), NearRows())
    var distant = DistantRows()
    var order = RowOrder(dimension: file.dimension, rows: file.rows)
    try forEachJudged(at: mode, covariance, reader) { rows in
      scores.add(rows)
      equal.add(rows)
      neighbours.add(rows)
      near.add(rows)
      distant.add(rows)
      order.add(rows.block)
    }
    let fit = try FitCheck(
      names: file.names, rows: file.rows, scores: scores.efficient, equal: equal,
      neighbours: neighbours, near: near, distant: distant
    ) { suspects throws(InputError) in
      var cumulants = [Double](repeating: 0, count: suspects.count)
      try forEachJudged(at: mode, nil, reader) {
        ScoreTests.addThirdCumulants(of: suspects, $0, to: &cumulants)
      }
      return zip(cumulants, suspects).map { $0 / ($1.variance * $1.variance.squareRoot()) }
    }
    return (scores.gradient, fit, reader.isWhole ? nil : order.finding)
  }

  private func forEachJudged(
    at mode: [Double], _ covariance: Matrix?, _ reader: Reader, _ body: (JudgedRows) -> Void
  ) throws(InputError) {
    var first = 0
    try reader.forEachBlock { block throws(InputError) in
      body(
        JudgedRows(
          block, at: mode, covariance: covariance, first: first, rowsOfFile: file.rows))
      first += block.count
    }
  }
}

/// max |xₖ|
func largest(_ numbers: [Double]) -> Double { numbers.reduce(0) { max($0, abs($1)) } }
