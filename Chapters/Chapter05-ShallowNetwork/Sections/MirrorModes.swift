import BayesNumerics
import Inference
import Networks
import Plotting
import Workbook

extension ShallowNetworkChapter {
  /// Chains that share a mode agree with one another: what R-hat cannot see, and the move that crosses.
  static let mirrorModes = Section<NetworkStudy>(
    "mirror-modes", "Can chains agree and still be wrong?", options: [], seconds: 6
  ) { study, run in
    // Data: sixty points of a sine, the same whatever the seed; on some others a mode stays out of reach and
    // the fit is refused
    let set = SimulatedSets.sine(using: RandomSource(seed: 1))

    // Model: three hidden units, the chapter's prior
    // Inference: twelve chains without the mirror move, from anywhere in the prior; four with it
    var plan = NetworkPlan(
      nodes: 3,
      lengths: ChainLengths(
        warmUp: 4000, draws: run.isQuick ? 500 : 2000, thinning: run.isQuick ? 120 : 30))
    plan.chains = 4
    let with = try await fitNetwork(
      set, plan, using: run.random("with the move"),
      progress: run.reporting("mirror modes", from: 0, to: 0.3))
    plan.chains = 12
    plan.scheme = .corrected
    if run.isQuick { plan.lengths = ChainLengths(warmUp: 4000, draws: 500, thinning: 40) }
    plan.hasDispersedStarts = false
    let without = try await fitNetwork(
      set, plan, using: run.random("without the move"),
      progress: run.reporting("mirror modes", from: 0.3, to: 1))

    // What it shows: of the twelve, four that keep one sign of their slopes
    let modes = MirrorModes(with: with, without: without)
    return Findings(
      answer: modes.answer, tables: [table(modes)], figures: [figure(modes)],
      claims: claims(modes), values: values(modes))
  }

  private static func table(_ modes: MirrorModes) -> Table {
    func row(_ name: String, _ fit: NetworkFit) -> [String] {
      func band(_ chains: [[Double]]) -> String {
        let quantiles = Summary.Row(name: "", chains: chains).quantiles
        return NumberText.fixed(quantiles[0], decimals: 2) + " to "
          + NumberText.fixed(quantiles[2], decimals: 2)
      }
      let worst = fit.mixing.rHats.max() ?? .nan
      let functions = fit.mixing.functions
      return [
        name, NumberText.fixed(MirrorModes.positiveShare(fit).mean, decimals: 2),
        worst.isFinite
          ? NumberText.fixed((1000 * worst).rounded(.up) / 1000, decimals: 3) : "unknown",
        band(functions.first ?? []), band(functions.last ?? []),
      ]
    }
    let places = modes.with.mixing.places
    func end(_ place: Double?) -> String { NumberText.significant(place ?? .nan, digits: 2) }
    return Table(
      title: "The same points and model: chains without the mirror move, and with it",
      columns: [
        "chains", "slopes above 0", "largest R-hat of f", "f at \(end(places.first)), 90 %",
        "f at \(end(places.last)), 90 %",
      ],
      rows: [
        row("without: four of one mode", modes.oneMode),
        row("without: the four least like them", modes.others),
        row("without: all twelve", modes.without), row("with the move: four", modes.with),
      ],
      note: "Slopes above 0: the share of units and draws." + modes.with.mirrorRates)
  }

  private static func values(_ modes: MirrorModes) -> [Findings.Value] {
    func widths(_ name: String, _ fit: NetworkFit) -> [Findings.Value] {
      [("left", fit.mixing.functions.first), ("right", fit.mixing.functions.last)].map { end, f in
        .init("\(name).\(end)", Estimate(widthOf: f ?? []))
      }
    }
    var values = widths("one-mode", modes.oneMode) + widths("others", modes.others)
    if modes.with.isMixed {
      values += widths("with", modes.with)
      if let (all, one) = modes.with.mirrorAcceptance {
        values += [.init("accepted.all", all), .init("accepted.one", one)]
      }
    }
    return values
  }

