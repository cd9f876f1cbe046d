import BayesNumerics
import RealModule

/// The slope of a refined bound in all its numbers, from a batch of paths: forwards through the
/// steps of each, and backwards by the chain rule.
///
/// With λ_t = ∂ log w/∂u_t and g_t = ∂ log w/∂h_t the way back is
///
///     ρ = -z/τ                       of the step backwards that ends in u_t
///     λ_(t+1) += -(1 + d) ρ,   g_(t+1) += -c ρ
///     λ_(t+1) += s ∇²log p(θ_(t+1)) (s h'(·) g_(t+1))
///     λ_t = ρ + (1 + b) λ_(t+1),     g_t = a λ_(t+1)
///
/// A product with the Hessian is a central difference of the slope along the direction, two slopes
/// more. So a path of T ≥ 1 steps costs 3 (T + 1) slopes of the model, and one of T = 0 costs one.
struct RefinedSlope: Sendable {
  let dimension: Int
  let steps: Int
  let draws: Int
  /// Mean of log w over the batch; not finite where a path left the support.
  private(set) var bound = 0.0
  /// In the order of ``RefinedNormal/parameters``.
  private(set) var slopes: [Double]
  /// (T + 1) × dimension: u, ∇ log p; T × dimension: ξ and z.
  private var u, gradients, noise, misses: [Double]
  private var position, gradient, direction, product, lambda, toward: [Double]

  /// Slopes of the model that one path costs.
  static func slopesPerDraw(_ steps: Int) -> Int { steps == 0 ? 1 : 3 * (steps + 1) }

  init(dimension: Int, steps: Int, draws: Int) {
    self.dimension = dimension
    self.steps = steps
    self.draws = draws
    let zeros = [Double](repeating: 0, count: dimension)
    slopes = [Double](repeating: 0, count: (2 + 6 * steps) * dimension)
    u = [Double](repeating: 0, count: (steps + 1) * dimension)
    (gradients, noise, misses) = (u, u, u)
    (position, gradient, direction) = (zeros, zeros, zeros)
    (product, lambda, toward) = (zeros, zeros, zeros)
  }

  var isFinite: Bool { bound.isFinite && slopes.allSatisfy(\.isFinite) }

  /// Fresh paths, and the mean of log w and of its slopes.
  ///
  /// - Parameters:
  ///   - parameters: as ``RefinedNormal/parameters``.
  ///   - widths: exp of those that are logarithms (the others are not read), to be computed once.
  mutating func estimate<Target: DifferentiableLogDensity>(
    _ target: Target, at parameters: [Double], widths: [Double], using random: inout RandomSource
  ) {
    for i in slopes.indices { slopes[i] = 0 }
    bound = 0
    for _ in 0..<draws {
      bound += forwards(target, parameters, widths, using: &random) / Double(draws)
      guard bound.isFinite else { return }
      backwards(target, parameters, widths)
    }
    for i in slopes.indices { slopes[i] /= Double(draws) }
  }

  /// log w of one path; fills u, gradients, noise and misses.
  private mutating func forwards<Target: DifferentiableLogDensity>(
    _ target: Target, _ p: [Double], _ w: [Double], using random: inout RandomSource
  ) -> Double {
    let d = dimension
    var sum = 0.5 * Double(d) * .log(2 * .pi)
    for i in 0..<d {
      let z = random.normal()
      u[i] = z
      sum += 0.5 * z * z + p[d + i]
      position[i] = p[i] + w[d + i] * z
    }
    var value = target.logDensity(at: position, gradient: &gradient)
    for i in 0..<d { gradients[i] = gradient[i] }
    for t in 0..<steps {
      let (now, next, first) = (t * d, (t + 1) * d, (2 + 6 * t) * d)
      for i in 0..<d {
        let xi = random.normal()
        noise[now + i] = xi
        let h = BoundedSlope.value(w[d + i] * gradients[now + i])
        u[next + i] =
          u[now + i] + p[first + i] * h + p[first + d + i] * u[now + i]
          + w[first + 2 * d + i] * xi
        sum += 0.5 * xi * xi + p[first + 2 * d + i]
        position[i] = p[i] + w[d + i] * u[next + i]
      }
      value = target.logDensity(at: position, gradient: &gradient)
      for i in 0..<d {
        gradients[next + i] = gradient[i]
        let h = BoundedSlope.value(w[d + i] * gradient[i])
        let back = u[next + i] + p[first + 3 * d + i] * h + p[first + 4 * d + i] * u[next + i]
        let z = (u[now + i] - back) / w[first + 5 * d + i]
        misses[now + i] = z
        sum -= 0.5 * z * z + p[first + 5 * d + i]
      }
    }
    return sum + value
  }

