import BayesNumerics
import RealModule

/// How the slope of the evidence lower bound is estimated from draws θ = m + L z.
///
/// All four are right on average; what differs is their variance. f is log p(θ) - log q(θ).
public enum GradientEstimator: String, Sendable, CaseIterable, CustomStringConvertible {
  /// f ∇ log q(θ), the derivative with respect to the parameters of q: needs no slope of the model,
  /// and pays for it. Source: Williams (1992); Ranganath et al. (2014), "Black box variational
  /// inference".
  case score = "score function"
  /// (f - b) ∇ log q(θ), where b is the mean of f over the other draws of the batch: a control
  /// variate, as ∇ log q is 0 on average, and each b is independent of its draw. Source: Salimans
  /// and Knowles (2014); Kool et al. (2019), "Buy 4 REINFORCE samples, get a baseline for free!".
  case scoreWithBaseline = "score function with baseline"
  /// The slope of log p along the path that θ takes as m and L change, with the slope of the
  /// entropy in closed form: the reparametrisation gradient. Source: Kingma and Welling (2014),
  /// section 2.4; Kucukelbir et al. (2017), section 2.5.
  case path = "path"
  /// The slope of f along the path, without what q changes as a function: on average that is 0.
  /// Where q is the posterior its variance vanishes. Source: Roeder, Wu and Duvenaud (2017),
  /// "Sticking the landing".
  case stickingTheLanding = "path, sticking the landing"

  public var description: String { rawValue }

  /// Whether it asks for the slope of the model.
  public var needsSlopes: Bool { self == .path || self == .stickingTheLanding }

  /// One estimate from a batch of draws, for a mean-field approximation.
  ///
  /// Preconditions: equal dimensions, a diagonal scale, one draw or more (two with a baseline). NaN
  /// where a draw fell outside the support.
  public func gradient(
    of target: some DifferentiableLogDensity, at q: VariationalNormal, draws: Int = 1,
    using random: inout RandomSource
  ) -> VariationalGradient {
    guard case .diagonal(let widths) = q.scale else {
      preconditionFailure("Slopes by coordinate are those of a mean-field approximation.")
    }
    precondition(
      q.dimension == target.dimension,
      "An approximation in \(q.dimension) dimensions for a target in \(target.dimension).")
    var batch = GradientBatch(self, draws: draws, of: MovingNormal(q))
    batch.estimate(target, at: MovingNormal(q), using: &random)
    return VariationalGradient(
      bound: batch.bound, mean: zip(batch.mean, widths).map { $0 / $1 }, logScale: batch.scale)
  }

  /// The variance of the estimate of one batch, by coordinate, from repetitions with fresh draws:
  /// two or more (precondition).
  public func variance(
    of target: some DifferentiableLogDensity, at q: VariationalNormal, draws: Int = 1,
    repetitions: Int = 1000, using random: inout RandomSource
  ) -> (mean: [Double], logScale: [Double]) {
    precondition(repetitions >= 2, "A variance needs two repetitions or more.")
    let found = (0..<repetitions).map { _ in
      gradient(of: target, at: q, draws: draws, using: &random)
    }
    return (
      mean: q.mean.indices.map { i in sampleVariance(found.map { $0.mean[i] }) },
      logScale: q.mean.indices.map { i in sampleVariance(found.map { $0.logScale[i] }) }
    )
  }
}

/// An estimated slope of the evidence lower bound of a mean-field normal.
public struct VariationalGradient: Sendable, Equatable {
  /// The bound itself, from the same draws.
  public let bound: Double
  /// ∂ ELBO / ∂mᵢ, in nats per unit of the parameter.
  public let mean: [Double]
  /// ∂ ELBO / ∂ log sᵢ, in nats.
  public let logScale: [Double]
}

/// A normal approximation in memory that an optimiser overwrites: θ = m + L z.
struct MovingNormal: Sendable {
  let family: VariationalFamily
  let dimension: Int
  /// m
  var mean: [Double]
  /// The diagonal of L; or L, column after column, with zeros above the diagonal.
  var factor: [Double]

  init(_ q: VariationalNormal) {
    family = q.family
    dimension = q.dimension
    mean = q.mean
    switch q.scale {
    case .diagonal(let widths): factor = widths
    case .lower(let lower): factor = lower.elements
    }
  }

  /// Precondition: the factor has stayed finite and its diagonal positive.
  var normal: VariationalNormal {
    switch family {
    case .meanField: VariationalNormal(mean: mean, standardDeviations: factor)
    case .fullRank:
      VariationalNormal(
        mean: mean, lower: Matrix(rows: dimension, columns: dimension, elements: factor))
    }
  }

  /// Where Lᵢᵢ stands in `factor`.
  func diagonal(_ index: Int) -> Int {
    family == .meanField ? index : index * (dimension + 1)
  }

  var logDeterminant: Double {
    (0..<dimension).reduce(0) { $0 + .log(factor[diagonal($1)]) }
  }

  /// Whether it is still a distribution that a double can hold.
  var isFinite: Bool {
    for index in 0..<dimension {
      let width = factor[diagonal(index)]
      if !(width > 0 && width < .infinity && mean[index].isFinite) { return false }
    }
    return true
  }

  /// position ← m + L z, z being the numbers of `noise` from `first` on.
  func place(_ noise: [Double], from first: Int, into position: inout [Double]) {
    switch family {
    case .meanField:
      for i in 0..<dimension { position[i] = mean[i] + factor[i] * noise[first + i] }
    case .fullRank:
      factor.withUnsafeBufferPointer { factor in
        position.withUnsafeMutableBufferPointer { position in
          for i in 0..<dimension { position[i] = mean[i] }
          for j in 0..<dimension {
            let (z, column) = (noise[first + j], j * dimension)
            for i in j..<dimension { position[i] += factor[column + i] * z }
          }
        }
      }
    }
  }

