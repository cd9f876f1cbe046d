import BayesNumerics
import CVectorMath
import RealModule

/// Yes or no from a few numbers: yᵢ = 1 with probability logistic(xᵢ'θ), θⱼ ~ N(0, σ²).
///
/// Its posterior has a single peak and no closed form. The gradient, Σ (yᵢ - pᵢ) xᵢ - θ/σ², is C for whole batches of
/// rows (`LogisticRows.h`). Source: McCullagh and Nelder (1989), chapter 4.
public struct LogisticRegression: SummedLogDensity {
  public let count: Int
  public let dimension: Int
  /// σ², one for all.
  public let priorVariance: Double
  private let rows: Rows

  /// Rows of x with zeros behind each up to a whole vector, and y as a byte each, so that drawn rows find
  /// it in the cache.
  fileprivate final class Rows: @unchecked Sendable {
    let x: UnsafeMutablePointer<Double>
    let y: UnsafeMutablePointer<UInt8>
    let stride: Int

    init(count: Int, stride: Int) {
      self.stride = stride
      guard let memory = large_memory(8 * count * stride) else {
        fatalError("There is no memory for \(count) rows of \(stride) numbers.")
      }
      x = memory.bindMemory(to: Double.self, capacity: count * stride)
      x.initialize(repeating: 0, count: count * stride)
      y = .allocate(capacity: max(1, count))
      y.initialize(repeating: 0, count: count)
    }

    deinit {
      free_large_memory(x)
      y.deallocate()
    }
  }

  /// Weights and gradient, with zeros up to a whole vector; and, from the first slope against a centre on, the
  /// probabilities of all rows there, 8 N bytes.
  public final class Room: @unchecked Sendable {
    fileprivate let weights: UnsafeMutablePointer<Double>
    fileprivate let gradient: UnsafeMutablePointer<Double>
    private let rows: Rows
    private let count: Int
    private var centre: [Double] = []
    private var atCentre: UnsafeMutablePointer<Double>?

    fileprivate init(rows: Rows, count: Int) {
      (self.rows, self.count) = (rows, count)
      let block = UnsafeMutableRawPointer.allocate(byteCount: 16 * rows.stride, alignment: 64)
        .bindMemory(to: Double.self, capacity: 2 * rows.stride)
      block.initialize(repeating: 0, count: 2 * rows.stride)
      weights = block
      gradient = block + rows.stride
    }

    deinit {
      weights.deallocate()
      atCentre.map { free_large_memory($0) }
    }

    /// pᵢ of all of these rows at the centre: one pass over them where it is not that of the last call. Overwrites the
    /// weights.
    fileprivate func probabilities(
      of rows: Rows, at centre: [Double]
    ) -> UnsafeMutablePointer<Double> {
      precondition(rows === self.rows, "The room is that of another regression.")
      if let atCentre, centre == self.centre { return atCentre }
      let probabilities = atCentre ?? allocated()
      for k in centre.indices { weights[k] = centre[k] }
      logistic_row_probabilities(rows.x, rows.stride, count, weights, probabilities)
      (self.centre, atCentre) = (centre, probabilities)
      return probabilities
    }

    private func allocated() -> UnsafeMutablePointer<Double> {
      guard let memory = large_memory(8 * count) else {
        fatalError("There is no memory for the probabilities of \(count) rows.")
      }
      return memory.bindMemory(to: Double.self, capacity: count)
    }
  }

