import BayesNumerics
import Datasets
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// A series that explains itself, with its noise unknown.
  static let sunspots = Section<MarkovStudy>(
    "sunspots", "How long is the cycle of the Sun?", seconds: 4
  ) { _, run in
    // Data: roots of the yearly sunspot numbers, 1700 to 1920 to learn from
    let series = SunspotSeries()

    // Model: each year from the two before it, as Yule wrote it in 1927, and from the nine before it
    let draws = run.isQuick ? 400 : 1500
    var fits: [SunspotFit] = []
    for order in [2, 9] {
      let target = try Autoregression(series.training, order: order)

      // Inference
      let recorder = Recorder(names: target.names)
        .adding("period") { CycleRoots(Array($0[1...order])).period }
        .adding("radius") { CycleRoots(Array($0[1...order])).radius }
      // snippet: nuts
      let chains = await sample(
        NUTS(target, learning: .drawsAndGradients),
        from: target.starts(using: run.random("starts")),
        lengths: ChainLengths(warmUp: 300, draws: draws), recording: recorder,
        using: run.random("order \(order)"))
      // end snippet
      fits.append(
        try SunspotFit(
          target, chains, series: series, replicates: run.isQuick ? 400 : 1000,
          using: run.random("replicates").stream(order)))
    }

    // What it shows
    let (yule, nine) = (fits[0], fits[1])
    let text = { (value: Double, decimals: Int) in NumberText.fixed(value, decimals: decimals) }
    return Findings(
      answer: "From nine years back the cycle lasts \(text(nine.period.mean, 1)) years "
        + "(± \(text(nine.period.deviation, 1))); two years back are too few: series of that model "
        + "forget their cycle sooner than the Sun does.",
      tables: [table(fits)],
      figures: [forecasts(series, fits, using: run.random("paths")), memory(fits)],
      claims: claims(fits),
      values: fits.flatMap(\.values) + [
        .init("training", series.trainingCount), .init("held-out", nine.heldOut),
        .init("level", 0.9), .init("first.year", Int(series.years[0])),
        .init("last.year", Int(series.years[series.years.count - 1])),
        .init("training.year", SunspotSeries.lastTrainingYear),
        .init("highest.year", series.highestYear),
        .init("gain", nine.score - yule.score, standardError: 0.5),
      ])
  }

  // MARK: Table, figures, claims

  private static func table(_ fits: [SunspotFit]) -> Table {
    let row = { (name: String, entry: (SunspotFit) -> String) in [name] + fits.map(entry) }
    let fixed = { (value: Double, decimals: Int) in NumberText.fixed(value, decimals: decimals) }
    return Table(
      title:
        "Square roots of sunspot numbers as an autoregression, 1700 to 1920; then a year ahead to 2008",
      columns: [""] + fits.map { "order \($0.order)" },
      rows: [
        row("R-hat, largest") { fixed($0.rHat, 3) },
        row("gradients per draw") { fixed($0.gradients, 0) },
        row("effective draws per 1000 gradients, fewest") { fixed($0.perThousand, 0) },
        row("σ, in standard deviations of the series") {
          "\(fixed($0.noise.mean, 3)) ± \(fixed($0.noise.deviation, 3))"
        },
        row("period of the cycle [years]") {
          "\(fixed($0.period.mean, 2)) ± \(fixed($0.period.deviation, 2))"
        },
        row("probability that the series is stationary") { fixed($0.stationary, 3) },
      ]
        + fits[0].checks.indices.map { index in
          row("check: \(fits[0].checks[index].statistic)") {
            "\(fixed($0.checks[index].observed, 3)), p = \(fixed($0.checks[index].probability, 3))"
          }
        } + [
          row("years from 1921 on inside their 90 % interval") {
            "\(Int(($0.coverage * Double($0.heldOut)).rounded())) of \($0.heldOut)"
          },
          row("log score of these years") { fixed($0.score, 1) },
        ],
      note:
        "± is one posterior standard deviation. A check compares the series with series that the "
        + "posterior makes; p is twice the smaller tail. The log score is the sum of log predictive "
        + "densities, larger for better forecasts.")
  }

  private static func forecasts(
    _ series: SunspotSeries, _ fits: [SunspotFit], using random: RandomSource
  ) -> Figure {
    let chance = Agreement.notCompared(because: "quantiles of simulated paths")
    let shown = series.years.indices.filter {
      (1860...1960).contains(series.years[$0])
    }
    let years = (1921...1960).map(Double.init)
    let panels = fits.map { fit -> Panel in
      let paths = fit.paths(
        from: series.training, count: years.count, using: random.stream(fit.order)
      ).map { $0.map(series.counts) }
      let sorted = years.indices.map { year in paths.map { $0[year] }.sorted() }
      let quantile = { (p: Double) in sorted.map { sampleQuantile(p, ofSorted: $0) } }
      return Panel(
        "Order \(fit.order)", x: Axis("Year", range: 1860...1960, tics: .every(20)),
        y: Axis("Sunspots per year", range: 0...300, tics: .every(100)), key: .topLeft,
        layers: [
          .band(
            "nine_tenths_\(fit.order)", x: years, lower: quantile(0.05), upper: quantile(0.95),
            .blue,
            agreement: chance, title: "90 % of paths"),
          .line(
            "median_\(fit.order)", x: years, y: quantile(0.5),
            Stroke(.blue, width: 2.5, dash: .dashed),
            agreement: chance, title: "median"),
          .line(
            "observed_\(fit.order)", x: shown.map { series.years[$0] },
            y: shown.map { Sunspots.counts[$0] }, Stroke(.black, width: 1.5, dash: .solid),
            title: "observed"),
          .verticalLine(at: 1920.5, Stroke(.grey, width: 1.5, dash: .dotted)),
        ])
    }
    return Figure(
      name: "sunspots",
      caption:
        "With nine years of memory the forecast keeps its cycle for decades; with two it soon knows no "
        + "more than the mean. Yearly sunspot numbers, observed (black), and forty years of forecasts from what "
        + "was known in 1920 (dotted line): the median (dashed) and 90 % of the paths of the posterior.",
      layout: .init(columns: 1, width: 1150, height: 940, gaps: (130, 140)), panels: panels)
  }

  private static func memory(_ fits: [SunspotFit]) -> Figure {
    let chance = Agreement.notCompared(because: "counts of draws and of simulated series")
    let bins = [Double].evenlySpaced(from: 9.5, to: 13, count: 15)
    let inks: [Ink] = [.vermillion, .blue]
    let periods = zip(fits, inks).map { fit, ink -> Layer in
      let (x, y) = fit.periodDensity(bins)
      return .line(
        "period_\(fit.order)", x: x, y: y,
        Stroke(ink, width: 2.5, dash: fit.order == fits[0].order ? .dashed : .solid),
        agreement: chance, title: "order \(fit.order)")
    }
    let lags = (0..<fits[0].observedMemory.count).map(Double.init)
    let ranges = zip(fits, inks).map { fit, ink -> Layer in
      .band(
        "memory_\(fit.order)", x: lags, lower: fit.memory.lower, upper: fit.memory.upper, ink,
        agreement: chance, title: "90 % of series of order \(fit.order)")
    }
    let edges = [fits[0].memory.lower, fits[0].memory.upper].enumerated().map { index, edge in
      Layer.line(
        "edge_\(index + 1)", x: lags, y: edge, Stroke(.vermillion, width: 1.5, dash: .dashed),
        agreement: chance)
    }
    return Figure(
      name: "cycle",
      caption:
        "With nine years of memory the length of the cycle is better known. Left: posterior densities of its "
        + "period. Right: autocorrelations of the series 1700 to 1920 (black), and of series of the same "
        + "length that each posterior makes: those of order 2 (dashed edges) have lost the cycle after two turns.",
      layout: .init(columns: 2, width: 1200, height: 560, gaps: (130, 110)),
      panels: [
        Panel(
          "Length of the cycle", x: Axis("Period [years]", range: 9.5...13, tics: .every(0.5)),
          y: Axis("Density [1/year]", range: 0...2, tics: .every(0.5)), key: .topRight,
          layers: periods),
        Panel(
          "Memory", x: Axis("Lag [years]", range: 0...40, tics: .every(10)),
          y: Axis("Autocorrelation", range: -1...1.6, tics: .every(0.5)),
          key: .topRight,
          layers: [.horizontalLine(at: 0, Stroke(.grey, width: 1, dash: .solid))] + ranges + edges
            + [
              .line(
                "observed_memory", x: lags, y: fits[0].observedMemory,
                Stroke(.black, width: 2, dash: .solid), title: "observed")
            ]),
      ])
  }

  private static func claims(_ fits: [SunspotFit]) -> [Claim] {
    let slide = Claim.Source(lecture: "001", slide: "Objects of interest")
    let kinds: [(id: String, fit: Int, isNoise: Bool)] = [
      ("23d", 0, false), ("23e", 0, true), ("23f", 1, false), ("23g", 1, true),
    ]
    return kinds.map { kind in
      let fit = fits[kind.fit]
      let index = kind.isNoise ? fit.order + 1 : 1
      let name = kind.isNoise ? "log σ" : "φ₁"
      return Claim(
        kind.id, slide, "posterior mean of \(name) of the sunspots, order \(fit.order), by NUTS",
        .crossCheck(
          route: "normal given σ, summed over a grid of σ", expected: fit.exact[index],
          computed: fit.means[index], .monteCarlo(standardError: fit.errors[index])))
    }
  }
}

