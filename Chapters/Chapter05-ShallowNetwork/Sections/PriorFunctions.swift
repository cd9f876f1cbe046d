import BayesNumerics
import Inference
import Networks
import Plotting
import SafeIO
import Workbook

extension ShallowNetworkChapter {
  /// Functions from the prior, before any point is seen.
  static let priorFunctions = Section<NetworkStudy>(
    "prior-functions", "What do we believe before any point?",
    options: ["data"] + NetworkSettings.ofNetwork, seconds: 0.2
  ) { study, run in
    // Data: none yet. Model: networks of 1, 3 and 12 hidden units
    // Inference: none either, a draw of the prior is a function
    var random = run.random("networks")
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 81)
    let cases = try [1, 3, 12].map {
      try drawPriorFunctions(units: $0, of: study.prior, at: x, count: 2000, using: &random)
    }

    // What it shows
    let widths = cases.map(\.widthAtZero)
    let words = widths.map { NumberText.significant($0, digits: 2) }
    return Findings(
      answer:
        "Before any point, nine tenths of the functions lie in a band whose width at x = 0 is "
        + "\(words[0]), \(words[1]) and \(words[2]) standard deviations of y for 1, 3 and 12 hidden units.",
      figures: [figure(cases, x)], claims: claims(widths),
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

  private static func figure(_ cases: [PriorFunctions], _ x: [Double]) -> Figure {
    let panels = cases.enumerated().map { index, one -> Panel in
      let (low, high) = (one.lower.min() ?? -1, one.upper.max() ?? 1)
      let room = 0.3 * (high - low)
      let range = Axis.range(from: low - room, to: high + room)
      return Panel(
        "\(one.units) \(one.units == 1 ? "node" : "nodes")",
        x: Axis("*x*, standardised", range: -3...3, tics: .every(1)),
        y: Axis(index == 0 ? "*f*(*x*), standardised" : "", range: range),
        layers: [
          .band(
            "nine_tenths_\(one.units)", x: x, lower: one.lower, upper: one.upper, .blue,
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
        "More hidden units (the lecture's nodes) bend more and reach wider: mind the vertical axes. Twelve "
        + "functions from the prior, before any point is seen, one of them drawn thick, and the band "
        + "that holds nine tenths at each x. One unit is one S-shaped step.",
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
        "functions from the prior: the more nodes, the wider they reach",
        .shape(
          "y = Σ βⱼ ψ(x'γⱼ), a sum over nodes",
          measuring: "smaller ratio of band widths at 0, from 1 to 3 and from 3 to 12 nodes",
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
  /// Nine tenths of all lie between.
  let lower: [Double]
  let upper: [Double]

  var widthAtZero: Double { upper[upper.count / 2] - lower[lower.count / 2] }
}
