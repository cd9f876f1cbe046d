import BayesNumerics
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// p(M | D) on points whose truth is known: two units, and a rotation curve; or on the reader's own.
  static let simulated = Section<UnitsStudy>(
    "simulated", "How many units do the data ask for?", options: UnitsSettings.ofFit, seconds: 2
  ) { study, run in
    // Data and model: the same prior for both sets, but the noise of the two units, whose y is not standardised
    let fits = try await withThrowingTaskGroup(of: (Int, SizeFit).self) { group in
      let cases = study.hasOwnData ? [study.points] : [study.twoUnits, study.points]
      for (index, points) in cases.enumerated() {
        var prior = study.prior(inputs: points.inputs.columns)
        if !points.isStandardised { prior.units.noiseScale *= 0.1 }
        let model = prior
        group.addTask {
          // Inference
          let lengths = JumpChains.Lengths(
            warmUp: 2000, sweeps: run.isQuick ? 10_000 : 60_000,
            everySoManySweeps: run.isQuick ? 20 : 40)
          return (
            index,
            try await SizeFit.run(
              points, model, lengths, using: run.random("chains").stream(points.name))
          )
        }
      }
      var fits: [Int: SizeFit] = [:]
      for try await (index, fit) in group { fits[index] = fit }
      return fits.sorted { $0.key < $1.key }.map(\.value)
    }

    // Does the model fit the reader's points? Of the chapter's own it is known
    let main = fits[fits.count - 1]
    var replicates = run.random("replicates")
    let checks = study.hasOwnData && main.hasMixed ? main.checks(using: &replicates) : nil

    // What it shows
    return Findings(
      answer: fits.map(\.sentence).joined(separator: " ")
        + (fits.allSatisfy(\.hasMixed)
          ? "" : " " + Mixing.advice(isQuick: run.isQuick, followsOptions: true))
        + (checks.map { " " + $0.sentence } ?? ""),
      tables: [table(fits)] + (checks.map { [$0.table] } ?? []),
      figures: [sizes(fits), trace(main)] + (main.hasMixed ? [band(main)] : []),
      claims: claims(fits), values: fits.filter(\.hasMixed).flatMap(values))
  }

  private static func table(_ fits: [SizeFit]) -> Table {
    let most = fits.map(\.chains.most).max() ?? 0
    return Table(
      title: "p(M | D)", columns: ["M"] + fits.map(\.points.name),
      rows: (0...most).map { units in
        ["\(units)"]
          + fits.map { fit in
            guard units <= fit.chains.most else { return "" }
            guard fit.hasMixed else { return "refused" }
            let share = fit.chains.shares[units]
            return NumberText.value(share.value, withError: share.standardError)
          }
      }
        + [
          ["R̂ of M"] + fits.map(\.chains.mixing.rHatInWords),
          ["effective draws of M"] + fits.map(\.chains.mixing.effectiveDrawsInWords),
          ["jumps made per jump tried"]
            + fits.map { NumberText.significant($0.chains.jumpRate, digits: 2) },
        ],
      note: fits.allSatisfy(\.hasMixed)
        ? ""
        : "Refused: how often such chains were at a number says where they began, not what the data say."
    )
  }

  private static func sizes(_ fits: [SizeFit]) -> Figure {
    let shares = fits.filter(\.hasMixed).flatMap { $0.chains.shares.map(\.value) }
    let priors = fits.flatMap {
      UnitCount(alpha: $0.prior.alpha, most: $0.prior.most).probabilities
    }
    let height = (10 * (shares + priors).reduce(0, max) + 0.5).rounded(.up) / 10
    return Figure(
      name: "size-posterior",
      caption:
        "How probable the data make each number of units. Bars: p(M | D) by four chains, two of which started "
        + "with no unit and two with the most. Open circles: the prior."
        + (fits.allSatisfy(\.hasMixed) ? "" : " No bars are drawn for chains that have not mixed."),
      layout: Figure.Layout(columns: fits.count, height: 480),
      panels: fits.map { fit in
        let shares = fit.chains.shares
        let places = shares.indices.map(Double.init)
        let bars = Layer.bars(
          "sizes", x: places, heights: shares.map(\.value), width: 0.7, .sky, isOutlined: true,
          agreement: .monteCarloByRow(standardErrors: shares.map(\.standardError)),
          title: "p(M | D)")
        return Panel(
          Text(verbatim: fit.points.title + (fit.hasMixed ? "" : ": chains have not mixed")),
          x: Axis("number of units M", range: -0.6...(Double(shares.count) - 0.4), tics: .every(2)),
          y: Axis(
            fit.hasMixed ? "p(M | D)" : "prior probability", range: 0...height, tics: .every(0.2)),
          key: .topRight,
          layers: (fit.hasMixed ? [bars] : []) + [
            .points(
              "prior", x: places,
              y: UnitCount(alpha: fit.prior.alpha, most: fit.prior.most).probabilities, .black,
              marker: .openCircle, size: 1.3, title: "prior")
          ])
      })
  }

  /// The first sweeps of a chain from each end, and the last.
  private static func trace(_ fit: SizeFit) -> Figure {
    let shown = min(1000, fit.chains.chains.first?.units.count ?? 0)
    let ends = [fit.chains.chains.first, fit.chains.chains.last].compactMap(\.self)
    return Figure(
      name: "size-trace",
      caption: (fit.hasMixed
        ? "A chain that starts with no unit and one that starts with the most soon visit the same sizes."
        : "A chain that starts with no unit and one that starts with the most; the chains have not mixed.")
        + " The first \(NumberText.grouped(shown)) sweeps on \(fit.points.name).",
      layout: Figure.Layout(height: 460),
      panels: [
        Panel(
          x: Axis("sweep", range: 0...Double(shown)),
          y: Axis(
            "number of units M", range: -0.5...(Double(fit.chains.most) + 3), tics: .every(2)),
          key: .topRight,
          layers: zip(ends, [Ink.blue, .vermillion]).enumerated().map { index, pair in
            let (chain, ink) = pair
            return .steps(
              "chain_\(index)", x: (0..<shown).map { Double($0 + 1) },
              y: chain.units.prefix(shown).map(Double.init), Stroke(ink, width: 1.5),
              agreement: .notCompared(because: "it is one random path"),
              title: Text(
                verbatim: "started with \(chain.start) \(chain.start == 1 ? "unit" : "units")"))
          })
      ])
  }

  /// The mean of f given M for the sizes that matter, and the points.
  private static func band(_ fit: SizeFit) -> Figure {
    let inks: [Ink] = [.blue, .vermillion, .green]
    let sizes = fit.sizesThatMatter
    let why = "it follows the draws of chains"
    return Figure(
      name: "size-band",
      caption:
        "Nets of the likely sizes agree where there are points, and differ little beyond the last of them. Lines: the mean of f "
        + "given M; band: 90 % of f over all sizes."
        + (fit.points.truth == nil ? "" : " Dotted: the truth."),
      panels: [
        Panel(
          x: Axis(Text(verbatim: fit.points.xName), range: fit.range),
          y: Axis(Text(verbatim: fit.points.yName)), key: .bottomRight,
          layers: [
            .band(
              "band", x: fit.places, lower: fit.quantile(0.05), upper: fit.quantile(0.95), .sky,
              opacity: 0.4, agreement: .notCompared(because: why), title: "90 % of f, all M"),
            .points("points", x: fit.points.x, y: fit.points.y, .grey, size: 0.7),
          ]
            + sizes.enumerated().map { index, units in
              .line(
                "size_\(units)", x: fit.places, y: fit.mean(units: units),
                Stroke(inks[index], width: 2.5), agreement: .notCompared(because: why),
                title: Text(verbatim: "M = \(units)"))
            }
            + (fit.points.truth.map { truth in
              [
                .line(
                  "truth", x: fit.places, y: fit.places.map(truth),
                  Stroke(.black, width: 2.5, dash: .dotted), title: "truth")
              ]
            } ?? []))
      ])
  }

  private static func claims(_ fits: [SizeFit]) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Reversible jump algo")
    return fits.enumerated().map { index, fit in
      let ends = (0...1).map { last in
        Share.visits(Array(fit.chains.visits[(2 * last)...(2 * last + 1)]), upTo: fit.chains.most)[
          fit.chains.best]
      }
      return Claim(
        "30\(["d", "e"][index])", source,
        "p(M = \(fit.chains.best) | D) on \(fit.points.name), by chains from no unit",
        .crossCheck(
          route: "chains from the most units", expected: ends[1].value, computed: ends[0].value,
          .monteCarlo(
            standardError: (ends[0].standardError * ends[0].standardError
              + ends[1].standardError * ends[1].standardError).squareRoot())))
    }
  }

  private static func values(_ fit: SizeFit) -> [Findings.Value] {
    let name = fit.points.isStandardised ? "curve" : "two-units"
    let shares = fit.chains.shares
    let growth = shares.indices.compactMap { units in
      Share.growth(from: units, of: shares, under: fit.prior).map {
        Findings.Value("\(name).growth.\(units)", $0.value, standardError: $0.standardError)
      }
    }
    return shares.enumerated().map { units, share in
      .init("\(name).\(units)", share.value, standardError: share.standardError)
    } + growth
  }
}

