import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension Figures {
  // MARK: The grid

  /// How the error of the landscape on a grid falls with the number of points, for the first and last stage.
  static func gridConvergence(_ stages: [Stage], square: Double) -> Figure {
    let sizes = Set(
      [Double].equalRatios(from: 6, to: 1000, count: 60).map { Int($0.rounded()) }
    ).sorted()
    let inks: [(RateGrid.Rule, Ink)] = [
      (.plainSum, .vermillion), (.trapezoid, .blue), (.endCorrected, .green),
    ]
    let chosen = stages.count > 1 ? [stages[0], stages[stages.count - 1]] : stages
    let panels = chosen.map { stage in
      let posterior = stage.posteriors[1]
      let curves = inks.map { rule, ink in
        let errors = sizes.map { error(posterior, points: $0, square: square, rule: rule) }
        return Layer.line(
          rule.rawValue, x: sizes.map(Double.init), y: errors.map { min(10, max($0, 1e-12)) },
          Stroke(ink), agreement: .absolute(1e-12), title: "\(rule.rawValue)")
      }
      let isFirst = stage.intervals == chosen[0].intervals
      let title: Text = "*N* = \(NumberText.grouped(stage.intervals))"
      return Panel(
        title,
        x: Axis(
          "points on each axis", range: 6...1000, scale: .logarithmic,
          tics: .labelled([10, 30, 100, 300, 1000].map { (Double($0), "\($0)") })),
        y: Axis(
          "largest error over the summit's height", range: 1e-12...10, scale: .logarithmic,
          tics: .labelled(
            stride(from: -12, through: 0, by: 3).map {
              (pow(10, Double($0)), $0 == 0 ? "1" : "10\(NumberText.superscript($0))")
            })),
        key: isFirst ? .bottomLeft : .none,
        layers: [.verticalLine(at: 100, Stroke(.grey, width: 1.5, dash: .dashed))] + curves + [
          .label("the lecture's 100", x: .data(108), y: .panel(0.94), .grey)
        ])
    }
    return Figure(
      name: "grid-convergence",
      caption:
        "The error of the landscape on a grid under exponential priors. A wide landscape is cut "
        + "by the edges of the square, so the end points decide: the error falls as 1/n, 1/n² or 1/n⁴. A "
        + "narrow one is hopeless until the spacing is as small as the peak, and then exact at once.",
      layout: Figure.Layout(columns: chosen.count, width: 1200, height: 560),
      panels: panels)
  }

  /// As ``GridCheck/error``, without the landscape: it is off by one factor, that of the two sums.
  private static func error(
    _ posterior: PairPosterior, points: Int, square: Double, rule: RateGrid.Rule
  ) -> Double {
    let grid = RateGrid(points: points, square: square, rule: rule)
    func part(_ prior: RatePrior, _ counts: Counts) -> (ratio: Double, highest: Double) {
      let exact = prior.posterior(after: counts, within: square)
      let computed = grid.posterior(prior, after: counts)
      // Both at the highest point of the grid, so that nothing small is divided
      let index = computed.indices.max { computed[$0] < computed[$1] } ?? 0
      let height = exact.density(grid.points[index])
      return (computed[index] / height, height / exact.density(exact.mode ?? 0))
    }
    let first = part(posterior.model.first, posterior.counts.first)
    let second = part(posterior.model.second, posterior.counts.second)
    let error = abs(first.ratio * second.ratio - 1) * first.highest * second.highest
    // No point of the grid is where the landscape is: all its height is wrong
    return error.isNaN ? .infinity : error
  }

  // MARK: A real rate

  static func rate(_ analysis: RateAnalysis) -> Figure {
    let sample = analysis.sample
    let intervals = Double(sample.counts.intervals)
    let spread = analysis.predictive.standardDeviation
    let middle = analysis.predictive.mean

    // Every count where there are few, else classes of equal width
    let seen = sample.frequencies.map(\.count)
    let low = max(0, min(seen.first ?? 0, Int(middle - 4 * spread)))
    let high = max(seen.last ?? 0, Int((middle + 4 * spread).rounded(.up)))
    let width = max(1, (high - low) / 40)
    let starts = Array(stride(from: low, through: high, by: width))
    var observed = [Double](repeating: 0, count: starts.count)
    for (count, times) in sample.frequencies { observed[(count - low) / width] += Double(times) }
    let shares = starts.map {
      analysis.predictive.cumulative($0 + width - 1) - analysis.predictive.cumulative($0 - 1)
    }
    let expected = shares.map { intervals * $0 }
    let scatter = shares.map { 1.96 * (intervals * $0 * (1 - $0)).squareRoot() }
    let centres = starts.map { Double($0) + Double(width - 1) / 2 }
    let top = 1.18 * max(observed.max() ?? 1, zip(expected, scatter).map(+).max() ?? 1)
    let frequencies = Panel(
      "\(sample.name): \(NumberText.grouped(sample.counts.sum)) in "
        + (sample.counts.intervals == 1
          ? "1 interval" : "\(NumberText.grouped(sample.counts.intervals)) intervals"),
      x: Axis(
        width == 1 ? "count in an interval" : "count in an interval (classes of \(width))",
        range: Double(low) - 0.7 * Double(width)...Double(high) + 0.7 * Double(width)),
      y: Axis("intervals", range: 0...top), key: .topRight,
      layers: [
        .bars(
          "observed", x: centres, heights: observed, width: 0.8 * Double(width), .sky,
          opacity: 0.55, title: "observed"),
        .errorBars(
          "predictive", x: centres, y: expected,
          lower: zip(expected, scatter).map { max(0, $0 - $1) },
          upper: zip(expected, scatter).map(+), .black, title: "predicted, 95 %"),
      ])

    let stages = analysis.narrowing
    let inks: [Ink] = [.vermillion, .green, .blue]
    let lowest = stages.map { $0.posterior.quantile(0.0005) }.min() ?? 0
    let highest = stages.map { $0.posterior.upperTailQuantile(0.0005) }.max() ?? 1
    let range = lowest...max(1e-3, highest)
    let curves = stages.enumerated().map { index, stage in
      let posterior = stage.posterior
      let reach = 5 * posterior.standardDeviation
      let x = [Double].evenlySpaced(
        from: max(range.lowerBound, posterior.mean - reach),
        to: max(min(range.upperBound, posterior.mean + reach), range.lowerBound + 1e-9), count: 201)
      let summit = posterior.density(posterior.mode ?? 0)
      return Layer.line(
        "posterior \(stage.intervals)", x: x, y: x.map { posterior.density($0) / summit },
        Stroke(inks[index + inks.count - stages.count]),
        title: "after \(NumberText.grouped(stage.intervals))")
    }
    let narrowing = Panel(
      "posterior of the rate",
      x: Axis("rate *λ* (events an interval)", range: range),
      y: Axis("density over the peak", range: 0...1.35, tics: .every(0.5)), key: .topRight,
      layers: curves)
    return Figure(
      name: sample == .alphaParticles ? "alpha-particles" : "own-counts",
      caption:
        "Left: how often each count was seen (bars), and what the posterior predicts for as many "
        + "intervals, with 95 % of the scatter to expect. Right: what is known of the rate after a few, "
        + "more and all intervals, drawn in a random order.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [frequencies, narrowing])
  }

  // MARK: Horse kicks

  static func horseKicks(_ analysis: HorseKicks.Analysis) -> Figure {
    let groups = analysis.separate.enumerated().map {
      (place: Double($0 + 1), corps: $1.corps, posterior: $1.posterior)
    }
    func bars(_ name: String, isFishers: Bool, _ ink: Ink, _ marker: Marker) -> Layer {
      let chosen = groups.filter { $0.corps.isFishers == isFishers }
      let intervals = chosen.map { CredibleInterval.equalTailed(of: $0.posterior) }
      return .errorBars(
        name, x: chosen.map(\.place), y: chosen.map(\.posterior.mean),
        lower: intervals.map(\.lower), upper: intervals.map(\.upper), ink, marker: marker,
        title: isFishers ? "Fisher's ten" : "left out by Fisher")
    }
    let common = CredibleInterval.equalTailed(of: analysis.common)
    let rates = Panel(
      "deaths a year in each corps",
      x: Axis(
        "corps", range: 0.3...Double(groups.count) + 0.7,
        tics: .labelled(groups.map { ($0.place, "\($0.corps.name)") })),
      y: Axis("rate *λ*", range: 0...2.3, tics: .every(0.5)), key: .topLeft,
      layers: [
        .band(
          "common", x: [0.3, Double(groups.count) + 0.7], lower: [common.lower, common.lower],
          upper: [common.upper, common.upper], .grey, opacity: 0.25, title: "one rate for all"),
        bars("fishers", isFishers: true, .blue, .circle),
        bars("others", isFishers: false, .vermillion, .square),
      ])

    let shapes = analysis.factors.map(\.shape)
    let verdict = Panel(
      "one rate against one a corps",
      x: Axis(
        "prior shape *a*: the corps alike \u{2192}", range: 0.1...10_000, scale: .logarithmic,
        tics: .labelled(
          zip([0.1, 1, 10, 100, 1000, 10_000], ["0.1", "1", "10", "100", "1000", "10,000"]).map {
            ($0, "\($1)")
          })),
      y: Axis(
        "Bayes factor of one rate (log scale)", range: -2...6,
        tics: .labelled(
          stride(from: -2, through: 6, by: 2).map {
            (Double($0), $0 == 0 ? "1" : "10\(NumberText.superscript($0))")
          })),
      layers: [
        .verticalRange(from: -0.5, to: 0.5, .grey, opacity: 0.16),
        .horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid)),
        .line("fishers", x: shapes, y: analysis.factors.map(\.fishers.log10), Stroke(.blue)),
        .line("all", x: shapes, y: analysis.factors.map(\.all.log10), Stroke(.vermillion)),
        .label("favours one rate", x: .panel(0.97), y: .panel(0.94), anchor: .right),
        .label("favours one a corps", x: .panel(0.97), y: .panel(0.05), anchor: .right),
        .label("Fisher's ten", x: .data(4.5), y: .data(0.8), .blue),
        .label("all fourteen", x: .data(0.75), y: .data(4.4), .vermillion),
      ])
    return Figure(
      name: "horse-kicks",
      caption:
        "Left: the rate of each corps with its 95 % interval, and that of one common rate (grey). "
        + "Right: the Bayes factor of one rate against one a corps for priors Gamma with mean "
        + "\(Words.short(HorseKicks.priorMean)) and shape a. Vague priors (left) make separate rates "
        + "costly; a prior that expects corps to differ by a third (a = 10) finds that all fourteen do.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [rates, verdict])
  }
}
