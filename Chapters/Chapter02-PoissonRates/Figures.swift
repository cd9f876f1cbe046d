import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

/// What all landscapes of a run share.
struct LandscapeStyle: Sendable {
  /// The maps reach from 0 to here on both axes.
  let square: Double
  let truth: RatePair
  let palette: Palette

  /// λ₁ is horizontal, λ₂ vertical.
  var first: Axis { axis("*λ*₁ (sensor 1)") }
  var second: Axis { axis("*λ*₂ (sensor 2)") }

  /// Tics at five or so round numbers; at fewer where long numbers stand in space.
  func axis(_ label: Text, inSpace: Bool = false) -> Axis {
    let distance = RoundNumber.above(square / (inSpace && square > 50 ? 3 : 7))
    return Axis(label, range: 0...square, tics: .every(distance))
  }

  /// A hundred cells each way, as many as the lecture's grid has points.
  var cells: [Double] { (0..<100).map { square * (Double($0) + 0.5) / 100 } }
}

/// The figures of chapter 2: pure functions from results to pictures.
enum Figures {
  // MARK: The priors

  static func priors(_ models: [LandscapeModel], _ style: LandscapeStyle) -> Figure {
    let corner = models.map { exp($0.logPriorDensity(0, 0)) }
    let top = corner.max() ?? 1
    let surfaces = models.map { model in
      let lines = [Double].evenlySpaced(from: 0, to: style.square, count: 16)
      return surface(
        model.title, Field(x: lines, y: lines) { exp(model.logPriorDensity($0, $1)) }, top: top,
        colours: 0...(2 * top), style)
    }
    let maps = models.map { model in
      let field = Field(x: style.cells, y: style.cells) { exp(model.logPriorDensity($0, $1)) }
      var layers: [Layer] = [
        .map("prior", field, palette: style.palette, colours: 0...(2 * top))
      ]
      if case .exponential = model.first {
        // Lines of equal height, straight as the exponents add
        let lines = [Double].evenlySpaced(from: 0, to: style.square, count: 21)
        let logs = Field(x: lines, y: lines, model.logPriorDensity)
        let lowest = model.logPriorDensity(style.square, style.square)
        let step = (model.logPriorDensity(0, 0) - lowest) / 5
        layers += (1...4).map {
          .contour(
            "height \($0)", logs, at: lowest + Double($0) * step,
            Stroke(.black, width: 1, dash: .solid))
        }
      }
      return Panel(
        x: style.first, y: style.second, showsGrid: false, hasEqualUnits: true, layers: layers)
    }
    return Figure(
      name: "priors",
      caption: "Two opinions before any count, in space and as a map. Left: a uniform prior, a "
        + "plane of height \(Words.fraction(corner[0])). Right: exponential priors, highest at the "
        + "origin (\(Words.fraction(corner[1]))) and falling towards larger rates, faster along the "
        + "rate with the smaller mean; the lines join points of equal height.",
      layout: Figure.Layout(
        columns: 2, width: 1080, height: 1020, margins: (110, 30, 60, 85), gaps: (130, 60)),
      panels: surfaces + maps)
  }

  // MARK: The landscapes

  static func landscapes(_ stage: Stage, _ style: LandscapeStyle) -> Figure {
    let counts = stage.counts
    let maps = stage.posteriors.map { posterior in
      map(posterior, style, title: posterior.model.title)
    }
    let surfaces = stage.posteriors.map { posterior in
      let (first, second) = (
        mesh(posterior.first, style.square), mesh(posterior.second, style.square)
      )
      let field = product(posterior, x: first, y: second)
      // Where the whole landscape lies beyond the square, an empty box
      return surface("", field, top: field.peak > 1e-300 ? field.peak : 1, colours: nil, style)
    }
    let words =
      stage.intervals == 1 ? "1 interval" : "\(NumberText.grouped(stage.intervals)) intervals"
    return Figure(
      name: "landscape-\(stage.intervals)",
      caption: "The landscape after \(words) with \(NumberText.grouped(counts.first.sum)) and "
        + "\(NumberText.grouped(counts.second.sum)) events, for uniform priors (left) and exponential "
        + "priors (right), as a map and in space. Ring: the true rates; diamond: the summit; lines: the "
        + "smallest regions that hold 50 % (solid) and 95 % (dashed).",
      layout: Figure.Layout(
        columns: 2, width: 1080, height: 1070, margins: (110, 30, 50, 30), gaps: (130, 150)),
      panels: maps + surfaces)
  }