  /// - Parameters:
  ///   - inputs: N × d numbers, row after row; a constant for the intercept is a column of its own.
  ///   - outcomes: N numbers, 0 or 1.
  /// - Precondition: one row and one column or more, outcomes of 0 and 1, a positive variance.
  public init(inputs: [Double], outcomes: [Double], priorVariance: Double) {
    precondition(
      !outcomes.isEmpty && !inputs.isEmpty && inputs.count % outcomes.count == 0
        && priorVariance > 0,
      "\(inputs.count) inputs for \(outcomes.count) outcomes, prior variance \(priorVariance).")
    precondition(outcomes.allSatisfy { $0 == 0 || $0 == 1 }, "Outcomes are 0 or 1.")
    count = outcomes.count
    dimension = inputs.count / outcomes.count
    self.priorVariance = priorVariance
    rows = Rows(count: count, stride: (dimension + 7) / 8 * 8)
    for row in 0..<count {
      for column in 0..<dimension {
        rows.x[row * rows.stride + column] = inputs[row * dimension + column]
      }
      rows.y[row] = outcomes[row] == 1 ? 1 : 0
    }
  }

  public func makeRoom() -> Room { Room(rows: rows, count: count) }

  // MARK: All data

  /// log p(θ | y) + constant, with its gradient; the likelihood's part to N ulp of Σ |terms|.
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let room = makeRoom()
    priorGradient(at: position, into: &gradient)
    let value = pass(nil, count, position, 1, room, wantsValue: true)
    for k in 0..<dimension { gradient[k] += room.gradient[k] }
    return value - 0.5 * dot(position, position) / priorVariance
  }

  /// Eight positions at a time, a quarter of what eight calls cost; to N ulp of Σ |terms| as those.
  public func logDensities(at positions: [Double], gradients: inout [Double]) -> [Double] {
    precondition(
      gradients.count == positions.count,
      "\(positions.count) numbers for positions, \(gradients.count) for slopes.")
    return eightAtATime(positions, wantsSlopes: true) { first, many, slopes in
      for position in 0..<many {
        for k in 0..<dimension {
          let index = (first + position) * dimension + k
          gradients[index] = slopes[8 * k + position] - positions[index] / priorVariance
        }
      }
    }
  }

  public func logDensities(at positions: [Double]) -> [Double] {
    eightAtATime(positions, wantsSlopes: false) { _, _, _ in }
  }

  /// Values; `take` sees the slopes of the likelihood, if they are wanted, coefficient after coefficient
  /// for eight positions side by side, with the index of the first position and their number.
  private func eightAtATime(
    _ positions: [Double], wantsSlopes: Bool,
    take: (_ first: Int, _ many: Int, _ slopes: [Double]) -> Void
  ) -> [Double] {
    precondition(
      positions.count % dimension == 0,
      "\(positions.count) numbers are no positions in \(dimension) dimensions.")
    let all = positions.count / dimension
    var weights = [Double](repeating: 0, count: 8 * dimension)
    var (slopes, values) = (weights, [Double](repeating: 0, count: 8))
    var results: [Double] = []
    results.reserveCapacity(all)
    for first in stride(from: 0, to: all, by: 8) {
      let many = min(8, all - first)
      for position in 0..<many {
        for k in 0..<dimension {
          weights[8 * k + position] = positions[(first + position) * dimension + k]
        }
      }
      slopes.withUnsafeMutableBufferPointer { slopes in
        logistic_rows_at_eight(
          rows.x, rows.stride, dimension, rows.y, count, weights, &values,
          wantsSlopes ? slopes.baseAddress : nil)
      }
      take(first, many, slopes)
      for position in 0..<many {
        var square = 0.0
        for k in 0..<dimension { square += weights[8 * k + position] * weights[8 * k + position] }
        results.append(values[position] - 0.5 * square / priorVariance)
      }
    }
    return results
  }

  /// Σ log p(yᵢ | xᵢ, θ), without the prior.
  public func logLikelihood(at position: [Double]) -> Double {
    pass(nil, count, position, 1, makeRoom(), wantsValue: true)
  }

  /// Probabilities of yes for rows of inputs, row after row.
  public func probabilities(at position: [Double], inputs: [Double]) -> [Double] {
    (0..<inputs.count / dimension).map { row in
      var z = 0.0
      for k in 0..<dimension { z += inputs[row * dimension + k] * position[k] }
      return 1 / (1 + .exp(-z))
    }
  }

  /// Adds Σ pᵢ(1 - pᵢ) xᵢxᵢ', minus the second derivatives of the log likelihood, to a d × d matrix.
  public func addCurvature(at position: [Double], to hessian: inout Matrix) {
    precondition(
      hessian.rows == dimension && hessian.columns == dimension && position.count == dimension,
      "\(position.count) numbers and a \(hessian.rows) x \(hessian.columns) matrix for \(dimension) coefficients."
    )
    for row in 0..<count {
      let x = rows.x + row * rows.stride
      let p = probability(ofRow: row, at: position)
      let weight = p * (1 - p)
      for j in 0..<dimension {
        for i in j..<dimension { hessian[i, j] += weight * x[i] * x[j] }
      }
    }
    for j in 0..<dimension { for i in j..<dimension { hessian[j, i] = hessian[i, j] } }
  }

  /// How many rows have an outcome on the wrong side of probability 1/2, or on the edge.
  public func errors(at position: [Double]) -> Int {
    (0..<count).count { row in
      let p = probability(ofRow: row, at: position)
      return rows.y[row] == 1 ? p <= 0.5 : p >= 0.5
    }
  }

  private func probability(ofRow row: Int, at position: [Double]) -> Double {
    let x = rows.x + row * rows.stride
    var z = 0.0
    for k in 0..<dimension { z += x[k] * position[k] }
    return 1 / (1 + .exp(-z))
  }

  // MARK: Some of them

  public func priorGradient(at position: [Double], into gradient: inout [Double]) {
    for k in 0..<dimension { gradient[k] = -position[k] / priorVariance }
  }

  public func addGradient(
    of rows: UnsafeBufferPointer<Int>, at position: [Double], times scale: Double,
    to gradient: inout [Double], in room: Room
  ) {
    _ = pass(rows.baseAddress, rows.count, position, scale, room, wantsValue: false)
    for k in 0..<dimension { gradient[k] += room.gradient[k] }
  }

  public func addGradient(
    of rows: Range<Int>, at position: [Double], times scale: Double, to gradient: inout [Double],
    in room: Room
  ) {
    _ = pass(
      nil, rows.count, position, scale, room, from: rows.lowerBound, wantsValue: false)
    for k in 0..<dimension { gradient[k] += room.gradient[k] }
  }

  /// The probabilities at the centre are computed for all rows at the first call, kept in the room (8 N bytes a chain)
  /// and computed again when the centre is another, so that a row costs one product and one logistic.
  public func addGradient(
    of rows: UnsafeBufferPointer<Int>, at position: [Double], against centre: [Double],
    times scale: Double, to gradient: inout [Double], in room: Room
  ) {
    precondition(
      position.count == dimension && centre.count == dimension,
      "\(position.count) and \(centre.count) numbers for \(dimension) coefficients.")
    guard let order = rows.baseAddress else { return }
    let atCentre = room.probabilities(of: self.rows, at: centre)
    for k in 0..<dimension {
      room.weights[k] = position[k]
      room.gradient[k] = 0
    }
    logistic_rows_against(
      self.rows.x, self.rows.stride, order, rows.count, room.weights, atCentre, scale,
      room.gradient)
    for k in 0..<dimension { gradient[k] += room.gradient[k] }
  }

  public func expect(_ row: Int) { logistic_row_expected(rows.x, rows.stride, row) }

  /// Makes the room's gradient that of these rows.
  private func pass(
    _ order: UnsafePointer<Int>?, _ count: Int, _ position: [Double], _ scale: Double, _ room: Room,
    from first: Int = 0, wantsValue: Bool
  ) -> Double {
    precondition(
      position.count == dimension, "\(position.count) numbers for \(dimension) coefficients.")
    for k in 0..<dimension {
      room.weights[k] = position[k]
      room.gradient[k] = 0
    }
    return logistic_rows(
      rows.x + first * rows.stride, rows.stride, rows.y + first, order, count, room.weights, scale,
      room.gradient, wantsValue ? 1 : 0)
  }
}
