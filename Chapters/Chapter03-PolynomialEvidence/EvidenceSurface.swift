import BayesNumerics
import Foundation
import Inference

/// The evidence of some points as a function of the noise variance σ² and the prior variance s² of each weight,
/// all orders together: p(y | σ², s²) = mean over k of p(y | k, σ², s²).
///
/// Where nobody states σ² and s², the pair of the largest evidence stands in for them: *empirical Bayes*, or
/// type II maximum likelihood. Source: MacKay (1992), Neural Computation 4, 415; Bishop (2006), section 3.5.
struct EvidenceSurface: Sendable {
  let orders: ClosedRange<Int>
  /// The grid, in the square of the units of y; one value where the variance is stated.
  let noiseVariances: [Double]
  /// The grid, in the square of the units of y; one value where the variance is stated.
  let priorVariances: [Double]
  /// log p(y | σ², s²), a row for each prior variance and a column for each noise variance.
  let logEvidences: [[Double]]
  /// The pair of the largest evidence.
  let best: BayesianLinearRegression
  private let directions: [OrderDirections]

  /// Precondition: points whose mean square about ``PolynomialData/yOrigin`` is positive, where a variance is to
  /// be chosen.
  ///
  /// - Parameters:
  ///   - noiseVariance: The one that is stated, or nil for one to be chosen.
  ///   - priorVariance: The same for the prior.
  init(
    _ data: PolynomialData, orders: ClosedRange<Int>, noiseVariance: Double? = nil,
    priorVariance: Double? = nil
  ) {
    let directions = orders.map { OrderDirections(data.statistics.leading($0 + 1)) }
    let size = EvidenceSurface.meanSquare(of: data)
    // Half decades about the mean square of y: noise from a millionth of its root, weights up to 10⁴ of it. Weights
    // of standardised points are not expected to be smaller than y itself: with weights near 0 all orders are one
    func grid(_ stated: Double?, _ exponents: ClosedRange<Int>) -> [Double] {
      stated.map { [$0] } ?? exponents.map { size * pow(10, Double($0) / 2) }
    }
    let noises = grid(noiseVariance, -24...2)
    let priors = grid(priorVariance, (data.isStandardised ? 0 : -5)...16)

    func logEvidence(_ noise: Double, _ prior: Double) -> Double {
      EvidenceSurface.average(
        directions.map { $0.logEvidence(noiseVariance: noise, priorVariance: prior) })
    }
    let rows = priors.map { prior in noises.map { logEvidence($0, prior) } }

    // The highest crossing of the grid, then up the ridge along one axis after the other
    var (noise, prior) = (noises[0], priors[0])
    var highest = -Double.infinity
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() where value > highest {
        (highest, noise, prior) = (value, noises[column], priors[row])
      }
    }
    func climbed(_ start: Double, _ height: (Double) -> Double) -> Double {
      let centre = log(start)
      let found = goldenSectionMaximum(
        of: { height(exp($0)) }, over: centre - 1.2...centre + 1.2, width: 1e-5)
      return height(exp(found)) > height(start) ? exp(found) : start
    }
    for _ in 0..<8 {
      let start = (noise, prior)
      if noiseVariance == nil { noise = climbed(noise) { logEvidence($0, prior) } }
      if priorVariance == nil { prior = climbed(prior) { logEvidence(noise, $0) } }
      if abs(log(noise / start.0)) + abs(log(prior / start.1)) < 1e-4 { break }
    }
    self.orders = orders
    self.directions = directions
    noiseVariances = noises
    priorVariances = priors
    logEvidences = rows
    best = BayesianLinearRegression(
      noiseVariance: max(noise, noises[0]), priorVariance: max(prior, priors[0]))
  }

  /// log p(y | σ², s²), all orders together.
  func logEvidence(at model: BayesianLinearRegression) -> Double {
    EvidenceSurface.average(
      directions.map {
        $0.logEvidence(noiseVariance: model.noiseVariance, priorVariance: model.priorVariance)
      })
  }

  /// p(k | y) averaged over the grid, every pair of it equally probable before: what the orders get when σ² and
  /// s² are not chosen but unknown.
  var averagedProbabilities: [Double] {
    let logJoint = directions.map { order in
      logSumExp(
        priorVariances.flatMap { prior in
          noiseVariances.map { order.logEvidence(noiseVariance: $0, priorVariance: prior) }
        })
    }
    return ModelPosterior(logEvidences: logJoint).probabilities
  }

  /// Whether the evidence still rises at the smallest noise of the grid: the points lie on a curve to their last
  /// digits.
  var isNoiseless: Bool {
    noiseVariances.count > 1 && best.noiseVariance <= noiseVariances[0] * 1.001
  }

  private static func average(_ logEvidences: [Double]) -> Double {
    logSumExp(logEvidences) - log(Double(logEvidences.count))
  }

  /// Of y - origin.
  private static func meanSquare(of data: PolynomialData) -> Double {
    let factor = data.statistics.factor.upper
    let last = factor.columns - 1
    let root = norm((0...last).map { factor[$0, last] }) / Double(data.count).squareRoot()
    // No size at all: any scale is as good as another
    return root > 1e-100 ? root * root : 1
  }
}

