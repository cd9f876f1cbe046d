import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// Predictions of all sizes together, and of the most probable size alone.
  static let averaging = Section<UnitsStudy>(
    "averaging", "What does one gain by averaging over sizes?", seconds: 5
  ) { study, run in
    // Data: the 25 points from two units that chains have seen
    let points = study.twoUnits

    // Model
    var prior = VariableNetworkPrior(inputs: 2)
    prior.units.noiseScale = 0.01

    // Inference: draws of all sizes, and among them those of the most probable one
    let fit = try fitSizes(
      points, prior,
      JumpFit.Plan(sweeps: run.isQuick ? 8000 : 30_000, draws: run.isQuick ? 400 : 1000),
      using: run.random("chains"))
    let places = [Double].evenlySpaced(from: -7, to: 7, count: 71)
    var noise = run.random("new measurements")
    let all = Band(of: fit.draws(), points, at: places, using: &noise)
    let best = Band(of: fit.draws(of: fit.best), points, at: places, using: &noise)

    // Raw evidences as weights: does the density of a new measurement have the area 1?
    let sizes = try SizeComparison.byParticles(
      points, prior, sizes: 0...4,
      TemperedParticles(particles: 100, moves: 8), runs: run.isQuick ? 3 : 8,
      using: run.random("evidences"))
    var weights = run.random("weights")
    let mixture = try PredictiveMixture(of: sizes, at: 5, using: &weights)
    let (outside, inside) = widthRatios(fit, using: run.random("widths"))

    // Does each band hold what it promises? On sets drawn from the prior
    let calibration = try BandCalibration(
      sets: run.isQuick ? 20 : 100, sweeps: run.isQuick ? 4000 : 8000,
      using: run.random("calibration")
    ) { share in run.progress.report(Int(1000 * share), 1000, "simulated sets") }

    // What it shows
    let (average, single) = (calibration.average, calibration.single)
    return Findings(
      answer:
        "Outside the points the band of all sizes is \(NumberText.fixed(outside.value, decimals: 1)) times as wide as "
        + "that of the most probable size alone. On simulated sets, 90 % bands of all sizes hold the function in "
        + "\(percent(average)) of the cases, those of the best size alone in \(percent(single)).",
      tables: [table(fit, all, best, mixture, calibration)],
      figures: [figure(points, all, best, fit.best), weightsFigure(mixture)],
      claims: claims(mixture, calibration),
      values: values(fit, outside, inside, mixture, calibration))
  }

  private static func percent(_ share: Share) -> String {
    "\(NumberText.fixed(100 * share.value, decimals: 0)) ± "
      + "\(NumberText.fixed(max(1, 100 * share.standardError), decimals: 0)) %"
  }

  /// The width of the band of all sizes over that of the best one, outside the points and among them, with errors from
  /// chain to chain.
  private static func widthRatios(_ fit: JumpFit, using random: RandomSource) -> (
    outside: Share, inside: Share
  ) {
    let places = [Double].evenlySpaced(from: -7, to: 7, count: 29)
    var noise = random
    let bands = fit.visits.indices.map { chain in
      (
        all: Band(of: fit.draws(chain: chain), fit.points, at: places, using: &noise),
        best: Band(
          of: fit.draws(of: fit.best, chain: chain), fit.points, at: places, using: &noise)
      )
    }
    func share(isOutside: Bool) -> Share {
      let ratios = bands.map { pair in
        pair.all.width { (abs($0) > 4) == isOutside }
          / pair.best.width { (abs($0) > 4) == isOutside }
      }
      return Share(
        value: sampleMean(ratios),
        standardError: sampleStandardDeviation(ratios) / Double(ratios.count).squareRoot())
    }
    return (share(isOutside: true), share(isOutside: false))
  }

  // MARK: Table and values

  private static func table(
    _ fit: JumpFit, _ all: Band, _ best: Band, _ mixture: PredictiveMixture,
    _ calibration: BandCalibration
  ) -> Table {
    Table(
      title: "All sizes, and the most probable one alone",
      columns: ["quantity", "all sizes", "M = \(fit.best)"],
      rows: [
        [
          "probability", "1",
          NumberText.value(
            fit.posterior[fit.best].value, withError: fit.posterior[fit.best].standardError),
        ],
        [
          "mean width of the 90 % band of f for |x| < 4",
          NumberText.fixed(all.width { abs($0) <= 4 }, decimals: 2),
          NumberText.fixed(best.width { abs($0) <= 4 }, decimals: 2),
        ],
        [
          "the same for 4 < |x| < 7", NumberText.fixed(all.width { abs($0) > 4 }, decimals: 2),
          NumberText.fixed(best.width { abs($0) > 4 }, decimals: 2),
        ],
        [
          "simulated sets: share of 90 % bands that hold f", percent(calibration.average),
          percent(calibration.single),
        ],
        [
          "the same outside the points", percent(calibration.averageOutside),
          percent(calibration.singleOutside),
        ],
        [
          "lost by the best size alone, set by set", "",
          percent(calibration.loss),
        ],
        [
          "gain in log density of a new measurement [nats]",
          NumberText.value(calibration.gain.value, withError: calibration.gain.standardError), "0",
        ],
        [
          "area under p(y | x = 5), weights divided by their sum",
          NumberText.fixed(mixture.normalisedArea, decimals: 3), "",
        ],
        [
          "the same with raw evidences", mixture.rawAreaInWords, "",
        ],
      ],
      note:
        "\(calibration.sets) simulated sets of fifteen points, each from a net that was drawn from the prior; "
        + "errors are taken over sets. Raw evidences are those of M = 0 to 4.")
  }

  private static func values(
    _ fit: JumpFit, _ outside: Share, _ inside: Share, _ mixture: PredictiveMixture,
    _ calibration: BandCalibration
  ) -> [Findings.Value] {
    func value(_ name: String, _ share: Share) -> Findings.Value {
      .init(name, share.value, standardError: share.standardError)
    }
    return [
      .init("best", fit.best),
      value("best.probability", fit.posterior[fit.best]),
      value("width.outside", outside), value("width.inside", inside),
      .init("area.raw", mixture.rawArea, standardError: mixture.rawError),
      .init(
        "area.raw.thousands", mixture.rawArea / 1000, standardError: mixture.rawError / 1000),
      .init("area", mixture.normalisedArea),
      value("coverage.all", calibration.average), value("coverage.best", calibration.single),
      value("coverage.all.outside", calibration.averageOutside),
      value("coverage.best.outside", calibration.singleOutside),
      // Errors of shares over a hundred sets are known to some 7 %
      .init(
        "coverage.all.error", calibration.average.standardError,
        standardError: 0.1 * calibration.average.standardError),
      .init(
        "coverage.best.error", calibration.single.standardError,
        standardError: 0.1 * calibration.single.standardError),
      value("loss", calibration.loss),
      .init(
        "loss.error", calibration.loss.standardError,
        standardError: 0.1 * calibration.loss.standardError),
      value("gain", calibration.gain), .init("sets", calibration.sets),
    ]
  }

  // MARK: Figures

  private static let because = "bands of chains, which follow every rounding"

  private static func figure(_ points: CurvePoints, _ all: Band, _ best: Band, _ size: Int)
    -> Figure
  {
    Figure(
      name: "averaging",
      caption:
        "Not knowing the number of units widens the band outside the points, here by little. 90 % bands of f: all "
        + "sizes (light), and the most probable size alone (dark); dotted: the curve from which the points were simulated"
        + (isLeft(all, points.truth)
          ? ", which leaves both bands far out: averaging over sizes does not mend a wrong prior."
          : "."),
      panels: [
        Panel(
          x: Axis("*x*", range: -7...7, tics: .every(2)),
          y: Axis("*y*", range: -1...5, tics: .every(1)), key: .bottomLeft,
          layers: [
            .band(
              "all", x: all.x, lower: all.function.lower, upper: all.function.upper, .sky,
              opacity: 0.4, agreement: .notCompared(because: because), title: "all sizes, 90 %"),
            .band(
              "best", x: best.x, lower: best.function.lower, upper: best.function.upper, .blue,
              opacity: 0.45, agreement: .notCompared(because: because),
              title: "*M* = \(size), 90 %"),
            .line(
              "mean", x: all.x, y: all.mean, Stroke(.vermillion, width: 2.5, dash: .solid),
              agreement: .notCompared(because: because), title: "mean of all sizes"),
            .line(
              "truth", x: all.x, y: all.x.map(points.truth ?? { _ in .nan }),
              Stroke(.black, width: 2.5, dash: .dotted), title: "truth"),
            .points("points", x: points.x, y: points.y, .black, size: 0.8),
          ])
      ])
  }

  /// Whether the truth is outside the band somewhere far from the points.
  private static func isLeft(_ band: Band, _ truth: ((Double) -> Double)?) -> Bool {
    band.x.indices.contains { place in
      let value = truth?(band.x[place]) ?? .nan
      return abs(band.x[place]) > 4
        && (value < band.function.lower[place] || value > band.function.upper[place])
    }
  }

  private static func weightsFigure(_ mixture: PredictiveMixture) -> Figure {
    let shown = mixture.y.indices.filter { mixture.y[$0] > 0 && mixture.y[$0] < 4 }
    let y = shown.map { mixture.y[$0] }
    let density = shown.map { mixture.normalised[$0] }
    let top = RoundNumber.range(around: 0...(1.1 * (density.max() ?? 1))).upperBound
    let inks: [Ink] = [.orange, .vermillion, .green, .purple, .sky]
    return Figure(
      name: "weights",
      caption:
        "What a new measurement at x = 5 is expected to be, size by size and together. Thin: the density of "
        + "each size times its probability; thick: their sum, whose area is one. With raw evidences as weights the "
        + "picture has the same shape, and an area of about \(mixture.rawAreaInWords).",
      panels: [
        Panel(
          x: Axis("*y* at *x* = 5", range: 0...4, tics: .every(1)),
          y: Axis("density", range: 0...top), key: .topRight,
          layers: mixture.parts.indices.map { size in
            .line(
              "size_\(size)", x: y, y: shown.map { mixture.parts[size][$0] },
              Stroke(inks[size], width: 2), agreement: .notCompared(because: because),
              title: "*M* = \(size)")
          } + [
            .line(
              "sum", x: y, y: density, Stroke(.blue, width: 3.5),
              agreement: .notCompared(because: because), title: "together")
          ])
      ])
  }

  // MARK: Claims

  private static func claims(_ mixture: PredictiveMixture, _ calibration: BandCalibration)
    -> [Claim]
  {
    let source = Claim.Source(
      lecture: "000", slide: "The Bayesian marginalizes everything that is not interesting.")
    return [
      Claim(
        "17a", source, "area under the averaged density of a new measurement",
        .corrected(
          slip: "E3", asTheTextReads: "raw evidences as weights", printed: mixture.rawArea,
          decimals: 0, computed: mixture.normalisedArea, independent: 1,
          .absolute(0.02, because: "what lies beyond the axis of y, and the sum over it"),
          because:
            "weights that are evidences add up to the evidence of all sizes together, not to 1")),
      Claim(
        "17b", source, "share of 90 % bands of all sizes that hold f, on simulated sets",
        .crossCheck(
          route: "0.9, for sets from the prior", expected: 0.9,
          computed: calibration.average.value,
          .monteCarlo(standardError: calibration.average.standardError))),
    ]
  }
}