  /// A landscape from above, with its regions, its summit and the truth.
  static func map(
    _ posterior: PairPosterior, _ style: LandscapeStyle, title: Text, key: Panel.Key = .below
  ) -> Panel {
    let field = product(posterior, x: style.cells, y: style.cells)
    let mode = posterior.mode
    let logs = Field(
      x: around(posterior.first, style.square), y: around(posterior.second, style.square),
      posterior.logDensity)
    let strokes = [
      Stroke(.black, width: 2, dash: .solid), Stroke(.black, width: 2, dash: .dashed),
    ]
    let contours = zip(posterior.regions, strokes).map { region, stroke in
      Layer.contour(
        "region \(Int(100 * region.probability))", logs, at: region.logLevel, stroke,
        title: "\(Int(100 * region.probability)) %")
    }
    return Panel(
      title, x: style.first, y: style.second, key: key, showsGrid: false, hasEqualUnits: true,
      layers: [.map("landscape", field, palette: style.palette)] + contours + [
        // A white disc, so that the ring is seen on dark ground and in grey
        .points(
          "truth disc", x: [style.truth.first], y: [style.truth.second], .white, size: 1.05),
        .points(
          "truth", x: [style.truth.first], y: [style.truth.second], .vermillion,
          marker: .openCircle, size: 1.15, title: "truth"),
        .points(
          "mode", x: [mode.first], y: [mode.second], .orange, marker: .diamond, size: 0.7,
          title: "summit"),
      ] + (max(mode.first, mode.second) > style.square ? [beyond(mode)] : []))
  }

  private static func beyond(_ mode: (first: Double, second: Double)) -> Layer {
    .label(
      "summit beyond the map: (\(NumberText.significant(mode.first, digits: 4)), "
        + "\(NumberText.significant(mode.second, digits: 4)))",
      x: .panel(0.5), y: .panel(0.5), anchor: .center)
  }

  /// A landscape in space, seen as on the slides: the origin behind, the largest rates in front.
  private static func surface(
    _ title: Text, _ field: Field, top: Double, colours: ClosedRange<Double>?,
    _ style: LandscapeStyle
  ) -> Panel {
    let step = RoundNumber.above(top / 5)
    return Panel(
      title, x: style.axis("*λ*₁", inSpace: true), y: style.axis("*λ*₂", inSpace: true),
      z: Axis("density", range: 0...(1.02 * top), tics: .every(step)),
      layers: [.surface("landscape", field, palette: style.palette, colours: colours)])
  }

  private static func product(_ posterior: PairPosterior, x: [Double], y: [Double]) -> Field {
    let first = x.map(posterior.first.density)
    let second = y.map(posterior.second.density)
    return Field(x: x, y: y, values: second.map { height in first.map { $0 * height } })
  }

  /// Lines for a surface: over all but 1e-5 of the probability inside the square, half of them evenly spaced
  /// and half of them where the probability is, smoothly mixed.
  private static func mesh(_ rate: any ContinuousDistribution, _ square: Double) -> [Double] {
    let low = min(rate.quantile(1e-5), 0.999 * square)
    let high = max(min(rate.upperTailQuantile(1e-5), square), low + 1e-6 * square)
    let mass = (rate.cumulative(low), rate.cumulative(high))
    guard mass.1 > mass.0 else { return .evenlySpaced(from: low, to: high, count: 17) }
    return (0...16).map { index in
      var (left, right) = (low, high)
      for _ in 0..<50 {
        let middle = (left + right) / 2
        let share = (middle - low) / (high - low)
        let passed = (rate.cumulative(middle) - mass.0) / (mass.1 - mass.0)
        if (share + passed) / 2 < Double(index) / 16 { left = middle } else { right = middle }
      }
      return index == 0 ? low : right
    }
  }

  /// Rates within six standard deviations of the summit and inside the square, finer towards 0, where the
  /// logarithm of the density falls without end.
  private static func around(_ rate: any ContinuousDistribution, _ square: Double) -> [Double] {
    let centre = min(rate.mode ?? rate.mean, square)
    let reach = 6 * min(rate.standardDeviation, square)
    let low = max(0, centre - reach)
    let high = max(min(square, centre + reach), low + 1e-6 * square)
    let even = [Double].evenlySpaced(from: low, to: high, count: 81)
    guard low == 0 else { return even }
    return (1...8).reversed().map { even[1] / pow(2, Double($0)) } + even.dropFirst()
  }

  // MARK: The way to the truth

