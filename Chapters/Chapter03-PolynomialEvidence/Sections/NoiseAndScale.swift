import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// The two variances that the model needs, weighed by the same evidence as the orders.
  static let noiseAndScale = Section<PolynomialStudy>(
    "noise-and-scale", "How large are the noise and the weights?",
    options: PolynomialStudy.options, seconds: 0.2
  ) { study, run in
    // Data and model: the points of the study, every order equally probable
    let comparison = try await study.comparison.value

    // Inference: log p(y | σ², s²) over a grid, and its highest point
    let surface = try await study.surface.value
    let best = surface.best

    // What it shows
    let used = comparison.model
    let lost = surface.logEvidence(at: best) - surface.logEvidence(at: used)
    return Findings(
      answer: answer(study, surface, used: used, lost: lost),
      tables: [
        varianceTable(surface, used: used), probabilityTable(comparison, surface),
      ],
      figures: figure(surface, used: used).map { [$0] } ?? [],
      values: [
        .init("noise", best.noiseVariance), .init("prior", best.priorVariance),
        .init("lost", lost),
        .init(
          "averaged", surface.averagedProbabilities[comparison.winner - surface.orders.lowerBound]),
      ])
  }

  private static func answer(
    _ study: PolynomialStudy, _ surface: EvidenceSurface, used: BayesianLinearRegression,
    lost: Double
  ) -> String {
    let (noise, weight) = (
      short(used.noiseVariance.squareRoot()), short(used.priorVariance.squareRoot())
    )
    if study.isNoiseStated, study.isPriorStated {
      let best = surface.best
      return
        "As stated, the noise has standard deviation \(noise) and each weight a prior standard deviation "
        + "of \(weight). The evidence is largest at \(short(best.noiseVariance.squareRoot())) and "
        + "\(short(best.priorVariance.squareRoot())), where it is e^\(short(lost)) times as large."
    }
    if surface.isNoiseless {
      return
        "The points lie on a polynomial to their last digits: no noise can be seen, and standard "
        + "deviations from here on are those of rounding."
    }
    let chosen: String
    switch (study.isNoiseStated, study.isPriorStated) {
    case (true, _): chosen = "the noise is stated, the prior is"
    case (_, true): chosen = "the prior is stated, the noise is"
    default: chosen = "both are"
    }
    let units = study.data.isStandardised ? " (units of y, x standardised)" : ""
    return
      "The noise has standard deviation \(noise) and each weight a prior standard deviation of "
      + "\(weight)\(units); \(chosen) chosen where the evidence is largest."
  }

  private static func short(_ value: Double) -> String { NumberText.significant(value, digits: 2) }

  private static func varianceTable(
    _ surface: EvidenceSurface, used: BayesianLinearRegression
  ) -> Table {
    func row(_ name: String, _ model: BayesianLinearRegression) -> [String] {
      [name, TableNumber.text(model.noiseVariance), TableNumber.text(model.priorVariance)]
        + [TableNumber.logarithm(surface.logEvidence(at: model))]
    }
    let factors = [(4.0, 1.0), (0.25, 1), (1, 10), (1, 0.1)]
    return Table(
      title: "Log evidence of all orders together, by the two variances",
      columns: ["", "noise variance", "prior variance", "log evidence"],
      rows: [row("used here", used), row("largest", surface.best)]
        + zip(["noise x 4", "noise / 4", "prior x 10", "prior / 10"], factors).map {
          name, factor in
          row(
            name,
            BayesianLinearRegression(
              noiseVariance: factor.0 * used.noiseVariance,
              priorVariance: factor.1 * used.priorVariance))
        },
      note:
        "Variances in the square of the units of y. In the last four rows one variance is multiplied "
        + "or divided.")
  }

  private static func probabilityTable(
    _ comparison: OrderComparison, _ surface: EvidenceSurface
  ) -> Table {
    let averaged = surface.averagedProbabilities
    let shown = surface.orders.filter {
      comparison.probability(of: $0) > 0.001 || averaged[$0 - surface.orders.lowerBound] > 0.001
    }
    return Table(
      title: "Does the order depend on the two variances?",
      columns: ["order", "with the variances used", "averaged over the grid"],
      rows: shown.map { order in
        [
          "\(order)", TableNumber.probability(comparison.probability(of: order)),
          TableNumber.probability(averaged[order - surface.orders.lowerBound]),
        ]
      },
      note: "On the right nothing is chosen: every pair of the grid counts with its evidence.")
  }

  private static func figure(
    _ surface: EvidenceSurface, used: BayesianLinearRegression
  ) -> Figure? {
    guard surface.noiseVariances.count > 1, surface.priorVariances.count > 1 else { return nil }
    let top = surface.logEvidence(at: surface.best)
    let (best, stated) = (surface.best, used)
    // Around the top, in decades
    let bestPlace = (log10(best.noiseVariance), log10(best.priorVariance))
    let xRange = bestPlace.0 - 1...bestPlace.0 + 1.2
    let yRange = bestPlace.1 - 2...bestPlace.1 + 4
    let field = Field(
      x: .evenlySpaced(from: xRange.lowerBound, to: xRange.upperBound, count: 61),
      y: .evenlySpaced(from: yRange.lowerBound, to: yRange.upperBound, count: 61)
    ) { noise, prior in
      surface.logEvidence(
        at: BayesianLinearRegression(
          noiseVariance: pow(10, noise), priorVariance: pow(10, prior))) - top
    }
    let isSame = best == stated
    let statedPlace = (log10(stated.noiseVariance), log10(stated.priorVariance))
    let levels: [(Double, Stroke)] = [
      (-1, Stroke(.blue, width: 3)), (-3, Stroke(.blue, width: 2, dash: .dashed)),
    ]
    let contours = levels.map { level, stroke in
      Layer.contour(
        "below_\(Int(-level))", field, at: level, stroke, agreement: .absolute(1e-3),
        title: "log evidence \(-level, decimals: 0) below the top")
    }
    func tics(_ range: ClosedRange<Double>) -> Axis.Tics {
      let whole = stride(
        from: range.lowerBound.rounded(.up), through: range.upperBound, by: 1)
      return .labelled(whole.map { ($0, "10\(NumberText.superscript(Int($0)))") })
    }
    return Figure(
      name: "noise-and-scale",
      caption:
        "The evidence chooses more than the order: the log evidence of all orders together by noise "
        + "variance and prior variance, as contours 1 and 3 below its top (diamond)."
        + (isSame ? "" : " The circle is the pair in use."),
      panels: [
        Panel(
          x: Axis(
            "Noise variance *σ*² (square of the units of *y*)", range: xRange, tics: tics(xRange)),
          y: Axis("Prior variance *s*²", range: yRange, tics: tics(yRange)), key: .topRight,
          layers: contours + [
            .points(
              "best", x: [bestPlace.0], y: [bestPlace.1], .vermillion, marker: .diamond, size: 2,
              agreement: .absolute(1e-3), title: "largest evidence")
          ]
            + (isSame
              ? []
              : [
                .points(
                  "used", x: [statedPlace.0], y: [statedPlace.1], .black, marker: .circle,
                  size: 1.5,
                  title: "used in this chapter")
              ]))
      ])
  }
}
