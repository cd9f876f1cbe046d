import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

/// The figures of chapter 1: pure functions from results to pictures.
enum Figures {
  // MARK: Ten coins

  static func unfairCoin(_ simulation: UnfairCoin.Simulation) -> Figure {
    let exact = UnfairCoin.posterior()
    let tails = simulation.history.map { Double($0.tails) }
    // The central 95 % of the binomial law at each number of tails
    let laws = simulation.history.map { Binomial(trials: $0.tails, probability: exact) }
    let lower = zip(laws, tails).map { Double($0.quantile(0.025)) / $1 }
    let upper = zip(laws, tails).map { Double($0.upperTailQuantile(0.025)) / $1 }
    return Figure(
      name: "unfair-coin",
      caption:
        "The share of unfair coins among simulated tails settles at the exact 2/11. At each single "
        + "number of tails the band holds at least 95 % of all simulations; it narrows as one over "
        + "the square root of that number.",
      panels: [
        Panel(
          x: Axis(
            "coins that showed tails", range: 1...Double(simulation.tails), scale: .logarithmic,
            tics: .labelled(
              [1, 10, 100, 1000, 10_000, 100_000].map { (Double($0), "\(NumberText.grouped($0))") })
          ),
          y: Axis("share that was the unfair coin", range: 0...0.6, tics: .every(0.1)),
          layers: [
            .band(
              "spread", x: tails, lower: lower, upper: upper.map { min($0, 0.6) }, .blue,
              opacity: 0.15),
            .horizontalLine(at: exact, Stroke(.vermillion, width: 2.5)),
            .line(
              "share", x: tails, y: simulation.history.map(\.share), Stroke(.blue, width: 2.5)),
            .label(
              "exact: 2/11", x: .data(1.3), y: .data(exact), .vermillion, offset: (0, -0.8)),
            .label("one simulation", x: .data(17), y: .data(0.365), .blue),
            .label("band: 95 % of all simulations", x: .data(90), y: .data(0.3), .blue),
          ])
      ])
  }

  // MARK: The frequentist's tail

  static func binomialTail(_ analysis: FrequentistAnalysis) -> Figure {
    let data = analysis.data
    let fair = Binomial(trials: data.flips, probability: 0.5)
    let far = max(data.heads, data.tails)

    // Every count where there are few, else about 150 bars within six standard deviations
    let reach = min(
      Double(data.flips) / 2,
      max(6 * fair.standardDeviation, Double(far) - fair.mean + fair.standardDeviation) + 1)
    let first = max(0, Int((fair.mean - reach).rounded(.down)))
    let last = min(data.flips, Int((fair.mean + reach).rounded(.up)))
    let step = max(1, (last - first) / 150)
    let counts = Array(stride(from: first, through: last, by: step))
    let near = counts.filter { $0 < far && data.flips - $0 < far }
    let same = counts.filter { data.heads >= data.tails ? $0 >= far : data.flips - $0 >= far }
    let other = counts.filter { !near.contains($0) && !same.contains($0) }
    func bars(_ name: String, _ counts: [Int], _ ink: Ink, isOutlined: Bool = false) -> Layer {
      .bars(
        name, x: counts.map(Double.init), heights: counts.map(fair.density),
        width: 0.8 * Double(step), ink, opacity: isOutlined ? 0.15 : 1, isOutlined: isOutlined)
    }

    let peak = fair.density(data.flips / 2)
    let isRight = data.heads >= data.tails
    let seenHeight = min(0.93, max(0.58, fair.density(data.heads) / (1.18 * peak) + 0.12))
    let seenAnchor: Anchor =
      switch (Double(data.heads) - Double(first)) / Double(max(1, last - first)) {
      case ..<0.12: .left
      case 0.88...: .right
      default: .center
      }
    return Figure(
      name: "binomial-tail",
      caption: "How often a fair coin gives each number of heads in \(data.inWords). Solid: "
        + "\(data.heads) heads or further out on the same side, the one-sided p-value. Outlined: as far "
        + "out on the other side; a coin can be unfair both ways.",
      panels: [
        Panel(
          x: Axis(
            "heads *k* in \(data.inWords) of a fair coin",
            range: Double(first) - 0.8 * Double(step)...Double(last) + 0.8 * Double(step),
            tics: countTics(from: first, to: last)),
          y: Axis("probability", range: 0...peak * 1.18),
          layers: [
            bars("near", near, .lightGrey),
            bars("other_side", other, .vermillion, isOutlined: true),
            bars("same_side", same, .vermillion),
            .label(
              "seen: \(NumberText.grouped(data.heads))", x: .data(Double(data.heads)),
              y: .panel(seenHeight + 0.04),
              anchor: seenAnchor),
            .arrow(
              from: (.data(Double(data.heads)), .panel(seenHeight)),
              to: (.data(Double(data.heads)), .data(fair.density(data.heads) + 0.03 * peak)),
              .black),
            .label(
              "this side: \(percent(analysis.oneSidedTail))",
              x: isRight ? .panel(0.98) : .panel(0.09), y: .panel(0.42), .vermillion,
              anchor: isRight ? .right : .left),
            .label(
              "other side: \(percent(analysis.twoSidedTail - analysis.oneSidedTail))",
              x: isRight ? .panel(0.02) : .panel(0.98), y: .panel(0.42), .vermillion,
              anchor: isRight ? .left : .right),
            .label(
              "both sides: \(percent(analysis.twoSidedTail))", x: .panel(0.02), y: .panel(0.93)),
          ])
      ])
  }

