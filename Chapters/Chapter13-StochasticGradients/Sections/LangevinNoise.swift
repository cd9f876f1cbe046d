import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// √η against √(2η) on N(0, 1), the bias of a fixed step, and steps that fall.
  static let langevinNoise = Section<StochasticGradientStudy>(
    "langevin-noise", "How much noise makes descent a sampler?", seconds: 2
  ) { _, run in
    // Model: N(0, 1), with its whole gradient, -θ
    let target = NormalLocation([[0]], precision: .identity(1))
    let gradient = MiniBatchGradient(target, batch: .all)

    // Inference: the noise as printed and as it must be
    let steps = run.isQuick ? 100_000 : 1_000_000
    let size = 0.02
    let printed = try variance(gradient, size, temperature: 0.5, steps, run.random("printed"))
    let right = try variance(gradient, size, temperature: 1, steps, run.random("step \(size)"))
    let half = try variance(gradient, 0.5, temperature: 1, steps, run.random("step 0.5"))
    let others = try [0.05, 0.1, 0.2, 1, 1.5].map {
      try variance(gradient, $0, temperature: 1, steps, run.random("step \($0)"))
    }
    let biased = ([right, half] + others).sorted { $0.size < $1.size }
    let rejected = rejectedShare(
      target, stepSize: 1.5, steps: steps / 10, using: run.random("Metropolis"))

    // Steps that fall, beside fixed ones: many chains, to see the bias of an average
    let chains = run.isQuick ? 100 : 500
    let schedules: [(name: String, steps: StepSizes)] = [
      ("fixed, 0.5", .constant(0.5)), ("fixed, 0.05", .constant(0.05)),
      ("falling", .decreasing(first: 0.5, delay: 5, power: 0.6)),
    ]
    let places = [10, 30, 100, 300, 1000, 3000, 10_000] + (run.isQuick ? [] : [30_000])
    let biases = try schedules.map { schedule in
      try RunningBias(
        SGLD(gradient, stepSizes: schedule.steps), chains: chains, places: places,
        using: run.random(schedule.name))
    }
    let trace = try trace(
      SGLD(gradient, stepSizes: schedules[2].steps), run.random("trace"), steps: 3000)

    // What it shows
    let (fixed, falling) = (biases[0].end, biases[2].end)
    return Findings(
      answer:
        "√(2η): on N(0, 1) the variance is then \(NumberText.value(right.value, withError: right.error)) at η = 0.02, and with √η, as "
        + "the slide has it, \(NumberText.value(printed.value, withError: printed.error)). A fixed step leaves a bias of about η/2; with "
        + "falling steps it goes on shrinking.",
      tables: [table(biased, printed)],
      figures: [
        figure(biased, printed), fallingSteps(schedules.map(\.name), biases, places, trace),
      ],
      claims: claims(right, printed, half, fixed, falling),
      values: [
        .init("right", right.value, standardError: right.error),
        .init("printed", printed.value, standardError: printed.error),
        .init("exact", 1 / (1 - size / 2)), .init("exact.half", 0.5 / (1 - size / 2)),
        .init("fixed.bias", fixed.bias, standardError: fixed.error),
        .init("falling.bias", falling.bias, standardError: falling.error),
        .init("small.bias", 1 / (1 - 0.05 / 2) - 1),
        .init("long", 1 / (1 - 1.5 / 2)),
        .init("rejected", 100 * rejected.value, standardError: 100 * rejected.error),
      ])
  }

  /// The variance of a chain with a fixed step, with its Monte Carlo error.
  private struct Measured {
    let size: Double
    let value: Double
    let error: Double
    /// T/(1 - η/2)
    let exact: Double
  }

  private static func variance(
    _ gradient: MiniBatchGradient<NormalLocation>, _ size: Double, temperature: Double,
    _ steps: Int,
    _ random: RandomSource
  ) throws -> Measured {
    let kernel = SGLD(gradient, stepSizes: .constant(size), temperature: temperature)
    var random = random
    var state = kernel.start(at: [random.normal()])
    var squares: [Double] = []
    squares.reserveCapacity(steps)
    try kernel.walk(steps / 20, from: &state, using: &random) { _, _ in }
    try kernel.walk(steps, from: &state, using: &random) { position, _ in
      squares.append(position[0] * position[0])
    }
    return Measured(
      size: size, value: sampleMean(squares), error: MonteCarloError.mean([squares]),
      exact: temperature / (1 - size / 2))
  }

  /// The share of the same proposals that Metropolis's correction rejects.
  private static func rejectedShare(
    _ target: NormalLocation, stepSize: Double, steps: Int, using random: RandomSource
  ) -> (value: Double, error: Double) {
    let kernel = MetropolisLangevin(target, stepSize: stepSize, widths: [1])
    var random = random
    var state = kernel.start(at: [random.normal()])
    let rejected = (0..<steps).map { _ in 1 - kernel.step(&state, using: &random).acceptance }
    return (sampleMean(rejected), MonteCarloError.mean([rejected]))
  }

  private static func trace(
    _ kernel: SGLD<NormalLocation>, _ random: RandomSource, steps: Int
  ) throws -> [(x: Double, size: Double)] {
    var random = random
    var state = kernel.start(at: [0])
    var places: [(x: Double, size: Double)] = []
    try kernel.walk(steps, from: &state, every: 5, using: &random) { position, info in
      places.append((position[0], info.stepSize))
    }
    return places
  }

  /// How far the average of θ² so far, weighted by the steps, is from 1: the mean over many chains.
  private struct RunningBias {
    private(set) var bias: [Double] = []
    private(set) var error: [Double] = []

    /// After all steps.
    var end: (bias: Double, error: Double) { (bias[bias.count - 1], error[error.count - 1]) }

    init(
      _ kernel: SGLD<NormalLocation>, chains: Int, places: [Int], using random: RandomSource
    ) throws {
      var all = places.map { _ in [Double]() }
      for chain in 0..<chains {
        var stream = random.stream(chain)
        // Begins in the target, so that nothing but the steps is at fault
        var state = kernel.start(at: [stream.normal()])
        var (sum, weights, step, next) = (0.0, 0.0, 0, 0)
        try kernel.walk(places[places.count - 1], from: &state, using: &stream) { position, info in
          sum += info.stepSize * position[0] * position[0]
          weights += info.stepSize
          step += 1
          if step == places[next] {
            all[next].append(sum / weights - 1)
            next += 1
          }
        }
      }
      for values in all {
        bias.append(sampleMean(values))
        error.append((sampleVariance(values) / Double(values.count)).squareRoot())
      }
    }
  }

  // MARK: Table

  private static func table(_ biased: [Measured], _ printed: Measured) -> Table {
    func row(_ noise: String, _ found: Measured) -> [String] {
      [
        NumberText.shortest(found.size), noise, NumberText.fixed(found.exact, decimals: 4),
        NumberText.value(found.value, withError: found.error),
      ]
    }
    return Table(
      title: "Variance of the chain on N(0, 1)",
      columns: ["η", "noise", "exact, T/(1 - η/2)", "simulated"],
      rows: [row("√η, as the slide", printed)] + biased.map { row("√(2η)", $0) })
  }

  // MARK: Figures

  private static func figure(_ biased: [Measured], _ printed: Measured) -> Figure {
    let x = (0...240).map { 0.01 * Double.pow(190, Double($0) / 240) }
    return Figure(
      name: "step-bias",
      caption:
        "A fixed step makes the distribution too wide, by η/2 while steps are short. Lines: exact; points: simulated. "
        + "Dashed: the noise √η of the slide, whose variance is half as large.",
      panels: [
        Panel(
          x: Axis("step *η*", range: 0.01...2, scale: .logarithmic, tics: .decades(in: 0.01...2)),
          y: Axis("variance of *θ*", range: 0...4.5, tics: .every(1)), key: .topLeft,
          layers: [
            .horizontalLine(at: 1, Stroke(.grey, width: 2)),
            .line(
              "right", x: x, y: x.map { 1 / (1 - $0 / 2) }, Stroke(.blue), title: "noise √(2*η*)"),
            .line(
              "printed", x: x, y: x.map { 0.5 / (1 - $0 / 2) }, Stroke(.vermillion),
              title: "noise √*η*"),
            .points(
              "simulated", x: biased.map(\.size), y: biased.map(\.value), .blue, size: 1.5,
              agreement: .monteCarloByRow(standardErrors: biased.map(\.error))),
            .points(
              "slide", x: [printed.size], y: [printed.value], .vermillion, marker: .square,
              size: 1.5, agreement: .monteCarlo(standardError: printed.error)),
            .label("the target's", x: .data(0.011), y: .data(1), .grey, offset: (0, 0.8)),
          ])
      ])
  }

  private static func fallingSteps(
    _ names: [String], _ biases: [RunningBias], _ places: [Int],
    _ trace: [(x: Double, size: Double)]
  ) -> Figure {
    let inks: [Ink] = [.vermillion, .orange, .blue]
    let markers: [Marker] = [.circle, .square, .triangle]
    // Side by side, so that no bar hides another
    let shifts = [0.93, 1, 1.07]
    let steps = trace.indices.map { Double(5 * ($0 + 1)) }
    return Figure(
      name: "falling-steps",
      caption:
        "With falling steps the chain moves ever more slowly, and its weighted average loses its bias; with a fixed step a "
        + "bias stays. Left: one chain, and plus or minus the noise of one step, √(2η) (lines). Right: how far the average of θ² is from 1, the "
        + "mean of many chains that begin in the target, with bars of two standard errors.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "One chain", x: Axis("step", range: 0...3000, tics: .every(1000)),
          y: Axis("*θ*", range: -4...4, tics: .every(2)),
          layers: [
            .line(
              "trace", x: steps, y: trace.map(\.x), Stroke(.grey, width: 1, dash: .solid),
              agreement: .notCompared(because: "one random chain")),
            .line(
              "upper", x: steps, y: trace.map { (2 * $0.size).squareRoot() }, Stroke(.blue)),
            .line(
              "lower", x: steps, y: trace.map { -(2 * $0.size).squareRoot() }, Stroke(.blue)),
          ]),
        Panel(
          "Bias of the average of *θ*²",
          x: Axis("steps", range: 7...50_000, scale: .logarithmic, tics: .decades(in: 7...50_000)),
          y: Axis("bias", range: -0.1...0.5, tics: .every(0.1)), key: .topRight,
          layers: [.horizontalLine(at: 0, Stroke(.grey, width: 1.5))]
            + names.indices.flatMap { index -> [Layer] in
              let (bias, errors) = (biases[index].bias, biases[index].error)
              let x = places.map { shifts[index] * Double($0) }
              return [
                .line(
                  "line_\(index)", x: x, y: bias, Stroke(inks[index]),
                  agreement: .monteCarloByRow(standardErrors: errors),
                  title: Text(verbatim: names[index])),
                .errorBars(
                  "bars_\(index)", x: x, y: bias, lower: zip(bias, errors).map { $0 - 2 * $1 },
                  upper: zip(bias, errors).map { $0 + 2 * $1 }, inks[index],
                  marker: markers[index], agreement: .notCompared(because: "the line is compared")),
              ]
            }),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ right: Measured, _ printed: Measured, _ half: Measured,
    _ fixed: (bias: Double, error: Double), _ falling: (bias: Double, error: Double)
  ) -> [Claim] {
    [
      Claim(
        "68f", source004, "variance of the chain on N(0, 1) at η = 0.02",
        .corrected(
          slip: "E17", asTheTextReads: "noise √η with the whole gradient: 0.505",
          printed: printed.exact, decimals: 3, computed: right.exact, independent: right.value,
          .monteCarlo(standardError: right.error),
          because:
            "at rest Σ = (1 - η)²Σ + variance of the noise, so that short steps leave half of that variance over η: 1 with 2η, "
            + "1/2 with η")),
      Claim(
        "68g", source004, "variance with the noise √η of the slide",
        .crossCheck(
          route: "the chain", expected: printed.value, computed: printed.exact,
          .monteCarlo(standardError: printed.error))),
      Claim(
        "68h", source004, "bias of the variance at η = 0.5, of first order η/2",
        .crossCheck(
          route: "the chain", expected: half.value - 1, computed: half.exact - 1,
          .monteCarlo(standardError: half.error))),
      Claim(
        "68i", source004, "falling steps against a fixed one of 0.5",
        .shape(
          "\"acceptance rate → 1 with decreasing η\"",
          measuring: "bias of the average of θ² after all falling steps over that of fixed ones",
          falling.bias / fixed.bias, .below(0.35),
          precision: .standardError(falling.error / fixed.bias), falseAlarmRate: 0.001)),
    ]
  }
}
