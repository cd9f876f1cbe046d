import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

/// The figures of chapter 5: pure functions from results to pictures.
enum Figures {
  // MARK: Prior

  static func prior(_ analysis: NetworkAnalysis) -> Figure {
    let prior = analysis.prior
    let panels = prior.cases.enumerated().map { index, one -> Panel in
      let (low, high) = (one.lower.min() ?? -1, one.upper.max() ?? 1)
      let room = 0.3 * (high - low)
      let range = Axis.range(from: low - room, to: high + room)
      return Panel(
        "\(one.nodes) \(one.nodes == 1 ? "node" : "nodes")",
        x: Axis("*x*, standardised", range: -3...3, tics: .every(1)),
        y: Axis(index == 0 ? "*f*(*x*), standardised" : "", range: range),
        layers: [
          .band(
            "nine_tenths_\(one.nodes)", x: prior.x, lower: one.lower, upper: one.upper, .blue,
            opacity: 0.18, agreement: .roughly(0.05 * (high - low)))
        ]
          + one.draws.enumerated().map { draw, values in
            .line(
              "draw_\(one.nodes)_\(draw)", x: prior.x,
              y: values.map { within($0, range) },
              Stroke(draw == 0 ? .vermillion : .grey, width: draw == 0 ? 4 : 1.5, dash: .solid),
              agreement: .roughly(high - low))
          })
    }
    return Figure(
      name: "prior-draws",
      caption:
        "Twelve functions from the prior, before any point is seen, one of them drawn thick, and the band "
        + "that holds nine tenths at each x. A node is one S-shaped step; more nodes bend more and reach "
        + "wider: mind the vertical axes.",
      layout: Figure.Layout(
        columns: 3, width: 1320, height: 500, margins: (95, 30, 55, 85), gaps: (70, 100)),
      panels: panels)
  }

  /// What leaves the panel stays near it, so that a curve is drawn up to the edge and no further draw
  /// far away counts in the comparison of figures.
  private static func within(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let height = range.upperBound - range.lowerBound
    return min(max(value, range.lowerBound - height), range.upperBound + height)
  }

  // MARK: Fit

  static func fit(_ fit: NetworkFit) -> Figure {
    fitFigure(
      fit, name: "fit",
      caption: "\(Tables.capital(fit.set.name)) and a network of \(fit.network.nodes) "
        + "\(fit.network.nodes == 1 ? "node" : "nodes"). Left: the mean of f, the band of the function "
        + "(dark) and that of a new measurement (light), nine tenths each. Right: forty draws of f; where "
        + "the points end they go apart.")
  }

  static func motorcycle(_ fit: NetworkFit) -> Figure {
    fitFigure(
      fit, name: "motorcycle",
      caption:
        "Acceleration of a head in crashes, \(fit.network.nodes) nodes. The curve bends where the "
        + "points do. The band of new data is as wide before the impact as after it, for the model has one "
        + "noise for all points, and that is wrong here.")
  }

  private static func fitFigure(_ fit: NetworkFit, name: String, caption: String) -> Figure {
    let curve = fit.curve
    let points = Layer.points(
      "data", x: fit.set.first, y: fit.set.y, .black, size: 0.7)
    let range = RoundNumber.range(
      around: Axis.range(fitting: curve.newLower + curve.newUpper + fit.set.y))
    let x = Axis(
      Text(verbatim: fit.set.xName),
      range: Axis.range(from: curve.x[0], to: curve.x[curve.x.count - 1]))
    func panel(_ title: Text, _ layers: [Layer], isFirst: Bool) -> Panel {
      Panel(
        title, x: x, y: Axis(isFirst ? Text(verbatim: fit.set.yName) : "", range: range),
        key: isFirst && fit.isMixed ? .below : .none,
        layers: fit.isMixed
          ? layers
          : [
            points,
            .label(
              "refused: chains have not mixed", x: .panel(0.5), y: .panel(0.93), .vermillion,
              anchor: .center),
          ])
    }
    // Errors of the bands' edges: two standard deviations of f over the root of the effective draws
    let effective = NetworkFit.judged.map { fit.effective($0) }.min() ?? 1
    let error = 3 * (curve.deviation.max() ?? 1) / effective.squareRoot()
    let noise = (fit.row("sigma")?.mean ?? 1) / 30
    return Figure(
      name: name, caption: caption,
      layout: Figure.Layout(
        columns: 2, width: 1280, height: 620, margins: (105, 35, 50, 130)),
      panels: [
        panel(
          "mean (line) and bands",
          .fittedCurve(
            x: curve.x, mean: curve.mean, function: (curve.lower, curve.upper),
            newData: (curve.newLower, curve.newUpper), share: "90 %",
            agreements: (.roughly(error), .roughly(error + noise))) + [points], isFirst: true),
        panel(
          "draws of *f*",
          .fan(
            x: curve.x, draws: curve.fan, within: range,
            agreement: .roughly(2 * (curve.deviation.max() ?? 1))) + [points], isFirst: false),
      ])
  }

