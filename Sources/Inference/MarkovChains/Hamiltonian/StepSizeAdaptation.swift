import RealModule

/// Learns the step size from the acceptance of each step: dual averaging.
///
/// log ε moves against the running mean of (aim - acceptance), ever more slowly; what is kept in the
/// end is a weighted mean of the path. Source: Hoffman and Gelman (2014), section 3.2.1; constants of
/// Stan.
public struct StepSizeAdaptation: Sendable {
  /// The acceptance aimed at, δ.
  public let aim: Double
  /// log ε is drawn towards this, μ = log(10 ε₀).
  private let attractor: Double
  private var count = 0.0
  private var meanShortfall = 0.0
  private var logStepSize: Double
  private var meanLogStepSize = 0.0

  /// γ: how strongly it is drawn there.
  private static let shrinkage = 0.05
  /// t₀: how many steps the first ones are worth less.
  private static let delay = 10.0
  /// κ: how fast early steps are forgotten.
  private static let forgetting = 0.75
  /// |log ε| ends here: where nothing is ever accepted it would grow until ε is no positive number.
  private static let farthest = 700.0

  public init(startingAt stepSize: Double, aim: Double) {
    self.aim = aim
    attractor = .log(10 * stepSize)
    logStepSize = .log(stepSize)
  }

  /// Precondition for a sensible result: `acceptance` between 0 and 1; NaN counts as 0.
  public mutating func learn(acceptance: Double) {
    count += 1
    let shortfall = aim - (acceptance.isNaN ? 0 : min(1, acceptance))
    meanShortfall += (shortfall - meanShortfall) / (count + Self.delay)
    logStepSize = attractor - meanShortfall * count.squareRoot() / Self.shrinkage
    logStepSize = min(max(logStepSize, -Self.farthest), Self.farthest)
    let weight = Double.pow(count, -Self.forgetting)
    meanLogStepSize += weight * (logStepSize - meanLogStepSize)
  }

  /// The step size with which to go on learning.
  public var stepSize: Double { .exp(logStepSize) }

  /// The step size to keep.
  public var finalStepSize: Double { count == 0 ? stepSize : .exp(meanLogStepSize) }
}
