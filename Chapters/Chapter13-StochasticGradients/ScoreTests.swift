import BayesNumerics
import Inference
import RealModule
import SafeIO

/// Whether a logistic regression lacks a term: *score tests* (Rao 1948) at its peak, of candidates that are not in it.
///
/// A candidate c has the score U = Σ cᵢ(yᵢ - pᵢ), the slope of the log likelihood when c enters with the coefficient 0.
/// What the inputs say of c already is taken off: with b = J_xx⁻¹ J_xc, where J is the Fisher information, the *efficient*
/// score U - b'U_x has under the model the mean 0 and the variance J_cc - b'J_xc, whatever the coefficients of the
/// inputs are. Nothing is fitted anew, and one pass over the rows does for all candidates. Source: Cox and Hinkley (1974),
/// *Theoretical Statistics*, section 9.3.
struct ScoreTests {
  /// A term that the model does not have.
  enum Candidate: Equatable {
    /// Of standardised inputs, those beyond three standard deviations moved to three, so that no single row decides.
    case square(Int)
    case cube(Int)
    case product(Int, Int)
    /// The number of the row, from -1 to 1 along the file.
    case place, placeSquared
    /// Its product with an input, whose coefficient then changes along the file.
    case drift(Int)

    /// Whether the order of the rows is in it.
    var isPlace: Bool {
      switch self {
      case .place, .placeSquared, .drift: true
      case .square, .cube, .product: false
      }
    }

    /// Of an input named so.
    func name(_ names: [String]) -> String {
      switch self {
      case .square(let k): "square of \(DataFile.shown(names[k]))"
      case .cube(let k): "cube of \(DataFile.shown(names[k]))"
      case .product(let j, let k):
        "product of \(DataFile.shown(names[j])) and \(DataFile.shown(names[k]))"
      case .place: "number of the row"
      case .placeSquared: "square of the row's number"
      case .drift(let k): "product of the row's number and \(DataFile.shown(names[k]))"
      }
    }
  }

  /// What came of a candidate.
  struct Score: Equatable {
    let candidate: Candidate
    /// The efficient score, and its variance under the model.
    let value: Double
    let variance: Double
    /// b: what of the candidate the inputs say.
    let projection: [Double]

    /// In standard deviations.
    var z: Double { value / variance.squareRoot() }

    /// z²/2N, by how much a column of the candidate raises the log likelihood, in nats per row: what the slope and the curvature
    /// at 0 promise. It is right where the gain is small.
    func gainPerRow(of rows: Int) -> Double { z * z / (2 * Double(rows)) }
  }

  /// With more inputs squares and cubes are tried alone: of 15 there are 105 products.
  static let mostInputsOfProducts = 15
  /// Below this share of its information left, a candidate follows from the inputs, as the square of a 0 or 1 does.
  private static let leastShare = 1e-6
  private static let reach = 3.0

  let dimension: Int
  let candidates: [Candidate]
  /// U of the inputs: the gradient of the log likelihood.
  private(set) var gradient: [Double]
  /// J_xx
  private var information: Matrix
  private var scores: [Double]
  /// J_cc, and J_cx candidate after candidate.
  private var squares: [Double]
  private var crossed: [Double]

  /// - Parameter dimension: Coefficients, that of the constant included.
  init(dimension: Int) {
    self.dimension = dimension
    let inputs = 1..<dimension
    candidates =
      inputs.map { .square($0) } + inputs.map { .cube($0) }
      + (inputs.count > Self.mostInputsOfProducts
        ? [] : inputs.flatMap { j in inputs.filter { $0 > j }.map { .product(j, $0) } })
      + [.place, .placeSquared] + inputs.map { .drift($0) }
    gradient = [Double](repeating: 0, count: dimension)
    information = Matrix(rows: dimension, columns: dimension)
    scores = [Double](repeating: 0, count: candidates.count)
    squares = scores
    crossed = [Double](repeating: 0, count: candidates.count * dimension)
  }

  /// Adds rows.
  mutating func add(_ rows: JudgedRows) {
    let d = dimension
    var values = [Double](repeating: 0, count: candidates.count)
    for row in 0..<rows.count {
      let x = rows.inputs(ofRow: row)
      let (residual, weight) = (rows.residuals[row], rows.weights[row])
      Self.evaluate(candidates, x, place: rows.place(ofRow: row), into: &values)
      for j in 0..<d {
        gradient[j] += residual * x[x.startIndex + j]
        let own = weight * x[x.startIndex + j]
        for i in j..<d { information[i, j] += own * x[x.startIndex + i] }
      }
      crossed.withUnsafeMutableBufferPointer { crossed in
        x.withUnsafeBufferPointer { x in
          for (number, value) in values.enumerated() {
            scores[number] += residual * value
            let own = weight * value
            squares[number] += own * value
            for j in 0..<d { crossed[number * d + j] += own * x[j] }
          }
        }
      }
    }
  }

