import BayesNumerics

/// A kernel that can sample one rung of a ladder: its target is a ``PowerPosterior``, and it can be
/// aimed at another power.
public protocol RungKernel: TransitionKernel {
  associatedtype Target: PowerTarget

  var target: Target { get }

  /// This kernel with its settings, aimed at another target.
  func aimed(at target: Target) -> Self

  /// Makes the state of another rung one of this rung, at the same position: what it remembers of
  /// the density is renewed.
  ///
  /// - Parameter factors: of the model at the state's position.
  func adopt(_ state: inout State, factors: LogFactors)

  /// What a step of this kernel tells a ladder.
  static func report(_ info: Info) -> RungReport
}

/// What one step of a rung's kernel has done.
public struct RungReport: Sendable, Equatable {
  /// Between 0 and 1.
  public let acceptance: Double
  /// Values or gradients of the log density that it took.
  public let evaluations: Int
  public let isDivergent: Bool

  public init(acceptance: Double, evaluations: Int, isDivergent: Bool = false) {
    self.acceptance = acceptance
    self.evaluations = evaluations
    self.isDivergent = isDivergent
  }
}

extension RandomWalk: RungKernel where Target: PowerTarget {
  public func aimed(at target: Target) -> RandomWalk {
    RandomWalk(target, widths: widths, scale: scale, acceptanceAim: acceptanceAim)
  }

  public func adopt(_ state: inout State, factors: LogFactors) {
    state.logDensity = factors.logDensity(atPower: target.power)
  }

  public static func report(_ info: Info) -> RungReport {
    RungReport(acceptance: info.acceptance, evaluations: 1)
  }
}

extension HamiltonianKernel where Target: PowerTarget {
  /// The gradient is computed anew, in the state's own memory.
  public func adopt(_ state: inout HamiltonianState, factors: LogFactors) {
    state.point.logDensity = target.logDensity(
      at: state.point.position, gradient: &state.point.gradient)
  }

  public static func report(_ info: HamiltonianInfo) -> RungReport {
    RungReport(
      acceptance: info.acceptance, evaluations: info.leapfrogSteps, isDivergent: info.isDivergent)
  }
}

extension HMC: RungKernel where Target: PowerTarget {
  public func aimed(at target: Target) -> HMC {
    HMC(
      target, steps: steps, stepSize: stepSize, metric: metric, jitter: jitter,
      acceptanceAim: acceptanceAim)
  }
}

extension NUTS: RungKernel where Target: PowerTarget {
  public func aimed(at target: Target) -> NUTS {
    NUTS(
      target, stepSize: stepSize, metric: metric, deepestTree: deepestTree,
      acceptanceAim: acceptanceAim, learning: learning)
  }
}
