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

  func axis(_ label: Text) -> Axis { Axis(label, range: 0...square, tics: .every(tic)) }

  /// Five or so tics at round numbers.
  private var tic: Double { Words.roundNumber(above: square / 7) }

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
        colours: 0...(1.6 * top), style)
    }
    let maps = models.map { model in
      let field = Field(x: style.cells, y: style.cells) { exp(model.logPriorDensity($0, $1)) }
      var layers: [Layer] = [
        .map("prior", field, palette: style.palette, colours: 0...(1.6 * top))
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
        columns: 2, width: 1080, height: 1020, margins: (90, 40, 50, 85), gaps: (110, 60)),
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
      return surface("", field, top: field.peak, colours: nil, style)
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
        columns: 2, width: 1080, height: 1060, margins: (90, 40, 50, 40), gaps: (110, 110)),
      panels: maps + surfaces)
  }

  /// A landscape from above, with its regions, its summit and the truth.
  static func map(
    _ posterior: PairPosterior, _ style: LandscapeStyle, title: Text
  ) -> Panel {
    let field = product(posterior, x: style.cells, y: style.cells)
    let mode = posterior.mode
    let near = (
      around(posterior.first, style.square, reach: 6, count: 81),
      around(posterior.second, style.square, reach: 6, count: 81)
    )
    let logs = Field(x: near.0, y: near.1, posterior.logDensity)
    let strokes = [
      Stroke(.black, width: 2, dash: .solid), Stroke(.black, width: 2, dash: .dashed),
    ]
    let contours = zip(posterior.regions, strokes).map { region, stroke in
      Layer.contour(
        "region \(Int(100 * region.probability))", logs, at: region.logLevel, stroke,
        title: "\(Int(100 * region.probability)) %")
    }
    return Panel(
      title, x: style.first, y: style.second, key: .topRight, showsGrid: false, hasEqualUnits: true,
      layers: [.map("landscape", field, palette: style.palette)] + contours + [
        .points(
          "truth", x: [style.truth.first], y: [style.truth.second], .vermillion,
          marker: .openCircle, size: 2, title: "truth"),
        .points(
          "mode", x: [mode.first], y: [mode.second], .orange, marker: .diamond, size: 1.3,
          title: "summit"),
      ])
  }

  /// A landscape in space, seen as on the slides: the origin behind, the largest rates in front.
  private static func surface(
    _ title: Text, _ field: Field, top: Double, colours: ClosedRange<Double>?,
    _ style: LandscapeStyle
  ) -> Panel {
    let step = Words.roundNumber(above: top / 4)
    return Panel(
      title, x: style.axis("*λ*₁"), y: style.axis("*λ*₂"),
      z: Axis("density", range: 0...(1.02 * top), tics: .every(step)),
      layers: [.surface("landscape", field, palette: style.palette, colours: colours)])
  }

  private static func product(_ posterior: PairPosterior, x: [Double], y: [Double]) -> Field {
    let first = x.map(posterior.first.density)
    let second = y.map(posterior.second.density)
    return Field(x: x, y: y, values: second.map { height in first.map { $0 * height } })
  }

  /// Lines for a surface: some over the whole square, more where the peak is.
  private static func mesh(_ rate: any ContinuousDistribution, _ square: Double) -> [Double] {
    let wide = [Double].evenlySpaced(from: 0, to: square, count: 9)
    let near = around(rate, square, reach: 3.4, count: 13)
    let gap = 0.7 * (near[1] - near[0])
    return (near + wide.filter { line in near.allSatisfy { abs($0 - line) > gap } }).sorted()
  }

  /// Evenly spaced rates within so many standard deviations of the summit, and inside the square.
  private static func around(
    _ rate: any ContinuousDistribution, _ square: Double, reach: Double, count: Int
  ) -> [Double] {
    let centre = min(rate.mode ?? rate.mean, square)
    let spread = min(rate.standardDeviation, square)
    let low = max(0, centre - reach * spread)
    let high = min(square, centre + reach * spread)
    return .evenlySpaced(from: low, to: max(high, low + 1e-6 * square), count: count)
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
          "\(rate.label) \(Words.short(rate.truth))", x: .panel(0.98), y: .data(rate.truth),
          rate.ink,
          anchor: .right, offset: (0, 1.1)),
      ]
      spreads += [
        .line(
          "\(rate.name) law", x: n, y: n.map { (rate.truth / $0).squareRoot() },
          Stroke(rate.ink, width: 1.5, dash: .dotted)),
        .line(
          "\(rate.name) sd", x: n, y: posteriors.map(\.standardDeviation),
          Stroke(rate.ink, dash: .solid)),
      ]
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
          y: Axis("standard deviation of the rate", scale: .logarithmic), layers: spreads),
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
        columns: 3, width: 1320, height: 500, margins: (90, 40, 50, 85), gaps: (100, 80)),
      panels: [
        map(swap.asHere, style, title: "as here"),
        map(swap.priorsSwapped, style, title: "priors interchanged"),
        map(swap.countsSwapped, style, title: "sensors interchanged"),
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
