import BayesNumerics
import RealModule

/// The evidence lower bound, E_q[log p(θ, data) - log q(θ)], estimated with its standard error.
///
/// log p(data) = ELBO + KL(q‖posterior): the bound is never above the log evidence, and the gap is
/// the divergence. The estimate is the mean of log p - log q over draws from q: where q is the
/// posterior every draw gives the evidence, and the standard error is 0. The error knows nothing of
/// mass that q never visits. Source: lecture 003, variational inference; Jordan et al. (1999),
/// Machine Learning 37.
public struct ELBO: Sendable, Equatable {
  /// In nats; -∞ where a draw fell outside the support, as q then puts mass where the posterior has
  /// none.
  public let mean: Double
  public let standardError: Double
  public let draws: Int
  /// Draws at which the log density was not a finite number.
  public let outside: Int

  /// From values of log p - log q at independent draws from q. Precondition: two or more.
  public init(logRatios: [Double]) {
    precondition(logRatios.count >= 2, "A standard error needs two draws or more.")
    draws = logRatios.count
    outside = logRatios.count { !$0.isFinite }
    let isInside = outside == 0
    mean = isInside ? sampleMean(logRatios) : -.infinity
    standardError =
      isInside ? (sampleVariance(logRatios) / Double(draws)).squareRoot() : .infinity
  }

  /// The bound of `target` under `q` from fresh draws: two or more (precondition).
  ///
  /// With all constants in the target's log density it bounds the log evidence; without them it
  /// bounds the logarithm of its integral. Draws that an optimiser has used to find q must not be
  /// used again: their mean is too high.
  public static func estimate(
    of target: some LogDensity, under q: VariationalNormal, draws: Int = 1000,
    using random: inout RandomSource
  ) -> ELBO {
    ELBO(logRatios: logRatios(of: target, under: q, draws: draws, using: &random).values)
  }

  /// How much higher the bound is under `b` than under `a`, from the same noise in both.
  ///
  /// What chance does to one it does to the other, so that small differences show with few draws.
  /// Exact on average, whatever the two share. Precondition: equal dimensions, two draws or more.
  public static func gain(
    from a: VariationalNormal, to b: VariationalNormal, of target: some LogDensity, draws: Int,
    using random: inout RandomSource
  ) -> ELBO {
    precondition(
      a.dimension == b.dimension && a.dimension == target.dimension,
      "Approximations in \(a.dimension) and \(b.dimension) dimensions for \(target.dimension).")
    var noise = [Double](repeating: 0, count: target.dimension)
    var position = noise
    let fromLog = b.logDeterminant - a.logDeterminant
    return ELBO(
      logRatios: (0..<draws).map { _ in
        for index in noise.indices { noise[index] = random.normal() }
        a.place(noise, into: &position)
        let first = target.logDensity(at: position)
        b.place(noise, into: &position)
        // -½ z² is in both
        return target.logDensity(at: position) - first + fromLog
      })
  }

  /// log p - log q at draws from q, and the draws.
  static func logRatios(
    of target: some LogDensity, under q: VariationalNormal, draws: Int,
    using random: inout RandomSource
  ) -> (values: [Double], positions: [[Double]]) {
    precondition(
      q.dimension == target.dimension,
      "An approximation in \(q.dimension) dimensions for a target in \(target.dimension).")
    var noise = [Double](repeating: 0, count: q.dimension)
    var position = noise
    let constant = q.logDeterminant + 0.5 * Double(q.dimension) * .log(2 * .pi)
    var (values, positions) = ([Double](), [[Double]]())
    values.reserveCapacity(draws)
    positions.reserveCapacity(draws)
    for first in stride(from: 0, to: draws, by: block) {
      var (together, minusLogNormals) = ([Double](), [Double]())
      for _ in first..<min(first + block, draws) {
        for index in noise.indices { noise[index] = random.normal() }
        q.place(noise, into: &position)
        minusLogNormals.append(0.5 * dot(noise, noise) + constant)
        together += position
        positions.append(position)
      }
      for (value, minusLogNormal) in zip(target.logDensities(at: together), minusLogNormals) {
        values.append(value + minusLogNormal)
      }
    }
    return (values, positions)
  }

  /// So many draws are asked for at once.
  private static let block = 64
}
