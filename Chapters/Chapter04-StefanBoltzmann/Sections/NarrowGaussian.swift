import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// L kept as a parameter, with a Gaussian of width w where the lecture has a delta function.
  static let narrowGaussian = Section<StarStudy>(
    "narrow-gaussian", "What does a narrow Gaussian cost?",
    options: ["noise", "area-spread", "temperature-spread"], seconds: 5
  ) { study, run in
    // Data: eight stars
    var stars = run.random("stars")
    let field = StarField(
      count: 8, sigma: study.sigma, population: study.population, noise: study.noise,
      using: &stars)

    // Model: SoftDelta, log L ~ N(log σ_T A T⁴, w²), for four widths w
    // Inference: NUTS on each, and on the hierarchy whose delta function was removed by hand
    let cost = await NarrowGaussian.compare(
      field: field, population: study.population,
      lengths: ChainLengths(warmUp: run.isQuick ? 300 : 500, draws: run.isQuick ? 700 : 1500),
      using: run.random("chains"), progress: run.reporting("delta against Gaussian"))

    // What it shows
    let narrowest = cost.rows[cost.rows.count - 1]
    let factor = narrowest.gradientsPerDraw / cost.removed.gradientsPerDraw
    let chains = (cost.rows + [cost.removed]).map(\.chains)
    let widening = cost.exactOfRows[cost.rows.count - 1] / cost.exact - 1
    return Findings(
      answer:
        "A Gaussian of width \(NumberText.shortest(narrowest.width)) in place of the delta "
        + "function widens the posterior by only \(NumberText.significant(100 * widening, digits: 1)) %; "
        + (narrowest.chains.isMixed && cost.removed.chains.isMixed
          ? "yet a draw takes about \(NumberText.significant(factor, digits: factor < 10 ? 1 : 2)) times as many gradients as with the "
            + "delta function integrated out"
            + (chains.allSatisfy(\.isMixed)
              ? "." : ". Chains of other widths have not converged and are refused.")
          : "the chains have not converged, so its cost is not stated."),
      tables: [table(cost)], figures: [figure(cost)], claims: claims(cost))
  }

  private static func table(_ cost: NarrowGaussian) -> Table {
    func row(_ name: String, _ row: NarrowGaussian.Row) -> [String] {
      let isMixed = row.chains.isMixed
      func fixed(_ value: Double, _ decimals: Int = 0) -> String {
        NumberText.fixed(value, decimals: decimals)
      }
      return [
        name, isMixed ? fixed(100 * row.chains["log_sigma"].standardDeviation, 2) : "refused",
        fixed(100 * cost.closedForm(row.width), 2),
        NumberText.significant(row.stepSize, digits: 2), fixed(row.gradientsPerDraw),
        isMixed ? fixed(row.effectiveDraws) : "",
        isMixed ? fixed(row.gradientsPerEffectiveDraw) : "",
      ]
    }
    let refused = (cost.rows + [cost.removed]).filter { !$0.chains.isMixed }
    return Table(
      title: "A narrow Gaussian in place of the delta function, \(cost.stars) stars",
      columns: [
        "width w", "sampled sd of log σ_T in %", "√(exact² + w²/N)", "step size",
        "gradients per draw",
        "effective draws", "gradients per effective draw",
      ],
      rows: cost.rows.map { row("\(NumberText.shortest($0.width))", $0) }
        + [row("delta function, integrated out", cost.removed)],
      note: ([
        "The variance of the posterior grows by w² / N, the number of gradients about as 1 / w."
      ]
        + refused.map { "Width \(NumberText.shortest($0.width)): \($0.chains.mixing.sentence)" })
        .joined(separator: " "))
  }

  private static func figure(_ cost: NarrowGaussian) -> Figure {
    let rows = cost.rows.filter(\.chains.isMixed)
    let widths = rows.map(\.width)
    let estimates = rows.map { $0.chains["log_sigma"] }
    let deviations = estimates.map(\.standardDeviation)
    let errors = estimates.map(\.errorOfDeviation)
    let x = [Double].evenlySpaced(from: log(0.007), to: log(0.45), count: 60).map { exp($0) }
    let top = 1.35 * cost.closedForm(0.45)
    let prices = rows.map(\.gradientsPerDraw)
    let removed = cost.removed.gradientsPerDraw
    let reason = "the length of a trajectory follows the tuned step, which differs from run to run"
    let tics = Axis.Tics.labelled([(0.01, "0.01"), (0.03, "0.03"), (0.1, "0.1"), (0.3, "0.3")])
    let guide = prices.last.map { last in x.map { last * (widths.last ?? 1) / $0 } } ?? []
    return Figure(
      name: "delta-against-gaussian",
      caption:
        "A narrower Gaussian in place of the delta function "
        + (prices.count > 1 && zip(prices, prices.dropFirst()).allSatisfy { $0 < $1 }
          ? "costs more and changes the posterior less." : "changes the posterior less.")
        + " Left: the "
        + "posterior's variance grows by w² / N (points sampled, line the formula), \(cost.stars) stars. "
        + "Right: gradients per draw grow about as 1 / w; the horizontal line is the model with the delta function "
        + "integrated out, where the noise sets the length scale.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Posterior width",
          x: Axis(
            "Width *w* in log *L* (log scale)", range: 0.007...0.45, scale: .logarithmic,
            tics: tics),
          y: Axis("Posterior sd of log *σ*_{T}", range: 0...top),
          layers: [
            .line("formula", x: x, y: x.map(cost.closedForm), Stroke(.blue, width: 2.5)),
            .errorBars(
              "sampled", x: widths, y: deviations,
              lower: zip(deviations, errors).map { $0 - 2 * $1 },
              upper: zip(deviations, errors).map { $0 + 2 * $1 }, .vermillion,
              // The bars end two of these errors away, which are known to a few per cent themselves
              agreement: .monteCarloByRow(standardErrors: errors)),
          ]),
        Panel(
          "Cost",
          x: Axis(
            "Width *w* in log *L* (log scale)", range: 0.007...0.45, scale: .logarithmic,
            tics: tics),
          y: Axis.decades("Gradients per draw (log scale)", around: prices + [removed]),
          layers: [
            .line(
              "guide", x: guide.isEmpty ? [] : x, y: guide,
              Stroke(.grey, width: 2, dash: .dotted), agreement: .notCompared(because: reason)),
            .line(
              "removed", x: [0.007, 0.45], y: [removed, removed], Stroke(.blue, width: 2.5),
              agreement: .notCompared(because: reason)),
            .label(
              "integrated out", x: .data(0.0078),
              // To a third of a decade, so that the words of the figure do not follow the last digits
              y: .data(pow(10, (3 * log10(removed)).rounded() / 3)), .blue,
              offset: (0, -1)),
            .label("∝ 1 / *w*", x: .data(0.03), y: .panel(0.82), .grey),
            .points(
              "sampled", x: widths, y: prices, .vermillion, size: 1.6,
              agreement: .notCompared(because: reason)),
          ]),
      ])
  }

  private static func claims(_ cost: NarrowGaussian) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Which computation do you have to set up?")
    let last = cost.rows.count - 1
    let narrowest = cost.rows[last].chains["log_sigma"]
    let isMixed = (cost.rows + [cost.removed]).allSatisfy(\.chains.isMixed)
    let prices = cost.rows.map(\.gradientsPerDraw)
    let factors = zip(prices, prices.dropFirst()).map { $1 / $0 }
    return [
      Claim(
        "14f", source,
        "posterior sd of log σ_T with a Gaussian of width 0.01 for the delta function, by NUTS",
        .crossCheck(
          route: "a grid whose population is wider by 0.01", expected: cost.exactOfRows[last],
          computed: cost.rows[last].chains.isMixed ? narrowest.standardDeviation : .nan,
          .monteCarlo(standardError: narrowest.errorOfDeviation))),
      // Trajectories are nine times as long here and three times from width to width, to about a tenth in
      // each run: a right program misses neither threshold
      Claim(
        "14g", source, "cost of that Gaussian in gradients per draw",
        .shape(
          "∫ δ_D(L - σ_T A T⁴) … dL: the delta function can be removed",
          measuring: "gradients per draw, over those with the delta function integrated out",
          isMixed ? prices[last] / cost.removed.gradientsPerDraw : .nan, .above(3),
          precision: .notCompared)),
      Claim(
        "14i", source, "each narrower Gaussian costs more",
        .shape(
          "∫ δ_D(L - σ_T A T⁴) … dL: the delta function can be removed",
          measuring: "smallest factor in gradients per draw from a width to the next narrower",
          isMixed ? factors.min() ?? .nan : .nan, .above(1), precision: .notCompared)),
    ]
  }
}

