import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// Neal's funnel by NUTS, as it is written and in other coordinates.
  static let funnel = Section<MarkovStudy>(
    "funnel", "What does a sampler miss in a narrow neck, and how does it say so?", seconds: 4
  ) { _, run in
    // Model: v is the logarithm of a variance, nine θ have that variance; or ten numbers of N(0, 1), of which
    // v and θ are made
    let lengths = ChainLengths(warmUp: run.isQuick ? 500 : 1000, draws: run.isQuick ? 500 : 2000)

    // Inference: NUTS on the funnel with smaller and smaller steps, then on the other coordinates
    var centred: [FunnelRun] = []
    for (index, aim) in FunnelRun.aims.enumerated() {
      centred.append(
        await FunnelRun(
          centredAt: aim, lengths, using: run.random("centred \(aim)"),
          progress: run.reporting(
            "funnel", from: 0.23 * Double(index), to: 0.23 * Double(index + 1))))
    }
    let other = await FunnelRun(nonCentred: lengths, using: run.random("non-centred"))

    // What it shows
    let first = centred[0]
    return Findings(
      answer: answer(first, centred[centred.count - 1], other),
      tables: [table(centred + [other])],
      figures: [figure(first, other), figure(centred + [other])],
      claims: [
        Claim(
          "32s", Claim.Source(lecture: "001", slide: "HMC"),
          "share of v below -5 in the funnel, NUTS on independent coordinates",
          .crossCheck(
            route: "the normal distribution of v", expected: FunnelRun.exactNeck,
            computed: other.neck.value, .monteCarlo(standardError: other.neck.error)))
      ],
      values: values(centred, other))
  }

  private static func answer(_ first: FunnelRun, _ careful: FunnelRun, _ other: FunnelRun) -> String
  {
    func percent(_ share: Double) -> String { "\(NumberText.fixed(100 * share, decimals: 1)) %" }
    func grouped(_ value: Double) -> String {
      NumberText.grouped(Int((value.isFinite ? value : 0).rounded()))
    }
    return
      "The neck: of the centred chains' draws \(percent(first.neck.value)) lie below v = -5, where "
      + "\(percent(FunnelRun.exactNeck)) should, and \(first.divergences) divergences mark the place. Aiming at an "
      + "acceptance of \(NumberText.fixed(FunnelRun.aims[FunnelRun.aims.count - 1], decimals: 2)) gives "
      + "\(percent(careful.neck.value))"
      + (careful.row.rHat <= 1.01 ? "" : ", by chains that have not mixed,")
      + " at \(grouped(careful.cost)) gradients per effective draw. In other coordinates it is \(percent(other.neck.value)), with "
      + "\(other.divergences == 0 ? "no" : "\(other.divergences)") divergences, at \(grouped(other.cost)) gradients."
  }

  // MARK: Table and values

  private static func table(_ runs: [FunnelRun]) -> Table {
    Table(
      title: "The funnel by NUTS, four chains",
      columns: [
        "aim", "steps", "divergent", "v < -5", "lowest v", "R-hat", "ESS", "E-BFMI",
        "gradients per effective draw",
      ],
      rows: runs.map { run in
        [
          run.name, run.steps, "\(run.divergences)",
          NumberText.fixed(run.neck.value, decimals: 4), NumberText.fixed(run.lowest, decimals: 1),
          NumberText.fixed(run.row.rHat, decimals: 3), NumberText.fixed(run.size, decimals: 0),
          NumberText.fixed(run.energyFraction, decimals: 2),
          NumberText.grouped(Int(run.cost.isFinite ? run.cost.rounded() : 0)),
        ]
      } + [
        ["exact", "", "", NumberText.fixed(FunnelRun.exactNeck, decimals: 4)]
          + [String](repeating: "", count: 5)
      ],
      note:
        "The aim is the mean acceptance at which the warm-up of each chain sets its step; the smallest and the largest step "
        + "of the four are shown, in units of the scales that the same warm-up has learned. A higher aim need not bring "
        + "smaller steps: each is set by where its chain happens to be, and one that has not been in the neck takes the "
        + "steps of the mouth. ESS is that "
        + "of v, the smaller of bulk and tail; E-BFMI is the smallest of the chains.")
  }

  private static func values(_ centred: [FunnelRun], _ other: FunnelRun) -> [Findings.Value] {
    // What centred chains say varies from seed to seed by far more than they claim: shares by some 0.02, the others
    // by half of their size
    func all(_ name: String, _ run: FunnelRun, neckError: Double) -> [Findings.Value] {
      [
        .init("\(name).neck", run.neck.value, standardError: neckError),
        .init("\(name).step", run.stepSize, standardError: run.stepSize / 3),
        .init(
          "\(name).divergences", Double(run.divergences),
          standardError: max(2, Double(run.divergences))),
        .init("\(name).cost", run.cost, standardError: run.cost / 2),
        .init("\(name).size", run.size, standardError: run.size / 2),
      ]
    }
    return all("first", centred[0], neckError: 0.02)
      + all("careful", centred[centred.count - 1], neckError: 0.02)
      + all("other", other, neckError: other.neck.error)
      + [
        .init("exact.neck", FunnelRun.exactNeck), .init("careful.aim", FunnelRun.aims[3]),
        .init("draws", centred[0].v.joined().count),
        // Widths of the θ at the edge of the neck and as far up in the mouth
        .init("neck.width", exp(FunnelRun.edge / 2)),
        .init("mouth.width", exp(-FunnelRun.edge / 2)),
      ]
  }

  // MARK: Figures

  private static let oneDraw = Agreement.notCompared(because: "single draws of chains")

  private static func figure(_ first: FunnelRun, _ other: FunnelRun) -> Figure {
    func panel(_ title: Text, _ name: String, _ run: FunnelRun) -> Panel {
      // Every draw of a divergent trajectory, and some of the others
      let calm = run.points.filter { !$0.isDivergent }
      let shown = stride(from: 0, to: calm.count, by: max(1, calm.count / 800)).map { calm[$0] }
      let broken = run.points.filter(\.isDivergent)
      let v = [Double].evenlySpaced(from: -10, to: 6, count: 161)
      func edge(_ side: Double) -> Layer {
        .line(
          "\(name)_edge_\(side > 0 ? "right" : "left")", x: v.map { side * 1.96 * exp($0 / 2) },
          y: v, Stroke(.black, width: 2.5, dash: .solid),
          title: side > 0 ? "95 % of *θ*₁ given *v*" : nil)
      }
      return Panel(
        title, x: Axis("*θ*₁", range: -10...10, tics: .every(5)),
        y: Axis("*v*", range: -10...8, tics: .every(2)),
        key: .below,
        layers: [
          .points(
            "\(name)_draws", x: shown.map(\.x), y: shown.map(\.v), .sky, marker: .circle,
            size: 0.35, agreement: oneDraw, title: "draws"),
          edge(-1), edge(1),
          .points(
            "\(name)_divergent", x: broken.map(\.x), y: broken.map(\.v), .vermillion,
            marker: .circle, size: 0.7, agreement: oneDraw, title: "divergent"),
        ])
    }
    return Figure(
      name: "funnel",
      caption:
        "Divergences mark the place where the neck becomes too narrow for the step, and below them draws are missing. "
        + "Left: NUTS on the funnel as it is written. Right: NUTS on independent coordinates, from which v and θ are "
        + "computed. Black: the middle 95 % of θ₁ at each v.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 780, margins: (105, 35, 50, 190)),
      panels: [
        panel("Centred: *v* and *θ*", "centred", first),
        panel("Non-centred: *z*₀, *z*₁, ...", "other", other),
      ])
  }

  private static func figure(_ runs: [FunnelRun]) -> Figure {
    let shown: [(FunnelRun, Ink, Text)] = [
      (runs[0], .vermillion, "centred, aim 0.8"),
      (runs[runs.count - 2], .green, "centred, aim 0.99"),
      (runs[runs.count - 1], .blue, "non-centred"),
    ]
    let v = [Double].evenlySpaced(from: -12, to: 12, count: 241)
    let normal = Normal(mean: 0, standardDeviation: 3)
    return Figure(
      name: "funnel-neck",
      caption:
        "Smaller steps reach deeper into the neck in some runs and not in others. Share of draws below v, on a logarithmic axis that "
        + "shows the neck; black: exact.",
      panels: [
        Panel(
          x: Axis("*v*", range: -10...0, tics: .every(2)),
          y: Axis(
            "share of draws below *v*", range: 0.0003...1, scale: .logarithmic,
            tics: .decades(in: 0.0003...1)),
          key: .bottomRight,
          layers: [
            .line(
              "exact", x: v.filter { $0 <= 0 }, y: v.filter { $0 <= 0 }.map(normal.cumulative),
              Stroke(.black, width: 4, dash: .solid), title: "exact")
          ]
            + shown.enumerated().map { index, item -> Layer in
              let sorted = item.0.v.flatMap(\.self).sorted()
              let places = v.filter { $0 <= 0 }
              var below = 0
              let shares = places.map { place -> Double in
                while below < sorted.count && sorted[below] <= place { below += 1 }
                return below > 0 ? Double(below) / Double(sorted.count) : .nan
              }
              return .line(
                "share_\(index)", x: places, y: shares, Stroke(item.1, width: 3),
                agreement: oneDraw, title: item.2)
            })
      ])
  }
}

