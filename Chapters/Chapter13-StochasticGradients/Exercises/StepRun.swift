import BayesNumerics
import Foundation

/// Many steps of a sampler of one parameter; compiled in the chapter, and beside a student's file.
struct StepRun {
  /// The next place, of a place, η, the noisy slope and chance.
  typealias Step = (
    Double, Double, (Double, inout RandomSource) -> Double, inout RandomSource
  ) throws -> Double

  /// The target is N(mean, 1/precision).
  let mean: Double
  let precision: Double
  /// The standard deviation of the slope's own noise, as that of a mini-batch.
  let noise: Double

  /// The slope of the log density at θ, with its noise.
  func slope(_ theta: Double, _ random: inout RandomSource) -> Double {
    let own = noise > 0 ? noise * random.normal() : 0
    return -precision * (theta - mean) + own
  }

  /// Of the moves from one place their mean and variance, with standard errors of both: four numbers.
  func moves(
    from place: Double, stepSize: Double, steps: Int, seed: UInt64, by step: Step
  ) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var moves: [Double] = []
    for _ in 0..<steps {
      moves.append(try step(place, stepSize, slope, &random) - place)
    }
    let count = Double(steps)
    let mean = moves.reduce(0, +) / count
    let squares = moves.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / (count - 1)
    let fourth = squares.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / (count - 1)
    return [mean, variance, (variance / count).squareRoot(), (fourth / count).squareRoot()]
  }

  /// Of a chain the mean square distance from the target's mean, with a standard error by a hundred batches; zeros behind.
  func chain(stepSize: Double, steps: Int, seed: UInt64, by step: Step) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var place = mean
    for _ in 0..<steps / 10 { place = try step(place, stepSize, slope, &random) }
    let length = steps / 100
    var batches: [Double] = []
    for _ in 0..<100 {
      var sum = 0.0
      for _ in 0..<length {
        place = try step(place, stepSize, slope, &random)
        sum += (place - mean) * (place - mean)
      }
      batches.append(sum / Double(length))
    }
    let all = batches.reduce(0, +) / 100
    let spread = batches.reduce(0) { $0 + ($1 - all) * ($1 - all) } / 99
    return [all, (spread / 100).squareRoot(), 0, 0]
  }
}
