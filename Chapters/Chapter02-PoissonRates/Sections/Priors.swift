import BayesNumerics
import Foundation
import Plotting
import Workbook

extension PoissonRates {
  /// The two landscapes of belief before any count: a plane and a waterfall.
  static let priors = Section<RateStudy>(
    "priors", "What do we believe before the first count?",
    options: ["simulate", "rates", "intervals", "sensors", "prior-means", "upper", "colours"],
    seconds: 0.1
  ) { study, run in
    // Model: two opinions of both rates
    let (plane, waterfall) = (study.uniform, study.exponential)

    // What it shows: their heights, and how much of the waterfall the maps hold
    let heights = (
      plane: exp(plane.logPriorDensity(0, 0)), origin: exp(waterfall.logPriorDensity(0, 0))
    )
    let inside = [waterfall.first, waterfall.second].reduce(1.0) { share, prior in
      guard case .exponential(let mean) = prior else { return share }
      return share * Exponential(mean: mean).cumulative(study.square)
    }
    let end = NumberText.significant(study.square, digits: 6)
    return Findings(
      answer:
        "The uniform prior treats all rates below \(end) alike and excludes larger ones; the exponential "
        + "one falls from \(NumberText.significant(heights.origin, digits: 3)) at the origin and excludes "
        + "nothing, with \(percent(inside)) of its probability in the square from 0 to \(end).",
      figures: [question(study.record), figure(study)], claims: claims(study),
      values: [
        .init("plane", heights.plane), .init("origin", heights.origin),
        .init("inside", inside),
      ])
  }

  private static func percent(_ probability: Double) -> String {
    probability >= 0.1
      ? "\(NumberText.fixed(100 * probability, decimals: 0)) %"
      : "\(NumberText.significant(100 * probability, digits: 2)) %"
  }

  /// The chapter's question before any method: the counts as they come in.
  private static func question(_ record: SensorRecord) -> Figure {
    let shown = min(20, record.intervals)
    let (first, second) = (record.first.prefix(shown), record.second.prefix(shown))
    let x = (1...shown).map(Double.init)
    let top = max(1, (first + second).max() ?? 1)
    return Figure(
      name: "two-sensors",
      caption: "Which process is faster, and how sure can you be? The counts of both sensors in "
        + (shown == 1 ? "one interval." : "the first \(shown) intervals."),
      layout: Figure.Layout(width: 1200, height: 520),
      panels: [
        Panel(
          x: Axis(
            "interval", range: 0.3...Double(shown) + 0.7,
            tics: .every(shown <= 20 ? 1 : 5)),
          y: Axis(
            "events", range: Axis.range(from: 0, to: 1.3 * Double(top)),
            tics: .every(max(1, RoundNumber.above(Double(top) / 6)))), key: .topRight,
          layers: [
            .bars(
              "sensor 1", x: x.map { $0 - 0.2 }, heights: first.map(Double.init), width: 0.38,
              .blue,
              agreement: .exact, title: "sensor 1"),
            .bars(
              "sensor 2", x: x.map { $0 + 0.2 }, heights: second.map(Double.init), width: 0.38,
              .orange, agreement: .exact, title: "sensor 2"),
          ])
      ])
  }

  private static func figure(_ study: RateStudy) -> Figure {
    let panels = study.panels
    let corner = study.models.map { exp($0.logPriorDensity(0, 0)) }
    let top = corner.max() ?? 1
    let surfaces = study.models.map { model in
      let lines = [Double].evenlySpaced(from: 0, to: study.square, count: 16)
      return panels.surface(
        "", Field(x: lines, y: lines) { exp(model.logPriorDensity($0, $1)) }, top: top,
        colours: 0...(2 * top))
    }
    let maps = study.models.map { model in
      let field = Field(x: panels.cells, y: panels.cells) { exp(model.logPriorDensity($0, $1)) }
      return Panel(
        model.title, x: panels.firstAxis, y: panels.secondAxis, showsGrid: false,
        hasEqualUnits: true,
        layers: [.map("prior", field, palette: panels.palette, colours: 0...(2 * top))]
          + heights(of: model, square: study.square))
    }
    return Figure(
      name: "priors",
      caption: "Two opinions before any count, as a map and in space. Left: a uniform prior, a "
        + "plane of height \(fraction(corner[0])). Right: exponential priors, highest at the "
        + "origin (\(fraction(corner[1]))) and falling towards larger rates, faster along the "
        + "rate with the smaller mean; the lines join points of equal density and carry its value.",
      layout: Figure.Layout(
        columns: 2, width: 1080, height: 1020, margins: (110, 30, 50, 40), gaps: (130, 130)),
      panels: maps + surfaces)
  }

