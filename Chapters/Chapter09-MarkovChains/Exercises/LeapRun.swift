import BayesNumerics
import Foundation

/// Rolls with a leapfrog step and accepts by a rule, on two landscapes; compiled in the chapter, and beside a
/// student's file.
struct LeapRun {
  /// θ, q, the step size and the gradient of the landscape; returns where they are after one step.
  typealias Leap = ([Double], [Double], Double, ([Double]) -> [Double]) throws -> (
    theta: [Double], q: [Double]
  )
  /// The probability of accepting, of the energies before and after.
  typealias Rule = (Double, Double) throws -> Double

  /// "ridge", two normal coordinates with a correlation, or "quartic", Σ θ²/2 + θ⁴/4.
  let landscape: String
  var correlation = 0.0
  let leap: Leap
  let rule: Rule

  /// U
  func height(_ theta: [Double]) -> Double {
    if landscape == "quartic" {
      return theta.reduce(0) { $0 + $1 * $1 / 2 + $1 * $1 * $1 * $1 / 4 }
    }
    let (x, y) = (theta[0], theta[1])
    return (x * x - 2 * correlation * x * y + y * y) / (2 * (1 - correlation * correlation))
  }

  /// ∇U
  func slope(_ theta: [Double]) -> [Double] {
    if landscape == "quartic" { return theta.map { $0 + $0 * $0 * $0 } }
    let (x, y) = (theta[0], theta[1])
    let factor = 1 / (1 - correlation * correlation)
    return [factor * (x - correlation * y), factor * (y - correlation * x)]
  }

  /// H = U + Σ q²/2
  func energy(_ theta: [Double], _ q: [Double]) -> Double {
    height(theta) + q.reduce(0) { $0 + $1 * $1 } / 2
  }

  /// So many steps; θ and then q at the end.
  func rolled(_ theta: [Double], _ q: [Double], stepSize: Double, steps: Int) throws -> [Double] {
    var (place, momentum) = (theta, q)
    for _ in 0..<steps { (place, momentum) = try leaped(place, momentum, stepSize) }
    return place + momentum
  }

  /// The end of so many steps, and where as many lead from there with the momentum turned round, turned round again.
  func thereAndBack(
    _ theta: [Double], _ q: [Double], stepSize: Double, steps: Int
  ) throws -> [Double] {
    let there = try rolled(theta, q, stepSize: stepSize, steps: steps)
    let d = theta.count
    let back = try rolled(
      Array(there.prefix(d)), there.suffix(d).map { -$0 }, stepSize: stepSize, steps: steps)
    return there + back.prefix(d) + back.suffix(d).map { -$0 }
  }

  /// Trajectories one after the other: each place on the way of each, the start first, then 1 if the end was accepted
  /// and else 0.
  func path(
    from start: [Double], stepSize: Double, steps: Int, trajectories: Int, seed: UInt64
  ) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var theta = start
    var all: [Double] = []
    for _ in 0..<trajectories {
      let begin = theta
      var q = theta.map { _ in random.normal() }
      let before = energy(theta, q)
      all += theta
      for _ in 0..<steps {
        (theta, q) = try leaped(theta, q, stepSize)
        all += theta
      }
      let isAccepted = try random.uniform() < rule(before, energy(theta, q))
      if !isAccepted { theta = begin }
      all.append(isAccepted ? 1 : 0)
    }
    return all
  }

  /// A few trajectories from each of many exact draws on the ridge: the means of the changes of x, x² and xy, their
  /// standard errors, and the share that was accepted.
  func changes(
    stepSize: Double, steps: Int, trajectories: Int, count: Int, seed: UInt64
  ) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var (sums, squares) = ([0.0, 0, 0], [0.0, 0, 0])
    var accepted = 0
    for _ in 0..<count {
      let x = random.normal()
      let start = [
        x, correlation * x + (1 - correlation * correlation).squareRoot() * random.normal(),
      ]
      var theta = start
      for _ in 0..<trajectories {
        let begin = theta
        var q = theta.map { _ in random.normal() }
        let before = energy(theta, q)
        for _ in 0..<steps { (theta, q) = try leaped(theta, q, stepSize) }
        if try random.uniform() < rule(before, energy(theta, q)) {
          accepted += 1
        } else {
          theta = begin
        }
      }
      for (k, change) in [
        theta[0] - start[0], theta[0] * theta[0] - start[0] * start[0],
        theta[0] * theta[1] - start[0] * start[1],
      ].enumerated() {
        sums[k] += change
        squares[k] += change * change
      }
    }
    let n = Double(count)
    let means = sums.map { $0 / n }
    let errors = zip(squares, means).map { (max($0 / n - $1 * $1, 0) / n).squareRoot() }
    return means + errors + [Double(accepted) / (n * Double(trajectories))]
  }

  private func leaped(
    _ theta: [Double], _ q: [Double], _ stepSize: Double
  ) throws -> ([Double], [Double]) {
    let next = try leap(theta, q, stepSize, slope)
    guard next.theta.count == theta.count, next.q.count == q.count else {
      throw Failure(
        description:
          "\(theta.count) positions and momenta became \(next.theta.count) and \(next.q.count)")
    }
    return (next.theta, next.q)
  }

  struct Failure: Error, CustomStringConvertible { let description: String }
}