  private static func figure(_ modes: MirrorModes) -> Figure {
    let shown = 250
    func traces(_ title: Text, _ name: String, _ fit: NetworkFit, isFirst: Bool) -> Panel {
      let slopes = MirrorModes.meanSlopes(fit).map { Array($0.prefix(shown)) }
      return Panel(
        title, x: Axis("draw", range: 0...Double(shown), tics: .every(50)),
        y: Axis(isFirst ? "mean slope of the units" : "", range: -6...6, tics: .every(2)),
        layers: [.line("\(name)_zero", x: [0, Double(shown)], y: [0, 0], Stroke(.grey))]
          + .traces(name, of: slopes, agreement: .singleDraws))
    }
    let places = modes.with.mixing.places
    let x = [Double].evenlySpaced(from: places.first ?? 0, to: places.last ?? 1, count: 97)
    func edges(_ fit: NetworkFit) -> (lower: [Double], upper: [Double], agreement: Agreement) {
      let rows = fit.mixing.mixing.judged.prefix(places.count)
      let errors = rows.map { max($0.errorsOfQuantiles[0], $0.errorsOfQuantiles[2]) }
      return (rows.map { $0.quantiles[0] }, rows.map { $0.quantiles[2] }, .withinErrors(errors))
    }
    let (posterior, mode) = (edges(modes.with), edges(modes.oneMode))
    let set = modes.with.set
    let range = Axis.range(from: places.first ?? 0, to: places.last ?? 1)
    return Figure(
      name: "mirror-modes",
      caption:
        "Chains in one mode agree with one another, and say too little. Left: four chains without the "
        + "mirror move that share a mode; each keeps the sign of its slopes. Middle: with the move every "
        + "chain visits both signs. Right: the 90 % band of f by the four on the left (dashed) and "
        + "with the move (blue); dotted, the sine from which the points were simulated.",
      layout: Figure.Layout(
        columns: 3, width: 1380, height: 600, margins: (95, 30, 55, 150), gaps: (80, 100)),
      panels: [
        traces("Without the move", "without", modes.oneMode, isFirst: true),
        traces("With the move", "with", modes.with, isFirst: false),
        Panel(
          "90 % band of *f*", x: Axis("*x*", range: range),
          y: Axis("", range: -2...2, tics: .every(1)),
          key: .below,
          layers: [
            .band(
              "with_move", x: places, lower: posterior.lower, upper: posterior.upper, .sky,
              opacity: 0.6, agreement: posterior.agreement, title: "with the move"),
            .line(
              "without_lower", x: places, y: mode.lower,
              Stroke(.vermillion, width: 3, dash: .dashed),
              agreement: mode.agreement, title: "without, one mode"),
            .line(
              "without_upper", x: places, y: mode.upper,
              Stroke(.vermillion, width: 3, dash: .dashed),
              agreement: mode.agreement),
            .points("points", x: set.first, y: set.y, .black, size: 0.5),
          ]
            + (set.truth.map { truth in
              [
                .line(
                  "truth", x: x, y: x.map(truth.function),
                  Stroke(.black, width: 2.5, dash: .dotted))
              ]
            } ?? [])),
      ])
  }

  private static func claims(_ modes: MirrorModes) -> [Claim] {
    let source = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)")
    return [
      Claim(
        "25k", source, "four chains of the corrected sampler that share a mode pass R-hat",
        .shape(
          "the chains converge", measuring: "largest R-hat of f over all that is drawn",
          modes.oneMode.mixing.rHats.max() ?? .nan, .below(1.05), precision: .notCompared,
          // Among twelve chains from the prior four of one mode can be missing; of nine seeds none was
          falseAlarmRate: 0.05)),
      Claim(
        "25l", source, "and twelve of its chains do not",
        .shape(
          "the chains converge", measuring: "largest R-hat of f over all that is drawn",
          modes.without.mixing.rHats.max() ?? .nan, .above(1.05), precision: .notCompared,
          falseAlarmRate: 0.05)),
      Claim(
        "25m", source, "what the four say beyond the points is too narrow",
        .shape(
          "draws fan out at both ends of the axis",
          measuring: "width of f's 90 % band with the move over that of the four, at the worse end",
          modes.with.isMixed ? modes.widthRatio : .nan, .above(2), precision: .notCompared,
          falseAlarmRate: 0.05)),
    ]
  }
}

