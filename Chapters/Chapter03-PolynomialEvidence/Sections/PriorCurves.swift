import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// Curves drawn from the prior: what a model says before it has seen a point.
  static let priorCurves = Section<PolynomialStudy>(
    "prior-curves", "What curves does the prior allow?", options: PolynomialStudy.options,
    seconds: 0.05
  ) { study, run in
    // Data: their places, and how large they are
    let comparison = try await study.comparison.value

    // Model: f = Σ wⱼ φⱼ(x) with each wⱼ ~ N(0, s²)
    // Inference: none; weights are drawn from the prior and sets of points made with them
    let check = try await study.priorCheck.value
    var curves = run.random("curves")

    // What it shows
    return Findings(
      answer: check.sentence, tables: [table(comparison)],
      figures: [figure(comparison, using: &curves)],
      values: [
        .init("seen", check.check.observed),
        .init("expected.low", check.expected.low),
        .init("expected.high", check.expected.high),
      ])
  }

  /// The prior's standard deviation of f in the middle of the points and at their end.
  private static func table(_ comparison: OrderComparison) -> Table {
    let range = comparison.data.xRange
    let places = [range.lowerBound / 2 + range.upperBound / 2, range.upperBound]
    return Table(
      title: "Prior standard deviation of the curve",
      columns: ["order"] + places.map { "at x = \(NumberText.significant($0, digits: 3))" },
      rows: priorOrders(comparison).map { order in
        ["\(order)"] + priorDeviations(comparison, order: order, at: places).map(TableNumber.text)
      },
      note: "The weights have the prior variance "
        + "\(NumberText.significant(comparison.model.priorVariance, digits: 4)).")
  }

  /// s |φ(x)|
  static func priorDeviations(
    _ comparison: OrderComparison, order: Int, at x: [Double]
  ) -> [Double] {
    let features = comparison.data.polynomials.features(at: x, order: order)
    return x.indices.map { place in
      comparison.model.priorVariance.squareRoot()
        * norm((0...order).map { features[place, $0] })
    }
  }

  /// Up to four of the orders that other figures show, from low to high.
  private static func priorOrders(_ comparison: OrderComparison) -> [Int] {
    let shown = shownOrders(comparison)
    return shown.count <= 4 ? shown : [1, 2, 3, shown.count - 1].map { shown[$0] }
  }

  private static func figure(
    _ comparison: OrderComparison, using random: inout RandomSource
  ) -> Figure {
    let frame = Frame(comparison.data, wider: 0.08, taller: 1)
    let orders = priorOrders(comparison)
    let scale = comparison.model.priorVariance.squareRoot()
    let origin = comparison.data.yOrigin
    let columns = min(2, orders.count)
    let panels = orders.enumerated().map { index, order in
      let features = comparison.data.polynomials.features(at: frame.grid, order: order)
      let deviations = priorDeviations(comparison, order: order, at: frame.grid)
      let curves = (0..<12).map { number in
        let weights = (0...order).map { _ in scale * random.normal() }
        return frame.line(
          "curve\(number)", (features * weights).map { origin + $0 },
          Stroke(.blue, width: 1.5, dash: .solid))
      }
      return Panel(
        "Order \(order)", x: frame.xAxis(isNamed: index + columns >= orders.count),
        y: frame.yAxis(isNamed: index % columns == 0),
        layers: [
          .band(
            "prior", x: frame.shown(x: frame.grid),
            lower: frame.shown(y: deviations.map { origin - 2 * $0 }),
            upper: frame.shown(y: deviations.map { origin + 2 * $0 }), .sky, opacity: 0.25)
        ] + curves)
    }
    return Figure(
      name: "prior-curves",
      caption:
        "Before any point is seen: twelve curves drawn from the prior of each order, and ±2 standard "
        + "deviations of all its curves (shaded). The higher the order, the more curves are possible and "
        + "the wilder their ends.",
      layout: Figure.Layout(
        columns: columns, width: 1200, height: orders.count > 2 ? 880 : 480,
        margins: (95, 25, 50, 85), gaps: (95, 115)),
      panels: panels)
  }
}