  // MARK: Prior, likelihood, posterior

  static func priorToPosterior(_ summaries: [PosteriorSummary]) -> Figure {
    // One scale for both panels, unless one curve is so sharp that the other would vanish
    let peaks = summaries.map { summary in
      peak(of: [summary.posterior, likelihood(of: summary.data)])
    }
    let (smallest, largest) = (peaks.min() ?? 1, peaks.max() ?? 1)
    let tops = peaks.map { 1.35 * (largest < 4 * smallest ? largest : $0) }
    return Figure(
      name: "prior-to-posterior",
      caption:
        "Prior (dashed), likelihood scaled to unit area (dotted) and posterior (solid) of the "
        + "probability of heads. Shaded: the 95 % interval with equal tails; the bar above: the "
        + "shortest 95 % interval. A prior pulls the posterior towards itself, the more the firmer.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: zip(summaries, tops).map { priorToPosterior($0, top: $1) })
  }

  /// As a function of p, the likelihood has the shape of Beta(k + 1, n - k + 1).
  private static func likelihood(of data: Flips) -> Beta {
    Beta(a: Double(data.heads) + 1, b: Double(data.tails) + 1)
  }

  private static func priorToPosterior(_ summary: PosteriorSummary, top: Double) -> Panel {
    let posterior = summary.posterior
    let prior = summary.model.prior
    let likelihood = likelihood(of: summary.data)
    let interval = summary.equalTailed
    let narrow = min(posterior.standardDeviation, likelihood.standardDeviation)
    let (low, high) =
      narrow > 0.02
      ? (0.0, 1.0)
      : (
        max(0, min(posterior.mean, likelihood.mean) - 8 * narrow),
        min(1, max(posterior.mean, likelihood.mean) + 8 * narrow)
      )
    let p = [Double].evenlySpaced(from: low, to: high, count: 401)
    let inside = [Double].evenlySpaced(from: interval.lower, to: interval.upper, count: 201)
    func clipped(_ beta: Beta, _ x: [Double]) -> [Double] {
      x.map { min(beta.density($0), top * 1.05) }
    }
    var layers: [Layer] = [
      .area(
        "interval", x: inside, y: clipped(posterior, inside), .blue, opacity: 0.22,
        title: "95 %, equal tails")
    ]
    layers += .priorToPosterior(
      x: p, prior: p.map(prior.density), likelihood: p.map(likelihood.density),
      posterior: p.map(posterior.density), top: top)
    if let shortest = summary.highestDensity {
      layers.append(
        .interval(
          from: shortest.lower, to: shortest.upper, y: .data(top * 0.82),
          Stroke(.black, width: 2, dash: .solid)))
      layers.append(
        .label(
          "shortest 95 %", x: .data((shortest.lower + shortest.upper) / 2), y: .data(top * 0.88),
          anchor: .center, size: 0.8))
    }
    return Panel(
      "prior \(PosteriorSummary.name(of: prior)), posterior \(PosteriorSummary.name(of: posterior))",
      x: Axis(
        "probability of heads *p*", range: low...high,
        tics: low == 0 && high == 1 ? .every(0.2) : .every(RoundNumber.below((high - low) / 4))),
      y: Axis("density", range: 0...top), key: .topLeft, layers: layers)
  }

  // MARK: Bayes factor

  static func bayesFactor(_ comparison: ModelComparison) -> Figure {
    let flips = comparison.data.flips
    let step = max(1, flips / 400)
    let counts = Array(stride(from: 0, through: flips, by: step))
    let names = [comparison.first, comparison.second].map { PosteriorSummary.name(of: $0.prior) }
    let logs = counts.map { heads in
      let data = Flips(heads: heads, flips: flips)
      return BayesFactor(
        logEvidence: comparison.first.logEvidence(of: data),
        against: comparison.second.logEvidence(of: data)
      ).log10
    }
    let observed = comparison.bayesFactor
    let lowest = min(-1.3, 1.1 * max(logs.min() ?? -1, min(-40, observed.log10)))
    let highest = max(1.3, 1.25 * min(logs.max() ?? 1, max(40, observed.log10)))
    let isFarRight = comparison.data.share > 0.75
    return Figure(
      name: "bayes-factor",
      caption: "The Bayes factor of \(names[0]) against \(names[1]) for every number of heads that "
        + "could have been seen; inside the grey band a count says no more than a bare mention. The "
        + "seen count gives \(size(of: observed).plain): \(comparison.verdict).",
      panels: [
        Panel(
          "above 1 favours \(names[0]), below 1 favours \(names[1])",
          x: Axis(
            "heads *k* in \(comparison.data.inWords)",
            range: -0.03 * Double(flips)...1.03 * Double(flips),
            tics: countTics(from: 0, to: flips)),
          y: Axis(
            "Bayes factor *K* (log scale)", range: lowest...highest, tics: powers(lowest, highest)),
          layers: [
            .verticalRange(from: -0.5, to: 0.5, .grey, opacity: 0.14),
            .horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid)),
            .label(
              highest - lowest < 6 ? "not worth more than a bare mention" : "", x: .panel(0.5),
              y: .data(-0.5), anchor: .center, offset: (0, 0.7)),
            flips <= 60
              ? .points("factor", x: counts.map(Double.init), y: logs, .blue, size: 1.3)
              : .line("factor", x: counts.map(Double.init), y: logs, Stroke(.blue)),
            .points(
              "observed", x: [Double(comparison.data.heads)], y: [observed.log10], .vermillion,
              marker: .diamond, size: 2.2),
            .label(
              "seen: *k* = \(NumberText.grouped(comparison.data.heads)), \(size(of: observed))",
              x: .data(Double(comparison.data.heads)), y: .data(observed.log10), .vermillion,
              anchor: isFarRight ? .right : .left, offset: (isFarRight ? -1 : 1, 0.8)),
          ])
      ])
  }

  // MARK: Flip by flip

  static func updates(_ record: FlipRecord, models: [CoinModel], orderIsDrawn: Bool) -> Figure {
    let total = record.outcomes.count
    let showsEveryFlip = total <= 14
    let stages = showsEveryFlip ? Array(0...total) : [0] + moments(upTo: total)
    let heads = record.headsAfter
    let posteriors = stages.map { stage in
      let data = Flips(heads: heads[stage], flips: stage)
      return (data: data, betas: models.map { $0.posterior(after: data) })
    }

    let names = models.map { PosteriorSummary.name(of: $0.prior) }
    let inks: [Ink] = [.vermillion, .blue]
    let columns = 5
    let lastRow = (stages.count - 1) / columns
    let tallest = posteriors.map { peak(of: $0.betas) }.max() ?? 1
    let panels = posteriors.enumerated().map { index, stage in
      let isBottom = index + columns >= stages.count
      let isMiddleOfLastRow =
        index == lastRow * columns + min(2, stages.count - 1 - lastRow * columns)
      let top = 1.12 * (showsEveryFlip ? tallest : peak(of: stage.betas))
      let curves = zip(stage.betas, inks).enumerated().map { number, item in
        let p = gridAround(item.0)
        return Layer.line(
          "model\(number + 1)", x: p, y: p.map { min(item.0.density($0), top * 1.05) },
          Stroke(item.1, width: 2.5))
      }
      let labels = zip(names, inks).enumerated().map { number, item in
        Layer.label(
          "\(item.0), \(number == 0 ? "dashed" : "solid")", x: .panel(0.04),
          y: .panel(0.92 - 0.14 * Double(number)), item.1, size: 0.7)
      }
      let isHeads = stage.data.flips == 0 ? nil : record.outcomes[stage.data.flips - 1]
      return Panel(
        title(stage.data, last: showsEveryFlip ? isHeads : nil),
        x: Axis(
          isMiddleOfLastRow ? "probability of heads *p*" : "", range: 0...1,
          tics: .labelled(
            zip([0, 0.5, 1], isBottom ? ["0", "½", "1"] : ["", "", ""]).map { ($0, "\($1)") })),
        y: Axis(
          index == min(columns, stages.count - 1) / columns * columns ? "density" : "",
          range: 0...top, tics: .none),
        layers: [.verticalLine(at: 0.5, Stroke(.lightGrey, width: 1.5, dash: .solid))] + curves
          + (index == 0 ? labels : []))
    }
    return Figure(
      name: "updates",
      caption:
        "What is known of p flip by flip, from the prior (first panel) to the last flip, for the "
        + "priors \(names[0]) (dashed) and \(names[1]) (solid). Each head moves the curves to the "
        + "right, each tail to the left; with few flips the prior shows, with many it is forgotten."
        + (orderIsDrawn ? " Only the totals are given; the order is drawn at random." : ""),
      layout: Figure.Layout(
        columns: columns, width: 1200, height: 60 + 240 * Double(lastRow + 1),
        margins: (50, 25, 50, 80), gaps: (22, 70)),
      panels: panels)
  }

  /// Fourteen moments on the way to so many flips, about equally spaced in log n, each later than the last.
  private static func moments(upTo total: Int) -> [Int] {
    (1...14).reduce(into: []) { moments, index in
      let even = Int(pow(Double(total), Double(index) / 14).rounded())
      moments.append(min(total - 14 + index, max((moments.last ?? 0) + 1, even)))
    }
  }

  private static func title(_ data: Flips, last isHeads: Bool?) -> Text {
    if data.flips == 0 { return "before the first flip" }
    if let isHeads { return "flip \(data.flips): \(isHeads ? "heads" : "tails")" }
    return "\(NumberText.grouped(data.heads)) of \(NumberText.grouped(data.flips))"
  }

  /// The largest density that is drawn.
  private static func peak(of betas: [Beta]) -> Double {
    betas.map { beta in
      let density = beta.density(beta.mode ?? 0.5)
      return density.isFinite ? density : 2
    }.max() ?? 1
  }

  /// The whole range of p, finer where the curve is.
  private static func gridAround(_ beta: Beta) -> [Double] {
    let reach = 6 * beta.standardDeviation
    if reach > 0.3 { return [Double].evenlySpaced(from: 0, to: 1, count: 121) }
    let (low, high) = (max(0, beta.mean - reach), min(1, beta.mean + reach))
    return [0] + [Double].evenlySpaced(from: low, to: high, count: 119) + [1]
  }

  // MARK: 350,757 real flips

  static func realFlips() -> Figure {
    let uniform = CoinModel(prior: Beta(a: 1, b: 1))
    let cases: [(name: String, data: Flips, ink: Ink)] = [
      ("heads", RealFlips.headsUp, .vermillion), ("same side", RealFlips.sameSide, .blue),
    ]
    let p = [Double].evenlySpaced(from: 0.496, to: 0.514, count: 361)
    let curves = cases.map { name, data, ink in
      Layer.line(
        name, x: p, y: p.map(uniform.posterior(after: data).density), Stroke(ink))
    }
    let areas = cases.map { name, data, ink in
      let interval = CredibleInterval.equalTailed(of: uniform.posterior(after: data))
      let inside = [Double].evenlySpaced(from: interval.lower, to: interval.upper, count: 101)
      return Layer.area(
        "\(name) interval", x: inside, y: inside.map(uniform.posterior(after: data).density), ink,
        opacity: 0.2)
    }
    let peak = uniform.posterior(after: RealFlips.sameSide).density(RealFlips.sameSide.share)
    let posterior = Panel(
      "what the flips say, if all share one *p*",
      x: Axis(
        "probability *p*", range: 0.496...0.514,
        tics: .labelled([0.5, 0.505, 0.51].map { ($0, "\($0, decimals: 3)") })),
      y: Axis("posterior density", range: 0...peak * 1.3),
      layers: areas + [
        .verticalLine(at: 0.5, Stroke(.grey, width: 2, dash: .solid)),
        .verticalLine(at: RealFlips.predicted, Stroke(.black, width: 2, dash: .dashed)),
      ] + curves + [
        .label(
          "heads", x: .data(RealFlips.headsUp.share), y: .data(peak * 0.75), .vermillion,
          offset: (3, 0)),
        .label(
          "same side", x: .data(RealFlips.sameSide.share), y: .data(peak * 1.07), .blue,
          anchor: .center),
        .label("fair", x: .data(0.5), y: .panel(0.94), .grey, anchor: .right, offset: (-0.5, 0)),
        .label(
          "predicted 0.51", x: .data(RealFlips.predicted), y: .panel(0.94), anchor: .left,
          offset: (0.5, 0)),
      ])

    let a = RealFlips.concentrations
    let verdicts = cases.map { name, data, ink in
      Layer.line(
        "verdict \(name)", x: a,
        y: a.map { RealFlips.bayesFactor(of: data, concentration: $0).log10 }, Stroke(ink))
    }
    let verdict = Panel(
      "how the verdict depends on the prior",
      x: Axis(
        "prior concentration *a* of Beta(*a*, *a*)", range: 1...1e7, scale: .logarithmic,
        tics: .labelled(
          zip([0, 1, 2, 3, 4, 5, 6, 7], "⁰¹²³⁴⁵⁶⁷").map { (pow(10, Double($0)), "10\($1)") })),
      y: Axis(
        "Bayes factor of biased against fair", range: -4...20,
        tics: .labelled(
          stride(from: -4, through: 20, by: 4).map {
            (Double($0), "10\(NumberText.superscript($0))")
          })),
      layers: [
        .verticalRange(from: -0.5, to: 0.5, .grey, opacity: 0.2),
        .horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid)),
      ] + verdicts + [
        .label("same side", x: .data(30), y: .data(14.3), .blue),
        .label("bare mention", x: .data(1.4), y: .data(1.2), size: 0.8),
        .label("heads", x: .data(30), y: .data(-2.6), .vermillion),
      ])
    return Figure(
      name: "real-flips",
      caption:
        "350,757 real flips taken as one coin with one p. Left: the posterior under a uniform prior; "
        + "coins land on heads half of the time, but on the side they started from a little more "
        + "often. Right: for 'same side' every prior up to about a = 100,000 finds a bias beyond doubt, "
        + "a prior that allows only smaller biases than the one seen cannot tell; for 'heads' the "
        + "strength of the verdict 'fair' is the prior's own choice.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [posterior, verdict])
  }

  // MARK: Numbers in words

  /// "K = 1.21", or its power of ten when that says more.
  private static func size(of factor: BayesFactor) -> Text {
    abs(factor.log10) < 3
      ? "*K* = \(String(format: "%.3g", factor.value))"
      : "*K* = 10\(NumberText.superscript(Int(factor.log10.rounded())))"
  }

  /// Tics of a count: each or every second one where there are few, else at round numbers.
  private static func countTics(from first: Int, to last: Int) -> Axis.Tics {
    if last - first <= 6 { return .every(1) }
    if last - first <= 20 { return .every(2) }
    let step = max(1, Int(RoundNumber.below(Double(last - first) / 5)))
    let start = (first + step - 1) / step * step
    return .labelled(
      stride(from: start, through: last, by: step).map { (Double($0), "\(NumberText.grouped($0))") }
    )
  }

  private static func percent(_ probability: Double) -> String {
    if probability == 0 { return "below 1e-300" }
    return probability >= 0.001
      ? String(format: "%.1f %%", 100 * probability) : String(format: "%.1e", probability)
  }

  /// Tics of a Bayes factor whose logarithm runs from `low` to `high`: at most about nine.
  private static func powers(_ low: Double, _ high: Double) -> Axis.Tics {
    if high - low < 4 {
      let values: [(Double, Text)] = [
        (0.01, "1/100"), (0.1, "1/10"), (1 / 3.0, "1/3"), (1, "1"), (3, "3"), (10, "10"),
        (100, "100"),
      ]
      return .labelled(values.map { (log10($0.0), $0.1) })
    }
    let step = max(1, Int(((high - low) / 8).rounded(.up)))
    let first = Int((low / Double(step)).rounded(.up)) * step
    return .labelled(
      stride(from: first, through: Int(high), by: step).map {
        (Double($0), "10\(NumberText.superscript($0))")
      }
    )
  }
}
