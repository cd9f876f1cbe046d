import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// How would you make a stellar field, or thousands? Read the graph from the top.
  static let fakeField = Section<StarStudy>(
    "fake-field", "How would you fake a stellar field?",
    options: ["count", "noise", "area-spread", "temperature-spread"], seconds: 0.05
  ) { study, _ in
    // Data: a field from the graph, one arrow per step, and one through mass and metallicity
    let field = study.field
    let measured = field.measured
    let (faintest, brightest) = (measured.min() ?? .nan, measured.max() ?? .nan)

    // What it shows
    return Findings(
      answer:
        "Follow the graph of the model from the top: draw A and T from the population, compute L, add "
        + "noise. \(field.count) stars made in this way have measured luminosities from "
        + "\(NumberText.significant(faintest, digits: 2)) to "
        + "\(NumberText.significant(brightest, digits: 2)) L☉, which is all that a survey sees.",
      tables: [sun()], figures: [question(study), graph(), fields(study)], claims: claims(),
      values: [
        .init("stars", field.count), .init("faintest", faintest), .init("brightest", brightest),
      ])
  }

  private static func sun() -> Table {
    Table(
      title: "The Sun as a check: 4π R² σ T⁴ with R = 6.957e8 m and T = 5772 K",
      columns: ["quantity", "value"],
      rows: [
        ["4π R² σ T⁴", "\(NumberText.significant(SolarCheck.luminosity, digits: 6)) W"],
        ["nominal luminosity of the Sun", "3.828e26 W"],
        ["σ from k, h and c", "\(NumberText.significant(StefanBoltzmann.sigma, digits: 10))"],
      ],
      note:
        "A check of units, not an inference: the Sun's nominal T was itself computed from the law.")
  }

  /// The field as a survey lists it, against what three constants would make of the same population.
  private static func question(_ study: StarStudy) -> Figure {
    let logs = study.field.measured.map { log10($0) }
    let noise = ClosedFormPosterior.logNoise(study.noise)
    let spread = hypot(study.population.productSpread, noise.standardDeviation) / log(10)
    let candidates: [(sigma: Double, ink: Ink)] = [(2, .green), (5, .blue), (12, .vermillion)]
    func bell(_ sigma: Double) -> Normal {
      Normal(
        mean: (log(StarField.scale(1e-8 * sigma)) + study.population.meanLogProduct + noise.mean)
          / log(10), standardDeviation: spread)
    }
    let ends = candidates.flatMap {
      [bell($0.sigma).mean - 3 * spread, bell($0.sigma).mean + 3 * spread]
    }
    let range = Axis.range(fitting: logs + ends, room: 0.02)
    let x = [Double].evenlySpaced(from: range.lowerBound, to: range.upperBound, count: 201)
    let histogram = Histogram(logs, from: range.lowerBound, to: range.upperBound, bins: 36)
    let peak = bell(5).density(bell(5).mean)
    let top = 1.25 * max(peak, histogram.densities.max() ?? 0)
    return Figure(
      name: "question",
      caption:
        "Which constant made this field? Bars: the measured luminosities of \(study.field.count) simulated stars, "
        + "all that a survey lists. Curves: what the same kind of stars would show if σ_T were 2, 5 or "
        + "12e-8 W m⁻² K⁻⁴.",
      panels: [
        Panel(
          x: Axis("Log₁₀ of the measured luminosity in *L*_{☉}", range: range),
          y: Axis("Density of stars", range: 0...top),
          layers: [
            .bars(
              "measured", x: histogram.centres, heights: histogram.densities,
              width: 0.95 * histogram.step, .lightGrey)
          ]
            + candidates.map { candidate in
              .line(
                "sigma_\(Int(candidate.sigma))", x: x,
                y: x.map { bell(candidate.sigma).density($0) }, Stroke(candidate.ink))
            }
            + candidates.enumerated().map { index, candidate in
              // The middle one above its neighbours, which it would touch
              .label(
                "*σ*_{T} = \(Int(candidate.sigma))·10⁻⁸", x: .data(bell(candidate.sigma).mean),
                y: .data((index == 1 ? 0.95 : 0.88) * top), candidate.ink, anchor: .centre)
            })
      ])
  }

  private static func graph() -> Figure {
    // Centres of the nodes on a sheet of 16 x 11
    let theta = (4.9, 10.1)
    let (m, z) = ((3.2, 7.9), (6.6, 7.9))
    let (area, temperature) = ((3.2, 5.3), (6.6, 5.3))
    let (sigma, light, measured) = ((13.4, 5.3), (10.0, 3.6), (10.0, 1.3))
    let size = (width: 1.75, height: 1.3)
    func arrow(_ from: (Double, Double), _ to: (Double, Double)) -> Layer {
      // From rim to rim
      let (dx, dy) = (to.0 - from.0, to.1 - from.1)
      let scale = hypot(dx / (size.width / 2), dy / (size.height / 2))
      let (start, end) = (1 / scale, 1 - 1.12 / scale)
      return .arrow(
        from: (.data(from.0 + start * dx), .data(from.1 + start * dy)),
        to: (.data(from.0 + end * dx), .data(from.1 + end * dy)), .black)
    }
    func name(_ text: Text, _ place: (Double, Double)) -> Layer {
      .label(text, x: .data(place.0), y: .data(place.1), anchor: .centre, size: 1.15)
    }
    func words(_ text: Text, _ x: Double, _ y: Double, _ anchor: Anchor = .left) -> Layer {
      .label(text, x: .data(x), y: .data(y), anchor: anchor, size: 0.85)
    }
    func nodes(
      _ name: String, _ places: [(Double, Double)], _ ink: Ink, opacity: Double
    ) -> Layer {
      .ellipses(
        name, x: places.map(\.0), y: places.map(\.1), width: size.width, height: size.height, ink,
        opacity: opacity)
    }
    return Figure(
      name: "graph",
      caption: "The graph of the hierarchy. What lies in the frame exists once for each star; only "
        + "the orange node is measured, the blue ones are unknown. The arrows into L are a delta function: "
        + "L = σ_T A T⁴ without scatter. The arrow into the measured luminosity is noise. The grey nodes are the "
        + "population: its parameters θ, and mass M and metallicity Z where it is built from physics.",
      layout: Figure.Layout(width: 960, height: 660, margins: (20, 20, 20, 20)),
      panels: [
        Panel(
          x: Axis(range: 0...16, tics: .none), y: Axis(range: 0...11, tics: .none),
          showsGrid: false,
          layers: [
            .line(
              "plate", x: [1.4, 11.6, 11.6, 1.4, 1.4], y: [0.25, 0.25, 8.95, 8.95, 0.25],
              Stroke(.grey, width: 2, dash: .solid)),
            words("each of *N* stars", 1.65, 0.62),
            nodes("unknown", [area, temperature, light, sigma], .blue, opacity: 0.08),
            nodes("population", [theta, m, z], .grey, opacity: 0.08),
            nodes("measured", [measured], .vermillion, opacity: 0.35),
            arrow(theta, m), arrow(theta, z),
            arrow(m, area), arrow(m, temperature), arrow(z, area), arrow(z, temperature),
            arrow(area, light), arrow(temperature, light), arrow(sigma, light),
            arrow(light, measured),
            name("*θ*", theta), name("*M*", m), name("*Z*", z), name("*A*", area),
            name("*T*", temperature),
            name("*σ*_{T}", sigma), name("*L*", light), name("*L̂*", measured),
            words("population: *P*(*A*, *T*)", 6.1, 10.1),
            words("mass", 2.2, 7.9, .right), words("metallicity", 7.6, 7.9),
            words("one constant of nature", 13.4, 6.3, .centre),
            words("*δ*_{D}: *L* = *σ*_{T} *A* *T*⁴", 11.8, 3.4),
            words("noise", 10.25, 2.45),
            words("measured luminosity", 8.85, 1.3, .right),
          ])
      ])
  }

  private static func fields(_ study: StarStudy) -> Figure {
    let sequence = study.sequenceField
    let real = WellKnownStars.table
    let shown = 500
    func points(_ field: StarField, _ name: String, _ ink: Ink) -> Layer {
      let stars = field.stars.prefix(shown)
      return .points(
        name, x: stars.map { $0.temperature * NominalSun.temperature },
        y: stars.map(\.measured), ink, size: 0.55)
    }
    let realLight = real.map(\.luminosity)
    let light =
      study.field.stars.map(\.measured) + sequence.stars.map(\.measured) + realLight
    let heat =
      study.field.stars.map { $0.temperature * NominalSun.temperature }
      + sequence.stars.map { $0.temperature * NominalSun.temperature } + real.map(\.temperature)
    let cool = min(2500, (heat.min() ?? 2500) * 0.95)
    let hot = max(20_000, (heat.max() ?? 20_000) * 1.05)
    func panel(_ title: Text, _ layers: [Layer], isFirst: Bool) -> Panel {
      Panel(
        title,
        x: Axis(
          "Temperature in K (log scale)", range: cool...hot, scale: .logarithmic,
          tics: .labelled(
            [1500, 3000, 6000, 12_000, 24_000, 48_000].filter { (cool...hot).contains($0) }
              .map { ($0, "\(NumberText.grouped(Int($0)))") }),
          isReversed: true),
        y: Axis.decades(isFirst ? "Measured luminosity in *L*_{☉}" : "", around: light),
        layers: layers)
    }
    return Figure(
      name: "fields",
      caption:
        "Independent A and T make a cloud, mass and metallicity a main sequence like that of the real stars. "
        + "Luminosity against temperature, hot stars to the left as in a Hertzsprung-Russell diagram. A survey "
        + "of the simulated fields lists only the heights of the points.",
      layout: Figure.Layout(
        columns: 3, width: 1320, height: 560, margins: (100, 30, 55, 85), gaps: (75, 100)),
      panels: [
        panel(
          "Log-normal *A* and *T*", [points(study.field, "log_normal", .blue)], isFirst: true),
        panel(
          "Through mass and metallicity", [points(sequence, "main_sequence", .green)],
          isFirst: false),
        panel(
          "\(real.count) real stars",
          [
            .points(
              "real", x: real.map(\.temperature), y: realLight, .vermillion, marker: .diamond,
              size: 1.3)
          ], isFirst: false),
      ])
  }

  private static func claims() -> [Claim] {
    [
      Claim(
        "14a", Claim.Source(lecture: "000", slide: "The research question in words"),
        "luminosity of the Sun, 4π R² σ T⁴, in W",
        .crossCheck(
          route: "the nominal luminosity of the IAU", expected: NominalSun.luminosity,
          computed: SolarCheck.luminosity,
          .relative(3.5e-4, because: "the nominal T☉ is rounded to 1 K, four times 0.5 K in 5772 K")
        ))
    ]
  }
}

/// The Sun by the law: 4π R² σ T⁴ in nominal units.
enum SolarCheck {
  static let luminosity = StefanBoltzmann.sigma / NominalSun.sigma * NominalSun.luminosity
}
