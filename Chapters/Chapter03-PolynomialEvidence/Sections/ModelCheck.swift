import BayesNumerics
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// The most probable order may still be wrong: is what it leaves over like noise?
  static let modelCheck = Section<PolynomialStudy>(
    "model-check", "Does the winner fit?", options: PolynomialStudy.options, seconds: 0.4
  ) { study, run in
    // Data and model: the points and the most probable order
    let comparison = try await study.comparison.value

    // Inference: sets of points replicated from its posterior, fitted anew
    guard let check = try await study.check.value else {
      return Findings(answer: silence(comparison))
    }

    // What it shows
    let observed = check.looks.map { Findings.Value("observed.\($0.kind)", $0.check.observed) }
    let tail = check.combined.upperTail
    let variance = tail * (1 - tail) / Double(ResidualCheck.replicates)
    let middle = middle(of: comparison)
    return Findings(
      answer: check.verdict, tables: [table(check, comparison)], figures: [figure(comparison)],
      values: observed + [
        .init("probability", tail, standardError: variance.squareRoot()),
        .init("false-alarms", check.combined.level / 2),
        .init("middle.points", middle.points), .init("middle.below", middle.below),
      ])
  }

  /// How many of the lecture's points lie where the page asks for a pattern, from x = -0.5 to 1.81, and how many of
  /// these below the curve.
  private static func middle(of comparison: OrderComparison) -> (points: Int, below: Int) {
    let points = comparison.data.shown.filter { (-0.5...1.81).contains($0.x) }
    let predictions = comparison.predictions(order: comparison.winner, at: points.map(\.x))
    return (points.count, zip(points, predictions).count { $0.y < $1.mean })
  }

  /// Why there is no verdict.
  static func silence(_ comparison: OrderComparison) -> String {
    comparison.data.count - (comparison.winner + 1) < 3
      ? "Nobody can tell: order \(comparison.winner) leaves fewer than three points over to judge it by."
      : "The curve of order \(comparison.winner) passes through the points to their last digits, so there is "
        + "no noise to judge the model by."
  }

  private static func table(_ check: ResidualCheck, _ comparison: OrderComparison) -> Table {
    Table(
      title: "Residuals of order \(check.order), and how often sets simulated from it look as odd",
      columns: ["statistic of the residuals", "seen", "share as odd"],
      rows: check.looks.map {
        [
          $0.check.statistic, NumberText.fixed($0.check.observed, decimals: 2),
          TableNumber.probability(
            $0.kind == .meanSquare ? $0.check.probability : $0.check.upperTail),
        ]
      } + [
        [
          "the rarest of these, among \(NumberText.grouped(ResidualCheck.replicates)) replicated sets",
          "",
          TableNumber.probability(check.combined.upperTail),
        ]
      ],
      note:
        "Right: the share of sets simulated from the model that look as odd, or odder (for a mean square, on "
        + "either side). Below "
        + "\(NumberText.significant(check.combined.level / 2, digits: 1)) in the last row the model is called "
        + "misspecified; a right model is called so once in "
        + "\(NumberText.significant(2 / check.combined.level, digits: 3)) times. "
        + (check.judged == comparison.data.count
          ? "All \(check.judged) points were checked."
          : "\(NumberText.grouped(check.judged)) of \(NumberText.grouped(comparison.data.count)) points were "
            + "checked."))
  }

  private static func figure(_ comparison: OrderComparison) -> Figure {
    let data = comparison.data
    let order = comparison.winner
    let frame = Frame(data, wider: 0.04, taller: 0)
    let predictions = comparison.predictions(order: order, at: data.shown.map(\.x))
    let sigma = comparison.model.noiseVariance.squareRoot()
    let residuals = zip(data.shown, predictions).map { ($0.y - $1.mean) / sigma }
    let reach = max(3.5, 1.1 * (residuals.map(abs).max() ?? 0))
    return Figure(
      name: "residuals",
      caption:
        "What the curve of order \(order) leaves over, in standard deviations of the noise. If the model is "
        + "right the points scatter about 0 everywhere alike, nineteen of twenty of them between −2 and 2 "
        + "(shaded).",
      panels: [
        Panel(
          x: frame.xAxis(),
          y: Axis(
            "Residual / noise sd", range: -reach...reach, tics: reach < 8 ? .every(1) : .automatic),
          layers: [
            .verticalRange(from: -2, to: 2, .sky, opacity: 0.2),
            .horizontalLine(at: 0, Stroke(.black, width: 1)),
            .points(
              "residuals", x: frame.shown(x: data.shown.map(\.x)), y: residuals, .black,
              size: data.shown.count > 300 ? 0.35 : 1),
          ])
      ])
  }
}