/// The same posterior sampled without the mirror move and with it.
private struct MirrorModes: Sendable {
  let with: NetworkFit
  let without: NetworkFit
  /// Of the chains without the move, four that keep one sign of their slopes, whichever four keep it best,
  /// and the four that are least like them.
  let oneMode: NetworkFit
  let others: NetworkFit

  init(with: NetworkFit, without: NetworkFit) {
    self.with = with
    self.without = without
    let shares = MirrorModes.positiveShare(without).ofChains
    let order = shares.indices.sorted { shares[$0] > shares[$1] }
    let (rising, falling) = (Array(order.prefix(4)), Array(order.suffix(4)))
    let isRising = shares[rising[3]] >= 1 - shares[falling[0]]
    oneMode = without.keeping(chains: (isRising ? rising : falling).sorted())
    others = without.keeping(chains: (isRising ? falling : rising).sorted())
  }

  /// The share of units and draws whose slope is positive, in each chain and in all.
  static func positiveShare(_ fit: NetworkFit) -> (ofChains: [Double], mean: Double) {
    let slopes = fit.slopes
    let shares = fit.draws.chains.indices.map { chain in
      sampleMean(slopes.flatMap { $0[chain].map { $0 > 0 ? 1 : 0 } })
    }
    return (shares, sampleMean(shares))
  }

  /// The mean of the slopes of the units, chains × draws.
  static func meanSlopes(_ fit: NetworkFit) -> [[Double]] {
    let slopes = fit.slopes
    return fit.draws.chains.indices.map { chain in
      (0..<fit.draws.count).map { draw in
        slopes.reduce(0) { $0 + $1[chain][draw] } / Double(slopes.count)
      }
    }
  }

  /// How much wider f's 90 % band is with the move, at the end of what is drawn where it is most.
  var widthRatio: Double {
    func widths(_ fit: NetworkFit) -> [Double] {
      [fit.mixing.functions.first, fit.mixing.functions.last].map {
        Estimate(widthOf: $0 ?? []).value
      }
    }
    return zip(widths(with), widths(oneMode)).map { $0 / $1 }.max() ?? .nan
  }

  var answer: String {
    func worst(_ fit: NetworkFit) -> String {
      NumberText.fixed(fit.mixing.rHats.max() ?? .nan, decimals: 3)
    }
    guard with.isMixed else {
      return "No result: the chains with the move have not mixed either "
        + "(\(with.shortVerdict.dropFirst("no, ".count)))."
    }
    guard (oneMode.mixing.rHats.max() ?? .nan) < 1.05 else {
      return
        "Not shown by this run: no four of the twelve chains stayed in one mode; R-hat is up to "
        + "\(worst(oneMode)) even for those that are most alike."
    }
    return
      "Yes: four chains that stay in one mode have an R-hat of f of at most \(worst(oneMode)), and the 90 % "
      + "band that they give beyond the points is up to "
      + "\(NumberText.significant(widthRatio, digits: 2)) times too narrow; twelve chains, in more than one "
      + "mode, have \(worst(without)), and four with the mirror move \(worst(with))."
  }
}

extension NetworkFit {
  /// The same fit as far as these chains know it.
  fileprivate func keeping(chains: [Int]) -> NetworkFit {
    NetworkFit(
      set: set, scale: scale, hasConstant: hasConstant, network: network, places: places,
      draws: Draws(
        names: draws.names, statisticNames: draws.statisticNames,
        chains: chains.map { draws.chains[$0] }))
  }
}
