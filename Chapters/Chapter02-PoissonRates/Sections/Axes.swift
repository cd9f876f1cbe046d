import BayesNumerics
import Foundation
import Plotting
import Workbook

extension PoissonRates {
  /// Slip E12: the slides name λ₁, λ₂, p₁ and p₂ without saying which axis and which prior is whose.
  static let axes = Section<RateStudy>(
    "axes", "Whose axis is it?",
    options: ["prior-means", "upper", "colours"], seconds: 0.3
  ) { study, run in
    // Data: counts that differ tell the readings apart; equal counts never would
    let counts = study.stages[0]

    // Model: λ₁ has the first prior and the horizontal axis
    let model = study.exponential

    // Inference: the landscape under four readings of the names
    // snippet: readings
    let readings = Readings(
      asHere: model.posterior(after: counts),
      priorsSwapped: model.swapped.posterior(after: counts),
      countsSwapped: model.posterior(after: counts.swapped),
      bothSwapped: model.swapped.posterior(after: counts.swapped))
    // end snippet

    // What it shows
    let (here, other) = (readings.asHere, readings.priorsSwapped)
    return Findings(
      answer:
        "On every map λ1 is horizontal, with the prior \(model.first.name), and λ2 vertical, with "
        + "\(model.second.name): after the counts (\(counts.first.sum), \(counts.second.sum)) the mode "
        + "lies at \(summit(here)), with the priors interchanged at \(summit(other)).",
      tables: [table(readings)], figures: [figure(readings, study.panels)],
      claims: claims(readings),
      values: [
        .init("here.first", here.mode.first), .init("here.second", here.mode.second),
        .init("swapped.first", other.mode.first), .init("swapped.second", other.mode.second),
      ])
  }

  private static func summit(_ posterior: PairPosterior) -> String {
    "(\(NumberText.fixed(posterior.mode.first, decimals: 3)), "
      + "\(NumberText.fixed(posterior.mode.second, decimals: 3)))"
  }

  private static func table(_ readings: Readings) -> Table {
    func row(_ name: String, _ posterior: PairPosterior) -> [String] {
      [name, posterior.model.first.name, posterior.model.second.name, summit(posterior)]
    }
    let counts = readings.asHere.counts
    return Table(
      title: "Swap test with the counts (\(counts.first.sum), \(counts.second.sum)) in "
        + "\(NumberText.grouped(counts.intervals)) "
        + (counts.intervals == 1 ? "interval" : "intervals"),
      columns: ["reading", "prior of λ1", "prior of λ2", "mode (λ1, λ2)"],
      rows: [
        row("as in this chapter", readings.asHere),
        row("priors interchanged", readings.priorsSwapped),
        row("counts interchanged", readings.countsSwapped),
        row("both: the reflected landscape", readings.bothSwapped),
      ],
      note: "λ1 is the horizontal axis and λ2 the vertical one in every map.")
  }

  private static func figure(_ readings: Readings, _ panels: LandscapePanels) -> Figure {
    let counts = readings.asHere.counts
    return Figure(
      name: "swapped-axes",
      caption:
        counts.first.sum == counts.second.sum
        ? "Equal counts, \(counts.first.sum) of each sensor, cannot show which reading was used. The "
          + "landscape under four readings of the axes; dotted: the diagonal."
        : "Interchanging the priors or the counts alone moves the mode; interchanging both reflects the "
          + "landscape in the diagonal (dotted) and changes nothing else. The counts are "
          + "\(counts.first.sum) of sensor 1 and \(counts.second.sum) of sensor 2.",
      layout: Figure.Layout(
        columns: 2, width: 1080, height: 1150, margins: (110, 30, 50, 130), gaps: (130, 130)),
      panels: [
        panels.map(readings.asHere, title: "As in this chapter", key: .none),
        panels.map(readings.priorsSwapped, title: "Priors interchanged", key: .none),
        panels.map(readings.countsSwapped, title: "Counts interchanged"),
        panels.map(readings.bothSwapped, title: "Both: the reflected landscape", key: .none),
      ].map { panel in
        Panel(
          panel.title, x: panel.x, y: panel.y, key: panel.key, showsGrid: false,
          hasEqualUnits: true,
          layers: panel.layers + [
            .line(
              "diagonal", x: [0, panels.square], y: [0, panels.square],
              Stroke(.grey, width: 1.5, dash: .dotted))
          ])
      })
  }

  private static func claims(_ readings: Readings) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "We update the posterior: N = 1 data")
    let here = readings.asHere
    let one = [readings.countsSwapped, readings.priorsSwapped].map(readings.asymmetry(of:))
    return [
      Claim(
        "54l", source, "mode of λ1 at N = 1, exponential priors",
        .corrected(
          slip: "E12",
          asTheTextReads:
            "no number; its 'Exp(3), Exp(10)', in the order of λ1, λ2, gives a mode at 2.25",
          // What the order of the names would give
          printed: readings.priorsSwapped.mode.first, decimals: 2, computed: here.mode.first,
          independent: here.model.first.searchedMode(after: here.counts.first),
          .relative(1e-6, because: "a maximum is found by search to 1e-8 only, as it is flat"),
          because:
            "the slides mix λ1, λ2 with p1, p2 and the axes; the pictures are those of λ1 "
            + "(true rate 3, horizontal) with the prior of mean 10 and λ2 (true rate 1, vertical) with "
            + "mean 3")),
      Claim(
        "54m", source, "counts and priors interchanged",
        .agreement(
          route: "the landscape reflected in the diagonal",
          largestDifference: readings.asymmetry(of: readings.bothSwapped), below: 1e-12,
          because: "the same numbers in another order, a few roundings")),
      Claim(
        "54o", source, "counts or priors alone interchanged",
        .shape(
          "axes that are not named",
          measuring: "either changes the landscape, in units of its height, by at least",
          one.min() ?? .nan, .above(0.05))),
    ]
  }
}

/// The landscape under four readings of which prior, which sensor and which axis belong together.
struct Readings: Sendable {
  /// λ₁ horizontal, with the first prior; λ₂ vertical, with the second.
  let asHere: PairPosterior
  /// "Exp(3), Exp(10)" read in the order of λ₁, λ₂: the priors interchanged.
  let priorsSwapped: PairPosterior
  /// The wires interchanged: each sensor's counts given to the other rate.
  let countsSwapped: PairPosterior
  /// Both interchanged: the same landscape, reflected in the diagonal.
  let bothSwapped: PairPosterior

  /// The largest difference of a landscape from the reflected one of `asHere`, over its height, on a lattice.
  func asymmetry(of other: PairPosterior) -> Double {
    let lattice = (1...20).map { Double($0) / 4 }
    let peak = asHere.logDensity(asHere.mode.first, asHere.mode.second)
    return lattice.flatMap { rate1 in
      lattice.map { rate2 in
        let here = exp(asHere.logDensity(rate1, rate2) - peak)
        let there = exp(other.logDensity(rate2, rate1) - peak)
        return abs(here - there)
      }
    }.max() ?? 0
  }
}
