import BayesNumerics
import Datasets
import Foundation
import Plotting
import Workbook

extension Figures {
  // MARK: Identifiability

  static func identifiability(_ analysis: StarAnalysis) -> Figure {
    let result = analysis.identifiability
    let inks: [Ink] = [.vermillion, .green, .blue]
    let everything = result.curves.flatMap { $0.posterior + $0.law }
    let axis = decades(everything + result.priors, room: 1.3)
    var layers: [Layer] = [
      .line(
        "prior", x: result.priors.filter { $0 > 0.025 }, y: result.priors.filter { $0 > 0.025 },
        Stroke(.grey, width: 2, dash: .dotted)),
      .label(
        "as wide as the prior of the mean", x: .data(0.42), y: .data(0.42), .grey,
        anchor: .right, offset: (-1.5, 1.2)),
    ]
    let counts = result.curves.map(\.stars)
    for (curve, ink) in zip(result.curves, inks) {
      layers += [
        .line(
          "law_\(curve.stars)", x: result.priors, y: curve.law, Stroke(ink, width: 2.5)),
        .points(
          "grid_\(curve.stars)",
          x: result.priors.enumerated().filter { $0.offset % 2 == 0 }
            .map(\.element),
          y: curve.posterior.enumerated().filter { $0.offset % 2 == 0 }.map(\.element), ink,
          size: 1.1),
        .label(
          "*N* = \(NumberText.grouped(curve.stars))", x: .data(0.0105), y: .data(curve.law[0]), ink,
          offset: (0, curve.stars == counts.last ? -1 : 1)),
      ]
    }
    return Figure(
      name: "identifiability",
      caption: "How well log σ_T is known against how well the population is, for three numbers of "
        + "stars: quadrature (points) and law (lines). Where the mean of log(A T⁴) is vague, no "
        + "number of stars helps: the posterior is as wide as that prior.",
      panels: [
        Panel(
          x: Axis(
            "prior sd of the mean of log(*A* *T*⁴) (log scale)", range: 0.009...3.6,
            scale: .logarithmic,
            tics: .labelled([
              (0.01, "0.01"), (0.03, "0.03"), (0.1, "0.1"), (0.3, "0.3"), (1, "1"), (3, "3"),
            ])),
          y: Axis(
            "posterior sd of log *σ* (log scale)", range: axis.range, scale: .logarithmic,
            tics: axis.tics),
          layers: layers)
      ])
  }

  // MARK: Delta against Gaussian

