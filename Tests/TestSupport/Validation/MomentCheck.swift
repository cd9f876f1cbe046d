import BayesNumerics
import Inference
import RealModule

/// Are the means of some chains what they should be, within the error that the same draws claim?
public struct MomentCheck: Sendable, CustomStringConvertible {
  public let names: [String]
  /// (mean - known) / Monte Carlo error, one a name.
  public let z: [Double]
  /// How often right chains are refused, over all names together.
  public let falseAlarmRate: Double

  public init(_ draws: Draws, means: [Double], falseAlarmRate: Double = 1e-5) {
    names = draws.names
    z = zip(draws.names, means).map { name, known in
      let values = draws.pooled(name)
      let mean = values.reduce(0, +) / Double(values.count)
      return (mean - known) / MonteCarloError.mean(draws[name])
    }
    self.falseAlarmRate = falseAlarmRate
  }

  /// Two-sided, the rate over the number of means.
  public var threshold: Double { -standardNormalQuantile(falseAlarmRate / Double(2 * z.count)) }

  public var worst: Double { z.first(where: \.isNaN) ?? z.max { abs($0) < abs($1) } ?? .nan }

  public var agrees: Bool { z.allSatisfy { abs($0) <= threshold } }

  public var description: String {
    "beyond \(threshold) is refused: \(zip(names, z).map { "\($0): z = \($1)" })"
  }
}