  /// Lines of equal density with their values, straight as the exponents add.
  private static func heights(of model: LandscapeModel, square: Double) -> [Layer] {
    let middle = (exp(model.logPriorDensity(square / 2, square / 2)), square / 2)
    guard case .exponential(let mean1) = model.first, case .exponential(let mean2) = model.second
    else {
      return [
        .label(
          "density \(fraction(middle.0)) everywhere", x: .data(middle.1), y: .data(middle.1),
          anchor: .centre)
      ]
    }
    let lines = [Double].evenlySpaced(from: 0, to: square, count: 21)
    let logs = Field(x: lines, y: lines, model.logPriorDensity)
    let origin = model.logPriorDensity(0, 0)
    let step = (origin - model.logPriorDensity(square, square)) / 5
    return (1...4).flatMap { index -> [Layer] in
      let level = origin - Double(index) * step
      // Where the line crosses the diagonal
      let place = Double(index) * step / (1 / mean1 + 1 / mean2)
      return [
        .contour("height \(index)", logs, at: level, Stroke(.black, width: 1, dash: .solid)),
        .label(
          "\(NumberText.significant(exp(level), digits: 2))", x: .data(place), y: .data(place),
          offset: (0.3, 0.6), size: 0.9),
      ]
    }
  }

  /// "1/30" where the inverse is a whole number up to 1000, else decimals.
  private static func fraction(_ value: Double) -> String {
    let inverse = (1 / value).rounded()
    return inverse > 1 && inverse <= 1000 && abs(value * inverse - 1) < 1e-12
      ? "1/\(Int(inverse))" : NumberText.significant(value, digits: 6)
  }

  private static func claims(_ study: RateStudy) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "We assume two different priors")
    func height(_ rate1: Double, _ rate2: Double) -> Double {
      exp(study.exponential.logPriorDensity(rate1, rate2))
    }

    // A landscape has volume 1, so its height at the origin is one over the volume of its shape
    func length(mean: Double) -> Double {
      integrate({ exp(-$0 / mean) }, from: 0, to: .infinity, relativeTolerance: 1e-12).value
    }
    let volume = length(mean: 10) * length(mean: 3)

    // From each point of a lattice one step away from the origin, along either axis
    let step = study.square / 20
    let lattice = (0..<20).map { Double($0) * step }
    let steepest = lattice.flatMap { rate1 in
      lattice.flatMap { rate2 in
        [height(rate1 + step, rate2), height(rate1, rate2 + step)].map {
          $0 / height(rate1, rate2)
        }
      }
    }
    return [
      Claim(
        "53a", source, "height of the uniform prior's plane",
        .crossCheck(
          route: "one over the area of the square", expected: 1.0 / (5 * 5),
          computed: exp(study.uniform.logPriorDensity(3, 1)),
          .relative(1e-14, because: "two logarithms and an exponential"))),
      Claim(
        "53b", source, "height of the exponential prior at the origin",
        .crossCheck(
          route: "one over the volume, by quadrature", expected: 1 / volume,
          computed: height(0, 0),
          .relative(1e-11, because: "two quadratures to 1e-12 each"))),
      Claim(
        "53c", source, "form of the exponential prior",
        .shape(
          "a waterfall from the origin",
          measuring: "one step away from it the height falls to at most this share,",
          steepest.max() ?? .nan, .below(1))),
    ]
  }
}
