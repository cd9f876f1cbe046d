import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// Descent, Langevin dynamics and a momentum on one posterior, with control variates and a preconditioner beside.
  static let threeClouds = Section<StochasticGradientStudy>(
    "three-clouds", "What do momentum and control variates buy?", seconds: 2
  ) { _, run in
    // Data and model: a logistic regression of five hundred rows with two coefficients
    let data = SimulatedRegression(count: 500, dimension: 2, using: run.random("data"))
    let theory = try LinearTheory(data.model)
    let exact = GridMoments(data.model, around: theory)

    // Inference: the same batch and the same step for all, where a step η with the friction α counts as η/α
    let batch = 10
    let step = 0.02 / theory.stiffest
    let friction = 0.1
    let steps = run.isQuick ? 150_000 : 600_000
    let few = MiniBatchGradient<LogisticRegression>.Batch.independent(batch)
    let plain = MiniBatchGradient(data.model, batch: few)
    let centred = MiniBatchGradient(data.model, batch: few, centre: theory.mode)
    func cloud<Kernel: TransitionKernel>(
      _ name: String, _ kernel: Kernel, dataPerStep: Int, predicted: Matrix?
    ) throws -> Cloud {
      try Cloud(
        name, kernel, from: theory.mode, steps: steps, dataPerStep: dataPerStep,
        predicted: predicted, using: run.random(name))
    }
    let clouds = [
      try cloud(
        "SGD", SGLD(plain, stepSizes: .constant(step), temperature: 0), dataPerStep: batch,
        predicted: theory.covariance(step: step, batch: batch, temperature: 0)),
      try cloud(
        "SGLD", SGLD(plain, stepSizes: .constant(step)), dataPerStep: batch,
        predicted: theory.covariance(step: step, batch: batch)),
      try cloud(
        "SGHMC", SGHMC(plain, stepSizes: .constant(friction * step), friction: friction),
        dataPerStep: batch,
        predicted: theory.covarianceWithMomentum(
          step: friction * step, friction: friction, batch: batch)),
      try cloud(
        "SGLD, control variates", SGLD(centred, stepSizes: .constant(step)),
        dataPerStep: 2 * batch, predicted: theory.covariance(step: step, batch: nil)),
      try cloud(
        "SGLD, preconditioned",
        PreconditionedSGLD(
          plain, stepSizes: .constant(step * theory.meanGradientSize), memory: 0.999),
        dataPerStep: batch, predicted: nil),
    ]

    // What it shows
    let ratios = clouds.map { $0.deviations[1] / exact.deviations[1] }
    return Findings(
      answer:
        "At the same effective step and batch the standard deviation of the slope is \(NumberText.fixed(ratios[0], decimals: 2)) times "
        + "the posterior's with SGD, \(NumberText.fixed(ratios[1], decimals: 2)) with SGLD, "
        + "\(NumberText.fixed(ratios[2], decimals: 2)) with a momentum and \(NumberText.fixed(ratios[3], decimals: 2)) with "
        + "control variates: it is the noise of the batch that does the harm, and control variates take it away.",
      tables: [table(clouds, exact)], figures: [figure(clouds, data.model, theory, exact)],
      claims: claims(clouds, ratios, exact, theory),
      values: zip(["sgd", "sgld", "sghmc", "centred", "preconditioned"], clouds.indices).map {
        .init("ratio.\($0)", ratios[$1], standardError: clouds[$1].errors[1] / exact.deviations[1])
      } + [.init("sd", exact.deviations[1])])
  }

  /// Draws of one method, with their spread.
  private struct Cloud: Sendable {
    let name: String
    let dataPerStep: Int
    let means: [Double]
    let deviations: [Double]
    /// Monte Carlo errors of the standard deviations.
    let errors: [Double]
    /// By linear theory; nil where there is none.
    let predicted: Matrix?
    let effectiveDraws: Double
    let places: [[Double]]

    init<Kernel: TransitionKernel>(
      _ name: String, _ kernel: Kernel, from start: [Double], steps: Int, dataPerStep: Int,
      predicted: Matrix?, using random: RandomSource
    ) throws {
      var random = random
      var state = kernel.start(at: start)
      var columns: [[Double]] = [[], []]
      try kernel.walk(steps / 10, from: &state, every: 100, using: &random) { _, _ in }
      try kernel.walk(steps, from: &state, every: 5, using: &random) { position, _ in
        for k in 0..<2 { columns[k].append(position[k]) }
      }
      self.name = name
      self.dataPerStep = dataPerStep
      self.predicted = predicted
      means = columns.map(sampleMean)
      deviations = columns.map(sampleStandardDeviation)
      errors = columns.map { MonteCarloError.standardDeviation([$0]) }
      effectiveDraws = EffectiveSampleSize.mean([columns[1]])
      let every = max(1, columns[0].count / 400)
      places = stride(from: 0, to: columns[0].count, by: every).map {
        [columns[0][$0], columns[1][$0]]
      }
    }
  }

  /// Mean and standard deviation of two coefficients, by sums over a grid of six standard deviations each way.
  private struct GridMoments {
    let means: [Double]
    let deviations: [Double]
    let field: Field

    init(_ model: LogisticRegression, around theory: LinearTheory) {
      let covariance = theory.posterior
      let axes = (0..<2).map { k -> [Double] in
        let reach = 6 * covariance[k, k].squareRoot()
        return [Double].evenlySpaced(
          from: theory.mode[k] - reach, to: theory.mode[k] + reach, count: 121)
      }
      let peak = model.logDensity(at: theory.mode)
      let field = Field(x: axes[0], y: axes[1]) { model.logDensity(at: [$0, $1]) - peak }
      self.field = field
      var total = 0.0
      var sums = [0.0, 0, 0, 0]
      for (j, y) in axes[1].enumerated() {
        for (i, x) in axes[0].enumerated() {
          let weight = Double.exp(field.values[j][i])
          total += weight
          sums[0] += weight * x
          sums[1] += weight * y
          sums[2] += weight * x * x
          sums[3] += weight * y * y
        }
      }
      means = [sums[0] / total, sums[1] / total]
      deviations = [
        (sums[2] / total - means[0] * means[0]).squareRoot(),
        (sums[3] / total - means[1] * means[1]).squareRoot(),
      ]
    }
  }

  // MARK: Table

  private static func table(_ clouds: [Cloud], _ exact: GridMoments) -> Table {
    Table(
      title: "Spread of both coefficients over the posterior's",
      columns: [
        "method", "data per step", "sd of θ₁, ratio", "sd of θ₂, ratio", "predicted",
        "effective draws",
      ],
      rows: clouds.map { cloud in
        let ratios = (0..<2).map {
          NumberText.value(
            cloud.deviations[$0] / exact.deviations[$0],
            withError: cloud.errors[$0] / exact.deviations[$0])
        }
        let predicted = cloud.predicted.map { covariance in
          (0..<2).map {
            NumberText.fixed(covariance[$0, $0].squareRoot() / exact.deviations[$0], decimals: 3)
          }.joined(separator: ", ")
        }
        return [
          cloud.name, "\(cloud.dataPerStep)", ratios[0], ratios[1], predicted ?? "—",
          NumberText.grouped(Int(cloud.effectiveDraws.rounded())),
        ]
      },
      note:
        "Predicted: from the curvature at the peak and the spread of gradients there, before any chain runs."
    )
  }

  // MARK: Figure

  private static func figure(
    _ clouds: [Cloud], _ model: LogisticRegression, _ theory: LinearTheory, _ exact: GridMoments
  ) -> Figure {
    let ranges = (0..<2).map { k in
      exact.means[k] - 5 * exact.deviations[k]...exact.means[k] + 5 * exact.deviations[k]
    }
    func panel(_ index: Int, _ ink: Ink) -> Panel {
      let cloud = clouds[index]
      return Panel(
        Text(verbatim: cloud.name), x: Axis("*θ*_{1}", range: ranges[0], tics: .every(0.2)),
        y: Axis("*θ*_{2}", range: ranges[1], tics: .every(0.2)),
        layers: [
          .points(
            "cloud_\(index)", x: cloud.places.map { $0[0] }, y: cloud.places.map { $0[1] }, ink,
            size: 0.6, agreement: .notCompared(because: "places of one random chain"))
        ]
          + [0.5, 2.0, 4.5].enumerated().map { level, depth in
            .contour(
              "contour_\(index)_\(level)", exact.field, at: -depth,
              Stroke(.black, width: 2, dash: .solid))
          })
    }
    return Figure(
      name: "three-clouds",
      caption:
        "The same effective step and the same batches of 10: SGD has noise of the batch alone, SGLD adds the Langevin noise and is too "
        + "wide, a momentum changes the way and not the width, control variates mend it. Contour lines of the posterior, half "
        + "a nat, 2 and 4.5 nats below its peak.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 1130, margins: (105, 35, 50, 95), gaps: (110, 150)),
      panels: [
        panel(0, .vermillion), panel(1, .blue), panel(2, .green), panel(3, .purple),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ clouds: [Cloud], _ ratios: [Double], _ exact: GridMoments, _ theory: LinearTheory
  ) -> [Claim] {
    let sgd = clouds[0]
    let predicted = sgd.predicted.map { $0[1, 1].squareRoot() } ?? .nan
    let error = clouds[3].errors[1] / exact.deviations[1]
    return [
      Claim(
        "68j", source004, "SGD as an Ornstein-Uhlenbeck process on a logistic regression: sd of θ₂",
        .crossCheck(
          route: "the recursion linearised at the peak", expected: predicted,
          computed: sgd.deviations[1],
          .relative(
            0.05 + Tolerance.monteCarloWidth * sgd.errors[1] / predicted,
            because: "the curvature varies by some per cent over the cloud, and Monte Carlo"))),
      Claim(
        "68k", source004,
        "sd of θ₂ by SGLD over the posterior's, without control variates and with",
        .shape(
          "SGLD with batches is a valid sampler as the step falls: at a fixed step it is too wide",
          measuring: "ratio without over ratio with control variates", ratios[1] / ratios[3],
          .above(1.05), precision: .standardError(2 * error), falseAlarmRate: 0.001)),
    ]
  }
}

extension LinearTheory {
  /// √ of the mean square of one datum's gradient at the peak: with it a preconditioned step is about as long as a plain
  /// one.
  var meanGradientSize: Double {
    let d = mode.count
    return ((0..<d).reduce(0) { $0 + gradientCovariance[$1, $1] } / Double(d * 10)).squareRoot()
  }
}