/// The density of a new measurement at one place: of each size, and together.
struct PredictiveMixture: Sendable {
  let y: [Double]
  /// Each size's density times its weight, the weights divided by their sum.
  let parts: [[Double]]
  /// log Σ_M Z_M P(M), what the weights were divided by, and its standard error.
  let logSum: Double
  let errorOfLogSum: Double

  var normalised: [Double] {
    y.indices.map { index in parts.reduce(0) { $0 + $1[index] } }
  }

  var normalisedArea: Double { normalised.reduce(0, +) * (y[1] - y[0]) }
  /// With the weights as they are.
  var rawArea: Double { normalisedArea * exp(logSum) }
  var rawError: Double { rawArea * errorOfLogSum }
  /// To two digits.
  var rawAreaInWords: String {
    guard rawArea >= 100, rawArea < 1e15 else {
      return NumberText.significant(rawArea, digits: 2)
    }
    let unit = pow(10, (log10(rawArea) - 1).rounded(.down))
    return NumberText.grouped(Int((rawArea / unit).rounded() * unit))
  }

  // snippet: mixture
  init(of sizes: SizeComparison, at x: Double, using random: inout RandomSource) throws {
    let place = sizes.points.inputs(at: [x])
    let grid = [Double].evenlySpaced(from: -30, to: 35, count: 3251)
    let logWeights = sizes.sizes.indices.map {
      sizes.sizes[$0].evidence.logEvidence + sizes.prior.logProbability(units: $0)
    }
    let logSum = logSumExp(logWeights)
    parts = try zip(sizes.sizes, logWeights).map { size, logWeight in
      var density = [Double](repeating: 0, count: grid.count)
      let apart = max(1, size.draws.count / 200)
      let chosen = stride(from: 0, to: size.draws.count, by: apart).map { size.draws[$0] }
      for theta in chosen {
        let f = try size.problem.drawFunction(theta, at: place, using: &random)[0]
        let sigma = size.problem.noiseVariance(theta).squareRoot()
        let predicted = Normal(mean: f, standardDeviation: sigma)
        for index in grid.indices where abs(grid[index] - f) < 9 * sigma {
          density[index] += predicted.density(grid[index]) / Double(chosen.count)
        }
      }
      let weight = exp(logWeight - logSum)
      return density.map { weight * $0 }
    }
    y = grid
    self.logSum = logSum
    errorOfLogSum = zip(sizes.sizes, logWeights).reduce(0) { sum, item in
      let error = exp(item.1 - logSum) * item.0.evidence.standardError
      return (sum * sum + error * error).squareRoot()
    }
  }
  // end snippet
}

