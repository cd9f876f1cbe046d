import Inference

extension BookFigure {
  /// Chapter 6: two events as areas of a square, and the share of A in what was seen.
  static let areas = BookFigure(
    name: "areas",
    expectations: [
      (0.1, 0.9, 0.1, "b"), (0.5, 0.9, 0.9, "b"), (0.01, 0.9, 0.1, "b"), (0.5, 0.9, 0.1, "not"),
      (0.34, 0.05, 0.62, "b"), (0.99, 0.99, 0.01, "not"), (0.73, 0.4, 0.28, "not"),
    ].flatMap(areas))

  private static func areas(
    _ a: Double, _ withA: Double, _ without: Double, _ seen: String
  ) -> [Expectation] {
    let observation = ["B": seen == "b" ? "yes" : "no"]
    let values: [(String, Double)]
    do {
      let joint = try BayesianNetwork([
        .event("A", [a]), .event("B", given: ["A"], [without, withA]),
      ]).joint
      let posterior = try joint.probability(of: ["A": "yes"], given: observation)
      let odds = posterior / (1 - posterior) / (a / (1 - a))
      values = [
        ("posterior", posterior), ("evidence", joint.probability(of: observation)),
        ("both", joint.probability(of: observation.merging(["A": "yes"]) { $1 })),
        ("factor", odds),
      ]
    } catch { preconditionFailure("Probabilities between 0 and 1 make a table: \(error).") }
    let settings: [(control: String, setting: Expectation.Setting)] = [
      ("a", .number(a)), ("withA", .number(withA)), ("without", .number(without)),
      ("seen", .choice(seen)),
    ]
    return values.map { Expectation(settings, $0.0, $0.1) }
  }
}
