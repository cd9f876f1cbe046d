import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// What a badly scaled target costs, and how a warm-up learns its scales.
  static let massMatrix = Section<MarkovStudy>(
    "mass-matrix", "What if one direction is a hundred times longer than another?", seconds: 4
  ) { _, run in
    // Model: ten coordinates, from 0.1 to 10 wide, neighbours correlated
    let target = StretchedNormal()

    // Inference: NUTS with five metrics; of each only the step size is tuned
    let truth = target.covariance
    let warm = WindowedWarmUp(target, isDense: false, using: run.random("diagonal windows"))
    let warmDense = WindowedWarmUp(target, isDense: true, using: run.random("dense windows"))
    let metrics: [(String, Metric)] = [
      ("unit", .unit(target.dimension)),
      ("diagonal, exact", .diagonal((0..<target.dimension).map { truth[$0, $0] })),
      ("diagonal, learned", warm.metric),
      ("dense, exact", try .dense(truth)),
      ("dense, learned", warmDense.metric),
    ]
    let draws = run.isQuick ? 100 : 400
    var runs: [MetricRun] = []
    for (index, (name, metric)) in metrics.enumerated() {
      runs.append(
        await MetricRun(
          name, target, metric, draws: draws, using: run.random(name),
          progress: run.reporting(
            "metrics", from: Double(index) / 5, to: Double(index + 1) / 5)))
    }

    // The engine's own warm-up, from nothing
    let engine = await MetricRun(
      engineOn: target, draws: draws, using: run.random("engine"))

    // What it shows
    let last = runs[4]
    return Findings(
      answer:
        "Then one step size suits only the shortest direction: an effective draw costs "
        + "\(MetricRun.grouped(runs[0].cost)) gradients with the unit metric, "
        + "\(MetricRun.grouped(runs[2].cost)) with variances learned in the warm-up and "
        + "\(MetricRun.grouped(last.cost)) with a learned covariance.",
      tables: [table(runs + [engine]), table(warm, warmDense)],
      figures: [figure(runs, warm, warmDense, target)],
      claims: [
        Claim(
          "32r", Claim.Source(lecture: "001", slide: "HMC"),
          "variance of the longest coordinate of a stretched normal, NUTS with a learned dense metric",
          .crossCheck(
            route: "the target's covariance", expected: truth[9, 9], computed: last.variance.value,
            .monteCarlo(standardError: last.variance.error)))
      ],
      values: runs.flatMap(values) + [
        estimate("engine.cost", engine.cost, 1 / 6),
        estimate("gain", runs[0].cost / last.cost, 1 / 4),
        .init("covariance.numbers", truth.rows * (truth.rows + 1) / 2),
        .init("condition.unit", runs[0].condition),
        .init("condition.exact-diagonal", runs[1].condition),
        estimate("condition.diagonal", runs[2].condition, 1 / 8),
        estimate("condition.dense", runs[4].condition, 1 / 8),
      ])
  }

  private static func values(_ run: MetricRun) -> [Findings.Value] {
    [
      estimate("\(run.key).cost", run.cost, 1 / 6),
      estimate("\(run.key).gradients", run.gradientsPerDraw, 1 / 20),
      estimate("\(run.key).step", run.stepSize, 1 / 20),
    ]
  }

  /// A number whose scatter over seeds is about that share of it.
  private static func estimate(_ name: String, _ value: Double, _ scatter: Double) -> Findings.Value
  {
    .init(name, value, standardError: value * scatter)
  }

  // MARK: Tables

  private static func table(_ runs: [MetricRun]) -> Table {
    Table(
      title: "Ten coordinates from 0.1 to 10 wide, neighbours with correlation 0.9",
      columns: [
        "metric", "long to short", "step", "gradients per draw", "smallest ESS",
        "gradients per effective draw",
      ],
      rows: runs.map { run in
        [
          run.name, run.condition.isFinite ? NumberText.significant(run.condition, digits: 3) : "",
          NumberText.significant(run.stepSize, digits: 2),
          NumberText.fixed(run.gradientsPerDraw, decimals: 0),
          NumberText.fixed(run.size, decimals: 0), MetricRun.grouped(run.cost),
        ]
      },
      note:
        "Long to short: how much longer the longest direction of the target is than the shortest, measured by the "
        + "metric. The smallest ESS is that of the worst coordinate or its square, of four chains. The engine learns "
        + "a dense metric in four warm-ups of 1000 steps.")
  }

  private static func table(_ warm: WindowedWarmUp, _ dense: WindowedWarmUp) -> Table {
    Table(
      title: "What each window has learned",
      columns: [
        "after the window of", "long to short: diagonal", "long to short: dense",
        "gradients per step: diagonal", "gradients per step: dense",
      ],
      rows: zip(warm.windows, dense.windows).map { one, other in
        [
          one.steps == 0 ? "none" : "\(one.steps) steps",
          NumberText.significant(one.condition, digits: 3),
          NumberText.significant(other.condition, digits: 3),
          one.steps == 0 ? "" : NumberText.fixed(one.gradients, decimals: 0),
          other.steps == 0 ? "" : NumberText.fixed(other.gradients, decimals: 0),
        ]
      },
      note:
        "Gradients are those of the window itself, which runs with the metric of the window before. One warm-up "
        + "of each kind.")
  }

  // MARK: Figure

  private static func figure(
    _ runs: [MetricRun], _ warm: WindowedWarmUp, _ dense: WindowedWarmUp, _ target: StretchedNormal
  ) -> Figure {
    let oneRun = Agreement.notCompared(because: "one warm-up of one chain")
    func curve(_ name: String, _ warmUp: WindowedWarmUp, _ stroke: Stroke, _ title: Text) -> [Layer]
    {
      let x = warmUp.windows.indices.map(Double.init)
      let y = warmUp.windows.map(\.condition)
      return [
        .line(name, x: x, y: y, stroke, agreement: oneRun, title: title),
        .points("\(name)_points", x: x, y: y, stroke.ink, size: 1.2, agreement: oneRun),
      ]
    }
    let windows = warm.windows
    let inks: [Ink] = [.vermillion, .lightGrey, .blue, .lightGrey, .green]
    let names: [Text] = ["unit", "exact", "learned", "exact", "learned"]
    let range = 1.0...10_000
    return Figure(
      name: "mass-matrix",
      caption:
        "A metric that knows the scales makes all directions equally long, and draws cheap. Left: the longest "
        + "direction over the shortest, as the metric measures them, after each window of the warm-up; 1 is "
        + "perfect, and the grey line is the best that variances alone can do. Right: gradients per effective draw.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 640, margins: (105, 35, 50, 80)),
      panels: [
        Panel(
          "What the windows learn",
          x: Axis(
            "window of the warm-up (steps)", range: -0.3...(Double(windows.count) - 0.7),
            tics: .labelled(
              windows.enumerated().map { index, window in
                (Double(index), window.steps == 0 ? "start" : "\(window.steps)")
              })),
          y: .decades("longest / shortest", around: [1, windows[0].condition]),
          key: .topRight,
          layers: [
            .horizontalLine(at: runs[1].condition, Stroke(.grey, width: 2, dash: .solid))
          ] + curve("diagonal", warm, Stroke(.blue), "diagonal")
            + curve("dense", dense, Stroke(.green), "dense")),
        Panel(
          "What a draw costs",
          x: Axis(
            "", range: -0.6...4.6, tics: .labelled(names.enumerated().map { (Double($0), $1) })),
          y: Axis(
            "gradients per effective draw", range: range, scale: .logarithmic,
            tics: .decades(in: range)),
          layers: runs.enumerated().map { index, run in
            .rectangles(
              "cost_\(index)", x: [(Double(index) - 0.35)...(Double(index) + 0.35)],
              y: [range.lowerBound...max(range.lowerBound, run.cost)], inks[index],
              agreement: .notCompared(because: "effective sizes of chains"))
          } + [
            .label("diagonal", x: 1.5, y: .panel(0.93), .blue, anchor: .centre),
            .label("dense", x: 3.5, y: .panel(0.93), .green, anchor: .centre),
          ]),
      ])
  }
}