extension Autoregression {
  /// Four starts, wider than the posterior: least squares, moved by a tenth in each coordinate.
  func starts(using stream: RandomSource) -> [[Double]] {
    var random = stream
    let noise = 0.5 * log(leastSum / Double(rows))
    return (0..<4).map { _ in (leastSquares + [noise]).map { $0 + 0.1 * random.normal() } }
  }
}

/// The posterior of one order: what it says of the cycle, how it is checked, and what it foresees.
private struct SunspotFit: Sendable {
  let order: Int
  private let draws: [AutoregressionDraw]
  private let periods: [Double]

  /// Of c, φ, log σ: by NUTS with Monte Carlo errors, and by quadrature.
  let means, errors, exact: [Double]
  let rHat, gradients, perThousand: Double
  let noise, period: (mean: Double, deviation: Double)
  private let periodError: Double
  /// Posterior probability that all roots lie inside the unit circle.
  let stationary: Double
  let checks: [PredictiveCheck]
  let observedMemory: [Double]
  let memory: (lower: [Double], upper: [Double])
  /// Share of held-out years inside their 90 % interval, and the sum of their log predictive densities.
  let coverage, score: Double
  let heldOut: Int

  init(
    _ target: Autoregression, _ chains: Draws, series: SunspotSeries, replicates: Int,
    using stream: RandomSource
  ) throws {
    order = target.order
    let columns = chains.names.map { chains[$0] }
    means = target.names.map { chains.moments($0).mean }
    errors = target.names.map { MonteCarloError.mean(chains[$0]) }
    exact = try AutoregressionByQuadrature(target).means
    rHat = columns.map(RHat.rankNormalized).max() ?? .nan
    gradients = sampleMean(chains.pooled("n_leapfrog__"))
    perThousand =
      1000 * (target.names.map { EffectiveSampleSize.mean(chains[$0]) }.min() ?? .nan)
      / (gradients * Double(chains.chains.count * chains.count))
    let sigmas = chains.pooled("log_sigma").map { exp($0) }
    noise = (sampleMean(sigmas), sampleStandardDeviation(sigmas))
    periods = chains.pooled("period").filter(\.isFinite)
    period = (sampleMean(periods), sampleStandardDeviation(periods))
    periodError = MonteCarloError.mean(chains["period"])
    let radii = chains.pooled("radius")
    stationary = Double(radii.count { $0 < 1 }) / Double(radii.count)

    // Some draws, evenly from all chains
    let all = chains.chains.flatMap { chain in
      (0..<chains.count).map { draw in
        AutoregressionDraw(target.names.indices.map { chain.parameters[$0][draw] })
      }
    }
    let apart = max(1, all.count / replicates)
    draws = stride(from: 0, to: all.count, by: apart).map { all[$0] }

    // Series that the posterior makes, from the same first years
    var random = stream
    let first = Array(series.training[..<target.order])
    let made = draws.map {
      first + $0.continued(first, count: series.trainingCount - first.count, using: &random)
    }
    let lags = 40
    let memories = made.map { Array(autocorrelations(of: $0)[0...lags]) }
    observedMemory = Array(autocorrelations(of: series.training)[0...lags])
    let sorted = (0...lags).map { lag in memories.map { $0[lag] }.sorted() }
    memory = (
      sorted.map { sampleQuantile(0.05, ofSorted: $0) },
      sorted.map { sampleQuantile(0.95, ofSorted: $0) }
    )
    checks = [
      PredictiveCheck(
        "mean square of autocorrelations at lags 11 to 40",
        observed: Self.memory(observedMemory), replicated: memories.map(Self.memory)),
      PredictiveCheck(
        "mean cube of the yearly change", observed: Self.steepness(series.training),
        replicated: made.map(Self.steepness)),
    ]

    // A year ahead
    let ahead = Self.foresee(series, draws)
    (coverage, score, heldOut) = (ahead.coverage, ahead.score, ahead.years)
  }

