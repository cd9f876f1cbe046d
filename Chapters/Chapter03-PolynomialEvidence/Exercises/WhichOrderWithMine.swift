import BayesNumerics
import Foundation
import Marking
import Plotting
import Workbook

extension PolynomialEvidence {
  static let studentSections: [Section<PolynomialStudy>] = [whichOrderWithMine]

  /// The student's log evidence in the comparison of the orders, beside the QR engine's.
  static let whichOrderWithMine = Section<PolynomialStudy>(
    "which-order-with-mine", "Which order does my evidence choose?", seconds: 1
  ) { study, _ in
    let orders = Array(0...12)
    let questions = orders.map { EvidenceQuestion.lecture(order: $0) }
    let mine = try mine(.logEvidence, Exercise.evidenceCall, on: questions).map { $0.first ?? .nan }
    let engine = questions.map(\.posterior.logEvidence)
    let differences = zip(mine, engine).map { abs($0 - $1) }
    let largest = differences.contains(where: \.isNaN) ? .nan : differences.max() ?? .nan
    let finite = orders.filter { mine[$0].isFinite }
    let winner = finite.max { mine[$0] < mine[$1] }
    return Findings(
      answer: (winner.map { "Your evidence is largest at order \($0)" }
        ?? "None of your evidences is a number")
        + "; the engine's is largest at order \(orders.max { engine[$0] < engine[$1] } ?? 0), and the two differ "
        + "by at most \(NumberText.significant(largest, digits: 2)). Only the lecture's noise variance 1.5 and "
        + "prior variance 1 are tried here; exercise 4 tries others.",
      tables: [
        Table(
          title: "Log evidence of the lecture's 30 points",
          columns: ["order", "yours", "the engine's", "difference"],
          rows: orders.map {
            [
              "\($0)", NumberText.fixed(mine[$0], decimals: 4),
              NumberText.fixed(engine[$0], decimals: 4),
              NumberText.significant(mine[$0] - engine[$0], digits: 2),
            ]
          },
          note: "Noise variance 1.5, prior variance 1, powers of x as they stand.")
      ],
      figures: [figure(orders, mine: mine, engine: engine)],
      values: [.init("difference.largest", largest)].filter(\.number.isFinite))
  }

  private static func figure(_ orders: [Int], mine: [Double], engine: [Double]) -> Figure {
    // Wide enough for the engine's; what is far off lies on the edge
    let (low, high) = ((engine.min() ?? 0) - 30, (engine.max() ?? 0) + 40)
    let shown = mine.map { $0.isFinite ? min(max($0, low), high) : low }
    return Figure(
      name: "evidence-with-mine",
      caption:
        "Your log evidence of each order (points) beside that of the QR engine (line). Points on the lower or upper "
        + "edge are farther off than the picture reaches.",
      panels: [
        Panel(
          x: Axis("Order of the polynomial", range: -0.5...12.5, tics: .every(1)),
          y: Axis("Log evidence", range: low...high),
          layers: [
            .line("engine", x: orders.map(Double.init), y: engine, Stroke(.blue, width: 3)),
            .points("mine", x: orders.map(Double.init), y: shown, .vermillion, size: 1.6),
            .label("the engine's", x: 6.2, y: .data(engine[6] + 3), .blue),
            .label(
              "yours", x: 2, y: .data(min(shown[2] + 7, high - 3)), .vermillion, anchor: .centre),
          ])
      ])
  }
}