/// How often bands hold what they promise, on sets whose truth was drawn from the prior.
struct BandCalibration: Sendable {
  let sets: Int
  /// Shares of 90 % bands that hold f: of all sizes, and of the most probable one.
  let average: Share
  let single: Share
  let averageOutside: Share
  let singleOutside: Share
  /// By how much the first share is larger, set by set.
  let loss: Share
  /// Mean log density of a new measurement, all sizes less the best one.
  let gain: Share

  /// One inside the points, two outside.
  static let places = [0.5, 2.5, -3.5]

  init(
    sets: Int, sweeps: Int, using random: RandomSource, progress: (Double) -> Void
  ) throws {
    var prior = VariableNetworkPrior(inputs: 2, most: 6)
    prior.units.noiseScale = 0.05
    let x = [Double].evenlySpaced(from: -1.5, to: 1.5, count: 15)
    let inputs = ShallowNetwork.withConstant(x)
    let places = ShallowNetwork.withConstant(BandCalibration.places)
    var hits: [(all: [Double], best: [Double])] = []
    var gains: [Double] = []
    for set in 0..<sets {
      // A net from the prior, its points, and a new measurement at each place
      var stream = random.stream(set)
      let empty = try VariableNetwork(
        inputs: inputs, targets: x.map { _ in 0 }, prior: prior)
      let truth = empty.samplePrior(using: &stream)
      let y = VariableNetwork.sampleTargets(truth, at: inputs, using: &stream)
      let f = VariableNetwork.function(truth, at: places)
      let new = VariableNetwork.sampleTargets(truth, at: places, using: &stream)

      // What the chain says of them
      let points = CurvePoints(
        name: "a simulated set", x: x, y: y, xName: "x", yName: "y", isStandardised: false)
      let fit = try fitSizes(
        points, prior,
        JumpFit.Plan(chains: 2, warmUp: sweeps / 4, sweeps: sweeps / 2, draws: 400),
        using: stream.stream("chains"))
      let all = SetScore(fit.draws(), at: places, f: f, new: new)
      let best = SetScore(fit.draws(of: fit.best), at: places, f: f, new: new)
      hits.append((all.hits, best.hits))
      gains.append(all.logScore - best.logScore)
      progress(Double(set + 1) / Double(sets))
    }
    func share(_ values: [Double]) -> Share {
      Share(
        value: sampleMean(values),
        standardError: sampleStandardDeviation(values) / Double(values.count).squareRoot())
    }
    self.sets = sets
    average = share(hits.map { sampleMean($0.all) })
    single = share(hits.map { sampleMean($0.best) })
    averageOutside = share(hits.map { sampleMean(Array($0.all.dropFirst())) })
    singleOutside = share(hits.map { sampleMean(Array($0.best.dropFirst())) })
    loss = share(hits.map { sampleMean($0.all) - sampleMean($0.best) })
    gain = share(gains)
  }
}

/// How some draws predict the truth of one simulated set.
private struct SetScore {
  /// At each place 1 where the 90 % band holds f, else 0.
  let hits: [Double]
  /// Mean over places of log p(y_new | D).
  let logScore: Double

  init(_ draws: [VariableNetworkParameters], at places: Matrix, f: [Double], new: [Double]) {
    var curves = [[Double]](repeating: [], count: f.count)
    var logDensities = curves
    for draw in draws {
      let values = VariableNetwork.function(draw, at: places)
      let noise = Normal(standardDeviation: draw.net.noiseVariance.squareRoot())
      for place in f.indices {
        curves[place].append(values[place])
        logDensities[place].append(noise.logDensity(new[place] - values[place]))
      }
    }
    hits = f.indices.map { place in
      let sorted = curves[place].sorted()
      let isInside =
        sampleQuantile(0.05, ofSorted: sorted) <= f[place]
        && f[place] <= sampleQuantile(0.95, ofSorted: sorted)
      return isInside ? 1 : 0
    }
    logScore = sampleMean(
      logDensities.map { logSumExp($0) - log(Double($0.count)) })
  }
}