  /// Adds the slopes of log w of the path that `forwards` has left.
  private mutating func backwards<Target: DifferentiableLogDensity>(
    _ target: Target, _ p: [Double], _ w: [Double]
  ) {
    let d = dimension
    let last = steps * d
    for i in 0..<d {
      let g = gradients[last + i]
      slopes[i] += g
      slopes[d + i] += w[d + i] * u[last + i] * g + 1
      lambda[i] = w[d + i] * g
      toward[i] = 0
    }
    for t in stride(from: steps - 1, through: 0, by: -1) {
      let (now, next, first) = (t * d, (t + 1) * d, (2 + 6 * t) * d)
      // The step backwards that ends in u_t
      for i in 0..<d {
        let z = misses[now + i]
        let rho = -z / w[first + 5 * d + i]
        let h = BoundedSlope.value(w[d + i] * gradients[next + i])
        lambda[i] -= (1 + p[first + 4 * d + i]) * rho
        toward[i] -= p[first + 3 * d + i] * rho
        slopes[first + 3 * d + i] -= rho * h
        slopes[first + 4 * d + i] -= rho * u[next + i]
        slopes[first + 5 * d + i] += z * z - 1
      }
      throughSlope(target, p, w, at: next)
      // The step forwards that began in it
      for i in 0..<d {
        let h = BoundedSlope.value(w[d + i] * gradients[now + i])
        slopes[first + i] += lambda[i] * h
        slopes[first + d + i] += lambda[i] * u[now + i]
        slopes[first + 2 * d + i] += lambda[i] * w[first + 2 * d + i] * noise[now + i] + 1
        toward[i] = p[first + i] * lambda[i]
        let rho = -misses[now + i] / w[first + 5 * d + i]
        lambda[i] = rho + (1 + p[first + d + i]) * lambda[i]
      }
    }
    if steps > 0 { throughSlope(target, p, w, at: 0) }
  }

  /// What `toward`, the slope in h(u), means for u, m and s: through the bound to g = s ∇ log p first.
  private mutating func throughSlope<Target: DifferentiableLogDensity>(
    _ target: Target, _ p: [Double], _ w: [Double], at place: Int
  ) {
    let d = dimension
    var largest = 0.0
    for i in 0..<d {
      toward[i] *= BoundedSlope.derivative(w[d + i] * gradients[place + i])
      direction[i] = w[d + i] * toward[i]
      largest = max(largest, abs(toward[i]))
      // g = s ∇ log p
      slopes[d + i] += toward[i] * w[d + i] * gradients[place + i]
    }
    guard largest > 0, largest.isFinite else { return }
    let reach = Self.reach / largest
    for i in 0..<d {
      position[i] = p[i] + w[d + i] * u[place + i] + reach * direction[i]
    }
    _ = target.logDensity(at: position, gradient: &product)
    for i in 0..<d { position[i] -= 2 * reach * direction[i] }
    _ = target.logDensity(at: position, gradient: &gradient)
    for i in 0..<d {
      let curved = (product[i] - gradient[i]) / (2 * reach)
      slopes[i] += curved
      slopes[d + i] += w[d + i] * u[place + i] * curved
      lambda[i] += w[d + i] * curved
    }
  }

  /// How far a central difference reaches, in standard deviations of q₀: its own error is some 1e-10
  /// of the third derivative, rounding 1e-11 of the slope.
  private static let reach = 1e-5
}