  static func wayToTheTruth(
    _ record: SensorRecord, models: [LandscapeModel], _ style: LandscapeStyle
  ) -> Figure {
    // Every N where there are few, else equally spaced in log N
    let last = record.intervals
    let moments = Set(
      record.stages
        + [Double].equalRatios(from: 1, to: Double(max(2, last)), count: 70)
        .map { min(last, Int($0.rounded())) }
    ).sorted()
    let n = moments.map(Double.init)
    let rates:
      [(
        name: String, label: Text, truth: Double, ink: Ink, of: KeyPath<LandscapeModel, RatePrior>,
        counts: KeyPath<SensorCounts, Counts>
      )] = [
        ("first", "*λ*₁", style.truth.first, .blue, \.first, \.first),
        ("second", "*λ*₂", style.truth.second, .vermillion, \.second, \.second),
      ]
    let exponential = models[1]
    var modes: [Layer] = []
    var spreads: [Layer] = []
    var highest = style.truth.first
    var widths: [Double] = []
    for rate in rates {
      let prior = exponential[keyPath: rate.of]
      let posteriors = moments.map {
        prior.untruncated(after: record.counts(after: $0)[keyPath: rate.counts])
      }
      let intervals = posteriors.map { CredibleInterval.equalTailed(of: $0) }
      highest = max(highest, intervals[intervals.count / 4].upper)
      modes += [
        .band(
          "\(rate.name) interval", x: n, lower: intervals.map(\.lower),
          upper: intervals.map(\.upper), rate.ink, opacity: 0.18),
        .horizontalLine(at: rate.truth, Stroke(rate.ink, width: 1.5, dash: .dotted)),
        .line(
          "\(rate.name) mode", x: n, y: posteriors.map { $0.mode ?? $0.mean },
          Stroke(rate.ink, dash: .solid)),
        .label(
          "\(rate.label), truth \(Words.short(rate.truth))", x: .panel(0.98),
          y: .data(intervals[intervals.count - 1].upper), rate.ink, anchor: .right,
          offset: (0, 0.9)),
      ]
      spreads += [
        .line(
          "\(rate.name) law", x: n,
          y: n.map { rate.truth > 0 ? (rate.truth / $0).squareRoot() : .nan },
          Stroke(rate.ink, width: 1.5, dash: .dotted)),
        .line(
          "\(rate.name) sd", x: n, y: posteriors.map(\.standardDeviation),
          Stroke(rate.ink, dash: .solid)),
        .label(
          rate.label, x: .data(1.15), y: .data(posteriors[0].standardDeviation), rate.ink,
          offset: (0, rate.name == "first" ? 1.2 : -1.2)),
      ]
      widths += posteriors.map(\.standardDeviation)
    }
    let end = Double(max(2, last))
    return Figure(
      name: "way-to-the-truth",
      caption:
        "Left: the summit's rates (lines) and their 95 % intervals (bands) under exponential "
        + "priors close in on the true rates (dotted) while the intervals are counted. Right: the "
        + "standard deviations on log scales follow the dotted lines √(λ/N): a hundred times the "
        + "counts for ten times the accuracy.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "summit and 95 % interval",
          x: Axis(
            "intervals *N*", range: 1...end, scale: .logarithmic, tics: Words.decades(to: end)),
          y: Axis("rate", range: 0...max(1e-3, 1.1 * highest)), layers: modes),
        Panel(
          "standard deviation",
          x: Axis(
            "intervals *N*", range: 1...end, scale: .logarithmic, tics: Words.decades(to: end)),
          y: Axis(
            "standard deviation of the rate",
            range: 0.5 * (widths.min() ?? 0.1)...2.5 * (widths.max() ?? 1), scale: .logarithmic,
            tics: Words.decades(of: widths)),
          layers: spreads + [
            .label(
              "dotted: \u{221A}(*λ* / *N*)", x: .panel(0.97), y: .panel(0.92), .grey, anchor: .right
            )
          ]),
      ])
  }

  // MARK: Swapped axes

  static func swappedAxes(_ swap: SwapTest, _ style: LandscapeStyle) -> Figure {
    let counts = swap.asHere.counts
    return Figure(
      name: "swapped-axes",
      caption:
        "The same counts, \(counts.first.sum) of sensor 1 and \(counts.second.sum) of sensor 2, "
        + "under three readings of the axes: as in this chapter; with the two priors interchanged; with "
        + "the two sensors interchanged. Only counts that differ show which reading was used.",
      layout: Figure.Layout(
        columns: 3, width: 1320, height: 530, margins: (110, 30, 50, 130), gaps: (110, 80)),
      panels: [
        map(swap.asHere, style, title: "as here", key: .none),
        map(swap.priorsSwapped, style, title: "priors interchanged"),
        map(swap.countsSwapped, style, title: "sensors interchanged", key: .none),
      ])
  }
}

extension LandscapeModel {
  /// Over a panel: the priors of λ₁ and λ₂.
  var title: Text {
    switch (first, second) {
    case (.uniform(let end), _): "uniform priors on (0, \(Words.short(end)))"
    case (.exponential(let mean1), .exponential(let mean2)):
      "exponential priors, means \(Words.short(mean1)) and \(Words.short(mean2))"
    default: "\(first.name) and \(second.name)"
    }
  }
}
