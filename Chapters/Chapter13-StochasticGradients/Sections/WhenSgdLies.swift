import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// Coverage of the intervals that descent seems to give, and the uncertainty of dropout.
  static let whenSgdLies = Section<StochasticGradientStudy>(
    "when-sgd-lies", "When does descent lie about its uncertainty?", seconds: 3
  ) { _, run in
    // Model: a hundred numbers x ~ N(θ, 1); an interval of 90 % from the places of descent
    let count = 100
    let batches = [1, 10, 50]
    let shares = [0.1, 0.3, 1.0, 3, 10]
    let sets = run.isQuick ? 100 : 500

    // Inference: many data sets; in how many is the truth inside?
    var coverages: [Coverage] = []
    for batch in batches {
      let best = bestStep(batch: batch, count: count)
      // From 2 on descent would diverge
      for share in shares where share * best < 1.9 {
        let inside = try (0..<sets).count { set in
          let random = run.random("batch \(batch), share \(share)").stream(set)
          return try isInside(
            count: count, step: share * best, batch: batch, places: places(share), using: random)
        }
        coverages.append(
          Coverage(
            batch: batch, share: share, step: share * best,
            found: MeasuredShare(inside, of: sets),
            theory: theory(step: share * best, batch: batch, count: count), sets: sets))
      }
    }

    // Dropout on a line through two inputs, as data come in
    let sizes = [10, 30, 100, 300, 1000, 3000]
    let dropouts = try sizes.map {
      try DropoutRun(count: $0, using: run.random("dropout"))
    }

    // What it shows
    let atBest = coverages.filter { $0.share == 1 }
    let short = coverages.filter { $0.share == 0.1 }
    let (first, last) = (dropouts[0], dropouts[dropouts.count - 1])
    return Findings(
      answer:
        "Nearly always: its width comes from step and batch. At the best step intervals of 90 % hold the truth in "
        + "\(NumberText.fixed(100 * atBest[1].found.value, decimals: 0)) % of data sets, at a tenth of it in "
        + "\(NumberText.fixed(100 * short[1].found.value, decimals: 0)) %. Dropout's spread does not shrink either: from "
        + "\(sizes[0]) to \(NumberText.grouped(sizes[sizes.count - 1])) data the posterior's falls by a factor of "
        + "\(NumberText.fixed(first.posterior / last.posterior, decimals: 0)), dropout's is then "
        + "\(NumberText.fixed(last.dropout / first.dropout, decimals: 2)) times what it was.",
      tables: [table(coverages), dropoutTable(dropouts)],
      figures: [figure(coverages, batches, count), dropoutFigure(dropouts)],
      claims: claims(atBest, short, dropouts),
      values: [
        .init("best", atBest[1].found.value, standardError: atBest[1].found.error),
        .init("short", short[1].found.value, standardError: short[1].found.error),
        .init("short.theory", short[1].theory),
        .init("dropout.first", first.dropout), .init("dropout.last", last.dropout),
        .init("posterior.first", first.posterior), .init("posterior.last", last.posterior),
        .init("dropout.weight", last.weights[0]),
      ])
  }

  /// How often an interval held the truth.
  private struct Coverage {
    let batch: Int
    /// The step over the best one.
    let share: Double
    let step: Double
    let found: MeasuredShare
    let theory: Double
    let sets: Int

    /// Binomial, at the coverage that theory has.
    var errorOfTheory: Double { (theory * (1 - theory) / Double(sets)).squareRoot() }
  }

  /// The step at which descent itself, and not only the process, has the posterior's variance; C is about 1.
  private static func bestStep(batch: Int, count: Int) -> Double {
    LinearDescent(curvature: 1, noise: 1, batch: Double(batch)).bestStepByBisection(
      count: Double(count))
  }

  /// Places of a descent at this share of the best step. Those of the best step and of longer ones tell the width to some
  /// two per cent; those of shorter ones are fewer, since each needs more steps.
  private static func places(_ share: Double) -> Int { Int(2000 * min(1, share)) }

  /// The truth is 0: is it within 1.645 standard deviations of descent's mean place?
  private static func isInside(
    count: Int, step: Double, batch: Int, places wanted: Int, using random: RandomSource
  ) throws -> Bool {
    var random = random
    let numbers = (0..<count).map { _ in [random.normal()] }
    let target = NormalLocation(numbers, precision: .identity(1))
    let kernel = SGLD(
      MiniBatchGradient(target, batch: .independent(batch)),
      stepSizes: .constant(step / Double(count)), temperature: 0)
    // Begins as far from the minimum as it will be, so that no way is lost
    let rest = LinearDescent(
      curvature: 1, noise: target.gradientCovariance[0, 0], batch: Double(batch)
    ).variance(step: step).squareRoot()
    var state = kernel.start(at: [target.mean[0] + rest * random.normal()])
    // Long enough to forget, whatever the step
    let every = max(1, Int(0.5 / step))
    var places: [Double] = []
    try kernel.walk(wanted * every, from: &state, every: every, using: &random) { position, _ in
      places.append(position[0])
    }
    return abs(sampleMean(places)) < 1.644_853_627 * sampleStandardDeviation(places)
  }

  /// 2Φ(1.645 r) - 1 with r = √(Nσ²), σ² the variance of descent where C = 1.
  private static func theory(step: Double, batch: Int, count: Int) -> Double {
    let variance = LinearDescent(curvature: 1, noise: 1, batch: Double(batch)).variance(step: step)
    let ratio = (Double(count) * variance).squareRoot()
    return 2 * Normal().cumulative(1.644_853_627 * ratio) - 1
  }

  /// Dropout with q = 1/2 on y = x₁ + ½x₂ + noise.
  private struct DropoutRun {
    let count: Int
    let weights: [Double]
    /// Standard deviation of the function at x = (1, 1).
    let dropout: Double
    let posterior: Double
    /// Relative distance of the mean loss by formula and by masks, at the fit.
    let difference: Double

    init(count: Int, using random: RandomSource) throws {
      var random = random
      let rows = (0..<count).map { _ in [random.normal(), random.normal()] }
      let inputs = Matrix(rows: rows)
      let targets = rows.map { $0[0] + 0.5 * $0[1] + 0.5 * random.normal() }
      let model = LinearDropout(inputs: inputs, targets: targets, keep: 0.5)
      let fit = try model.fit()
      self.count = count
      weights = fit
      dropout = model.spread(fit, at: [1, 1])
      // Flat prior, σ = 1/2
      let x = [1.0, 1]
      posterior = (0.25 * dot(x, try Cholesky(inputs.gram).solve(x))).squareRoot()
      let formula = model.penalisedLoss(fit)
      difference = abs(model.lossOverMasks(fit) / formula - 1)
    }
  }

  // MARK: Tables

  private static func table(_ coverages: [Coverage]) -> Table {
    Table(
      title: "Share of data sets in which the middle 90 % of descent's places hold the truth",
      columns: ["batch", "step over the best", "step ε", "theory", "found"],
      rows: coverages.map { own in
        [
          "\(own.batch)", NumberText.shortest(own.share),
          NumberText.significant(own.step, digits: 2), NumberText.fixed(own.theory, decimals: 3),
          NumberText.value(own.found.value, withError: own.found.error),
        ]
      },
      note:
        "Theory takes C = 1, where in each data set C is the variance of the hundred numbers, and takes the width of descent "
        + "for known, where \(NumberText.grouped(places(1))) places or fewer are a sample: simulated intervals hold the truth a little less often."
    )
  }

  private static func dropoutTable(_ runs: [DropoutRun]) -> Table {
    Table(
      title: "Standard deviation of a fitted line at (1, 1)",
      columns: ["data", "posterior", "dropout, q = 1/2", "fitted slope (truth 1)"],
      rows: runs.map { own in
        [
          NumberText.grouped(own.count), NumberText.fixed(own.posterior, decimals: 3),
          NumberText.fixed(own.dropout, decimals: 3), NumberText.fixed(own.weights[0], decimals: 3),
        ]
      })
  }

  // MARK: Figures

  private static func figure(
    _ coverages: [Coverage], _ batches: [Int], _ count: Int
  ) -> Figure {
    let inks: [Ink] = [.vermillion, .blue, .green]
    let markers: [Marker] = [.circle, .square, .triangle]
    let shares = (0...80).map { 0.06 * Double.pow(300, Double($0) / 80) }
    return Figure(
      name: "coverage",
      caption:
        "Only near the best step do intervals of 90 % (grey) hold the truth in 90 % of data sets: with shorter steps descent "
        + "is more certain than it should be, with longer ones less certain. Lines: theory, nearly one for the short batches; points: "
        + "simulated data sets with bars of two standard errors, set side by side.",
      panels: [
        Panel(
          x: Axis(
            "step over the best step", range: 0.06...18, scale: .logarithmic,
            tics: .decades(in: 0.06...18)),
          y: Axis("coverage", range: 0...1.05, tics: .every(0.2)), key: .bottomRight,
          layers: [.horizontalLine(at: 0.9, Stroke(.grey, width: 2))]
            + batches.indices.flatMap { index -> [Layer] in
              let batch = batches[index]
              let own = coverages.filter { $0.batch == batch }
              let best = bestStep(batch: batch, count: count)
              // Side by side, so that none hides another
              let x = own.map { $0.share * [0.92, 1, 1.09][index] }
              let drawn = shares.filter { $0 * best < 1.9 }
              return [
                .line(
                  "theory_\(batch)", x: drawn,
                  y: drawn.map { theory(step: $0 * best, batch: batch, count: count) },
                  Stroke(inks[index]),
                  title: Text(verbatim: batch == 1 ? "one datum" : "batches of \(batch)")),
                .errorBars(
                  "found_\(batch)", x: x, y: own.map(\.found.value),
                  lower: own.map { $0.found.value - 2 * $0.found.error },
                  upper: own.map { min(1, $0.found.value + 2 * $0.found.error) }, inks[index],
                  marker: markers[index],
                  agreement: .monteCarloByRow(standardErrors: own.map { 2 * $0.found.error })),
              ]
            })
      ])
  }

  private static func dropoutFigure(_ runs: [DropoutRun]) -> Figure {
    let x = runs.map { Double($0.count) }
    let all = runs.flatMap { [$0.posterior, $0.dropout] }
    return Figure(
      name: "dropout",
      caption:
        "The posterior's uncertainty shrinks as data come in; that of dropout stays, for its prior grows stronger with them. "
        + "Standard deviation of a fitted line at the point (1, 1).",
      panels: [
        Panel(
          x: Axis("data", range: 8...4000, scale: .logarithmic, tics: .decades(in: 8...4000)),
          y: Axis.decades("standard deviation", around: all, room: 1.6), key: .bottomLeft,
          layers: [
            .line(
              "dropout", x: x, y: runs.map(\.dropout), Stroke(.vermillion), title: "MC dropout"),
            .points(
              "dropout_points", x: x, y: runs.map(\.dropout), .vermillion, marker: .triangle,
              size: 1.4),
            .line("posterior", x: x, y: runs.map(\.posterior), Stroke(.blue), title: "posterior"),
            .points("posterior_points", x: x, y: runs.map(\.posterior), .blue, size: 1.4),
          ])
      ])
  }

  // MARK: Claims

  private static func claims(
    _ atBest: [Coverage], _ short: [Coverage], _ dropouts: [DropoutRun]
  ) -> [Claim] {
    [
      Claim(
        "68l", source004, "coverage of 90 % of SGD's places at the best step, batches of 10",
        .crossCheck(
          route: "the 90 % that the interval states", expected: 0.9,
          computed: atBest[1].found.value,
          .absolute(
            0.03 + Tolerance.monteCarloWidth * atBest[1].errorOfTheory,
            because:
              "C varies from set to set by a seventh, and the width of a descent is a sample's"))),
      Claim(
        "68m", source004, "the same at a tenth of that step",
        .crossCheck(
          route: "2Φ(1.645 √(Nσ²)) - 1 with the variance σ² of the recursion",
          expected: short[1].theory, computed: short[1].found.value,
          .absolute(
            0.03 + Tolerance.monteCarloWidth * short[1].errorOfTheory,
            because:
              "C varies from set to set by a seventh, and the width of a descent is a sample's"))),
      Claim(
        "68n", source004, "mean loss of dropout over all masks, largest relative distance",
        .agreement(
          route: "a ridge penalty of (1 - q)/q |xⱼ|²",
          largestDifference: dropouts.map(\.difference).max() ?? .nan, below: 1e-12,
          because: "sums of at most 12,000 terms")),
      Claim(
        "68o", source004, "spread of MC dropout from 10 to 3000 data",
        .shape(
          "\"many others: MC dropout\"",
          measuring: "its spread with 3000 data over that with 10",
          dropouts[dropouts.count - 1].dropout / dropouts[0].dropout, .above(0.4))),
    ]
  }
}