  /// How strongly a series remembers beyond one turn of its cycle.
  private static func memory(_ autocorrelations: [Double]) -> Double {
    sampleMean(autocorrelations[11...].map { $0 * $0 })
  }

  /// Third moment of the changes in units of their spread: above 0 where rises are steeper than falls.
  private static func steepness(_ series: [Double]) -> Double {
    let changes = zip(series.dropFirst(), series).map { $0 - $1 }
    let spread = sampleStandardDeviation(changes)
    return sampleMean(changes.map { pow($0 / spread, 3) })
  }

  /// Each year after the training, given the years before it: whether its 90 % interval holds it, and its
  /// log predictive density. Both of the mixture over draws.
  private static func foresee(
    _ series: SunspotSeries, _ draws: [AutoregressionDraw]
  ) -> (coverage: Double, score: Double, years: Int) {
    var (inside, score) = (0, 0.0)
    let years = series.trainingCount..<series.values.count
    for year in years {
      let seen = series.values[year]
      let past = series.values[..<year]
      let nexts = draws.map {
        Normal(mean: $0.mean(after: past), standardDeviation: $0.noise)
      }
      let below = sampleMean(nexts.map { $0.cumulative(seen) })
      if below > 0.05 && below < 0.95 { inside += 1 }
      score += log(sampleMean(nexts.map { exp($0.logDensity(seen)) }))
    }
    return (Double(inside) / Double(years.count), score, years.count)
  }