/// A normal distribution whose coordinates are from 0.1 to 10 wide, each correlated with its neighbours.
struct StretchedNormal: DifferentiableLogDensity {
  let dimension = 10
  /// Σ_ij = s_i s_j 0.9^|i - j|
  let covariance: Matrix
  private let precision: Matrix

  init() {
    let widths = [Double].equalRatios(from: 0.1, to: 10, count: 10)
    var covariance = Matrix(rows: 10, columns: 10)
    for i in 0..<10 {
      for j in 0..<10 {
        covariance[i, j] = widths[i] * widths[j] * pow(0.9, Double(abs(i - j)))
      }
    }
    self.covariance = covariance
    guard let factor = try? Cholesky(covariance) else {
      preconditionFailure("A correlation of 0.9^|i - j| is positive definite.")
    }
    precision = factor.solve(.identity(10))
  }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precision.multiply(position, into: &gradient)
    var squares = 0.0
    for index in position.indices {
      squares += position[index] * gradient[index]
      gradient[index] = -gradient[index]
    }
    return -squares / 2
  }

  /// How much longer the longest direction is than the shortest where a metric M⁻¹ measures: √ of the largest over
  /// the smallest eigenvalue of L⁻¹ Σ L⁻ᵀ, with M⁻¹ = L Lᵀ.
  func condition(under metric: Metric) -> Double {
    let dense: Cholesky
    switch metric {
    case .diagonal(let variances):
      guard let factor = try? Cholesky(.diagonal(variances)) else { return .nan }
      dense = factor
    case .dense(_, let factor): dense = factor
    }
    // L⁻¹ Σ, then L⁻¹ of its transpose
    func whitened(_ matrix: Matrix) -> Matrix {
      let columns = (0..<dimension).map { j in
        dense.whiten((0..<dimension).map { i in matrix[i, j] })
      }
      return Matrix(rows: columns)
    }
    let values = SymmetricEigen(whitened(whitened(covariance))).values
    return ((values.last ?? .nan) / (values.first ?? .nan)).squareRoot()
  }
}