/// A polynomial of one order, turned into directions that know nothing of one another: Φ = U D Vᵀ.
///
/// In the coordinates Uᵀy the points are independent normal numbers, cᵢ ~ N(0, σ² + s² dᵢ²), and the rest, N less
/// their number, is noise alone. So the evidence of any σ² and s² is a short sum.
struct OrderDirections: Sendable {
  /// dᵢ², of directions that are not zero.
  private let squares: [Double]
  /// cᵢ²
  private let parts: [Double]
  /// |y|² less Σ cᵢ²
  private let rest: Double
  private let count: Int

  init(_ statistics: RegressionStatistics) {
    let weights = statistics.features
    let upper = statistics.factor.upper
    var columns = (0..<weights).map { j in (0..<weights).map { upper[$0, j] } }
    OrderDirections.makeOrthogonal(&columns)

    var remainder = (0..<weights).map { upper[$0, weights] }
    var (squares, parts): ([Double], [Double]) = ([], [])
    let lengths = columns.map(norm)
    let longest = lengths.max() ?? 0
    for (column, length) in zip(columns, lengths) where length > 1e-15 * longest {
      let part = dot(column.map { $0 / length }, remainder)
      squares.append(length * length)
      parts.append(part * part)
      for i in remainder.indices { remainder[i] -= part * column[i] / length }
    }
    let last = upper[weights, weights]
    self.squares = squares
    self.parts = parts
    rest = dot(remainder, remainder) + last * last
    count = statistics.count
  }

  /// log N(y | 0, σ² I + s² Φ Φᵀ)
  func logEvidence(noiseVariance: Double, priorVariance: Double) -> Double {
    var sum =
      Double(count) * log(2 * .pi) + Double(count - squares.count) * log(noiseVariance)
      + rest / noiseVariance
    for (square, part) in zip(squares, parts) {
      let variance = noiseVariance + priorVariance * square
      sum += log(variance) + part / variance
    }
    return -0.5 * sum
  }

  /// Turns pairs of columns until all are at right angles: Hestenes' one-sided Jacobi method, which finds small
  /// singular values to their own last digits (Golub and Van Loan 2013, section 8.6.3).
  private static func makeOrthogonal(_ columns: inout [[Double]]) {
    for _ in 0..<30 {
      var isDone = true
      for p in columns.indices {
        for q in columns.indices where q > p {
          let (a, b) = (dot(columns[p], columns[p]), dot(columns[q], columns[q]))
          let c = dot(columns[p], columns[q])
          guard abs(c) > 1e-15 * a.squareRoot() * b.squareRoot() else { continue }
          isDone = false
          let slope = (b - a) / (2 * c)
          let tangent = (slope < 0 ? -1 : 1) / (abs(slope) + hypot(1, slope))
          let cosine = 1 / hypot(1, tangent)
          let sine = cosine * tangent
          for i in columns[p].indices {
            let (x, y) = (columns[p][i], columns[q][i])
            columns[p][i] = cosine * x - sine * y
            columns[q][i] = sine * x + cosine * y
          }
        }
      }
      if isDone { return }
    }
  }
}
