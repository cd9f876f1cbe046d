import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// One data set, two aims: the map between two readings, and the slope of the quantity behind them.
  static let learningOrInference = Section<LogicStudy>(
    "learning-or-inference", "Learn a map, or infer a cause?", seconds: 1
  ) { _, run in
    // Data: two noisy readings of a quantity that nobody sees
    let world = NoisyReadings.world
    var random = run.random("data")
    let data = world.readings(count, using: &random)

    // Model: for learning a straight map; for inference the latent quantity with its two noises
    // Inference: least squares, and the posterior of the slope with the latent quantity integrated out
    let learnt = data.learntSlope
    let inferred = world.posteriorOfSlope(data)

    // What both predict of new readings, and of readings by a better instrument
    let tests = run.isQuick ? 20_000 : 100_000
    var future = run.random("new readings")
    let same = world.readings(tests, using: &future)
    let sharper = NoisyReadings(
      slope: world.slope, spread: world.spread, noiseOfX: 0.1, noiseOfY: world.noiseOfY)
    let better = sharper.readings(tests, using: &future)
    let errors = [same, better].map { set in
      [learnt.slope, inferred.mean].map { set.meanSquaredError(ofSlope: $0) }
    }

    // Many data sets: where the learnt slope settles, and how often the inferred interval holds the truth
    let sets = run.isQuick ? 100 : 400
    var repetitions = run.random("repetitions")
    let slopes = (0..<sets).map { _ in
      world.readings(count, using: &repetitions).learntSlope.slope
    }
    let covered = coverage(sets: sets, using: &repetitions)

    // What it shows
    let study = Comparison(
      world: world, sharper: sharper, data: data, learnt: learnt, inferred: inferred,
      errors: errors, slopes: slopes, covered: covered, sets: sets, tests: tests, same: same,
      better: better)
    return Findings(
      answer: "Learn the map to predict, infer the cause to explain: the learnt slope is "
        + "\(NumberText.value(learnt.slope, withError: learnt.standardError)) and predicts new readings better; "
        + "the slope behind the readings is \(NumberText.shortest(world.slope)), which inference finds as "
        + "\(NumberText.value(inferred.mean, withError: inferred.standardDeviation)) and least squares never does.",
      tables: [table(study)], figures: [figure(study)], claims: claims(study),
      values: values(study))
  }

  /// Readings of a data set.
  private static let count = 400

  /// How often the 90 % interval holds the slope, for worlds drawn from the prior.
  private static func coverage(sets: Int, using random: inout RandomSource) -> Int {
    (0..<sets).count { _ in
      let truth = NoisyReadings(
        slope: NoisyReadings.slopePrior.sample(using: &random),
        spread: NoisyReadings.spreadPrior.sample(using: &random),
        noiseOfX: NoisyReadings.world.noiseOfX, noiseOfY: NoisyReadings.world.noiseOfY)
      let below = truth.posteriorOfSlope(truth.readings(count, using: &random))
        .cumulative(truth.slope)
      return below > 0.05 && below < 0.95
    }
  }

  private static func table(_ study: Comparison) -> Table {
    func error(_ set: Int, _ slope: Int) -> String {
      NumberText.fixed(study.errors[set][slope], decimals: 3)
    }
    let (world, sharper) = (study.world, study.sharper)
    func theory(_ world: NoisyReadings, _ slope: Double) -> String {
      NumberText.fixed(world.meanSquaredError(ofSlope: slope), decimals: 3)
    }
    return Table(
      title:
        "A learnt and an inferred slope of \(study.data.x.count) readings, truth \(NumberText.shortest(world.slope))",
      columns: ["quantity", "learnt", "inferred", "theory"],
      rows: [
        [
          "slope", NumberText.value(study.learnt.slope, withError: study.learnt.standardError),
          NumberText.value(study.inferred.mean, withError: study.inferred.standardDeviation),
          "\(NumberText.fixed(world.attenuation * world.slope, decimals: 3)); "
            + NumberText.shortest(world.slope),
        ],
        [
          "squared error, new readings", error(0, 0), error(0, 1),
          "\(theory(world, study.learnt.slope)); \(theory(world, study.inferred.mean))",
        ],
        [
          "squared error, a better x", error(1, 0), error(1, 1),
          "\(theory(sharper, study.learnt.slope)); \(theory(sharper, study.inferred.mean))",
        ],
      ],
      note:
        "Both predict y by slope times x. The 90 % interval of the inferred slope held the truth in "
        + "\(study.covered) of \(study.sets) worlds drawn from the prior. Asked for y at a reading x, the "
        + "inferred model answers with the mean of the latent quantity at that x, which is the learnt map."
    )
  }

  private static func figure(_ study: Comparison) -> Figure {
    let (data, world) = (study.data, study.world)
    let reach = 1.06 * (data.x.map { abs($0) }.max() ?? 1)
    let height = 1.06 * max(data.y.map { abs($0) }.max() ?? 1, 0)
    // In pieces, as a piece whose both ends lie outside the panel is not drawn
    let ends = [Double].evenlySpaced(from: -reach, to: reach, count: 81)
    func line(
      _ name: String, _ slope: Double, _ stroke: Stroke, _ title: Text, _ agreement: Agreement
    )
      -> Layer
    {
      .line(name, x: ends, y: ends.map { slope * $0 }, stroke, agreement: agreement, title: title)
    }
    let chance = Agreement.notCompared(because: "depends on one random set of readings")
    let left = Panel(
      "Two readings of one quantity",
      x: Axis("reading *x*", range: -reach...reach),
      y: Axis("reading *y*", range: -height...height), key: .topLeft,
      layers: [
        .points("readings", x: data.x, y: data.y, .lightGrey, size: 0.8, agreement: chance),
        line("truth", world.slope, Stroke(.black, width: 2, dash: .solid), "truth", .exact),
        line("inferred", study.inferred.mean, Stroke(.blue, dash: .longDashed), "inferred", chance),
        line("learnt", study.learnt.slope, Stroke(.vermillion), "learnt", chance),
      ])
    let grid = study.inferred
    let learnt = Normal(
      mean: study.learnt.slope, standardDeviation: study.learnt.standardError)
    let x = [Double].evenlySpaced(from: 1, to: 2.7, count: 301)
    let right = Panel(
      "What is believed of a slope",
      x: Axis("slope", range: 1...2.7), y: Axis("density", range: 0...10), key: .none,
      layers: [
        .verticalLine(at: world.slope, Stroke(.black, width: 2, dash: .solid)),
        .verticalLine(at: world.attenuation * world.slope, Stroke(.grey, width: 2, dash: .dotted)),
        .line(
          "learnt_slope", x: x, y: x.map { learnt.density($0) }, Stroke(.vermillion),
          agreement: chance),
        .line(
          "inferred_slope", x: grid.x.filter { (1...2.7).contains($0) },
          y: zip(grid.x, grid.density).filter { (1...2.7).contains($0.0) }.map(\.1),
          Stroke(.blue), agreement: chance),
        .label(
          "learnt", x: .data(learnt.mean + 0.09), y: .data(5), .vermillion),
        .label(
          "inferred", x: .data(grid.mean + 0.14), y: .data(2.6), .blue),
        .label("truth", x: .data(world.slope), y: .data(9.3), offset: (0.6, 0)),
        .label(
          "*λ* times truth", x: .data(world.attenuation * world.slope), y: .data(9.3), .grey,
          offset: (0.6, 0)),
      ])
    return Figure(
      name: "learning-or-inference",
      caption:
        "Least squares finds the map that predicts one reading from another, which is flatter than the law "
        + "behind them; inference with both noises finds the law. Left: the readings with the learnt, the inferred "
        + "and the true line. Right: the learnt slope with its standard error, and the posterior of the slope.",
      layout: Figure.Layout(columns: 2, width: 1320, height: 600), panels: [left, right])
  }

  private static func values(_ study: Comparison) -> [Findings.Value] {
    let world = study.world
    let (learnt, inferred) = (study.learnt, study.inferred)
    return [
      .init("readings", study.data.x.count), .init("attenuation", world.attenuation),
      .init("attenuated", world.attenuation * world.slope),
      .init("learnt", learnt.slope), .init("learnt-error", learnt.standardError),
      .init("inferred", inferred.mean), .init("inferred-sd", inferred.standardDeviation),
      .init("error.learnt-best", world.meanSquaredError(ofSlope: world.attenuation * world.slope)),
      .init("error.truth", world.meanSquaredError(ofSlope: world.slope)),
      .init(
        "better.learnt",
        study.sharper.meanSquaredError(ofSlope: world.attenuation * world.slope)),
      .init("better.truth", study.sharper.meanSquaredError(ofSlope: world.slope)),
      .init("covered", study.covered), .init("sets", study.sets),
    ]
  }

  private static func claims(_ study: Comparison) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Inference vs Learning")
    let world = study.world
    let mean = sampleMean(study.slopes)
    let meanError = sampleStandardDeviation(study.slopes) / Double(study.sets).squareRoot()
    let gap = (world.slope - study.learnt.slope) / study.learnt.standardError
    let miss = abs(world.slope - study.inferred.mean) / study.inferred.standardDeviation
    func predicted(_ id: String, _ words: String, _ world: NoisyReadings, _ set: Readings) -> Claim
    {
      let ratio = set.errorGain(of: study.learnt.slope, over: study.inferred.mean)
      return Claim(
        id, source, "squared error of the learnt less that of the inferred slope, \(words)",
        .crossCheck(
          route: "the variances of latent quantity and noises",
          expected: world.meanSquaredError(ofSlope: study.learnt.slope)
            - world.meanSquaredError(ofSlope: study.inferred.mean),
          computed: ratio.mean, .monteCarlo(standardError: ratio.standardError)))
    }
    return [
      Claim(
        "9c", source, "slope learnt by least squares, mean over many sets of readings",
        .crossCheck(
          route: "attenuation, the slope times the share of the variance of x that is not noise",
          expected: world.attenuation * world.slope, computed: mean,
          .monteCarlo(standardError: meanError))),
      Claim(
        "9d", source, "distance of the learnt slope from the law, in its standard errors",
        .shape(
          "learning finds the map between two observables, not the cause", measuring: "distance",
          // Expected 12.8 with a scatter of 1.2: below 4 once in millions of sets
          gap, .above(4), precision: .notCompared, falseAlarmRate: 1e-6)),
      Claim(
        "9e", source,
        "distance of the inferred slope from the law, in posterior standard deviations",
        .shape(
          "inference draws conclusions about what cannot be observed", measuring: "distance",
          // A normal posterior would miss once in 15,000 sets; this one is a little skewed
          miss, .below(4), precision: .notCompared, falseAlarmRate: 1e-3)),
      Claim(
        "9f", source,
        "share of 90 % intervals of the slope that hold it, worlds drawn from the prior",
        .crossCheck(
          route: "the definition of the interval", expected: 0.9,
          computed: Double(study.covered) / Double(study.sets),
          .monteCarlo(standardError: (0.09 / Double(study.sets)).squareRoot()))),
      predicted("9g", "new readings", world, study.same),
      predicted("9h", "a better instrument for x", study.sharper, study.better),
    ]
  }

  /// All that table, figure and claims need.
  private struct Comparison: Sendable {
    let world, sharper: NoisyReadings
    let data: Readings
    let learnt: (slope: Double, standardError: Double)
    let inferred: GridDensity
    let errors: [[Double]]
    let slopes: [Double]
    let covered, sets, tests: Int
    let same, better: Readings
  }
}