/// A warm-up in windows as the engine has it, written out: each window is twice as long as the one before and runs
/// with the metric that was learned in that one.
struct WindowedWarmUp: Sendable {
  /// The metric after the last window.
  let metric: Metric
  /// The start, and what each window has learned.
  let windows: [Window]

  struct Window: Sendable {
    let steps: Int
    /// ``StretchedNormal/condition(under:)`` of the metric that it has learned.
    let condition: Double
    /// Mean number of gradients of its steps.
    let gradients: Double
  }

  init(_ target: StretchedNormal, isDense: Bool, using stream: RandomSource) {
    var random = stream
    var kernel = NUTS(target)
    var state = kernel.start(at: uniformStarts(chains: 1, dimension: 10, using: &random)[0])
    var windows = [
      Window(steps: 0, condition: target.condition(under: kernel.metric), gradients: 0)
    ]
    // snippet: windows
    for (window, steps) in [75, 25, 50, 100, 200, 500].enumerated() {
      var stepSize = StepSizeAdaptation(startingAt: kernel.stepSize, aim: kernel.acceptanceAim)
      var seen = RunningCovariance(dimension: target.dimension)
      var gradients = 0
      for _ in 0..<steps {
        let info = kernel.step(&state, using: &random)
        stepSize.learn(acceptance: info.acceptance)
        kernel = kernel.with(stepSize: stepSize.stepSize, metric: kernel.metric)
        seen.add(state.position)
        gradients += info.leapfrogSteps
      }
      // The first window is the way in from the start: no draws of the target yet
      let learned = window == 0 ? nil : WindowedWarmUp.metric(of: seen, isDense: isDense)
      let metric = learned ?? kernel.metric
      kernel = kernel.with(stepSize: stepSize.finalStepSize, metric: metric)
      windows.append(
        Window(
          steps: steps, condition: target.condition(under: metric),
          gradients: Double(gradients) / Double(steps)))
    }
    // end snippet
    metric = kernel.metric
    self.windows = windows
  }

  /// The covariance of n positions, or its diagonal, drawn a little towards a small multiple of one, as Stan does.
  static func metric(of seen: RunningCovariance, isDense: Bool) -> Metric? {
    guard var covariance = seen.covariance else { return nil }
    let n = Double(seen.count)
    for i in 0..<covariance.rows {
      for j in 0..<covariance.columns { covariance[i, j] *= n / (n + 5) }
      covariance[i, i] += 5 / (n + 5) * 1e-3
    }
    return isDense
      ? try? .dense(covariance) : .diagonal((0..<covariance.rows).map { covariance[$0, $0] })
  }
}

