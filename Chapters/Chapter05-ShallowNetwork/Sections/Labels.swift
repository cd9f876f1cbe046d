import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension ShallowNetworkChapter {
  /// Hidden units can change places: what that does to the marginals of one, and what an order mends.
  static let labels = Section<NetworkStudy>(
    "labels", "Which hidden unit is which?", options: NetworkSettings.ofFit, seconds: 0.6
  ) { study, run in
    // Data and model: as in the fit, of which a renumbering of the units changes nothing
    // Inference: the same draws, each with its units in the order of their slopes
    let fit = try await study.fit.value
    let units = OrderedUnits(fit)
    let peaks = (
      weights: DensityPeaks.places(units.pooledWeights),
      slopes: DensityPeaks.places(units.pooledSlopes)
    )

    // What it shows
    func list(_ places: [Double]) -> String {
      places.map { NumberText.fixed($0, decimals: 1) }.joined(separator: ", ")
    }
    func peaksInWords(_ places: [Double]) -> String {
      places.count == 1 ? "one peak, at \(list(places))" : "peaks at \(list(places))"
    }
    return Findings(
      answer: fit.isMixed
        ? (fit.network.nodes == 1
          ? "One hidden unit has nothing to change places with: its weight has "
          : "Hidden units cannot be told apart: the posterior is symmetric under renumbering, so all units share "
            + "one marginal distribution, in which the weight has ")
          + "\(peaksInWords(peaks.weights)) and the slope \(peaksInWords(peaks.slopes)) (standardised units)."
        : "No result: where the marginals have their peaks cannot be said, because the chains have not mixed.",
      tables: [
        fit.isMixed
          ? table(fit, units)
          : Table(
            title: "Peaks of the marginals of one hidden unit", columns: ["result"],
            rows: [["refused, the chains have not mixed"]])
      ],
      figures: fit.isMixed ? [figure(units)] : [],
      claims: claims(fit, peaks.weights, peaks.slopes))
  }

  private static func table(_ fit: NetworkFit, _ units: OrderedUnits) -> Table {
    func modes(_ values: [Double]) -> String {
      DensityPeaks.places(values).map { NumberText.fixed($0, decimals: 1) }
        .joined(separator: ", ")
    }
    func rHat(_ chains: [[Double]], _ decimals: Int) -> String {
      let value = RHat.rankNormalized(chains)
      return value.isFinite ? NumberText.fixed(value, decimals: decimals) : "unknown"
    }
    let rows = units.orderedWeights.indices.map { unit in
      [
        "unit \(unit + 1) by slope", modes(units.orderedWeights[unit].flatMap(\.self)),
        modes(units.orderedSlopes[unit].flatMap(\.self)),
      ]
    }
    return Table(
      title: "Peaks of the marginals of one hidden unit",
      columns: ["unit", "peaks of β", "peaks of the slope γ"],
      rows: [["any unit", modes(units.pooledWeights), modes(units.pooledSlopes)]] + rows,
      note:
        "Standardised units. R-hat: β₁ \(rHat(units.weights[0], 3)), β of the first ordered unit "
        + "\(rHat(units.orderedWeights[0], 3)), f in the middle \(rHat(fit[.middle], 3)).")
  }

  private static func figure(_ units: OrderedUnits) -> Figure {
    let inks: [Ink] = [.blue, .vermillion, .green]
    func panels(_ name: String, _ label: Text, any: [[[Double]]], ordered: [[[Double]]]) -> [Panel]
    {
      let range = roundRange(DensityPeaks.range(any.joined().flatMap(\.self)))
      func histogram(_ quantities: [[[Double]]]) -> ChainHistogram {
        ChainHistogram(
          pooling: quantities, from: range.lowerBound, to: range.upperBound, bins: 60)
      }
      func density(above top: Double) -> Axis {
        Axis("density", range: 0...RoundNumber.withOneDigit(above: top > 0 ? top : 1))
      }
      let one = histogram(any)
      let each = ordered.prefix(3).map { histogram([$0]) }
      return [
        Panel(
          "All units together", x: Axis(label, range: range),
          y: density(above: 1.2 * (one.densities.max() ?? 1)),
          layers: [
            .bars(
              name, x: one.centres, heights: one.densities, width: one.step, .blue,
              opacity: 0.55, agreement: one.agreement)
          ]),
        Panel(
          "Units in the order of their slopes", x: Axis(label, range: range),
          y: density(above: 1.5 * (each.flatMap(\.densities).max() ?? 1)), key: .topRight,
          layers: each.enumerated().map { index, histogram in
            .line(
              "ordered_\(name)_\(index + 1)", x: histogram.centres, y: histogram.densities,
              Stroke(inks[index], width: 3), agreement: histogram.agreement,
              title: "unit \(index + 1)")
          }),
      ]
    }
    return Figure(
      name: "marginals",
      caption:
        "Ordering by slope separates some roles of the hidden units, not all. Marginals of the weight β and "
        + "of the slope γ of one unit. Left: unordered draws of all units; each peak is one role that a unit "
        + "can play. Right: the units of each draw numbered by slope.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 960, gaps: (125, 165)),
      panels: panels(
        "weight", "weight *β*, standardised", any: units.weights, ordered: units.orderedWeights)
        + panels(
          "slope", "slope *γ*, standardised", any: units.slopes, ordered: units.orderedSlopes))
  }

  /// Ends at powers of two, so that an axis does not follow the last draws of a chain.
  private static func roundRange(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    func round(_ end: Double) -> Double {
      end == 0 ? 0 : (end < 0 ? -1 : 1) * exp2(log2(abs(end)).rounded())
    }
    let (low, high) = (round(range.lowerBound), round(range.upperBound))
    return low < high ? low...high : Axis.range(from: range.lowerBound, to: range.upperBound)
  }

  private static func claims(
    _ fit: NetworkFit, _ weights: [Double], _ slopes: [Double]
  ) -> [Claim] {
    let source = Claim.Source(
      lecture: "001", slide: "Uncertainty in predictions, explainability")
    func several(_ id: String, _ name: String, _ peaks: [Double]) -> Claim {
      Claim(
        id, source, "the marginal of \(name), any unit's, has several peaks",
        .shape(
          "two peaks in the histogram", measuring: "peaks",
          fit.isMixed ? Double(peaks.count) : .nan, .above(1), precision: .notCompared,
          // None of eleven seeds missed it; a rate of one in twenty would hardly have shown
          falseAlarmRate: 0.05))
    }
    return [
      several("27a", "the weight β", weights), several("27c", "the slope γ", slopes),
      Claim(
        "27b", source, "log p(y, β, γ, ν) of renumbered units",
        .agreement(
          route: "as the chain numbers them", largestDifference: fit.changeByRenumbering,
          below: 1e-12, because: "the order of summation")),
      Claim(
        "27d", source, "peaks of β₁ and γ₁₁ in the slide's histograms",
        .cited("50 and 330; -5 and 2.5 (read off); its data do not ship")),
    ]
  }
}
