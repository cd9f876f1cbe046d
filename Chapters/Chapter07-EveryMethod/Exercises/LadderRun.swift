import BayesNumerics
import Foundation

/// A ladder of chains on the posterior of a sine; compiled in the chapter, and beside a student's file.
struct LadderRun {
  /// One sweep: where the chains stand, one for each power; the powers; log prior and log likelihood of a place; random
  /// numbers. Returns where they stand afterwards.
  typealias Sweep = (
    _ positions: [Double], _ powers: [Double], _ logPrior: (Double) -> Double,
    _ logLikelihood: (Double) -> Double, _ random: inout RandomSource
  ) throws -> [Double]

  /// The datum.
  let y: Double
  /// The variance of the noise.
  let noise: Double
  /// The variance of the prior, whose mean is 0.
  let priorVariance: Double
  /// Ascending to 1.
  let powers: [Double]
  let sweep: Sweep

  /// The second peak lies above it.
  static let edge = 1.5
  static let batches = 50

  func logPrior(_ theta: Double) -> Double {
    -theta * theta / (2 * priorVariance) - log(2 * .pi * priorVariance) / 2
  }

  func logLikelihood(_ theta: Double) -> Double {
    let away = y - sin(theta)
    return -away * away / (2 * noise) - log(2 * .pi * noise) / 2
  }

  /// What is averaged on each rung: θ, its square, and whether it lies above the edge.
  static func features(_ theta: Double) -> [Double] {
    [theta, theta * theta, theta > edge ? 1 : 0]
  }

  /// All chains start on the first peak. For each rung three means over all sweeps, then three standard errors from fifty
  /// batches; last, how often the chain with the power 1 crossed the edge.
  func means(sweeps: Int, seed: UInt64) throws -> [Double] {
    let length = sweeps / Self.batches
    var batches = [[[Double]]](
      repeating: [[Double]](
        repeating: [Double](repeating: 0, count: 3), count: powers.count), count: Self.batches)
    var crossings = 0
    var before = start
    try walk(sweeps: length * Self.batches, seed: seed) { sweep, positions in
      for (rung, theta) in positions.enumerated() {
        for (k, value) in Self.features(theta).enumerated() {
          batches[sweep / length][rung][k] += value / Double(length)
        }
      }
      if let cold = positions.last {
        if (cold > Self.edge) != (before > Self.edge) { crossings += 1 }
        before = cold
      }
    }
    var numbers: [Double] = []
    for rung in powers.indices {
      let means = (0..<3).map { k in
        batches.reduce(0) { $0 + $1[rung][k] } / Double(Self.batches)
      }
      let errors = (0..<3).map { k in
        let squares = batches.reduce(0) { sum, batch in
          let away = batch[rung][k] - means[k]
          return sum + away * away
        }
        return (squares / Double(Self.batches * (Self.batches - 1))).squareRoot()
      }
      numbers += means + errors
    }
    return numbers + [Double(crossings)]
  }

  /// The places of the chain with the power 1, one after each sweep.
  func path(sweeps: Int, seed: UInt64) throws -> [Double] {
    var path: [Double] = []
    try walk(sweeps: sweeps, seed: seed) { _, positions in path.append(positions.last ?? .nan) }
    return path
  }

  /// On the first peak, near -π/2 for a datum below -1.
  private let start = -1.3

  private func walk(
    sweeps: Int, seed: UInt64, _ see: (_ sweep: Int, _ positions: [Double]) -> Void
  ) throws {
    var random = RandomSource(seed: seed)
    var positions = [Double](repeating: start, count: powers.count)
    for count in 0..<sweeps {
      positions = try sweep(positions, powers, logPrior, logLikelihood, &random)
      guard positions.count == powers.count else {
        throw Failure(description: "\(powers.count) chains became \(positions.count)")
      }
      guard positions.allSatisfy(\.isFinite) else {
        throw Failure(description: "a chain left the numbers")
      }
      see(count, positions)
    }
  }

  struct Failure: Error, CustomStringConvertible { let description: String }
}