/// Two instruments read one latent quantity t: x = t + noise, and y = β t + noise.
///
/// All have mean 0. What is known beforehand are the two noises, as an instrument's maker states them.
struct NoisyReadings: Sendable {
  /// β, the law behind the readings.
  let slope: Double
  /// Standard deviation of t.
  let spread: Double
  /// Standard deviations of the two noises.
  let noiseOfX, noiseOfY: Double

  static let world = NoisyReadings(slope: 2, spread: 1, noiseOfX: 0.7, noiseOfY: 0.5)
  static let slopePrior = Normal(mean: 0, standardDeviation: 3)
  static let spreadPrior = Gamma(shape: 4, rate: 4)

  /// λ, the share of the variance of x that is not noise.
  var attenuation: Double { spread * spread / (spread * spread + noiseOfX * noiseOfX) }

  /// Readings of so many things.
  func readings(_ count: Int, using random: inout RandomSource) -> Readings {
    var (x, y): ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      let t = spread * random.normal()
      x.append(t + noiseOfX * random.normal())
      y.append(slope * t + noiseOfY * random.normal())
    }
    return Readings(x: x, y: y)
  }

  /// E(y - b x)² = (β - b)² τ² + b² σ² of x + σ² of y.
  func meanSquaredError(ofSlope b: Double) -> Double {
    (slope - b) * (slope - b) * spread * spread + b * b * noiseOfX * noiseOfX
      + noiseOfY * noiseOfY
  }

  /// P(β | readings) on a grid, with every t and their spread integrated out.
  ///
  /// With t integrated out each pair is bivariate normal with covariance [[τ² + σx², β τ²], [β τ², β² τ² + σy²]]; τ is
  /// summed over a grid.
  func posteriorOfSlope(_ data: Readings) -> GridDensity {
    let n = Double(data.x.count)
    let (xx, xy, yy) = (dot(data.x, data.x), dot(data.x, data.y), dot(data.y, data.y))
    // snippet: latent
    func logLikelihood(_ slope: Double, _ spread: Double) -> Double {
      let t = spread * spread
      let (vx, vxy, vy) = (
        t + noiseOfX * noiseOfX, slope * t, slope * slope * t + noiseOfY * noiseOfY
      )
      let determinant = vx * vy - vxy * vxy
      return -0.5 * n * log(determinant)
        - 0.5 * (vy * xx - 2 * vxy * xy + vx * yy) / determinant
    }
    // end snippet
    let spreads = [Double].evenlySpaced(from: 0.02, to: 3, count: 50)
    // Around the slope that the two noises suggest, as wide as a weak signal allows
    let signal = max(0.05, xx / n - noiseOfX * noiseOfX)
    let centre = xy / n / signal
    let reach =
      10
      * ((noiseOfY * noiseOfY + centre * centre * noiseOfX * noiseOfX) / n / signal)
      .squareRoot() + 0.4 * abs(centre)
    let slopes = GridDensity.points(around: centre, reach: reach, count: 241)
    return GridDensity(
      x: slopes,
      logValues: slopes.map { slope in
        NoisyReadings.slopePrior.logDensity(slope)
          + logSumExp(
            spreads.map {
              logLikelihood(slope, $0) + NoisyReadings.spreadPrior.logDensity($0)
            })
      })
  }
}

/// Pairs of readings, each from its mean.
struct Readings: Sendable {
  let x, y: [Double]

  /// Least squares through the origin, with its standard error.
  // snippet: learnt
  var learntSlope: (slope: Double, standardError: Double) {
    let slope = dot(x, y) / dot(x, x)
    let rest = meanSquaredError(ofSlope: slope) * Double(x.count) / Double(x.count - 1)
    return (slope, (rest / dot(x, x)).squareRoot())
  }
  // end snippet

  func meanSquaredError(ofSlope slope: Double) -> Double {
    zip(x, y).reduce(0) { $0 + ($1.1 - slope * $1.0) * ($1.1 - slope * $1.0) } / Double(x.count)
  }

  /// The mean of the squared error of one slope less that of another, with its standard error.
  func errorGain(of first: Double, over second: Double) -> (mean: Double, standardError: Double) {
    let gains = zip(x, y).map { x, y in
      (y - first * x) * (y - first * x) - (y - second * x) * (y - second * x)
    }
    return (
      sampleMean(gains), sampleStandardDeviation(gains) / Double(gains.count).squareRoot()
    )
  }
}