  static func deltaCost(_ cost: DeltaCost) -> Figure {
    let rows = cost.rows.filter { $0.check.isMixed }
    let widths = rows.map(\.width)
    let deviations = rows.map(\.standardDeviation)
    let errors = rows.map(\.errorOfDeviation)
    let law = [Double].evenlySpaced(from: log(0.007), to: log(0.45), count: 60).map { exp($0) }
    let top = 1.35 * cost.law(0.45)
    let leapfrogs = rows.map(\.leapfrogs)
    let removed = cost.removed.leapfrogs
    let axis = decades(leapfrogs + [removed])
    let tics = Axis.Tics.labelled([(0.01, "0.01"), (0.03, "0.03"), (0.1, "0.1"), (0.3, "0.3")])
    let guide = leapfrogs.last.map { last in law.map { last * (widths.last ?? 1) / $0 } } ?? []
    return Figure(
      name: "delta-against-gaussian",
      caption:
        "A Gaussian of width w in place of the delta function, \(cost.stars) stars. Left: the "
        + "posterior width barely changes (points sampled, line the law). Right: the gradients for "
        + "one draw grow as 1 / w; the horizontal line is the model with the delta removed by hand, whose own wall is the noise.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "the same posterior",
          x: Axis(
            "width *w* in log *L* (log scale)", range: 0.007...0.45, scale: .logarithmic,
            tics: tics),
          y: Axis("posterior sd of log *σ*", range: 0...top),
          layers: [
            .line("law", x: law, y: law.map(cost.law), Stroke(.blue, width: 2.5)),
            .errorBars(
              "sampled", x: widths, y: deviations,
              lower: zip(deviations, errors).map { $0 - 2 * $1 },
              upper: zip(deviations, errors).map { $0 + 2 * $1 }, .vermillion,
              agreement: .monteCarlo(
                standardError: 2 * cost.law(0.3) / (2 * fewestDraws).squareRoot())),
          ]),
        Panel(
          "the price",
          x: Axis(
            "width *w* in log *L* (log scale)", range: 0.007...0.45, scale: .logarithmic,
            tics: tics),
          y: Axis(
            "gradients for a draw (log scale)", range: axis.range, scale: .logarithmic,
            tics: axis.tics),
          layers: [
            .line(
              "guide", x: guide.isEmpty ? [] : law, y: guide,
              Stroke(.grey, width: 2, dash: .dotted), agreement: .absolute(200)),
            .line(
              "removed", x: [0.007, 0.45], y: [removed, removed], Stroke(.blue, width: 2.5),
              agreement: .absolute(8)),
            .label(
              "delta removed by hand", x: .data(0.0078), y: .data(place(removed)), .blue,
              offset: (0, -1)),
            .label("∝ 1 / *w*", x: .data(0.03), y: .panel(0.82), .grey),
            .points(
              "sampled", x: widths, y: leapfrogs, .vermillion, size: 1.6,
              agreement: .absolute(200)),
          ]),
      ])
  }

  // MARK: Coverage

  static func coverage(_ analysis: StarAnalysis) -> Figure {
    let levels = [Double].evenlySpaced(from: 0, to: 1, count: 51)
    let right = levels.map(analysis.coverage.share)
    let wrong = levels.map(analysis.overconfident.share)
    let fields = analysis.coverage.ranks.count
    let reach = analysis.coverage.bandWidth
    let error = 0.5 / Double(fields).squareRoot()
    let nineties = analysis.coverage.share(of: 0.9)
    return Figure(
      name: "coverage",
      caption:
        "In \(NumberText.grouped(fields)) fake fields: how often the central interval of each "
        + "probability holds the σ_T that made the field. Grey: where 99 of 100 right analyses stay "
        + "from end to end; the right one (solid) "
        + (analysis.coverage.staysInBand ? "does" : "does not")
        + ". One that takes the population's spread for half of what it is (dashed) promises too "
        + "much.",
      layout: Figure.Layout(width: 760, height: 680),
      panels: [
        Panel(
          x: Axis("probability promised", range: 0...1, tics: .every(0.2)),
          y: Axis("share of fields that keep it", range: 0...1, tics: .every(0.2)),
          hasEqualUnits: true,
          layers: [
            .band(
              "chance", x: levels, lower: levels.map { max(0, $0 - reach) },
              upper: levels.map { min(1, $0 + reach) }, .grey, opacity: 0.3),
            .line(
              "right", x: levels, y: right, Stroke(.blue),
              agreement: .monteCarlo(standardError: 0.1 * error)),
            .line(
              "overconfident", x: levels, y: wrong, Stroke(.vermillion),
              agreement: .monteCarlo(standardError: 0.1 * error)),
            .points(
              "ninety", x: [0.9], y: [nineties], .blue, marker: .diamond, size: 1.5,
              agreement: .monteCarlo(standardError: 0.1 * error)),
            .label(
              "90 %: \(100 * nineties, decimals: 1) %", x: .data(0.87), y: .data(nineties), .blue,
              anchor: .right, offset: (0, 0.8)),
            .label(
              "right analysis", x: .data(0.4), y: .data(0.47), .blue, anchor: .right,
              offset: (-1, 0.5)),
            .label(
              "spread halved", x: .data(0.62), y: .data(wrong[31]), .vermillion,
              offset: (0.5, -1.2)),
          ])
      ])
  }

  // MARK: Selection

  static func selection(_ selection: Selection) -> Figure {
    let logs = selection.field.measured.map { log10($0) }
    let limit = log10(selection.limit)
    let (least, most) = ((logs.min() ?? -1) - 0.05, (logs.max() ?? 1) + 0.05)
    let step = max(0.05, (most - least) / 24)
    // Bins with an edge at the limit
    let first = limit - step * ((limit - least) / step).rounded(.up)
    let bins = max(1, Int(((most - first) / step).rounded(.up)))
    var counts = [Double](repeating: 0, count: bins)
    for value in logs { counts[min(bins - 1, max(0, Int((value - first) / step)))] += 1 }
    let centers = (0..<bins).map { first + step * (Double($0) + 0.5) }
    let hidden = centers.indices.filter { centers[$0] < limit }
    let seen = centers.indices.filter { centers[$0] >= limit }
    let tallest = counts.max() ?? 1

    let posteriors = [selection.complete, selection.aware, selection.blind]
    let names = ["all stars", "limit in the model", "limit ignored"]
    let inks: [Ink] = [.green, .blue, .vermillion]
    let truth = 1e8 * selection.field.sigma
    let ends = posteriors.flatMap { posterior in
      [-3.5, 3.5].map {
        1e8 * NominalSun.sigma * exp(posterior.mean + $0 * posterior.standardDeviation)
      }
    }
    let (low, high) = (min(ends.min() ?? 1, 0.9 * truth), max(ends.max() ?? 10, 1.1 * truth))
    let peak = posteriors.compactMap { $0.curve.density.max() }.max() ?? 1
    var layers: [Layer] = [
      .verticalLine(at: truth, Stroke(.black, width: 2, dash: .dotted))
    ]
    for ((posterior, name), ink) in zip(zip(posteriors, names), inks) {
      let curve = posterior.curve
      let inside = curve.sigma.indices.filter { (low...high).contains(curve.sigma[$0]) }
      layers.append(
        .line(
          name.replacingOccurrences(of: " ", with: "_"), x: inside.map { curve.sigma[$0] },
          y: inside.map { curve.density[$0] }, Stroke(ink)))
      let top = curve.density.indices.max { curve.density[$0] < curve.density[$1] } ?? 0
      layers.append(
        .label(
          "\(name)", x: .data(curve.sigma[top]), y: .data(curve.density[top]), ink,
          offset: (name == names[1] ? 4 : 1, 0.8), size: 0.9))
    }
    layers.append(
      .label("truth", x: .data(truth), y: .panel(0.95), anchor: .right, offset: (-0.7, 0)))
    return Figure(
      name: "selection",
      caption:
        "A survey that lists only stars brighter than a limit. Left: what it misses (outlined). "
        + "Right: had all stars been listed, the answer would be the narrow curve; taken for the whole population these stars give a σ_T that is far too large; "
        + "dividing each likelihood by the probability to be seen mends it, at the price of a wider "
        + "posterior.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "\(selection.seen.count) of \(selection.field.count) stars are seen",
          x: Axis(
            "log₁₀ of the measured luminosity in *L*☉", range: first...(first + step * Double(bins))
          ),
          y: Axis("stars", range: 0...1.2 * tallest),
          layers: [
            .bars(
              "hidden", x: hidden.map { centers[$0] }, heights: hidden.map { counts[$0] },
              width: 0.9 * step, .grey, opacity: 0.12, isOutlined: true),
            .bars(
              "seen", x: seen.map { centers[$0] }, heights: seen.map { counts[$0] },
              width: 0.9 * step, .blue),
            .verticalLine(at: limit, Stroke(.black, width: 2, dash: .dotted)),
            .label("limit", x: .data(limit), y: .panel(0.95), anchor: .right, offset: (-0.7, 0)),
          ]),
        Panel(
          "what three analyses find",
          x: Axis("*σ* in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          y: Axis("posterior density", range: 0...1.2 * peak), layers: layers),
      ])
  }

  // MARK: Mass and metallicity

  static func mainSequence(_ analysis: MainSequenceAnalysis) -> Figure {
    let sequence = analysis.sequence
    let y = [Double].evenlySpaced(from: -4, to: 8, count: 241)
    let moments = sequence.productMoments
    let bell = Normal(mean: moments.mean, standardDeviation: moments.standardDeviation)
    func curve(_ density: GridDensity) -> (x: [Double], y: [Double]) {
      let x = density.x.map { 1e8 * NominalSun.sigma * exp($0) }
      return (x, zip(density.density, x).map { $0 / $1 })
    }
    let (sampled, exact) = (curve(analysis.monteCarlo), curve(analysis.quadrature))
    let normal = analysis.logNormal.curve
    let truth = 1e8 * analysis.field.sigma
    let center = analysis.logNormal
    let ends = [-3.2, 3.2].map {
      1e8 * NominalSun.sigma * exp(center.mean + $0 * center.standardDeviation)
    }
    let (low, high) = (min(ends[0], 0.95 * truth), max(ends[1], 1.05 * truth))
    let peak = max(exact.y.max() ?? 1, sampled.y.max() ?? 1)
    func inside(_ x: [Double]) -> [Int] { x.indices.filter { (low...high).contains(x[$0]) } }
    func line(
      _ name: String, _ x: [Double], _ y: [Double], _ stroke: Stroke, _ title: Text,
      agreement: Agreement = .exact
    ) -> Layer {
      .line(
        name, x: inside(x).map { x[$0] }, y: inside(x).map { y[$0] }, stroke,
        agreement: agreement, title: title)
    }
    return Figure(
      name: "main-sequence",
      caption:
        "P(A, T) through mass and metallicity. Left: the density of log(A T⁴) that Salpeter's "
        + "masses and R = M^0.8, T = M^0.5 give, smeared by metallicity, and a bell of the same mean "
        + "and spread. Right: the posterior of σ_T with that population by Monte Carlo integration "
        + "and by quadrature, and with the bell.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "the population",
          x: Axis("log(*A* *T*⁴)", range: -4...8),
          y: Axis("density", range: 0...0.5), key: .topRight,
          layers: [
            .area(
              "sequence_area", x: y, y: y.map(sequence.productDensity), .green, opacity: 0.18),
            .line(
              "sequence", x: y, y: y.map(sequence.productDensity),
              Stroke(.green, dash: .solid), title: "mass and metallicity"),
            .line(
              "bell", x: y, y: y.map { bell.density($0) }, Stroke(.vermillion),
              title: "log-normal"),
          ]),
        Panel(
          "what it says of *σ*",
          x: Axis("*σ* in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          y: Axis("posterior density", range: 0...1.2 * peak), key: .topRight,
          layers: [
            line(
              "log_normal", normal.sigma, normal.density, Stroke(.vermillion), "log-normal"),
            line(
              "monte_carlo", sampled.x, sampled.y, Stroke(.lightGrey, width: 7),
              "Monte Carlo", agreement: .absolute(0.15 * peak)),
            line(
              "quadrature", exact.x, exact.y, Stroke(.green, width: 2.5, dash: .solid), "quadrature"
            ),
            .verticalLine(at: truth, Stroke(.black, width: 2, dash: .dotted)),
            .label("truth", x: .data(truth), y: .panel(0.95), offset: (0.7, 0)),
          ]),
      ])
  }

  // MARK: Budget

  static func budget(_ budget: VarianceBudget) -> Figure {
    let values = [budget.precision, budget.instrument, budget.population, budget.scientific]
    let labels: [Text] = ["precision", "instrument", "population", "science"]
    let inks: [Ink] = [.lightGrey, .sky, .blue, .vermillion]
    let expected = hypot(hypot(budget.instrument, budget.population), budget.scientific)
    let axis = decades([0.3 * budget.precision] + Array(values.dropFirst()))
    let error = budget.instrument / (2 * Double(budget.experiments)).squareRoot()
    let bars = values.indices.map { index in
      Layer.bars(
        "\(labels[index].plain)", x: [Double(index)], heights: [values[index]], width: 0.62,
        inks[index],
        agreement: index == 0
          ? .absolute(0.02 * expected)
          : .monteCarlo(standardError: max(error, 0.05 * values[index])))
    }
    let words = values.indices.map { index in
      Layer.label(
        "\(NumberText.significant(100 * values[index], digits: index == 0 ? 1 : 2)) %",
        x: .data(Double(index)), y: .data(place(values[index])), anchor: .center,
        offset: (0, 0.8))
    }
    return Figure(
      name: "variance-budget",
      caption:
        "The lecture's four kinds of uncertainty in one survey, as standard deviations of log "
        + "σ_T on a logarithmic scale: finite precision of the computation, noise of the instrument, "
        + "chance in the population, and what science does not know. Their squares add up to the "
        + "square of the posterior's (line).",
      panels: [
        Panel(
          x: Axis(
            range: -0.6...3.6,
            tics: .labelled(labels.enumerated().map { (Double($0.offset), $0.element) })),
          y: Axis(
            "sd of log *σ* (log scale)", range: axis.range, scale: .logarithmic,
            tics: axis.tics),
          layers: bars + words + [
            .line(
              "total", x: [-0.6, 3.6], y: [budget.total, budget.total],
              Stroke(.black, width: 2, dash: .dotted),
              agreement: .monteCarlo(standardError: expected / (2 * fewestDraws).squareRoot())),
            .label(
              "posterior", x: .data(-0.55), y: .data(place(expected)), offset: (0, 0.9)),
          ])
      ])
  }

  // MARK: Real stars

  static func realStars(_ real: RealAnalysis) -> Figure {
    let scale = 1e8 * NominalSun.sigma
    let stars = real.stars.sorted { $0.logSigma < $1.logSigma }
    let places = stars.indices.map { Double($0 + 1) }
    let values = stars.map { scale * exp($0.logSigma) }
    let truth = 1e8 * StefanBoltzmann.sigma
    let lower = stars.map { scale * exp($0.logSigma - $0.logError) }
    let upper = stars.map { scale * exp($0.logSigma + $0.logError) }
    let low = min(0.97 * (lower.min() ?? truth), 0.9 * truth)
    let high = max(1.03 * (upper.max() ?? truth), 1.1 * truth)

    let naive = real.naive
    let (least, most) = (0.72 * truth, 1.3 * truth)
    let x = [Double].evenlySpaced(
      from: min(least, scale * exp(naive.mean) * 0.85),
      to: max(most, scale * exp(naive.mean) * 1.15),
      count: 301)
    let before = x.map { sigma -> Double in
      let z = (log(sigma / scale) - naive.mean) / naive.error
      return exp(-0.5 * z * z) / (naive.error * sigma * (2 * Double.pi).squareRoot())
    }
    let range = x[0]...x[x.count - 1]
    // As high as the posterior is expected to be, by its scales, and three times more
    let expected = hypot(
      hypot(2 * real.model.diameterScale, 4 * real.model.temperatureScale), naive.error)
    let top = 4.2 / (expected * scale * exp(naive.mean) * (2 * Double.pi).squareRoot())
    var layers: [Layer] = []
    if real.mixing.isMixed {
      let sigmas = real.draws.pooled("log_sigma").map { scale * exp($0) }
      let histogram = Histogram(sigmas, from: range.lowerBound, to: range.upperBound, bins: 50)
      layers.append(
        .bars(
          "after", x: histogram.centers, heights: histogram.densities,
          width: 0.95 * histogram.step, .blue, opacity: 0.5,
          agreement: .monteCarlo(
            standardError: (top / 4.2 / (fewestDraws * histogram.step)).squareRoot())))
    }
    layers += [
      .line(
        "before", x: x, y: before.map { min($0, 1.05 * top) }, Stroke(.vermillion)),
      .verticalLine(at: truth, Stroke(.black, width: 2, dash: .dotted)),
      .label("textbook", x: .data(truth), y: .panel(0.95), offset: (1.2, 0)),
      .label(
        "error bars alone", x: .data(scale * exp(naive.mean)), y: .panel(0.7), .vermillion,
        anchor: .right, offset: (-3.5, 0)),
      .label(
        "with scales, scatter and tail", x: .panel(0.98), y: .panel(0.27), .blue, anchor: .right),
    ]
    let showsNames = stars.count <= 24
    return Figure(
      name: "real-stars",
      caption:
        "Real stars. Left: σ_T from each star alone, with its error, in order of size; dotted: "
        + "the textbook. Right: the answer of error bars alone, a peak far above the frame, and the posterior "
        + "once scales that are wrong for all stars alike, extra scatter and a heavy tail are in "
        + "the model.",
      layout: Figure.Layout(
        columns: 2, width: 1320, height: 600, margins: (105, 35, 50, 125)),
      panels: [
        Panel(
          "\(stars.count) stars, one by one",
          x: Axis(
            showsNames ? "" : "star", range: 0.3...(Double(stars.count) + 0.7),
            tics: showsNames ? .none : .automatic),
          y: Axis("*σ* in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          layers: [
            .line(
              "textbook", x: [0.3, Double(stars.count) + 0.7], y: [truth, truth],
              Stroke(.black, width: 2, dash: .dotted)),
            .errorBars("stars", x: places, y: values, lower: lower, upper: upper, .blue),
          ]
            + (showsNames
              ? zip(stars, places).map { star, place in
                Layer.label(
                  Text(verbatim: star.name), x: .data(place), y: .panel(-0.02), anchor: .right,
                  size: 0.7, rotated: 55)
              } : [])),
        Panel(
          "all together", x: Axis("*σ* in 10⁻⁸ W m⁻² K⁻⁴", range: range),
          y: Axis("posterior density", range: 0...top), layers: layers),
      ])
  }
}
