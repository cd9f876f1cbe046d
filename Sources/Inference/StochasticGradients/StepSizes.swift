import RealModule

/// The step size η of each step of a chain, from step 0.
public enum StepSizes: Sendable, Equatable {
  case constant(Double)
  /// first · (1 + t/delay)^-power. With a power above 1/2 up to 1 the steps add up to infinity and their squares do
  /// not, as Robbins and Monro (1951) ask; averages over a chain weigh each draw by its step.
  case decreasing(first: Double, delay: Double, power: Double)

  /// η at step t. Precondition: positive numbers.
  public func size(atStep t: Int) -> Double {
    switch self {
    case .constant(let size): return size
    case .decreasing(let first, let delay, let power):
      return first * .pow(1 + Double(t) / delay, -power)
    }
  }
}

/// A chain of stochastic gradients that diverged: its steps are too long.
public struct DivergedChain: Error, Equatable, CustomStringConvertible {
  /// Counted from 1; found when a draw is recorded, so it may have happened a little earlier.
  public let step: Int

  public var description: String {
    "The chain diverged by step \(step): its numbers are no longer finite; take a smaller step size."
  }
}
