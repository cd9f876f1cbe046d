import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// Small steps are accepted and lead nowhere, large ones are refused: where is the best between?
  static let stepSize = Section<MarkovStudy>(
    "step-size", "How large should a step be?", seconds: 2
  ) { _, run in
    // Model: independent normals, from one to a thousand
    let dimensions = [1, 10, 100, 1000]

    // Inference: the best acceptance by exact formulas ...
    let walks = dimensions.map { BestStep.walk(dimension: $0) }
    let turns = dimensions.map { BestStep.quarterTurn(dimension: $0) }
    let limits = (walk: BestStep.limit(power: 2), turn: BestStep.limit(power: 0.5))

    // ... and the acceptance of the engine's samplers, one step from each of many exact draws
    let repetitions = run.isQuick ? 200 : 1000
    let seen = await simulations(dimensions, repetitions: repetitions, run)
    // Where nearly nothing is accepted, so few proposals are that their mean is far from normal
    let compared = seen.filter { (0.02...0.999).contains($0.exact) }
    let worst = compared.map { abs($0.mean - $0.exact) / $0.standardError }.max() ?? .nan

    // What it shows
    return Findings(
      answer: "So large that a part of the proposals is refused: in many dimensions a random walk "
        + "goes farthest when \(NumberText.fixed(100 * limits.walk, decimals: 0)) % are accepted, a "
        + "Hamiltonian trajectory when \(NumberText.fixed(100 * limits.turn, decimals: 0)) % are.",
      tables: [table(dimensions, walks, turns, limits)],
      figures: [picture(dimensions, seen)],
      claims: claims(walks, turns, limits, worst: worst, count: compared.count),
      values: [
        .init("limit.walk", limits.walk), .init("limit.turn", limits.turn),
        .init("repetitions", repetitions), .init("simulations", compared.count),
      ]
        + zip(dimensions, walks).map { .init("walk.\($0)", $1.acceptance) }
        + zip(dimensions, turns).map { .init("turn.\($0)", $1.acceptance) }
        + zip(dimensions, walks).map { .init("walk.step.\($0)", $1.stepSize) }
        + zip(dimensions, turns).map { .init("turn.step.\($0)", $1.stepSize) })
  }

  /// Scales of the walk, as multiples of 1/√d, and numbers of leapfrog steps, that are simulated.
  private static func simulations(
    _ dimensions: [Int], repetitions: Int, _ run: Run
  ) async -> [MeasuredAcceptance] {
    await withTaskGroup(of: [MeasuredAcceptance].self) { group in
      for dimension in dimensions {
        group.addTask {
          let target = IndependentNormals(dimension: dimension)
          let walks = [0.5, 1, 2, 3, 5].map { multiple in
            let scale = multiple / Double(dimension).squareRoot()
            return MeasuredAcceptance(
              of: RandomWalk(
                target, widths: [Double](repeating: 1, count: dimension), scale: scale),
              dimension: dimension, setting: scale, isWalk: true,
              exact: WalkOnNormals(dimension: dimension, scale: scale).acceptance,
              repetitions: repetitions,
              using: run.random("walks").stream(dimension).stream("\(multiple)")
            ) { $0.acceptance }
          }
          let turns = [1, 2, 3, 4, 6, 8].map { steps in
            let turn = QuarterTurn(dimension: dimension, steps: steps)
            return MeasuredAcceptance(
              of: HMC(target, steps: steps, stepSize: turn.stepSize, jitter: 0),
              dimension: dimension, setting: turn.stepSize, isWalk: false, exact: turn.acceptance,
              repetitions: repetitions,
              using: run.random("turns").stream(dimension).stream(steps)
            ) { $0.acceptance }
          }
          return walks + turns
        }
      }
      var all: [MeasuredAcceptance] = []
      for await some in group { all += some }
      return all.sorted { ($0.dimension, $0.setting) < ($1.dimension, $1.setting) }
    }
  }

  // MARK: Table, figure, claims

  private static func table(
    _ dimensions: [Int], _ walks: [BestStep], _ turns: [BestStep],
    _ limits: (walk: Double, turn: Double)
  ) -> Table {
    Table(
      title: "Where a sampler goes farthest for its work, on independent normals",
      columns: [
        "dimensions", "best width of the walk", "its acceptance", "best leapfrog step",
        "its acceptance",
      ],
      rows: dimensions.indices.map { index in
        [
          "\(dimensions[index])", NumberText.fixed(walks[index].stepSize, decimals: 3),
          NumberText.fixed(walks[index].acceptance, decimals: 3),
          NumberText.fixed(turns[index].stepSize, decimals: 3),
          NumberText.fixed(turns[index].acceptance, decimals: 3),
        ]
      } + [
        [
          "limit", "2.38 / √d", NumberText.fixed(limits.walk, decimals: 3), "1.90 / d^(1/4)",
          NumberText.fixed(limits.turn, decimals: 3),
        ]
      ],
      note:
        "Work is evaluations of the density or of its gradient; distance is the mean squared jump. "
        + "A trajectory has the length of a quarter turn and one step at least.")
  }

  private static func picture(_ dimensions: [Int], _ seen: [MeasuredAcceptance]) -> Figure {
    let inks: [Ink] = [.orange, .green, .vermillion, .blue]
    let sizes = [Double].equalRatios(from: 0.01, to: 10, count: 200)
    let steps = [Double].equalRatios(from: 0.05, to: 1.999, count: 200)
    let walks = dimensions.map { d in sizes.map { WalkOnNormals(dimension: d, scale: $0) } }
    let turns = dimensions.map { d in steps.map { QuarterTurn(dimension: d, stepSize: $0) } }

    /// Acceptance against step size, one curve for each dimension, with what was simulated.
    func acceptances(_ x: [Double], _ curves: [[Double]], isWalk: Bool) -> [Layer] {
      let kind = isWalk ? "walk" : "turn"
      return zip(zip(dimensions, inks), curves).flatMap { pair, curve -> [Layer] in
        let (dimension, ink) = pair
        let points = seen.filter { $0.dimension == dimension && $0.isWalk == isWalk }
        return [
          .line(
            "\(kind)_\(dimension)", x: x, y: curve, Stroke(ink, width: 2.5),
            title: isWalk ? nil : "*d* = \(dimension)"),
          .points(
            "simulated_\(kind)_\(dimension)", x: points.map(\.setting), y: points.map(\.mean), ink,
            size: 0.8, agreement: .monteCarloByRow(standardErrors: points.map(\.standardError))),
        ]
      }
    }
    /// Distance for the work, as a share of the best, against acceptance.
    func efficiencies(_ kind: String, _ curves: [[(acceptance: Double, efficiency: Double)]])
      -> [Layer]
    {
      zip(zip(dimensions, inks), curves).map { pair, curve in
        let most = curve.map(\.efficiency).max() ?? 1
        // Ends of the curve on which nothing is accepted, or everything
        let shown = curve.filter { (0.001...0.9999).contains($0.acceptance) }
        return .line(
          "\(kind)_efficiency_\(pair.0)", x: shown.map(\.acceptance),
          y: shown.map { $0.efficiency / most }, Stroke(pair.1, width: 2.5))
      }
    }
    let acceptance = { (label: Text) in Axis(label, range: 0...1, tics: .every(0.2)) }
    let marked = { (at: Double) -> [Layer] in
      [
        .verticalLine(at: at, Stroke(.grey, width: 1.5, dash: .solid)),
        .label(
          Text(stringLiteral: NumberText.fixed(at, decimals: 3)), x: .data(at), y: .panel(0.06),
          .grey, offset: (0.5, 0)),
      ]
    }
    return Figure(
      name: "acceptance",
      caption:
        "The more dimensions, the smaller the step; the best acceptance is neither 0 nor 1. Above: "
        + "acceptance against step size (lines: exact; points: the engine). Below: squared jump "
        + "per evaluation as a share of the best; grey lines are the limits of many dimensions. Left: "
        + "random walk; right: trajectories of a quarter turn.",
      layout: .init(columns: 2, width: 1150, height: 1000, gaps: (130, 120)),
      panels: [
        Panel(
          "Random walk",
          x: Axis.decades("Width of the proposal *s*", around: sizes), y: acceptance("Acceptance"),
          layers: acceptances(sizes, walks.map { $0.map(\.acceptance) }, isWalk: true)),
        Panel(
          "Hamiltonian",
          x: Axis(
            "Leapfrog step *ε*", range: 0.1...2, scale: .logarithmic,
            tics: .labelled([(0.1, "0.1"), (0.2, "0.2"), (0.5, "0.5"), (1, "1"), (2, "2")])),
          y: acceptance("Acceptance"), key: .bottomLeft,
          layers: acceptances(steps, turns.map { $0.map(\.acceptance) }, isWalk: false)),
        Panel(
          "", x: acceptance("Acceptance"), y: acceptance("Efficiency, as a share of the best"),
          layers: marked(BestStep.limit(power: 2))
            + efficiencies("walk", walks.map { $0.map { ($0.acceptance, $0.efficiency) } })),
        Panel(
          "", x: acceptance("Acceptance"), y: acceptance("Efficiency, as a share of the best"),
          layers: marked(BestStep.limit(power: 0.5))
            + efficiencies(
              "turn",
              turns.map {
                $0.filter { $0.steps >= 1 }.map { ($0.acceptance, $0.efficiency) }
              })),
      ])
  }

  private static func claims(
    _ walks: [BestStep], _ turns: [BestStep], _ limits: (walk: Double, turn: Double),
    worst: Double, count: Int
  ) -> [Claim] {
    let slide = Claim.Source(lecture: "001", slide: "HMC")
    let walk = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)")
    return [
      Claim(
        "25v", walk, "best acceptance of a random walk in many dimensions",
        .crossCheck(
          route: "Roberts, Gelman and Gilks (1997)", expected: 0.234, computed: limits.walk,
          .rounded(decimals: 3))),
      Claim(
        "32n", slide, "best acceptance of trajectories in many dimensions",
        .crossCheck(
          route: "Beskos et al. (2013)", expected: 0.651, computed: limits.turn,
          .rounded(decimals: 3))),
      Claim(
        "25w", walk, "best acceptance of a random walk in 1000 dimensions",
        .crossCheck(
          route: "the limit", expected: limits.walk, computed: walks[walks.count - 1].acceptance,
          .absolute(0.002, because: "terms of order 1/d"))),
      Claim(
        "32o", slide, "best acceptance of trajectories in 1000 dimensions",
        .crossCheck(
          route: "the limit", expected: limits.turn, computed: turns[turns.count - 1].acceptance,
          .absolute(0.02, because: "terms of order 1/√d"))),
      Claim(
        "32p", slide, "acceptance of the engine's samplers against exact formulas",
        .shape(
          "acceptance on independent normals",
          measuring: "largest difference of \(count) settings, in standard errors", worst,
          .below(5),
          // |z| > 5 once in 1.7 million, some 35 times; acceptances near 0 or 1 are a little less normal
          precision: .notCompared, falseAlarmRate: 1e-4)),
    ]
  }
}

/// The acceptance of one step from each of many exact draws.
struct MeasuredAcceptance: Sendable {
  let dimension: Int
  /// Width of the walk or size of a leapfrog step.
  let setting: Double
  let isWalk: Bool
  let exact: Double
  let mean: Double
  let standardError: Double

  init<Kernel: TransitionKernel>(
    of kernel: Kernel, dimension: Int, setting: Double, isWalk: Bool, exact: Double,
    repetitions: Int, using stream: RandomSource, acceptance: (Kernel.Info) -> Double
  ) {
    var random = stream
    let accepted = (0..<repetitions).map { _ in
      var state = kernel.start(at: (0..<dimension).map { _ in random.normal() })
      return acceptance(kernel.step(&state, using: &random))
    }
    self.dimension = dimension
    self.setting = setting
    self.isWalk = isWalk
    self.exact = exact
    mean = sampleMean(accepted)
    standardError = sampleStandardDeviation(accepted) / Double(repetitions).squareRoot()
  }
}