/// The hierarchy with a narrow Gaussian where the lecture has a delta function: L is a parameter too.
///
/// log L_i ~ N(log σ_T + log A_i + 4 log T_i, w²). For w → 0 it is the delta function, and the same
/// posterior; but a sampler must now walk along a wall of width w, with steps of the size of w.
/// Population known. The position is log(σ_T / σ☉), then z_A, z_T and log L of each star.
struct SoftDelta: DifferentiableLogDensity {
  let logLuminosities: [Double]
  let noise: Double
  /// w
  let width: Double
  let population: StarPopulation
  let constantPrior = ConstantPrior()

  /// Precondition: a star or more, positive luminosities, noise and width.
  init(luminosities: [Double], noise: Double, width: Double, population: StarPopulation) {
    precondition(
      !luminosities.isEmpty && luminosities.allSatisfy { $0 > 0 } && noise > 0 && width > 0,
      "A survey has positive luminosities, noise and width.")
    logLuminosities = luminosities.map { log($0) }
    self.noise = noise
    self.width = width
    self.population = population
  }

  var starCount: Int { logLuminosities.count }
  var dimension: Int { 1 + 3 * starCount }

  /// Where L = σ_T A T⁴ holds exactly and the luminosity is as measured, A and T as in the population.
  func start(using random: inout RandomSource) -> [Double] {
    let centre = ClosedFormPosterior(
      luminosities: logLuminosities.map { exp($0) }, population: population, noise: noise)
    let logSigma = centre.mean + 2 * centre.standardDeviation * random.normal()
    var position = [logSigma]
    position += (0..<(2 * starCount)).map { _ in 0.5 * random.normal() }
    for star in 0..<starCount {
      position.append(
        logSigma + population.meanLogProduct + population.areaSpread * position[1 + star]
          + 4 * population.temperatureSpread * position[1 + starCount + star])
    }
    return position
  }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "\(starCount) stars have \(dimension) parameters, not \(position.count).")
    let (areas, temperatures, lights) = (1, 1 + starCount, 1 + 2 * starCount)
    let (areaSpread, temperatureSpread) = (
      population.areaSpread, 4 * population.temperatureSpread
    )
    let precision = 1 / (noise * noise)
    let stiffness = 1 / (width * width)
    var value = constantPrior.logDensity(position[0]) - Double(starCount) * log(width)
    let fromPrior = position[0] - log(constantPrior.median / NominalSun.sigma)
    var slope = -fromPrior / (constantPrior.logWidth * constantPrior.logWidth)

    for star in 0..<starCount {
      let (zArea, zTemperature) = (position[areas + star], position[temperatures + star])
      let light = position[lights + star]
      let expected =
        position[0] + population.meanLogProduct + areaSpread * zArea
        + temperatureSpread * zTemperature
      // snippet: soft
      let off = light - expected
      let ratio = exp(logLuminosities[star] - light)
      let excess = ratio - 1
      value -= 0.5 * (zArea * zArea + zTemperature * zTemperature)
      value -= 0.5 * stiffness * off * off + light + 0.5 * precision * excess * excess
      // end snippet
      gradient[areas + star] = areaSpread * stiffness * off - zArea
      gradient[temperatures + star] = temperatureSpread * stiffness * off - zTemperature
      gradient[lights + star] = -stiffness * off - 1 + precision * excess * ratio
      slope += stiffness * off
    }
    gradient[0] = slope
    return value
  }
}

