import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension Figures {
  // MARK: Two nodes or three

  static func architecture(_ study: Architecture) -> Figure {
    func fitted(_ name: String, _ fit: NetworkFit, _ title: Text) -> Panel {
      let curve = fit.curve
      let error = 3 * (curve.deviation.max() ?? 1) / fit.effective("f[2]").squareRoot()
      return Panel(
        title, x: Axis("*x*", range: -4.5...4.5), y: Axis("*y*"),
        layers: [
          .band(
            "\(name)_band", x: curve.x, lower: curve.lower, upper: curve.upper, .blue,
            opacity: 0.35,
            agreement: .roughly(error)),
          .line(
            "\(name)_mean", x: curve.x, y: curve.mean, Stroke(.vermillion, width: 3, dash: .solid),
            agreement: .roughly(error)),
          .points("\(name)_data", x: fit.set.first, y: fit.set.y, .black, size: 0.9),
        ])
    }
    func slopes(_ name: String, _ fit: NetworkFit, _ labels: Labels) -> Panel {
      let inks: [Ink] = [.blue, .vermillion, .green]
      let histograms = labels.orderedSlopes.map { Histogram($0, from: -5, to: 5, bins: 80) }
      let top = histograms.flatMap(\.densities).max() ?? 1
      let error = (top / (max(20, labels.effective / 10) * 0.125)).squareRoot()
      return Panel(
        "", x: Axis("slope *γ*", range: -5...5), y: Axis("density", range: 0...1.7),
        key: .topRight,
        layers: histograms.enumerated().map { index, histogram in
          .line(
            "\(name)_slope_\(index + 1)", x: histogram.centers, y: histogram.densities,
            Stroke(inks[index], width: 3), agreement: .roughly(error),
            title: "node \(index + 1)")
        }
          + SimulatedSets.slopes.map {
            .verticalLine(at: $0, Stroke(.black, width: 2.5, dash: .dotted))
          })
    }
    return Figure(
      name: "two-or-three",
      caption:
        "Twenty-five points from two nodes with slopes -1 and 2 (dotted). Left: fitted with two "
        + "nodes, right: with three. The curves are alike; with three nodes the slopes lose their meaning, "
        + "since two of them can share the work of one.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 900, gaps: (115, 110)),
      panels: [
        fitted("two", study.two, "two nodes"), fitted("three", study.three, "three nodes"),
        slopes("two", study.two, study.twoOrdered),
        slopes("three", study.three, study.threeOrdered),
      ])
  }

  // MARK: Collapsed or not

  static func collapsed(_ costs: CollapsedCost) -> Figure {
    let sides = [costs.collapsed, costs.uncollapsed]
    let names: [Text] = ["*β* integrated out", "*β* held fixed"]
    let inks: [Ink] = [.blue, .vermillion]
    let sweeps = 1500
    let values = sides.map { Array($0.draws["f[2]"][0].prefix(sweeps)) }
    // From the whole posterior, not from the extremes of these stretches, which follow every rounding
    let whole = costs.collapsed.draws.moments("f[2]")
    let room = whole.standardDeviation > 0 ? 5 * whole.standardDeviation : 1
    let range = RoundNumber.range(
      around: Axis.range(from: whole.mean - room, to: whole.mean + room))
    func trace(_ index: Int) -> Panel {
      let places = Array(stride(from: 0, to: values[index].count, by: 3))
      return Panel(
        names[index],
        x: Axis("sweep", range: 0...Double(sweeps)),
        y: Axis(index == 0 ? "*f* in the middle, km/s" : "", range: range),
        layers: [
          .line(
            "trace_\(index)", x: places.map(Double.init), y: places.map { values[index][$0] },
            Stroke(inks[index], width: 1.2, dash: .solid),
            agreement: .roughly(2 * room))
        ])
    }
    return Figure(
      name: "collapsed",
      caption:
        "One chain of f in the middle of the rotation curve, sweep by sweep, with the weights "
        + "integrated out and with the weights held fixed while a node moves. Right: how like each other f is "
        + "so many sweeps apart; with the weights integrated out it is forgotten sooner.",
      layout: Figure.Layout(
        columns: 3, width: 1380, height: 520, margins: (95, 30, 55, 85), gaps: (80, 100)),
      panels: [
        trace(0), trace(1),
        Panel(
          "autocorrelation of *f*", x: Axis("sweeps apart", range: 0...200),
          y: Axis("", range: -0.2...1), key: .topRight,
          layers: .autocorrelations(
            of: sides.indices.map { (names[$0], sides[$0].autocorrelation) },
            agreement: .roughly(0.15))),
      ])
  }

  // MARK: Prior sensitivity

  static func sensitivity(_ analysis: NetworkAnalysis) -> Figure {
    let study = analysis.sensitivity
    let rows = study.rows.filter(\.fit.isMixed)
    /// About six, so that their numbers have room.
    func fewTics(_ ends: [Double]) -> Axis.Tics {
      guard let low = ends.min(), let high = ends.max(), high > low else { return .automatic }
      return .every(RoundNumber.above((high - low) / 6))
    }
    let count = study.rows.count
    let tics = Axis.Tics.labelled(
      study.rows.enumerated().map { (Double(count - $0), Text(verbatim: $1.name)) })
    func panel(_ title: Text, _ label: Text, _ name: String, isFirst: Bool) -> Panel {
      let summaries = rows.map { row in
        (
          height: Double(count - (study.rows.firstIndex { $0.name == row.name } ?? 0)),
          summary: Summary(of: row.fit.draws, names: [name]).rows[0]
        )
      }
      let lows = summaries.map { $0.summary.quantiles[0] }
      let highs = summaries.map { $0.summary.quantiles[2] }
      return Panel(
        title, x: Axis(label, tics: fewTics(lows + highs)),
        y: Axis(
          "", range: 0.4...(Double(count) + 0.6),
          tics: isFirst
            ? tics : .labelled(study.rows.indices.map { (Double(count - $0), Text(verbatim: " ")) })
        ),
        layers: zip(summaries, zip(lows, highs)).map { one, ends in
          .line(
            "\(name == "sigma" ? "sigma" : "f\(name.filter(\.isNumber))")_\(Int(one.height))",
            x: [ends.0, ends.1], y: [one.height, one.height],
            Stroke(one.height == Double(count) ? .vermillion : .blue, width: 4, dash: .solid),
            agreement: .roughly(0.3 * one.summary.standardDeviation))
        } + [
          .points(
            "\(name == "sigma" ? "sigma" : "f\(name.filter(\.isNumber))")_means",
            x: summaries.map(\.summary.mean), y: summaries.map(\.height), .black, size: 1.3,
            agreement: .roughly(
              0.2 * (summaries.map(\.summary.standardDeviation).max() ?? 1)))
        ]
          + study.rows.enumerated().filter { !$1.fit.isMixed }.map { index, _ in
            .label(
              "refused", x: .panel(0.5), y: .data(Double(count - index)), .vermillion,
              anchor: .center)
          })
    }
    let inside = NumberText.significant(study.rows[0].fit.places[1], digits: 3)
    let outside = NumberText.significant(study.outside, digits: 3)
    return Figure(
      name: "prior-sensitivity",
      caption:
        "Nine priors, the same points: mean and central nine tenths of f inside the points, of f "
        + "far outside them, and of σ. Inside, the points decide the mean of f; how far f reaches outside, and "
        + "σ if S is far off, the prior decides.",
      layout: Figure.Layout(
        columns: 3, width: 1380, height: 600, margins: (185, 30, 55, 85), gaps: (60, 100)),
      panels: [
        panel("inside", "*f* at \(inside)", "f[2]", isFirst: true),
        panel("outside", "*f* at \(outside)", "f[3]", isFirst: false),
        panel("noise", "*σ*", "sigma", isFirst: false),
      ])
  }

  // MARK: The printed faults

  static func faults(_ faults: SamplerFaults) -> Figure {
    let inks: [Ink] = [.blue, .vermillion, .green, .purple]
    let names: [Text] = ["corrected", "no prior ratio (E5)", "old *β* (E20)", "as printed"]
    func logarithms(_ values: [Double]) -> Histogram {
      Histogram(values.map { log10(abs($0)) }, from: -3, to: 4, bins: 70)
    }
    let prior = logarithms(faults.prior)
    let without = [0, 2, 3].map { ($0, logarithms(faults.variants[$0].withoutData)) }
    let sigmas = faults.corrected.sigmas.sorted()
    let low = sampleQuantile(0.001, ofSorted: sigmas)
    // As far again, where the old β takes σ
    let high = low + 2 * (sampleQuantile(0.999, ofSorted: sigmas) - low)
    let densities = faults.variants.map { Histogram($0.sigmas, from: low, to: high, bins: 50) }
    let top = densities.flatMap(\.densities).max() ?? 1
    let priorTop = prior.densities.max() ?? 1
    return Figure(
      name: "printed-faults",
      caption:
        "Left: the size of a node's slope without data. The right sampler and the one with the old β "
        + "return the prior (grey); the printed rule accepts every step and walks away, with the right order as well. Right: the noise "
        + "with 200 points. The old β pushes σ up; as printed, with the missing prior ratio beside it, the "
        + "two nearly cancel: a node that has walked away hardly changes at any point.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 580),
      panels: [
        Panel(
          "no data",
          x: Axis(
            "size of the slope |*γ*| (log scale)", range: -3...4,
            tics: .labelled([
              (-3, "0.001"), (-2, "0.01"), (-1, "0.1"), (0, "1"), (1, "10"), (2, "100"),
              (3, "1000"), (4, "10⁴"),
            ])),
          y: Axis("density", range: Axis.range(from: 0, to: 1.75 * priorTop)),
          key: .topLeft,
          layers: [
            .bars(
              "prior", x: prior.centers, heights: prior.densities, width: prior.step, .lightGrey,
              agreement: .roughly(0.02), title: "prior")
          ]
            + without.map { index, histogram in
              .line(
                "no_data_\(index)", x: histogram.centers, y: histogram.densities,
                Stroke(inks[index], width: 3), agreement: .roughly(0.08),
                title: names[index])
            }),
        Panel(
          "\(faults.points) points", x: Axis("noise *σ*", range: Axis.range(from: low, to: high)),
          y: Axis("density", range: Axis.range(from: 0, to: 1.35 * top)), key: .topRight,
          layers: densities.enumerated().map { index, histogram in
            .line(
              "sigma_\(index)", x: histogram.centers, y: histogram.densities,
              Stroke(inks[index], width: 3), agreement: .roughly(0.1 * top),
              title: names[index])
          }),
      ])
  }
}

extension Agreement {
  /// A standard error that was itself estimated from draws, rounded up to a power of 4, so that the last
  /// digits of a chain do not change what is asked of a figure.
  static func roughly(_ error: Double) -> Agreement {
    guard error > 0, error.isFinite else { return .monteCarlo(standardError: 1) }
    return .monteCarlo(standardError: pow(4, (log(error) / log(4)).rounded(.up)))
  }
}
