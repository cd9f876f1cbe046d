import BayesNumerics
import Foundation

/// Trajectories on d independent normals whose scale nobody has told; compiled in the chapter, and beside a student's
/// file.
struct TuningRun {
  let dimension: Int
  /// The standard deviation of each coordinate.
  let scale: Double
  /// How many trajectories may be run.
  let trajectories: Int
  private(set) var count = 0
  private var random: RandomSource

  init(dimension: Int, scale: Double, trajectories: Int, seed: UInt64) {
    self.dimension = dimension
    self.scale = scale
    self.trajectories = trajectories
    random = RandomSource(seed: seed)
  }

  /// The probability of accepting a trajectory of one to ten leapfrog steps, from an exact draw; 0 where the energy
  /// leaves all bounds.
  mutating func acceptance(_ stepSize: Double) throws -> Double {
    count += 1
    guard count <= trajectories else {
      throw Failure(description: "more than \(trajectories) trajectories were asked for")
    }
    let step = stepSize / scale
    let steps = 1 + Int(random.uniform() * 10)
    var rise = 0.0
    for _ in 0..<dimension {
      let (start, push) = (random.normal(), random.normal())
      var (theta, q) = (start, push)
      for _ in 0..<steps {
        q -= step / 2 * theta
        theta += step * q
        q -= step / 2 * theta
      }
      rise += (theta * theta + q * q - start * start - push * push) / 2
    }
    return rise.isNaN ? 0 : min(1, exp(-rise))
  }

  /// The step size that a function finds, and how many trajectories it has run.
  mutating func tuned(
    aim: Double,
    by tune: (_ aim: Double, _ trajectories: Int, _ acceptance: (Double) throws -> Double) throws
      -> Double
  ) throws -> [Double] {
    var run = self
    let stepSize = try tune(aim, trajectories) { try run.acceptance($0) }
    self = run
    return [stepSize, Double(count)]
  }

  struct Failure: Error, CustomStringConvertible { let description: String }
}
