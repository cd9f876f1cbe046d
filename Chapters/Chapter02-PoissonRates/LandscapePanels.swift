import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

/// How the landscapes of a run are drawn: from above and in space.
struct LandscapePanels: Sendable {
  /// The maps reach from 0 to here on both axes.
  let square: Double
  /// Nil where nobody knows it.
  let truth: RatePair?
  let palette: Palette

  /// On every map λ₁ is horizontal and λ₂ vertical.
  var firstAxis: Axis { axis("*λ*₁ (sensor 1)") }
  var secondAxis: Axis { axis("*λ*₂ (sensor 2)") }

  /// Tics at five or so round numbers; at fewer where long numbers stand in space.
  private func axis(_ label: Text, inSpace: Bool = false) -> Axis {
    let distance = RoundNumber.above(square / (inSpace && square > 50 ? 3 : 7))
    return Axis(label, range: 0...square, tics: .every(distance))
  }

  /// A hundred cells each way, as many as the lecture's grid has points.
  var cells: [Double] { .cellCentres(from: 0, to: square, count: 100) }

  /// A landscape from above, with its regions, its summit and the truth.
  func map(_ posterior: PairPosterior, title: Text, key: Panel.Key = .below) -> Panel {
    let field = product(posterior, x: cells, y: cells)
    let mode = posterior.mode
    let logs = Field(
      x: around(posterior.first), y: around(posterior.second),
      posterior.logDensity)
    let strokes = [
      Stroke(.black, width: 2, dash: .solid), Stroke(.black, width: 2, dash: .dashed),
    ]
    let contours = zip([50, 95], strokes).map { percent, stroke in
      Layer.contour(
        "region \(percent)", logs, at: posterior.region(holding: Double(percent) / 100).logLevel,
        stroke, title: "\(percent) %")
    }
    return Panel(
      title, x: firstAxis, y: secondAxis, key: key, showsGrid: false, hasEqualUnits: true,
      layers: [.map("landscape", field, palette: palette)] + contours + (truth.map(rings) ?? []) + [
        .points(
          "mode", x: [mode.first], y: [mode.second], .orange, marker: .diamond, size: 0.7,
          title: "mode")
      ] + (max(mode.first, mode.second) > square ? [beyond(mode)] : []))
  }

  /// The truth, on a white disc, so that the ring is seen on dark ground and in grey.
  private func rings(at truth: RatePair) -> [Layer] {
    [
      .points("truth disc", x: [truth.first], y: [truth.second], .white, size: 1.05),
      .points(
        "truth", x: [truth.first], y: [truth.second], .vermillion, marker: .openCircle, size: 1.15,
        title: "truth"),
    ]
  }

  private func beyond(_ mode: (first: Double, second: Double)) -> Layer {
    .label(
      "mode beyond the map: (\(NumberText.significant(mode.first, digits: 4)), "
        + "\(NumberText.significant(mode.second, digits: 4)))",
      x: .panel(0.5), y: .panel(0.5), anchor: .centre)
  }

  /// A landscape in space, seen as on the slides: the origin behind, the largest rates in front.
  func surface(
    _ title: Text, _ field: Field, top: Double, colours: ClosedRange<Double>? = nil
  ) -> Panel {
    let step = RoundNumber.above(top / 5)
    return Panel(
      title, x: axis("*λ*₁", inSpace: true), y: axis("*λ*₂", inSpace: true),
      z: Axis("density", range: 0...(1.02 * top), tics: .every(step)),
      layers: [.surface("landscape", field, palette: palette, colours: colours)])
  }

  /// The posterior in space, on lines that are dense where the probability is.
  func surface(_ posterior: PairPosterior) -> Panel {
    let field = product(posterior, x: mesh(posterior.first), y: mesh(posterior.second))
    // Where the whole landscape lies beyond the square, an empty box
    return surface("", field, top: field.peak > 1e-300 ? field.peak : 1)
  }

  private func product(_ posterior: PairPosterior, x: [Double], y: [Double]) -> Field {
    let first = x.map(posterior.first.density)
    let second = y.map(posterior.second.density)
    return Field(x: x, y: y, values: second.map { height in first.map { $0 * height } })
  }

  /// Lines for a surface: over all but 1e-5 of the probability inside the square, half of them evenly
  /// spaced and half of them where the probability is, smoothly mixed.
  private func mesh(_ rate: any ContinuousDistribution) -> [Double] {
    let low = min(rate.quantile(1e-5), 0.999 * square)
    let high = max(min(rate.upperTailQuantile(1e-5), square), low + 1e-6 * square)
    let mass = (rate.cumulative(low), rate.cumulative(high))
    guard mass.1 > mass.0 else { return .evenlySpaced(from: low, to: high, count: 17) }
    return (0...16).map { index in
      index == 0
        ? low
        : bisection(over: low...high) { middle in
          let share = (middle - low) / (high - low)
          let passed = (rate.cumulative(middle) - mass.0) / (mass.1 - mass.0)
          return (share + passed) / 2 < Double(index) / 16
        }
    }
  }

  /// Rates within six standard deviations of the summit and inside the square, finer towards 0, where the
  /// logarithm of the density falls without end.
  private func around(_ rate: any ContinuousDistribution) -> [Double] {
    let centre = min(rate.mode ?? rate.mean, square)
    let reach = 6 * min(rate.standardDeviation, square)
    let low = max(0, centre - reach)
    let high = max(min(square, centre + reach), low + 1e-6 * square)
    let even = [Double].evenlySpaced(from: low, to: high, count: 81)
    guard low == 0 else { return even }
    return (1...8).reversed().map { even[1] / pow(2, Double($0)) } + even.dropFirst()
  }
}

extension LandscapeModel {
  /// Over a panel: the priors of λ₁ and λ₂.
  var title: Text {
    switch (first, second) {
    case (.uniform(let end), _): "Uniform priors on (0, \(NumberText.significant(end, digits: 6)))"
    case (.exponential(let mean1), .exponential(let mean2)):
      "Exponential priors, means \(NumberText.significant(mean1, digits: 6)) and \(NumberText.significant(mean2, digits: 6))"
    default: "\(first.name) and \(second.name)"
    }
  }
}
