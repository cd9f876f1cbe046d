import BayesNumerics

extension BookFigure {
  /// Chapter 9: a ball on the ridge of two correlated normals, moved by leapfrog steps.
  static let flick = BookFigure(
    name: "flick",
    expectations: [
      (0.2, 10, 1.0, 0.5), (0.05, 60, 1.0, 0.5), (0.4, 25, -0.7, 1.2), (0.44, 40, 2, -1),
      (0.1, 1, 0, 0), (0.46, 12, 1, 0.5),
    ].flatMap(roll))

  static let correlation = 0.95
  static let start = [-1.5, -1.5]

  /// The leapfrog of lecture 001, "HMC", from the start with a momentum; H at both ends.
  static func rolled(
    stepSize: Double, steps: Int, momentum: [Double]
  ) -> (position: [Double], momentum: [Double], rise: Double) {
    let target: MultivariateNormal
    let root: Cholesky
    do {
      let covariance = Matrix(rows: [[1, correlation], [correlation, 1]])
      target = try MultivariateNormal(mean: [0, 0], covariance: covariance)
      root = try Cholesky(covariance)
    } catch { preconditionFailure("A correlation of \(correlation) is one: \(error).") }
    var (theta, q) = (start, momentum)
    func energy() -> Double { dot(q, q) / 2 - target.logDensity(theta) }
    let before = energy()
    for _ in 0..<steps {
      q = zip(q, root.solve(theta)).map { $0 - stepSize / 2 * $1 }
      theta = zip(theta, q).map { $0 + stepSize * $1 }
      q = zip(q, root.solve(theta)).map { $0 - stepSize / 2 * $1 }
    }
    return (theta, q, energy() - before)
  }

  private static func roll(
    _ stepSize: Double, _ steps: Int, _ q1: Double, _ q2: Double
  ) -> [Expectation] {
    let end = rolled(stepSize: stepSize, steps: steps, momentum: [q1, q2])
    let values = [("theta1", end.position[0]), ("theta2", end.position[1]), ("rise", end.rise)]
    return values.map {
      Expectation(
        [
          ("step", .number(stepSize)), ("steps", .number(Double(steps))), ("q1", .number(q1)),
          ("q2", .number(q2)),
        ], presses: [("again", 1)], $0.0, $0.1)
    }
  }
}
