import BayesNumerics

extension BookFigure {
  /// Chapter 8: gradient descent in a bowl of two weights, and ridge.
  static let descent = BookFigure(
    name: "descent",
    expectations: [
      (0.33, 40, 0.3), (0.05, 10, 0.3), (0.01, 1, 0.02), (0.32, 100, 6), (0.16, 33, 2),
      (0.35, 100, 0.05),
    ].flatMap(descent))

  /// s₁
  private static let steep = 6.1

  /// Step by step down L = ½ Σ s (w - 1)² from 0, and the ridge weights by their normal equations.
  private static func descent(_ rate: Double, _ steps: Int, _ flat: Double) -> [Expectation] {
    let curvature = Matrix(rows: [[steep, 0], [0, flat]])
    var w = [0.0, 0]
    for _ in 0..<steps {
      let gradient = curvature * w.map { $0 - 1 }
      w = zip(w, gradient).map { $0 - rate * $1 }
    }
    let away = w.map { $0 - 1 }
    var penalised = curvature
    for k in 0..<2 { penalised[k, k] += 1 / (rate * Double(steps)) }
    let ridge: [Double]
    do { ridge = try Cholesky(penalised).solve([steep, flat]) } catch {
      preconditionFailure("A bowl with a penalty is curved upwards: \(error).")
    }
    let values = [
      ("w1", w[0]), ("w2", w[1]), ("ridge1", ridge[0]), ("ridge2", ridge[1]),
      ("loss", dot(away, curvature * away) / 2), ("factor", abs(1 - rate * steep)),
    ]
    return values.map {
      Expectation(
        [("rate", .number(rate)), ("steps", .number(Double(steps))), ("flat", .number(flat))],
        $0.0, $0.1)
    }
  }
}
