import BayesNumerics
import Inference
import Networks
import Plotting
import SafeIO
import Workbook

extension ShallowNetworkChapter {
  /// Functions from the prior, before any point is seen.
  static let priorFunctions = Section<NetworkStudy>(
    "prior-functions", "What do we believe before seeing data?",
    options: ["data"] + NetworkSettings.ofNetwork, seconds: 0.2
  ) { study, run in
    // Data: none yet. Model: networks of 1, 3 and 12 hidden units
    // Inference: none either, a draw of the prior is a function
    var random = run.random("networks")
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 81)
    let cases = try [1, 3, 12].map {
      try drawPriorFunctions(units: $0, of: study.prior, at: x, count: 2000, using: &random)
    }

    // And what the points alone leave open: networks trained on them from several starts
    let question = study.showsQuestion ? [questionFigure(trainNetworks(study, run), study)] : []

    // What it shows
    let widths = cases.map(\.widthAtZero)
    let words = widths.map { NumberText.significant($0, digits: 2) }
    return Findings(
      answer:
        "Before seeing data, the 90 % band of prior functions at x = 0 is \(words[0]), \(words[1]) and "
        + "\(words[2]) standard deviations of y wide for 1, 3 and 12 hidden units.",
      figures: question + [figure(cases, x)], claims: claims(widths),
      values: [
        .init("width.one", widths[0]), .init("width.three", widths[1]),
        .init("width.twelve", widths[2]), .init("reach", widths[2] / widths[0]),
      ])
  }

  private static func drawPriorFunctions(
    units: Int, of prior: ShallowNetworkPrior, at x: [Double], count: Int,
    using random: inout RandomSource
  ) throws(InputError) -> PriorFunctions {
    // The constant, x, and the means of all other inputs
    let inputs = prior.nodeMeanCentre.count
    var path = Matrix(rows: x.count, columns: inputs)
    for (row, value) in x.enumerated() {
      path[row, 0] = 1
      path[row, 1] = value
    }
    let network: ShallowNetwork
    do {
      network = try ShallowNetwork(
        inputs: Matrix(rows: 0, columns: inputs), targets: [], nodes: units, prior: prior)
    } catch { throw InputError(.usage, "\(error)") }
    // snippet: draw
    let functions = (0..<count).map { _ in
      let parameters = network.samplePrior(using: &random)
      return ShallowNetwork.function(parameters, at: path)
    }
    // end snippet
    let sorted = x.indices.map { column in functions.map { $0[column] }.sorted() }
    return PriorFunctions(
      units: units, draws: Array(functions.prefix(12)),
      lower: sorted.map { sampleQuantile(0.05, ofSorted: $0) },
      upper: sorted.map { sampleQuantile(0.95, ofSorted: $0) })
  }

  /// Eight networks of six hidden units, each trained from another start with hardly any weight decay, along
  /// the first input.
  private static func trainNetworks(
    _ study: NetworkStudy, _ run: Run
  ) -> (x: [Double], curves: [[Double]]) {
    let (set, scale) = (study.set, Standardisation(study.set))
    let decay = WeightDecay(
      inputs: scale.inputs(set.x), targets: scale.targets(set.y), nodes: 6, weightPenalty: 1e-3,
      nodePenalty: 1e-5, noiseVariance: 0.01)
    var random = run.random("trained networks")
    let x = [Double].evenlySpaced(from: -4, to: 4, count: 161)
    let path = scale.path(x)
    return (
      x,
      (0..<8).map { _ in
        let found = decay.fit(from: (0..<decay.dimension).map { _ in 2 * random.normal() })
        let nodes = Matrix(rows: 2, columns: 6, elements: Array(found[6...]))
        return (ShallowNetwork.features(nodes, at: path) * Array(found[..<6])).map(scale.measured)
      }
    )
  }

  private static func questionFigure(
    _ trained: (x: [Double], curves: [[Double]]), _ study: NetworkStudy
  ) -> Figure {
    let agreement = Agreement.notCompared(
      because: "training ends in one of several minima, and last digits decide in which")
    let truth = study.set.truth.map { truth in
      [
        Layer.line(
          "truth", x: trained.x, y: trained.x.map(truth.function),
          Stroke(.black, width: 2.5, dash: .dotted), title: "the curve they come from")
      ]
    }
    return Figure(
      name: "question",
      caption:
        "What is the velocity at 3? Eight networks, trained on the same points from eight starts, agree where "
        + "there are points and not beyond them. Training gives one curve at a time, and no curve says how "
        + "far to trust it. Dotted: the curve from which the points were simulated.",
      layout: Figure.Layout(columns: 1, width: 1280, height: 680, margins: (105, 35, 30, 130)),
      panels: [
        Panel(
          "", x: Axis(Text(verbatim: study.set.xName), range: -4...4),
          y: Axis(Text(verbatim: study.set.yName), range: -200...600), key: .below,
          layers: trained.curves.enumerated().map { index, curve in
            .line(
              "network_\(index + 1)", x: trained.x, y: curve.map { within($0, -200...600) },
              Stroke(.vermillion, width: 2, dash: .solid), agreement: agreement,
              title: index == 0 ? "trained networks" : nil)
          } + (truth ?? []) + [
            .points(
              "data", x: study.set.first, y: study.set.y, .black, size: 0.7, title: "points"),
            .verticalLine(at: 3, Stroke(.grey, width: 1.5, dash: .dashed)),
            .label("?", x: .data(3.08), y: .panel(0.12), .black, size: 1.6),
          ])
      ])
  }

  private static func figure(_ cases: [PriorFunctions], _ x: [Double]) -> Figure {
    // One vertical axis for all panels, so that their bands can be compared
    let (low, high) = (
      cases.flatMap(\.lower).min() ?? -1, cases.flatMap(\.upper).max() ?? 1
    )
    let range = RoundNumber.range(around: Axis.range(from: 1.1 * low, to: 1.1 * high))
    let panels = cases.enumerated().map { index, one -> Panel in
      return Panel(
        "\(one.units) hidden \(one.units == 1 ? "unit" : "units")",
        x: Axis("*x*, standardised", range: -3...3, tics: .every(1)),
        y: Axis(index == 0 ? "*f*(*x*), standardised" : "", range: range),
        layers: [
          .band(
            "band_\(one.units)", x: x, lower: one.lower, upper: one.upper, .blue,
            opacity: 0.18)
        ]
          + one.draws.enumerated().map { draw, values in
            .line(
              "draw_\(one.units)_\(draw)", x: x, y: values.map { within($0, range) },
              Stroke(draw == 0 ? .vermillion : .grey, width: draw == 0 ? 4 : 1.5, dash: .solid))
          })
    }
    return Figure(
      name: "prior-draws",
      caption:
        "With more hidden units the functions vary over a wider range. Twelve functions from "
        + "the prior in each panel, one of them drawn thick for the eye to follow, and the band that holds "
        + "90 % of all functions at each x. One unit is one S-shaped step.",
      layout: Figure.Layout(
        columns: 3, width: 1320, height: 500, margins: (95, 30, 55, 85), gaps: (70, 100)),
      panels: panels)
  }

  /// What leaves the panel stays near it, so that a curve is drawn up to the edge.
  private static func within(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let height = range.upperBound - range.lowerBound
    return min(max(value, range.lowerBound - height), range.upperBound + height)
  }

  private static func claims(_ widths: [Double]) -> [Claim] {
    let ratios = zip(widths, widths.dropFirst()).map { $1 / $0 }
    return [
      Claim(
        "19a", Claim.Source(lecture: "001", slide: "Shallow nets"),
        "functions from the prior: the more hidden units, the wider their range",
        .shape(
          "y = Σ βⱼ ψ(x'γⱼ), a sum over nodes (hidden units)",
          measuring: "smaller ratio of band widths at 0, from 1 to 3 and from 3 to 12 units",
          ratios.min() ?? .nan, .above(1),
          // The ratio is about 2; 2000 draws know each width to 3 %, so that 1 is ten errors away
          falseAlarmRate: 1e-9))
    ]
  }
}

/// Functions of one number of hidden units, drawn from the prior, in standardised units.
private struct PriorFunctions: Sendable {
  let units: Int
  /// Some of them.
  let draws: [[Double]]
  /// 90 % of all lie between.
  let lower: [Double]
  let upper: [Double]

  var widthAtZero: Double { upper[upper.count / 2] - lower[lower.count / 2] }
}
