import BayesNumerics
import RealModule

/// A normal approximation whose draws are refined by T learned steps of a Langevin sampler: a
/// distribution that has no density in closed form, and yet a lower bound of the evidence.
///
/// A path begins at u₀ ~ N(0, I) and makes T steps; θ_t = m + s u_t, coordinate by coordinate, and
/// h(u) is the slope per unit of u, g(u) = s ∇ log p(m + s u), with a bound H on its size,
/// h = g/√(1 + g²/H²):
///
///     u_(t+1) = u_t + a_t h(u_t) + b_t u_t + κ_t ξ_t,    ξ_t ~ N(0, I)
///
/// Each step has its own a, b, κ in every coordinate: a is a step size (for Langevin dynamics a = η,
/// κ = √(2η)), b lets a step move within q₀. Without the bound a draw that lands where the posterior is
/// steep is thrown far out by its next step, and the weights have a heavy tail; with it every step moves
/// by at most a H, and w stays what it is, as h is a function of the place alone. The density of θ_T would be an integral over all paths.
/// Instead the path is given a probability backwards too, by steps of the same form,
///
///     u_t = u_(t+1) + c_t h(u_(t+1)) + d_t u_(t+1) + τ_t ζ_t,
///
/// and log w = log p(θ_T) + Σ log s + Σ log N(u_t | backwards) - log N(u₀) - Σ log N(u_(t+1) | forwards)
/// has E[w] = ∫ p exactly, whatever the numbers are; by Jensen's inequality E[log w] ≤ log ∫ p. The
/// bound is below the one that the density of θ_T would give by the divergence between the two
/// directions, and T = 0 is the ordinary bound of a mean field.
///
/// Source: Gallego and Rios Insua (2019), "Variationally inferred sampling through a refined bound",
/// arXiv:1908.09744 (lecture 001, algorithm 4); the path backwards from Salimans, Kingma and Welling
/// (2015), "Markov chain Monte Carlo and variational inference: bridging the gap", arXiv:1410.6460;
/// Langevin paths from Thin et al. (2021), "Monte Carlo variational auto-encoders"; bounded slopes from
/// Roberts and Tweedie (1996), "Exponential convergence of Langevin distributions and their discrete
/// approximations", Bernoulli 2, section 1.4.
public struct RefinedNormal: Sendable, Equatable {
  /// m
  public let mean: [Double]
  /// s
  public let standardDeviations: [Double]
  public let steps: [Step]

  /// Both directions of one step, each a number per coordinate.
  public struct Step: Sendable, Equatable {
    /// a, b and κ
    public var drift, pull, noise: [Double]
    /// c, d and τ
    public var driftBack, pullBack, noiseBack: [Double]

    public init(
      drift: [Double], pull: [Double], noise: [Double], driftBack: [Double], pullBack: [Double],
      noiseBack: [Double]
    ) {
      self.drift = drift
      self.pull = pull
      self.noise = noise
      self.driftBack = driftBack
      self.pullBack = pullBack
      self.noiseBack = noiseBack
    }

    fileprivate var parts: [[Double]] { [drift, pull, noise, driftBack, pullBack, noiseBack] }
  }

  /// Precondition: finite numbers, `mean.count` of each, standard deviations and noises above 0.
  public init(mean: [Double], standardDeviations: [Double], steps: [Step]) {
    let dimension = mean.count
    precondition(
      dimension >= 1 && standardDeviations.count == dimension
        && steps.allSatisfy { $0.parts.allSatisfy { $0.count == dimension } },
      "\(standardDeviations.count) standard deviations and steps do not suit \(dimension) means.")
    precondition(
      (mean + steps.flatMap { $0.parts.flatMap(\.self) }).allSatisfy(\.isFinite)
        && (standardDeviations + steps.flatMap { $0.noise + $0.noiseBack }).allSatisfy {
          $0 > 0 && $0 < .infinity
        }, "A refined normal has finite numbers, and noise above 0.")
    self.mean = mean
    self.standardDeviations = standardDeviations
    self.steps = steps
  }

  /// A mean-field normal with T steps of plain Langevin dynamics of step size η (in units of s²)
  /// through the densities q₀^(1-β) p^β, β = 1/(T + 1), ..., T/(T + 1), reversed by the same steps:
  /// where a search may begin. Preconditions: a mean field, η > 0.
  public init(_ q: VariationalNormal, steps: Int, stepSize: Double = 0.1) {
    precondition(
      q.family == .meanField && steps >= 0 && stepSize > 0,
      "A \(q.family) normal cannot be refined by \(steps) steps of \(stepSize).")
    let ones = q.mean.map { _ in 1.0 }
    self.init(
      mean: q.mean, standardDeviations: q.standardDeviations,
      steps: (0..<steps).map { step in
        let share = Double(step + 1) / Double(steps + 1)
        let drift = ones.map { $0 * stepSize * share }
        let pull = ones.map { -$0 * stepSize * (1 - share) }
        let noise = ones.map { $0 * (2 * stepSize).squareRoot() }
        return Step(
          drift: drift, pull: pull, noise: noise, driftBack: drift, pullBack: pull,
          noiseBack: noise)
      })
  }