  /// Paths of the years to come, one from each draw.
  func paths(from past: [Double], count: Int, using stream: RandomSource) -> [[Double]] {
    var random = stream
    return draws.map { $0.continued(past, count: count, using: &random) }
  }

  /// The share of periods in bins, as a density at their centres.
  func periodDensity(_ edges: [Double]) -> (x: [Double], y: [Double]) {
    let width = edges[1] - edges[0]
    let centres = edges.dropLast().map { $0 + width / 2 }
    return (
      centres,
      centres.map { centre in
        Double(periods.count { abs($0 - centre) <= width / 2 }) / Double(periods.count) / width
      }
    )
  }

  var values: [Findings.Value] {
    [
      .init("period.\(order)", period.mean, standardError: 2 * periodError),
      .init("period-sd.\(order)", period.deviation, standardError: 0.1 * period.deviation),
      .init("sigma.\(order)", noise.mean, standardError: 0.002),
      .init("gradients.\(order)", gradients, standardError: 0.1 * gradients),
      .init("ess.\(order)", perThousand, standardError: 0.15 * perThousand),
      .init("stationary.\(order)", stationary, standardError: 0.01),
      .init("coverage.\(order)", coverage, standardError: 0.01),
      .init("memory.\(order)", checks[0].probability, standardError: 0.02),
      .init("steepness.\(order)", checks[1].probability, standardError: 0.02),
    ]
  }
}