/// Chains over all sizes on one set of points, and f at a grid of places.
struct SizeFit: Sendable {
  let points: CurvePoints
  let prior: VariableNetworkPrior
  let chains: JumpChains
  /// Where f is recorded, along the first input.
  let places: [Double]

  static func run(
    _ points: CurvePoints, _ prior: VariableNetworkPrior, _ lengths: JumpChains.Lengths,
    using random: RandomSource
  ) async throws -> SizeFit {
    let (low, high) = (points.x.min() ?? 0, points.x.max() ?? 1)
    let margin = 0.25 * (high - low)
    let places = [Double].evenlySpaced(from: low, to: high + margin, count: 61)
    let network: VariableNetwork
    do {
      network = try VariableNetwork(
        inputs: points.inputs, targets: points.targets, prior: prior)
    }
    let chains = await JumpChains.run(
      ReversibleJumpSampler(network), from: [0, 0, prior.most, prior.most], lengths,
      at: points.inputs(at: places), using: random)
    return SizeFit(points: points, prior: prior, chains: chains, places: places)
  }

  var range: ClosedRange<Double> { (places.first ?? 0)...(places.last ?? 1) }

  /// Whether p(M | D) may be stated at all.
  var hasMixed: Bool { chains.mixing.isGood }

  /// True whatever the data are, also where the chains have not mixed.
  var sentence: String {
    let best = chains.best
    guard hasMixed else { return "On \(points.name) \(chains.mixing.refusal)." }
    if let rival {
      return
        "On \(points.name) \(min(best, rival)) and \(max(best, rival)) units beside the line are equally probable "
        + "within the errors of the chains, \(text(min(best, rival))) and \(text(max(best, rival)))."
    }
    return "On \(points.name) \(best) \(best == 1 ? "unit" : "units") beside the line "
      + "\(best == 1 ? "has" : "have") the largest probability, "
      + text(best) + "."
  }