/// What a narrow Gaussian in place of the delta function costs, width by width.
struct NarrowGaussian: Sendable {
  struct Row: Sendable {
    /// w, 0 for the delta function.
    let width: Double
    let chains: SampledPosterior

    /// Mean of the chains' step sizes.
    var stepSize: Double { chains.draws.moments("stepsize__").mean }

    /// Leapfrog steps, each one gradient, per draw.
    var gradientsPerDraw: Double { chains.draws.moments("n_leapfrog__").mean }

    /// Effective draws for the mean of log σ_T, in all chains.
    var effectiveDraws: Double { EffectiveSampleSize.mean(chains.draws["log_sigma"]) }

    var gradientsPerEffectiveDraw: Double {
      let draws = Double(chains.draws.chains.count * chains.draws.count)
      return gradientsPerDraw * draws / effectiveDraws
    }
  }

  let stars: Int
  /// Posterior standard deviation of log σ_T with the delta function, by the grid.
  let exact: Double
  /// With the delta removed by hand, in the same survey.
  let removed: Row
  /// Wide to narrow.
  let rows: [Row]
  /// The posterior standard deviation of log σ_T of each row, by a grid whose population is wider by w.
  let exactOfRows: [Double]

  /// √(exact² + w² / N): the width that a Gaussian adds.
  func closedForm(_ width: Double) -> Double {
    (exact * exact + width * width / Double(stars)).squareRoot()
  }

  static let widths = [0.3, 0.1, 0.03, 0.01]
}

extension NarrowGaussian {
  /// Samples the same survey with the delta function removed by hand, then with Gaussians of each width.
  static func compare(
    field: StarField, population: StarPopulation, lengths: ChainLengths, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async -> NarrowGaussian {
    let measured = field.measured
    let hierarchy = StarHierarchy(
      luminosities: measured, noise: field.noise, population: population, populationPrior: nil)
    let removed = await hierarchy.runChains(
      lengths: lengths, using: random.stream("delta removed"), progress: { progress($0 / 5) })

    var rows: [Row] = []
    for (index, width) in widths.enumerated() {
      let soft = SoftDelta(
        luminosities: measured, noise: field.noise, width: width, population: population)
      let stream = random.stream("width \(width)")
      let starts = (0..<4).map { chain in
        var start = stream.stream("starts").stream(chain)
        return soft.start(using: &start)
      }
      let draws = await sample(
        NUTS(soft), from: starts, lengths: lengths,
        recording: Recorder(names: ["log_sigma"]) { [$0[0]] }, using: stream.stream("chains"),
        progress: { progress((Double(index + 1) + $0) / 5) })
      rows.append(Row(width: width, chains: SampledPosterior(draws)))
    }

    let exact = ([0] + widths).map { width in
      SigmaPosterior(
        luminosities: measured, population: population,
        likelihood: StarLikelihood(
          spread: hypot(population.productSpread, width), noise: field.noise)
      ).standardDeviation
    }
    return NarrowGaussian(
      stars: measured.count, exact: exact[0], removed: Row(width: 0, chains: removed), rows: rows,
      exactOfRows: Array(exact.dropFirst()))
  }
}