  public var dimension: Int { mean.count }
  /// T
  public var stepCount: Int { steps.count }
  /// q₀
  public var initial: VariationalNormal {
    VariationalNormal(mean: mean, standardDeviations: standardDeviations)
  }

  /// One path: θ₀, ..., θ_T and log w.
  ///
  /// log w is -∞ where the path leaves the support; the last place is then where it left.
  public func path(
    _ target: some DifferentiableLogDensity, using random: inout RandomSource
  ) -> (places: [[Double]], logWeight: Double) {
    precondition(
      target.dimension == dimension,
      "An approximation in \(dimension) dimensions for a target in \(target.dimension).")
    var u = mean.map { _ in random.normal() }
    var (slope, places) = (u, [place(u)])
    var value = target.logDensity(at: places[0], gradient: &slope)
    var logWeight = 0.5 * dot(u, u) + 0.5 * Double(dimension) * .log(2 * .pi)
    for i in u.indices { logWeight += .log(standardDeviations[i]) }
    for step in steps {
      guard value.isFinite, slope.allSatisfy(\.isFinite) else { return (places, -.infinity) }
      let before = u
      let slopeBefore = uphill(slope)
      for i in u.indices {
        let noise = random.normal()
        u[i] +=
          step.drift[i] * slopeBefore[i] + step.pull[i] * before[i]
          + step.noise[i] * noise
        logWeight += 0.5 * noise * noise + .log(step.noise[i])
      }
      places.append(place(u))
      value = target.logDensity(at: places[places.count - 1], gradient: &slope)
      let slopeAfter = uphill(slope)
      for i in u.indices {
        let back = u[i] + step.driftBack[i] * slopeAfter[i] + step.pullBack[i] * u[i]
        let z = (before[i] - back) / step.noiseBack[i]
        logWeight -= 0.5 * z * z + .log(step.noiseBack[i])
      }
    }
    let whole = logWeight + value
    return (places, whole.isFinite ? whole : -.infinity)
  }

  /// The bound from fresh draws: two or more (precondition).
  public func bound(
    of target: some DifferentiableLogDensity, draws: Int = 1000, using random: inout RandomSource
  ) -> ELBO {
    ELBO(logRatios: logWeights(of: target, draws: draws, using: &random))
  }

  /// log w of fresh draws: their mean is the bound, and the logarithm of the mean of the w an
  /// estimate of the log evidence.
  public func logWeights(
    of target: some DifferentiableLogDensity, draws: Int, using random: inout RandomSource
  ) -> [Double] {
    (0..<draws).map { _ in path(target, using: &random).logWeight }
  }

  /// θ_T of fresh draws.
  public func particles(
    of target: some DifferentiableLogDensity, count: Int, using random: inout RandomSource
  ) -> [[Double]] {
    (0..<count).map { _ in
      let places = path(target, using: &random).places
      return places[places.count - 1]
    }
  }

  /// H, the bound on the size of h, in slopes of log p per unit of u.
  public static var slopeLimit: Double { BoundedSlope.limit }

  /// h, from ∇ log p.
  private func uphill(_ gradient: [Double]) -> [Double] {
    gradient.indices.map { BoundedSlope.value(standardDeviations[$0] * gradient[$0]) }
  }

  private func place(_ u: [Double]) -> [Double] {
    u.indices.map { mean[$0] + standardDeviations[$0] * u[$0] }
  }
}

// MARK: As one list of numbers

extension RefinedNormal {
  /// All numbers in a row: m, log s, then of each step a, b, log κ, c, d, log τ.
  public var parameters: [Double] {
    var numbers = mean
    numbers += standardDeviations.map { Double.log($0) }
    for step in steps {
      numbers += step.drift
      numbers += step.pull
      numbers += step.noise.map { Double.log($0) }
      numbers += step.driftBack
      numbers += step.pullBack
      numbers += step.noiseBack.map { Double.log($0) }
    }
    return numbers
  }

  /// Back again. Precondition: (2 + 6 T) × dimension finite numbers.
  public init(parameters: [Double], dimension: Int) {
    let count = parameters.count / dimension
    precondition(
      parameters.count == count * dimension && count >= 2 && (count - 2).isMultiple(of: 6),
      "\(parameters.count) numbers are no refined normal in \(dimension) dimensions.")
    func part(_ index: Int) -> [Double] {
      Array(parameters[(index * dimension)..<((index + 1) * dimension)])
    }
    func widths(_ index: Int) -> [Double] { part(index).map { .exp($0) } }
    self.init(
      mean: part(0), standardDeviations: widths(1),
      steps: (0..<((count - 2) / 6)).map { step in
        let first = 2 + 6 * step
        return Step(
          drift: part(first), pull: part(first + 1), noise: widths(first + 2),
          driftBack: part(first + 3), pullBack: part(first + 4), noiseBack: widths(first + 5))
      })
  }
}