  private func text(_ units: Int) -> String {
    NumberText.value(
      chains.shares[units].value, withError: chains.shares[units].standardError)
  }

  /// The second most probable number, where its share is within three combined errors of the first.
  private var rival: Int? {
    let shares = chains.shares
    let others = shares.indices.filter { $0 != chains.best }
    guard let second = others.max(by: { shares[$0].value < shares[$1].value }) else { return nil }
    return shares[chains.best].distance(to: shares[second]) < 3 ? second : nil
  }

  /// By 400 draws of all chains at most.
  func checks(using random: inout RandomSource) -> FitChecks {
    let all = chains.chains.flatMap(\.kept)
    let apart = max(1, all.count / 400)
    return FitChecks(
      points, stride(from: 0, to: all.count, by: apart).map { all[$0] }, using: &random)
  }

  private var curves: [(units: Int, values: [Double])] { chains.chains.flatMap(\.curves) }

  /// The three most probable numbers of units, if they have a probability of 1 % or more, in order.
  var sizesThatMatter: [Int] {
    let shares = chains.shares
    return shares.indices.filter { shares[$0].value >= 0.01 }.sorted {
      shares[$0].value > shares[$1].value
    }.prefix(3).sorted()
  }

  /// The mean of f over the draws with so many units, in the units of y.
  func mean(units: Int) -> [Double] {
    let of = curves.filter { $0.units == units }
    return places.indices.map { place in
      points.measured(of.reduce(0) { $0 + $1.values[place] } / Double(of.count))
    }
  }

  func quantile(_ probability: Double) -> [Double] {
    let all = curves
    return places.indices.map { place in
      points.measured(
        sampleQuantile(probability, ofSorted: all.map { $0.values[place] }.sorted()))
    }
  }
}