/// What NUTS needs with one metric.
private struct MetricRun: Sendable {
  let name: String
  let condition: Double
  let stepSize: Double
  let gradientsPerDraw: Double
  /// Smallest effective size of any coordinate or its square, of all chains.
  let size: Double
  let cost: Double
  /// Mean square of the last coordinate, with its Monte Carlo error.
  let variance: (value: Double, error: Double)

  var key: String { name.replacing(", ", with: "-") }

  /// Only the step size is tuned.
  init(
    _ name: String, _ target: StretchedNormal, _ metric: Metric, draws: Int,
    using random: RandomSource, progress: @escaping @Sendable (Double) -> Void
  ) async {
    var starts = random.stream("starts")
    let found = await sample(
      FixedMetric(kernel: NUTS(target, metric: metric)),
      from: (0..<4).map { _ in target.draw(using: &starts) },
      lengths: ChainLengths(warmUp: draws / 2, draws: draws),
      recording: Recorder(names: (0..<10).map { "x\($0)" }), using: random.stream("chains"),
      progress: progress)
    self.init(name, target.condition(under: metric), found)
  }

  /// All is tuned by the engine.
  init(engineOn target: StretchedNormal, draws: Int, using random: RandomSource) async {
    var starts = random.stream("starts")
    guard let metric = try? Metric.dense(.identity(10)) else {
      preconditionFailure("The identity is positive definite.")
    }
    let found = await sample(
      NUTS(target, metric: metric), from: uniformStarts(dimension: 10, using: &starts),
      lengths: ChainLengths(warmUp: 1000, draws: draws),
      recording: Recorder(names: (0..<10).map { "x\($0)" }), using: random.stream("chains"))
    self.init("the engine's warm-up", .nan, found)
  }

  private init(_ name: String, _ condition: Double, _ found: Draws) {
    self.name = name
    self.condition = condition
    stepSize = sampleMean(found.pooled("stepsize__"))
    let steps = found.pooled("n_leapfrog__")
    gradientsPerDraw = sampleMean(steps)
    let sizes = found.names.flatMap { name in
      let chains = found[name]
      return [
        EffectiveSampleSize.mean(chains),
        EffectiveSampleSize.mean(chains.map { $0.map { $0 * $0 } }),
      ]
    }
    size = sizes.min() ?? .nan
    cost = gradientsPerDraw * Double(steps.count) / size
    let squares = found["x9"].map { $0.map { $0 * $0 } }
    variance = (sampleMean(squares.flatMap(\.self)), MonteCarloError.mean(squares))
  }

  static func grouped(_ value: Double) -> String {
    value.isFinite
      ? value < 100
        ? NumberText.significant(value, digits: 2) : NumberText.grouped(Int(value.rounded()))
      : "unknown"
  }
}

/// NUTS of which the warm-up learns the step size alone.
private struct FixedMetric: TransitionKernel {
  let kernel: NUTS<StretchedNormal>

  func start(at position: [Double]) -> HamiltonianState { kernel.start(at: position) }

  func step(_ state: inout HamiltonianState, using random: inout RandomSource) -> HamiltonianInfo {
    kernel.step(&state, using: &random)
  }

  func tuned(
    _ iterations: Int, from state: inout HamiltonianState, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> FixedMetric {
    var tuned = kernel
    var steps = StepSizeAdaptation(startingAt: kernel.stepSize / 10, aim: kernel.acceptanceAim)
    for iteration in 0..<iterations {
      steps.learn(acceptance: tuned.step(&state, using: &random).acceptance)
      tuned = tuned.with(stepSize: steps.stepSize, metric: tuned.metric)
      progress(iteration + 1)
    }
    return FixedMetric(
      kernel: tuned.with(stepSize: steps.finalStepSize, metric: tuned.metric))
  }
}

extension StretchedNormal {
  /// An independent draw.
  func draw(using random: inout RandomSource) -> [Double] {
    guard
      let distribution = try? MultivariateNormal(
        mean: [Double](repeating: 0, count: dimension), covariance: covariance)
    else { preconditionFailure("A correlation of 0.9^|i - j| is positive definite.") }
    return distribution.sample(using: &random)
  }
}