  /// The efficient scores, of all candidates that do not follow from the inputs.
  var efficient: [Score] {
    var whole = information
    for j in 0..<dimension { for i in j..<dimension { whole[j, i] = whole[i, j] } }
    guard let factor = try? Cholesky(whole) else { return [] }
    return candidates.indices.compactMap { number in
      let shared = Array(crossed[number * dimension..<(number + 1) * dimension])
      let projection = factor.solve(shared)
      let variance = squares[number] - dot(projection, shared)
      guard variance > Self.leastShare * squares[number] else { return nil }
      return Score(
        candidate: candidates[number], value: scores[number] - dot(projection, gradient),
        variance: variance, projection: projection)
    }
  }

  /// Adds the third cumulants of these scores under the model, Σ p(1 - p)(1 - 2p) e³ with e = c - b'x.
  static func addThirdCumulants(of scores: [Score], _ rows: JudgedRows, to sums: inout [Double]) {
    let candidates = scores.map(\.candidate)
    var values = [Double](repeating: 0, count: candidates.count)
    for row in 0..<rows.count {
      let x = rows.inputs(ofRow: row)
      evaluate(candidates, x, place: rows.place(ofRow: row), into: &values)
      let third = rows.thirdCumulant(ofRow: row)
      for (number, score) in scores.enumerated() {
        let rest = values[number] - zip(score.projection, x).reduce(0) { $0 + $1.0 * $1.1 }
        sums[number] += third * rest * rest * rest
      }
    }
  }

  private static func evaluate(
    _ candidates: [Candidate], _ x: ArraySlice<Double>, place: Double, into values: inout [Double]
  ) {
    func near(_ k: Int) -> Double { min(reach, max(-reach, x[x.startIndex + k])) }
    for (number, candidate) in candidates.enumerated() {
      switch candidate {
      case .square(let k): values[number] = near(k) * near(k)
      case .cube(let k): values[number] = near(k) * near(k) * near(k)
      case .product(let j, let k): values[number] = near(j) * near(k)
      case .place: values[number] = place
      case .placeSquared: values[number] = place * place
      case .drift(let k): values[number] = place * near(k)
      }
    }
  }
}

/// Rows with what the model at its peak says of them.
struct JudgedRows {
  let block: RowBlock
  /// Of the first row, among all of the file.
  let first: Int
  let rowsOfFile: Int
  /// p
  let probabilities: [Double]
  /// y - p, and p(1 - p)
  let residuals: [Double]
  let weights: [Double]
  /// H⁻¹x, row after row: by how much the coefficients follow a row's outcome.
  private let pulls: [Double]

  /// - Parameter covariance: H⁻¹ of the coefficients, rows and columns as many; nil where they were not fitted to these
  ///   rows.
  init(
    _ block: RowBlock, at mode: [Double], covariance: Matrix? = nil, first: Int, rowsOfFile: Int
  ) {
    self.block = block
    self.first = first
    self.rowsOfFile = rowsOfFile
    probabilities = block.regression.probabilities(at: mode, inputs: block.inputs)
    residuals = zip(block.outcomes, probabilities).map { $0 - $1 }
    weights = probabilities.map { $0 * (1 - $0) }
    let d = block.dimension
    var pulls = [Double](repeating: 0, count: block.count * d)
    if let elements = covariance?.elements {
      for row in 0..<block.count {
        for j in 0..<d {
          // Symmetric, so that rows and columns are the same
          let x = block.inputs[row * d + j]
          for k in 0..<d { pulls[row * d + k] += x * elements[j * d + k] }
        }
      }
    }
    self.pulls = pulls
  }

  var count: Int { block.count }

  func inputs(ofRow row: Int) -> ArraySlice<Double> {
    block.inputs[row * block.dimension..<(row + 1) * block.dimension]
  }

  func pull(ofRow row: Int) -> ArraySlice<Double> {
    pulls[row * block.dimension..<(row + 1) * block.dimension]
  }

  /// From -1 to 1 along the file.
  func place(ofRow row: Int) -> Double {
    2 * Double(first + row) / Double(max(1, rowsOfFile - 1)) - 1
  }

  /// E (y - p)³
  func thirdCumulant(ofRow row: Int) -> Double { weights[row] * (1 - 2 * probabilities[row]) }
}
