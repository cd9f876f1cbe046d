import BayesNumerics
import Datasets
import Foundation
import Plotting
import Workbook

/// The figures of chapter 4: pure functions from results to pictures.
enum Figures {
  // MARK: The graph

  static func graph() -> Figure {
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
      .label(text, x: .data(place.0), y: .data(place.1), anchor: .center, size: 1.15)
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
        + "the shaded node is measured. The arrow into L is a delta function, L = σ_T A T⁴; the one "
        + "into the measured light is noise. θ is what the stars share as a population; mass M and "
        + "metallicity Z stand between it and A, T where the population is built from physics.",
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
            name("*σ*", sigma), name("*L*", light), name("*L̂*", measured),
            words("the population: *P*(*A*, *T*)", 6.1, 10.1),
            words("mass", 2.0, 8.45, .center), words("metals", 7.9, 8.45),
            words("one constant of nature", 13.4, 6.3, .center),
            words("*L* = *σ* *A* *T*⁴", 11.75, 3.4),
            words("noise", 10.25, 2.45),
            words("the light we measure", 8.85, 1.3, .right),
          ])
      ])
  }

  // MARK: Fields

  static func fields(_ analysis: StarAnalysis) -> Figure {
    let sequence = analysis.mainSequence.field
    let real = analysis.real.stars
    let shown = 500
    func points(_ field: StarField, _ name: String, _ ink: Ink) -> Layer {
      let stars = field.stars.prefix(shown)
      return .points(
        name, x: stars.map { $0.temperature * NominalSun.temperature },
        y: stars.map(\.measured), ink, size: 0.55)
    }
    let realLight = real.map(\.luminosity)
    let light =
      analysis.field.stars.map(\.measured) + sequence.stars.map(\.measured) + realLight
    let heat =
      analysis.field.stars.map { $0.temperature * NominalSun.temperature }
      + sequence.stars.map { $0.temperature * NominalSun.temperature } + real.map(\.temperature)
    let lights = decades(light)
    let cool = min(2500, (heat.min() ?? 2500) * 0.95)
    let hot = max(20_000, (heat.max() ?? 20_000) * 1.05)
    func panel(_ title: Text, _ layers: [Layer], isFirst: Bool) -> Panel {
      Panel(
        title,
        x: Axis(
          "temperature in K (log scale)", range: cool...hot, scale: .logarithmic,
          tics: .labelled(
            [1500, 3000, 6000, 12_000, 24_000, 48_000].filter { (cool...hot).contains($0) }
              .map { ($0, "\(NumberText.grouped(Int($0)))") }),
          isReversed: true),
        y: Axis(
          isFirst ? "measured luminosity in *L*☉" : "", range: lights.range, scale: .logarithmic,
          tics: lights.tics),
        layers: layers)
    }
    return Figure(
      name: "fields",
      caption: "Luminosity against temperature, hot stars to the left as in a Hertzsprung-Russell "
        + "diagram. Left: a fake field with log-normal A and T, "
        + "independent. Middle: a fake field through mass and metallicity, a main sequence. Right: "
        + "the real stars. A survey of the fake fields sees only the heights of the points.",
      layout: Figure.Layout(
        columns: 3, width: 1320, height: 560, margins: (100, 30, 55, 85), gaps: (75, 100)),
      panels: [
        panel(
          "log-normal *A* and *T*", [points(analysis.field, "log_normal", .blue)], isFirst: true),
        panel(
          "through mass and metallicity", [points(sequence, "main_sequence", .green)],
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

  // MARK: Latent and observed

  static func latentAndObserved(_ analysis: StarAnalysis) -> Figure {
    let stars = analysis.field.stars.prefix(300)
    let light = decades(stars.map(\.luminosity) + stars.map(\.measured))
    let population = analysis.population
    let (width, height) = (3.4 * population.temperatureSpread, 3.4 * population.areaSpread)
    // Lines of one L: log A = c - 4 log T
    let lines = [-2.0, -1, 0, 1, 2].map { level -> Layer in
      let constant = level * population.productSpread
      let x = [-width, width]
      return .line(
        "same_light_\(Int(level) + 2)", x: x, y: x.map { constant - 4 * $0 },
        Stroke(.lightGrey, width: 1.5))
    }
    return Figure(
      name: "latent-and-observed",
      caption:
        "Left: the measured light of each star against its true light, \(noisePercent(analysis)) "
        + "noise. Right: the two hidden numbers of each star. All stars on one grey line shine alike: "
        + "the light tells on which line a star is, and only the population says where on it.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "what the survey writes down",
          x: Axis(
            "true luminosity *L* in *L*☉", range: light.range, scale: .logarithmic,
            tics: light.tics),
          y: Axis(
            "measured luminosity *L̂* in *L*☉", range: light.range, scale: .logarithmic,
            tics: light.tics),
          layers: [
            .line(
              "equal", x: [light.range.lowerBound, light.range.upperBound],
              y: [light.range.lowerBound, light.range.upperBound],
              Stroke(.grey, width: 1.5, dash: .solid)),
            .points(
              "measured", x: stars.map(\.luminosity), y: stars.map(\.measured), .vermillion,
              size: 0.6),
          ]),
        Panel(
          "what nature knows",
          x: Axis("log *T* (*T* in 5772 K)", range: -width...width),
          y: Axis("log *A* (*A* in surfaces of the Sun)", range: -height...height),
          layers: lines + [
            .points(
              "hidden", x: stars.map { log($0.temperature) }, y: stars.map { log($0.area) }, .blue,
              size: 0.6)
          ]),
      ])
  }

  // MARK: Three routes

  static func threeRoutes(_ analysis: StarAnalysis) -> Figure {
    let grid = analysis.grid.curve
    let law = analysis.law
    let peak = grid.density.max() ?? 1
    let shown = grid.sigma.indices.filter { grid.density[$0] > 1e-4 * peak }
    let low = shown.first.map { grid.sigma[$0] } ?? grid.sigma[0]
    let high = shown.last.map { grid.sigma[$0] } ?? 1
    let x = [Double].evenlySpaced(from: low, to: high, count: 201)
    let lawDensity = x.map { sigma -> Double in
      let z = (log(sigma / 1e8 / NominalSun.sigma) - law.mean) / law.standardDeviation
      return exp(-0.5 * z * z) / (law.standardDeviation * sigma * (2 * Double.pi).squareRoot())
    }
    var layers: [Layer] = []
    if analysis.known.mixing.isMixed {
      let histogram = Histogram(
        analysis.known.logSigma.map { 1e8 * NominalSun.sigma * exp($0) }, from: low, to: high,
        bins: 45)
      layers.append(
        .bars(
          "sampled", x: histogram.centers, heights: histogram.densities,
          width: 0.95 * histogram.step, .lightGrey,
          agreement: .monteCarlo(
            standardError: (peak / (fewestDraws * histogram.step)).squareRoot()),
          title: "hierarchy by NUTS"))
    }
    layers += [
      .line(
        "grid", x: grid.sigma, y: grid.density, Stroke(.blue, width: 4),
        title: "A, T integrated out"),
      .line(
        "law", x: x, y: lawDensity, Stroke(.vermillion, width: 2.5),
        title: "closed form"),
      .verticalLine(at: 1e8 * analysis.field.sigma, Stroke(.black, width: 2, dash: .dotted)),
      .label(
        "truth", x: .data(1e8 * analysis.field.sigma), y: .panel(0.95), anchor: .right,
        offset: (-0.7, 0)),
    ]
    return Figure(
      name: "three-routes",
      caption:
        "The posterior of σ_T from \(analysis.field.count) fake stars by three routes: A and T "
        + "integrated out on a grid, the closed form for log-normal noise, and draws of the whole "
        + "hierarchy. They are one posterior.",
      layout: Figure.Layout(),
      panels: [
        Panel(
          x: Axis("*σ* in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          y: Axis("posterior density", range: 0...1.3 * peak), key: .topRight, layers: layers)
      ])
  }

  // MARK: Shrinkage

  static func shrinkage(_ analysis: StarAnalysis) -> Figure {
    let population = analysis.population
    let stars = Array(analysis.field.stars.prefix(70))
    let noise = AnalyticLaw.logNoise(analysis.settings.noise).standardDeviation
    let total = population.productSpread * population.productSpread + noise * noise
    func panel(
      _ column: String, _ letter: Text, _ title: Text, spread: Double, share: Double,
      truth: [Double]
    ) -> Panel {
      let reach = 3.2 * spread
      var layers: [Layer] = [
        .line(
          "equal", x: [-reach, reach], y: [-reach, reach],
          Stroke(.grey, width: 1.5, dash: .solid)),
        .line(
          "expected", x: [-reach, reach], y: [-share * reach, share * reach],
          Stroke(.vermillion, width: 2.5)),
      ]
      if analysis.known.mixing.isMixed {
        let moments = stars.indices.map { analysis.known.draws.moments("\(column)[\($0 + 1)]") }
        layers.append(
          .errorBars(
            "posterior", x: truth, y: moments.map(\.mean),
            lower: moments.map { $0.mean - $0.standardDeviation },
            upper: moments.map { $0.mean + $0.standardDeviation }, .blue,
            agreement: .monteCarlo(standardError: 0.03 * spread)))
      }
      layers += [
        .label("as it is", x: .panel(0.88), y: .panel(0.95), .grey, anchor: .right, size: 0.9),
        .label(
          "drawn to the mean: slope \(share, decimals: 2)", x: .panel(0.98), y: .panel(0.06),
          .vermillion, anchor: .right, size: 0.9),
      ]
      return Panel(
        title, x: Axis("true log \(letter)", range: -reach...reach),
        y: Axis("posterior of log \(letter)", range: -reach...reach), layers: layers)
    }
    let hot = 16 * population.temperatureSpread * population.temperatureSpread / total
    let large = population.areaSpread * population.areaSpread / total
    return Figure(
      name: "shrinkage",
      caption:
        "Posterior mean and standard deviation of A and T of \(stars.count) stars against the "
        + "truth. One number a star cannot tell large from hot, so each is drawn towards the mean of "
        + "the population; the more, the less of the spread of A T⁴ it makes.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        panel(
          "log_A", "*A*", "surface", spread: population.areaSpread, share: large,
          truth: stars.map { log($0.area) }),
        panel(
          "log_T", "*T*", "temperature", spread: population.temperatureSpread, share: hot,
          truth: stars.map { log($0.temperature) }),
      ])
  }

  // MARK: Width against N

  static func widthAgainstCount(_ analysis: StarAnalysis) -> Figure {
    let widths = analysis.widths
    let counts = widths.counts.map(Double.init)
    let noise = AnalyticLaw.logNoise(analysis.settings.noise).standardDeviation
    let noiseOnly = counts.map { noise / $0.squareRoot() }
    let all = widths.law + noiseOnly
    let axis = decades(all, room: 1.2)
    return Figure(
      name: "width-against-count",
      caption: "Standard deviation of log σ_T against the number of stars, population known: grids "
        + "(points) and the law √((s² + t²) / N) (line). The dashed line is what noise alone would "
        + "allow; what the stars are made like costs far more than how well they are measured.",
      panels: [
        Panel(
          x: Axis(
            "stars *N* (log scale)", range: 4...2600, scale: .logarithmic,
            tics: .labelled(
              [5, 10, 20, 50, 100, 200, 500, 1000, 2000].map {
                (Double($0), "\(NumberText.grouped($0))")
              })),
          y: Axis(
            "sd of log *σ* (log scale)", range: axis.range, scale: .logarithmic,
            tics: axis.tics),
          layers: [
            .line("law", x: counts, y: widths.law, Stroke(.blue, width: 2.5)),
            .line("noise_only", x: counts, y: noiseOnly, Stroke(.vermillion, width: 2.5)),
            .points("grid", x: counts, y: widths.widths, .blue, size: 1.5),
            .label(
              "√((*s*² + *t*²) / *N*)", x: .data(60), y: .data(widths.law[4] * 1.25), .blue,
              offset: (1.5, 1)),
            .label(
              "noise alone, *t* / √*N*", x: .data(60), y: .data(1.2 * noiseOnly[4]), .vermillion,
              offset: (1.5, 1)),
          ])
      ])
  }

  // MARK: Words and numbers

  /// Chains have more independent draws than this; their own estimate of it would change the words of
  /// a figure with the last digits.
  static let fewestDraws = 1000.0

  static func noisePercent(_ analysis: StarAnalysis) -> String {
    "\(NumberText.significant(100 * analysis.settings.noise, digits: 3)) %"
  }

  /// A sampled number as the place of a label: the nearest tenth of a decade, so that the words of the
  /// figure do not change with the last digits.
  static func place(_ value: Double) -> Double {
    value > 0 ? pow(10, (10 * log10(value)).rounded() / 10) : value
  }

  /// A range of whole decades around positive numbers, or one with some room, and a tic each.
  static func decades(
    _ values: [Double], room: Double? = nil
  ) -> (range: ClosedRange<Double>, tics: Axis.Tics) {
    let axis = Axis.decades(around: values, room: room)
    return (axis.range ?? 1...10, axis.tics)
  }
}