  /// slopes ← Lᵀ slopes, in place: slopes per unit of noise.
  func whiten(_ slopes: inout [Double]) {
    switch family {
    case .meanField:
      for i in 0..<dimension { slopes[i] *= factor[i] }
    case .fullRank:
      factor.withUnsafeBufferPointer { factor in
        slopes.withUnsafeMutableBufferPointer { slopes in
          for j in 0..<dimension {
            var sum = 0.0
            for i in j..<dimension { sum += factor[j * dimension + i] * slopes[i] }
            slopes[j] = sum
          }
        }
      }
    }
  }
}

/// The slope of the bound from a batch of draws, in the units of the approximation itself; memory
/// for all steps is taken once.
///
/// With y = Lᵀ ∇ log p, the slope per unit of noise, the path gradient is E[y] for the mean and the
/// lower triangle of E[y zᵀ] + I for L, both from the left by Lᵀ. In these units the Fisher matrix
/// of q is a constant, so they do not depend on the units of the parameters.
struct GradientBatch: Sendable {
  let estimator: GradientEstimator
  let draws: Int
  /// Mean over the draws of log p - log q; NaN or infinite where a draw left the support.
  private(set) var bound = 0.0
  /// Lᵀ ∂ELBO/∂m
  private(set) var mean: [Double]
  /// ∂ELBO/∂ log sᵢ; or the lower triangle of Lᵀ ∂ELBO/∂L, in the shape of the factor.
  private(set) var scale: [Double]
  /// draws × dimension
  private var noise: [Double]
  /// log p - log q of each draw
  private var ratios: [Double]
  private var position: [Double]
  private var slopes: [Double]

  /// Precondition: a draw or more; two with a baseline.
  init(_ estimator: GradientEstimator, draws: Int, of q: MovingNormal) {
    precondition(
      draws >= (estimator == .scoreWithBaseline ? 2 : 1),
      "The estimator \"\(estimator)\" cannot do with \(draws) draws.")
    self.estimator = estimator
    self.draws = draws
    mean = [Double](repeating: 0, count: q.dimension)
    scale = [Double](repeating: 0, count: q.factor.count)
    noise = [Double](repeating: 0, count: draws * q.dimension)
    ratios = [Double](repeating: 0, count: draws)
    (position, slopes) = (mean, mean)
  }

  /// Whether all draws were inside the support, with finite slopes.
  var isFinite: Bool { bound.isFinite && mean.allSatisfy(\.isFinite) }

  /// Fresh draws, and the estimate from them.
  mutating func estimate<Target: DifferentiableLogDensity>(
    _ target: Target, at q: MovingNormal, using random: inout RandomSource
  ) {
    let dimension = q.dimension
    for index in noise.indices { noise[index] = random.normal() }
    for index in mean.indices { mean[index] = 0 }
    for index in scale.indices { scale[index] = 0 }
    let constant = q.logDeterminant + 0.5 * Double(dimension) * .log(2 * .pi)
    let share = 1 / Double(draws)
    bound = 0
    for draw in 0..<draws {
      let first = draw * dimension
      q.place(noise, from: first, into: &position)
      let value =
        estimator.needsSlopes
        ? target.logDensity(at: position, gradient: &slopes) : target.logDensity(at: position)
      var squares = 0.0
      for i in 0..<dimension { squares += noise[first + i] * noise[first + i] }
      ratios[draw] = value + 0.5 * squares + constant
      bound += share * ratios[draw]
      guard estimator.needsSlopes else { continue }

      // Slopes per unit of noise, along the path
      q.whiten(&slopes)
      if estimator == .stickingTheLanding {
        for i in 0..<dimension { slopes[i] += noise[first + i] }
      }
      accumulate(share, first, q.family)
    }
    switch estimator {
    case .path:
      // The entropy, log det L
      for i in 0..<dimension { scale[q.diagonal(i)] += 1 }
    case .stickingTheLanding:
      break
    case .score, .scoreWithBaseline:
      let total = bound * Double(draws)
      for draw in 0..<draws {
        let others = (total - ratios[draw]) / Double(max(draws - 1, 1))
        let weight = ratios[draw] - (estimator == .scoreWithBaseline ? others : 0)
        accumulateScore(share * weight, draw * dimension, q)
      }
    }
  }

  /// Adds weight × y to the mean and weight × y zᵀ to the scale.
  private mutating func accumulate(_ weight: Double, _ first: Int, _ family: VariationalFamily) {
    let dimension = mean.count
    for i in 0..<dimension { mean[i] += weight * slopes[i] }
    switch family {
    case .meanField:
      for i in 0..<dimension { scale[i] += weight * slopes[i] * noise[first + i] }
    case .fullRank:
      scale.withUnsafeMutableBufferPointer { scale in
        slopes.withUnsafeBufferPointer { slopes in
          for j in 0..<dimension {
            let (z, column) = (weight * noise[first + j], j * dimension)
            for i in j..<dimension { scale[column + i] += slopes[i] * z }
          }
        }
      }
    }
  }

  /// Adds weight × ∇ log q: z for the mean, the lower triangle of z zᵀ - I for the scale.
  private mutating func accumulateScore(_ weight: Double, _ first: Int, _ q: MovingNormal) {
    for i in mean.indices { slopes[i] = noise[first + i] }
    accumulate(weight, first, q.family)
    for i in mean.indices { scale[q.diagonal(i)] -= weight }
  }
}
