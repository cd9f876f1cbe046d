import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct MetricTests {
  private let covariance = Matrix(rows: [[0.8, 0.3, 0], [0.3, 1.5, -0.4], [0, -0.4, 0.6]])

  /// p ~ N(0, M) with M⁻¹ = L Lᵀ means that z = Lᵀ p is standard normal, and here it is the very z that
  /// was drawn; a solve of 3 rows rounds some 20 times numbers below 10.
  @Test func denseMomentaAreWhiteBehindTheFactor() throws {
    let metric = try Metric.dense(covariance)
    let lower = try Cholesky(covariance).lower
    var random = RandomSource(seed: 1)
    for _ in 0..<50 {
      var tape = random
      let drawn = (0..<3).map { _ in tape.normal() }
      var momentum = [0.0, 0, 0]
      metric.drawMomentum(into: &momentum, using: &random)
      #expect(random == tape)
      let white = lower.transpose * momentum
      for (a, b) in zip(white, drawn) { #expect(abs(a - b) <= 200 * .ulpOfOne) }
      // Control: the other factor would not do
      let wrong = lower * momentum
      #expect(zip(wrong, drawn).contains { abs($0 - $1) > 1e-6 })
    }
  }

  /// E(p pᵀ) = M, so that E(½ pᵀ M⁻¹ p) = d/2 with variance d/2: five errors of 20,000 draws, a false
  /// alarm in two million. The control takes momenta for velocities.
  @Test func kineticEnergyIsHalfADegreeOfFreedom() throws {
    for metric in [.unit(3), .diagonal([0.5, 2, 7]), try Metric.dense(covariance)] {
      var random = RandomSource(seed: 2)
      var (kinetic, naive) = (0.0, 0.0)
      var (momentum, velocity) = ([0.0, 0, 0], [0.0, 0, 0])
      for _ in 0..<20_000 {
        metric.drawMomentum(into: &momentum, using: &random)
        metric.velocity(of: momentum, into: &velocity)
        kinetic += 0.5 * dot(momentum, velocity) / 20_000
        naive += 0.5 * dot(momentum, momentum) / 20_000
      }
      let error = (1.5 / 20_000).squareRoot()
      #expect(abs(kinetic - 1.5) < 5 * error)
      if case .diagonal(let variances) = metric, variances == [1, 1, 1] { continue }
      #expect(abs(naive - 1.5) > 5 * error)
    }
  }

  /// velocity = M⁻¹ momentum; three products.
  @Test func velocityIsTheCovarianceTimesTheMomentum() throws {
    var velocity = [0.0, 0, 0]
    try Metric.dense(covariance).velocity(of: [1, 2, -1], into: &velocity)
    for (a, b) in zip(velocity, [1.4, 3.7, -1.4]) { #expect(abs(a - b) <= 8 * .ulpOfOne) }
    Metric.diagonal([0.5, 2, 4]).velocity(of: [1, 2, -1], into: &velocity)
    #expect(velocity == [0.5, 4, -4])
  }

  // MARK: Learning it

  private func hasNone(_ estimator: MetricEstimator) -> Bool {
    if case .none = estimator.metric { true } else { false }
  }

  /// Five positions (±2, ±1) and the origin: variances 4 and 1, covariance 2 with divisor 4. Then by
  /// hand n/(n + 5) = ½ of them, and ½ × 10⁻³ on the diagonal.
  @Test func theEstimateIsDrawnTowardsAThousandth() throws {
    let positions: [[Double]] = [[2, 1], [-2, -1], [2, 1], [-2, -1], [0, 0]]
    var diagonal = Metric.unit(2).estimator
    var dense = try Metric.dense(.identity(2)).estimator
    #expect(hasNone(diagonal) && hasNone(dense))
    for position in positions {
      diagonal.add(position)
      dense.add(position)
    }
    let expected = [[2.0005, 1], [1, 0.5005]]
    guard case .diagonal(let variances) = diagonal.metric,
      case .dense(let matrix, _) = dense.metric
    else {
      Issue.record("a metric changed its kind, or there is none")
      return
    }
    for i in 0..<2 {
      #expect(abs(variances[i] - expected[i][i]) <= 4 * .ulpOfOne * expected[i][i])
      for j in 0..<2 {
        #expect(abs(matrix[i, j] - expected[i][j]) <= 4 * .ulpOfOne * expected[i][j])
      }
    }
  }

  /// A chain that stood still, or lies on a line, still gets a metric that can be used.
  @Test func whatDoesNotMoveGetsAPositiveMetric() throws {
    var diagonal = Metric.unit(2).estimator
    var dense = try Metric.dense(.identity(2)).estimator
    for k in 0..<25 {
      diagonal.add([3, 3])
      dense.add([Double(k), 2 * Double(k)])
    }
    guard case .diagonal(let variances) = diagonal.metric else {
      Issue.record("no metric")
      return
    }
    let least: Double = 5e-3 / 30
    for variance in variances { #expect(abs(variance / least - 1) <= 4 * .ulpOfOne) }
    #expect(!hasNone(dense))
    // Where positions are not finite there is none
    diagonal.add([.infinity, 0])
    dense.add([.nan, 0])
    #expect(hasNone(diagonal) && hasNone(dense))
  }
}