/// What NUTS found of the funnel.
private struct FunnelRun: Sendable {
  let name: String
  /// v, chains × draws
  let v: [[Double]]
  let points: [(x: Double, v: Double, isDivergent: Bool)]
  let row: Summary.Row
  /// Of each chain.
  let stepSizes: [Double]
  let divergences: Int
  let energyFraction: Double
  /// Leapfrog steps, which are gradients.
  let stepsPerDraw: Double

  static let aims = [0.8, 0.9, 0.95, 0.99]
  /// Where the neck begins for this section.
  static let edge = -5.0
  /// P(v < -5) for v ~ N(0, 3²).
  static let exactNeck = Normal(mean: 0, standardDeviation: 3).cumulative(edge)

  /// NUTS on v and θ as they stand.
  init(
    centredAt aim: Double, _ lengths: ChainLengths, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void
  ) async {
    var starts = random.stream("starts")
    let draws = await sample(
      NUTS(Funnel(), acceptanceAim: aim), from: uniformStarts(dimension: 10, using: &starts),
      lengths: lengths, recording: Recorder(names: ["v", "theta"]) { [$0[0], $0[1]] },
      using: random.stream("chains"), progress: progress)
    self.init("centred \(NumberText.fixed(aim, decimals: 2))", draws)
  }