  // MARK: Chains

  static func chains(_ fit: NetworkFit) -> Figure {
    let shown = min(4, fit.draws.chains.count)
    func trace(_ name: String, _ label: Text, isRaw: Bool) -> Panel {
      let chains = Array(fit.draws[name].prefix(shown))
      let spread = sampleStandardDeviation(chains.flatMap(\.self))
      return Panel(
        "traces", x: Axis("draw"), y: Axis(label),
        layers: .traces(
          isRaw ? "label_free" : "weight", of: chains, agreement: .roughly(3 * spread)))
    }
    func ranks(_ name: String, _ label: Text, isRaw: Bool) -> Panel {
      let histograms = RankHistograms(ranks: averageRanks(Array(fit.draws[name].prefix(shown))))
      return histograms.panel(
        x: "rank of \(label) among all chains", "ranks_\(isRaw ? "label_free" : "weight")",
        agreement: .roughly(histograms.top))
    }
    let place = NumberText.significant(fit.places[1], digits: 3)
    return Figure(
      name: "chains",
      caption:
        "Four chains, a colour each, and in the ranks a dash. Above: f at \(place), which no numbering of "
        + "the nodes changes, and the ranks of its draws; even ranks (black line) mean that the chains "
        + "agree. Below: the weight of the node that happens to be called 1.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 960, gaps: (125, 165)),
      panels: [
        trace("f[2]", "*f* at \(place)", isRaw: true), ranks("f[2]", "*f*", isRaw: true),
        trace("beta[1]", "*β*₁", isRaw: false), ranks("beta[1]", "*β*₁", isRaw: false),
      ])
  }

  // MARK: Marginals

  /// Ends at powers of two, so that an axis does not follow the last draws of a chain.
  private static func roundRange(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    func round(_ end: Double) -> Double {
      end == 0 ? 0 : (end < 0 ? -1 : 1) * exp2(log2(abs(end)).rounded())
    }
    let (low, high) = (round(range.lowerBound), round(range.upperBound))
    return low < high ? low...high : Axis.range(from: range.lowerBound, to: range.upperBound)
  }

  static func marginals(_ analysis: NetworkAnalysis) -> Figure {
    let labels = analysis.labels
    let inks: [Ink] = [.blue, .vermillion, .green]
    func panel(
      _ name: String, _ label: Text, pooled: [Double], ordered: [[Double]], isOrdered: Bool
    ) -> Panel {
      let range = roundRange(Modes.range(pooled))
      let histograms = (isOrdered ? ordered : [pooled]).prefix(3).map {
        Histogram($0, from: range.lowerBound, to: range.upperBound, bins: 60)
      }
      let top = histograms.flatMap(\.densities).max() ?? 1
      let effective = max(20, labels.effective / 10)
      let error = (top / (effective * histograms[0].step)).squareRoot()
      let layers = histograms.enumerated().map { index, histogram -> Layer in
        isOrdered
          ? .line(
            "\(name)_\(index + 1)", x: histogram.centers, y: histogram.densities,
            Stroke(inks[index], width: 3), agreement: .roughly(error),
            title: "node \(index + 1)")
          : .bars(
            name, x: histogram.centers, heights: histogram.densities, width: histogram.step, .blue,
            opacity: 0.55, agreement: .roughly(error))
      }
      return Panel(
        isOrdered ? "nodes in the order of their slopes" : "any node",
        x: Axis(label, range: range),
        y: Axis(
          "density", range: 0...RoundNumber.withOneDigit(above: (isOrdered ? 1.5 : 1.2) * top)),
        key: isOrdered ? .topRight : .none, layers: layers)
    }
    return Figure(
      name: "marginals",
      caption:
        "Marginals of the weight β and of the slope γ of one node. Left: as the posterior has "
        + "them, the same for every node; each peak is one role that a node can play. Right: the nodes of "
        + "each draw numbered by slope; then roles come apart, but not all.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 960, gaps: (125, 165)),
      panels: [
        panel(
          "weight", "weight *β*, standardised", pooled: labels.pooledWeights,
          ordered: labels.orderedWeights, isOrdered: false),
        panel(
          "ordered_weight", "weight *β*, standardised", pooled: labels.pooledWeights,
          ordered: labels.orderedWeights, isOrdered: true),
        panel(
          "slope", "slope *γ*, standardised", pooled: labels.pooledSlopes,
          ordered: labels.orderedSlopes, isOrdered: false),
        panel(
          "ordered_slope", "slope *γ*, standardised", pooled: labels.pooledSlopes,
          ordered: labels.orderedSlopes, isOrdered: true),
      ])
  }
}
