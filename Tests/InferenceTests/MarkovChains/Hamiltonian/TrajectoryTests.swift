import BayesNumerics
import RealModule
import Testing

@testable import Inference

/// The vectors of a step, which are gone through in C, against loops as on paper; and weights.
@Suite struct TrajectoryTests {
  /// Up to lengths that no vector register divides.
  private static let dimensions = Array(1...19) + [64, 101]

  /// A point with any momentum and velocity: a trajectory asks for no more.
  private func point(_ dimension: Int, using random: inout RandomSource) -> PhasePoint {
    func numbers() -> [Double] { (0..<dimension).map { _ in random.normal() } }
    var point = PhasePoint(Widths(dimension: dimension), at: numbers())
    point.momentum = numbers()
    point.velocity = numbers()
    return point
  }

  private func product(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Each number is rounded three times on either way.
  @Test(arguments: dimensions)
  func leapfrogIsTwoHalvesOfTheMomentumAroundOneOfThePosition(dimension: Int) {
    var random = RandomSource(seed: 11)
    let target = Widths(dimension: dimension)
    let variances = (0..<dimension).map { _ in 0.1 + random.uniform() }
    for size in [0.3, -0.2] {
      var moved = point(dimension, using: &random)
      var plain = moved
      moved.leapfrog(target, metric: .diagonal(variances), stepSize: size)
      for i in 0..<dimension {
        plain.momentum[i] += 0.5 * size * plain.gradient[i]
        plain.position[i] += size * variances[i] * plain.momentum[i]
      }
      plain.logDensity = target.logDensity(at: plain.position, gradient: &plain.gradient)
      for i in 0..<dimension {
        plain.momentum[i] += 0.5 * size * plain.gradient[i]
        plain.velocity[i] = variances[i] * plain.momentum[i]
      }
      for (one, other) in [
        (moved.position, plain.position), (moved.momentum, plain.momentum),
        (moved.velocity, plain.velocity),
      ] {
        for (a, b) in zip(one, other) { #expect(abs(a - b) <= 1e-13 * (1 + abs(b))) }
      }
      #expect(
        abs(moved.energy - (0.5 * product(plain.momentum, plain.velocity) - plain.logDensity))
          <= 1e-13 * Double(dimension) * (1 + abs(moved.energy)))
    }
  }

  /// Stretches of one and of two points, forwards and backwards, with the criterion on all points.
  /// Momenta at random: a sum lies within rounding of zero, where the ways may differ, once in 10¹⁴.
  @Test(arguments: dimensions)
  func joinedStretchesGoOnAsTheirPointsSay(dimension: Int) {
    var random = RandomSource(seed: 12)
    var verdicts: Set<Bool> = []
    for turn in 0..<200 {
      let isForward = turn % 2 == 0
      // Velocities that lie along the momenta by less than a standard deviation, so that both verdicts
      // come
      let shift = 0.5 / Double(dimension).squareRoot().squareRoot()
      let points = (0..<4).map { _ in
        var point = point(dimension, using: &random)
        for i in 0..<dimension { point.momentum[i] = 0.5 * point.momentum[i] + shift }
        for i in 0..<dimension { point.velocity[i] = 0.7 * point.velocity[i] + shift }
        return point
      }
      func stretch(_ point: PhasePoint) -> Trajectory {
        var stretch = Trajectory(like: point)
        stretch.become(point, energy: 0, weight: 1)
        return stretch
      }
      func goesOn(_ points: ArraySlice<PhasePoint>) -> Bool {
        let sum = (0..<dimension).map { index in points.reduce(0) { $0 + $1.momentum[index] } }
        return [points.first, points.last].compactMap { $0 }.allSatisfy {
          product($0.velocity, sum) > 0
        }
      }

      // Two points and two more, which follow them or, from the last to the first, lie before them
      let order = isForward ? [0, 1, 2, 3] : [2, 3, 1, 0]
      var whole = stretch(points[order[0]])
      var second = stretch(points[order[1]])
      let old = whole.append(&second, choosing: .byWeight, using: &random)
      var next = stretch(points[order[2]])
      var last = stretch(points[order[3]])
      let new = next.append(&last, choosing: .byWeight, using: &random)
      #expect(old == goesOn(isForward ? points[0..<2] : points[2..<4]))
      #expect(new == goesOn(isForward ? points[2..<4] : points[0..<2]))
      if !isForward { whole.reverse() }
      let verdict = whole.append(&next, choosing: .preferringNew, using: &random)
      if !isForward { whole.reverse() }
      #expect(
        verdict == (goesOn(points[0..<4]) && goesOn(points[0..<3]) && goesOn(points[1..<4])))
      #expect(whole.weight == 4)
      verdicts.insert(verdict)

      // What is kept
      let kept = [
        points[0].momentum, points[0].velocity, points[3].momentum, points[3].velocity,
        (0..<dimension).map { index in points.reduce(0) { $0 + $1.momentum[index] } },
      ]
      for (a, b) in zip(whole.vectors, kept.flatMap(\.self)) { #expect(abs(a - b) <= 1e-13) }
    }
    #expect(verdicts == [true, false])
  }

  /// A start 2000 above the trajectory, whose weights e²⁰⁰⁰ are no numbers: in a larger unit they are, in
  /// the right proportion, and what was there before weighs nothing. The energies are known to 1e-13 of
  /// 2000.
  @Test func weightsOfAFallAreCountedInALargerUnit() {
    var random = RandomSource(seed: 13)
    let start = point(3, using: &random)
    let height = start.energy + 2000
    var room = TrajectoryRoom(start)
    room.begin(at: start, energy: height)
    #expect(room.whole.weight == 1 && room.logUnit == 0)
    for _ in 0..<5 {
      let step = room.advance(
        isForward: true, by: 0.5, Widths(dimension: 3), metric: .unit(3), startEnergy: height)
      let expected = Double.exp(height - room.forward.energy - room.logUnit)
      #expect(step.acceptance == 1 && room.logUnit > 1900)
      #expect(abs(room.current.weight - expected) <= 1e-9 * expected)
    }
    #expect(room.whole.weight == 0)
    // The next trajectory counts from 1 again
    room.begin(at: start, energy: start.energy)
    #expect(room.whole.weight == 1 && room.logUnit == 0)
  }
}

/// Normal with standard deviations 1, 2, 3, 1, 2, 3, ...
private struct Widths: DifferentiableLogDensity {
  let dimension: Int

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    var value = 0.0
    for index in position.indices {
      let width = Double(1 + index % 3)
      gradient[index] = -position[index] / (width * width)
      value += 0.5 * position[index] * gradient[index]
    }
    return value
  }
}