  /// NUTS on ten independent numbers of N(0, 1), of which v and θ are made.
  init(nonCentred lengths: ChainLengths, using random: RandomSource) async {
    var starts = random.stream("starts")
    // snippet: non-centred
    let recorder = Recorder(names: ["v", "theta"]) { z in
      let v = 3 * z[0]
      return [v, exp(v / 2) * z[1]]
    }
    let draws = await sample(
      NUTS(StandardNormals(dimension: 10)), from: uniformStarts(dimension: 10, using: &starts),
      lengths: lengths, recording: recorder, using: random.stream("chains"))
    // end snippet
    self.init("non-centred 0.80", draws)
  }

  private init(_ name: String, _ draws: Draws) {
    self.name = name
    v = draws["v"]
    row = Summary.Row(name: "v", chains: v)
    let divergent = draws.pooled("divergent__")
    points = zip(zip(draws.pooled("theta"), draws.pooled("v")), divergent).map {
      (x: $0.0, v: $0.1, isDivergent: $1 != 0)
    }
    stepSizes = draws["stepsize__"].map { $0.last ?? .nan }
    divergences = divergent.count { $0 != 0 }
    energyFraction = EnergyDiagnostics(of: draws).energyFractions?.min() ?? .nan
    stepsPerDraw = sampleMean(draws.pooled("n_leapfrog__"))
  }

  /// Mean of the chains.
  var stepSize: Double { sampleMean(stepSizes) }

  /// The smallest and the largest of the chains.
  var steps: String {
    [stepSizes.min() ?? .nan, stepSizes.max() ?? .nan]
      .map { NumberText.significant($0, digits: 2) }.joined(separator: " to ")
  }

  /// Effective draws of v.
  var size: Double { min(row.bulkSize, row.tailSize) }
  /// Gradients for each of them.
  var cost: Double { stepsPerDraw * Double(v.joined().count) / size }
  var lowest: Double { v.joined().min() ?? .nan }

  /// Share of draws in the neck, with the error that the draws claim for it.
  var neck: (value: Double, error: Double) {
    let inside = v.map { $0.map { $0 < FunnelRun.edge ? 1.0 : 0 } }
    return (sampleMean(inside.flatMap(\.self)), MonteCarloError.mean(inside))
  }
}

/// Independent coordinates, N(0, 1) each.
struct StandardNormals: DifferentiableLogDensity {
  let dimension: Int

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    var squares = 0.0
    for index in position.indices {
      gradient[index] = -position[index]
      squares += position[index] * position[index]
    }
    return -squares / 2
  }
}
