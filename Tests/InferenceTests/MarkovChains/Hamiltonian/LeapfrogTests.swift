import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct LeapfrogTests {
  private static let metrics: [Metric] = {
    let covariance = Matrix(rows: [[0.8, 0.3], [0.3, 1.5]])
    let dense = try? Metric.dense(covariance)
    return [.unit(2), .diagonal([0.5, 2]), dense].compactMap(\.self)
  }()

  private func point(_ metric: Metric, seed: UInt64 = 1) -> PhasePoint {
    var random = RandomSource(seed: seed)
    var point = PhasePoint(CurvedValley(), at: [0.7, -0.2])
    point.drawMomentum(metric: metric, using: &random)
    return point
  }

  private func coordinates(_ point: PhasePoint) -> [Double] { point.position + point.momentum }

  /// 20 steps forth and 20 back. Each step rounds some 20 times; the valley stretches errors by less
  /// than a factor 100 on the way.
  @Test(arguments: metrics)
  func stepsForthAndBackReturn(metric: Metric) {
    let start = point(metric)
    var moving = start
    for _ in 0..<20 { moving.leapfrog(CurvedValley(), metric: metric, stepSize: 0.1) }
    let far = moving
    for _ in 0..<20 { moving.leapfrog(CurvedValley(), metric: metric, stepSize: -0.1) }
    for (back, begin) in zip(coordinates(moving), coordinates(start)) {
      #expect(abs(back - begin) <= 1e-12)
    }
    // Control: it has been away
    #expect(abs(far.position[0] - start.position[0]) > 0.1)
  }

  /// The Jacobian of a step by central differences of 1e-5: error 1e-10 from the third derivative and
  /// 1e-11 from rounding, in each of the products of its determinant.
  @Test(arguments: metrics)
  func aStepKeepsVolumes(metric: Metric) {
    let jacobian = jacobianOfStep(metric) { $0.leapfrog($1, metric: $2, stepSize: 0.3) }
    #expect(abs(determinant(jacobian) - 1) <= 1e-8)

    // Control: position and momentum moved at once (Euler) do not
    let euler = jacobianOfStep(metric) { point, target, metric in
      let velocity = point.velocity
      add(0.3, times: point.gradient, to: &point.momentum)
      add(0.3, times: velocity, to: &point.position)
      metric.velocity(of: point.momentum, into: &point.velocity)
      point.logDensity = target.logDensity(at: point.position, gradient: &point.gradient)
    }
    #expect(abs(determinant(euler) - 1) > 1e-3)
  }

  /// Halving the step quarters the error of the energy: the ratio is 4 + O(ε²), and at ε = 1/64 and less
  /// the next order is below 1 %.
  @Test(arguments: metrics)
  func energyErrorFallsAsTheStepSquared(metric: Metric) {
    func error(steps: Int) -> Double {
      var moving = point(metric)
      let before = moving.energy
      for _ in 0..<steps {
        moving.leapfrog(CurvedValley(), metric: metric, stepSize: 1 / Double(steps))
      }
      return moving.energy - before
    }
    for steps in [64, 128, 256] {
      #expect(abs(error(steps: steps) / error(steps: 2 * steps) - 4) <= 0.01 * 4)
    }

    // Control: a full first half-step is an error of first order, whose ratio is 2
    func faultyError(steps: Int) -> Double {
      var moving = point(metric)
      let before = moving.energy
      let size = 1 / Double(steps)
      add(0.5 * size, times: moving.gradient, to: &moving.momentum)
      metric.velocity(of: moving.momentum, into: &moving.velocity)
      for _ in 0..<steps { moving.leapfrog(CurvedValley(), metric: metric, stepSize: size) }
      return moving.energy - before
    }
    #expect(abs(faultyError(steps: 256) / faultyError(steps: 512) - 2) < 0.2)
  }

  /// One step of the harmonic oscillator is the matrix [[1 - ε²/2, ε], [-ε + ε³/4, 1 - ε²/2]].
  @Test func aStepOfTheOscillatorIsItsMatrix() {
    let size = 0.5
    var moving = PhasePoint(Oscillator(), at: [1])
    moving.momentum = [0.25]
    moving.leapfrog(Oscillator(), metric: .unit(1), stepSize: size)
    #expect(abs(moving.position[0] - ((1 - size * size / 2) + size * 0.25)) <= 1e-15)
    #expect(
      abs(moving.momentum[0] - ((-size + size * size * size / 4) + (1 - size * size / 2) * 0.25))
        <= 1e-15)
  }

  // MARK: Jacobians

  private func jacobianOfStep(
    _ metric: Metric, _ step: (inout PhasePoint, CurvedValley, Metric) -> Void
  ) -> [[Double]] {
    let h = 1e-5
    func moved(_ index: Int, by h: Double) -> [Double] {
      let start = point(metric)
      var position = start.position
      var momentum = start.momentum
      if index < 2 { position[index] += h } else { momentum[index - 2] += h }
      var at = PhasePoint(CurvedValley(), at: position)
      at.momentum = momentum
      metric.velocity(of: momentum, into: &at.velocity)
      step(&at, CurvedValley(), metric)
      return coordinates(at)
    }
    return (0..<4).map { index in
      zip(moved(index, by: h), moved(index, by: -h)).map { ($0 - $1) / (2 * h) }
    }
  }

  /// By the first row.
  private func determinant(_ matrix: [[Double]]) -> Double {
    guard matrix.count > 1 else { return matrix[0][0] }
    return matrix.indices.reduce(0) { sum, column in
      let minor = matrix.dropFirst().map { row in
        row.enumerated().filter { $0.offset != column }.map(\.element)
      }
      return sum + (column.isMultiple(of: 2) ? 1 : -1) * matrix[0][column] * determinant(minor)
    }
  }
}
