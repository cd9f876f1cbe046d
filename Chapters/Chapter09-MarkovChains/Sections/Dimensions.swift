import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// What an effective draw costs when there are more and more parameters.
  static let dimensions = Section<MarkovStudy>(
    "dimensions", "What do more dimensions cost?", seconds: 3
  ) { _, run in
    // Model: independent normals, each sampler with the step that is best there
    let walked = run.isQuick ? [8, 16, 32, 64] : [8, 16, 32, 64, 128, 256]
    let rolled = run.isQuick ? [16, 64, 256, 1024] : [16, 64, 256, 1024, 4096]

    // Inference: evaluations per effective draw of a coordinate, by the engine's chains
    let walks = await measured(walked) { d in
      let best = BestStep.walk(dimension: d)
      let kernel = RandomWalk(
        IndependentNormals(dimension: d), widths: [Double](repeating: 1, count: d),
        scale: best.stepSize)
      return DrawCost(
        of: kernel, dimension: d, evaluationsPerStep: 1, length: 40 * d, chains: 12,
        using: run.random("walks").stream(d))
    }
    let turns = await measured(rolled) { d in
      let steps = bestSteps(dimension: d)
      let kernel = HMC(
        IndependentNormals(dimension: d), steps: steps,
        stepSize: QuarterTurn(dimension: d, steps: steps).stepSize, jitter: 0)
      return DrawCost(
        of: kernel, dimension: d, evaluationsPerStep: steps, length: max(100, 40_000 / d),
        chains: 16, using: run.random("turns").stream(d))
    }
    let exponents = (walk: Exponent(of: walks), turn: Exponent(of: turns))

    // What it shows
    return Findings(
      answer: "The cost of an effective draw grows as the "
        + "\(NumberText.value(exponents.walk.value, withError: exponents.walk.standardError)) power of "
        + "the number of dimensions for a random walk, and as the "
        + "\(NumberText.value(exponents.turn.value, withError: exponents.turn.standardError)) power for "
        + "Hamiltonian trajectories.",
      tables: [table("random walk", walks), table("Hamiltonian", turns)],
      figures: [picture(walks, turns)],
      claims: claims(exponents.walk, exponents.turn),
      values: [
        .init("walk", exponents.walk.value, standardError: exponents.walk.standardError),
        .init("turn", exponents.turn.value, standardError: exponents.turn.standardError),
      ]
        + walks.map { .init("walk.\($0.dimension)", $0.cost, standardError: $0.standardError) }
        + turns.map { .init("turn.\($0.dimension)", $0.cost, standardError: $0.standardError) })
  }

  private static func measured(
    _ dimensions: [Int], _ cost: @escaping @Sendable (Int) -> DrawCost
  ) async -> [DrawCost] {
    await withTaskGroup(of: DrawCost.self) { group in
      for dimension in dimensions { group.addTask { cost(dimension) } }
      var costs: [DrawCost] = []
      for await one in group { costs.append(one) }
      return costs.sorted { $0.dimension < $1.dimension }
    }
  }

  /// The whole number of steps of a quarter turn at which an effective draw should cost least.
  static func bestSteps(dimension: Int) -> Int {
    (1...100).min {
      QuarterTurn(dimension: dimension, steps: $0).cost
        < QuarterTurn(dimension: dimension, steps: $1).cost
    } ?? 1
  }

  // MARK: Tables, figure, claims

  private static func table(_ name: String, _ costs: [DrawCost]) -> Table {
    Table(
      title: "Evaluations per effective draw, \(name)",
      columns: ["dimensions", "evaluations per step", "evaluations per effective draw"],
      rows: costs.map {
        [
          "\($0.dimension)", "\($0.evaluationsPerStep)",
          NumberText.value($0.cost, withError: $0.standardError),
        ]
      })
  }

  private static func picture(_ walks: [DrawCost], _ turns: [DrawCost]) -> Figure {
    let guide = { (costs: [DrawCost], power: Double, name: String) -> Layer in
      let last = costs[costs.count - 1]
      let x = [costs[0], last].map { Double($0.dimension) }
      return .line(
        name, x: x, y: x.map { last.cost * pow($0 / x[1], power) },
        Stroke(.grey, width: 1.5, dash: .solid),
        agreement: .notCompared(because: "it ends at a measured cost"))
    }
    let points = { (costs: [DrawCost], ink: Ink, marker: Marker, name: String) -> Layer in
      .points(
        name, x: costs.map { Double($0.dimension) }, y: costs.map(\.cost), ink, marker: marker,
        size: 1.3, agreement: .monteCarloByRow(standardErrors: costs.map(\.standardError)))
    }
    let (walk, turn) = (walks[walks.count - 2], turns[turns.count - 2])
    return Figure(
      name: "cost",
      caption:
        "A random walk pays in proportion to the number of dimensions, a Hamiltonian trajectory to "
        + "its fourth root. Evaluations per effective draw of a coordinate of independent normals, each "
        + "with its best step; grey lines have slopes 1 and 1/4.",
      panels: [
        Panel(
          x: Axis.decades(
            "Dimensions *d*", around: (walks + turns).map { Double($0.dimension) }),
          y: Axis.decades("Evaluations per effective draw", around: (walks + turns).map(\.cost)),
          layers: [
            guide(walks, 1, "order_1"), guide(turns, 0.25, "order_quarter"),
            points(walks, .vermillion, .square, "walk"), points(turns, .blue, .circle, "turn"),
            .label(
              "random walk", x: .data(Double(walk.dimension)), y: .data(walk.cost), .vermillion,
              anchor: .right, offset: (-1, 0.5)),
            .label(
              "Hamiltonian", x: .data(Double(turn.dimension)), y: .data(turn.cost), .blue,
              anchor: .centre, offset: (0, 1.2)),
          ])
      ])
  }

  private static func claims(_ walk: Exponent, _ turn: Exponent) -> [Claim] {
    let slide = Claim.Source(lecture: "001", slide: "HMC")
    let blocks = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)")
    return [
      Claim(
        "25x", blocks, "how the cost of a random walk grows with the number of dimensions",
        .shape(
          "proposals at random", measuring: "exponent of d", walk.value, .between(0.85, 1.15),
          // Standard error 0.02; the limit is 1, and few dimensions bend it by 0.03
          precision: .standardError(walk.standardError), falseAlarmRate: 1e-5)),
      Claim(
        "32q", slide, "how the cost of trajectories grows with the number of dimensions",
        .shape(
          "leapfrog integration steps", measuring: "exponent of d", turn.value,
          .between(0.2, 0.35),
          // Standard error 0.01; the limit is 1/4, and whole numbers of steps bend it by 0.02
          precision: .standardError(turn.standardError), falseAlarmRate: 1e-5)),
    ]
  }
}

/// Evaluations per effective draw of a coordinate, from chains that begin at exact draws.
///
/// The mean of a chain of n draws has the variance τ/n, where τ is the number of draws per effective draw; all coordinates
/// have mean 0 and variance 1 and are alike, so n times the mean square of all chains' means estimates τ.
struct DrawCost: Sendable {
  let dimension: Int
  let evaluationsPerStep: Int
  let cost: Double
  let standardError: Double

  init<Kernel: TransitionKernel>(
    of kernel: Kernel, dimension: Int, evaluationsPerStep: Int, length: Int, chains: Int,
    using random: RandomSource
  ) {
    // Few coordinates need more chains for the same number of means
    let blocks = chains
    let perBlock = max(1, 256 / dimension)
    let costs = (0..<blocks).map { block in
      let ofChains = (0..<perBlock).map { chain in
        var random = random.stream(block).stream(chain)
        var state = kernel.start(at: (0..<dimension).map { _ in random.normal() })
        var sums = [Double](repeating: 0, count: dimension)
        for _ in 0..<length {
          _ = kernel.step(&state, using: &random)
          add(1, times: state.position, to: &sums)
        }
        return dot(sums, sums) / Double(length * dimension)
      }
      return Double(evaluationsPerStep) * sampleMean(ofChains)
    }
    self.dimension = dimension
    self.evaluationsPerStep = evaluationsPerStep
    cost = sampleMean(costs)
    standardError = sampleStandardDeviation(costs) / Double(blocks).squareRoot()
  }
}

/// The slope of log cost against log dimension by weighted least squares, with its standard error.
struct Exponent: Sendable {
  let value: Double
  let standardError: Double

  init(of costs: [DrawCost]) {
    let x = costs.map { log(Double($0.dimension)) }
    let y = costs.map { log($0.cost) }
    let weights = costs.map { pow($0.cost / $0.standardError, 2) }
    let total = weights.reduce(0, +)
    let middle = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / total
    let spread = zip(weights, x).reduce(0) { $0 + $1.0 * ($1.1 - middle) * ($1.1 - middle) }
    value = zip(weights, zip(x, y)).reduce(0) { $0 + $1.0 * ($1.1.0 - middle) * $1.1.1 } / spread
    // Points that scatter by more than their errors make the slope as much less certain
    let (slope, height) = (value, zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / total)
    let misfit = zip(weights, zip(x, y)).reduce(0) {
      $0 + $1.0 * pow($1.1.1 - height - slope * ($1.1.0 - middle), 2)
    }
    let freedom = Double(max(1, costs.count - 2))
    standardError = (max(1, misfit / freedom) / spread).squareRoot()
  }
}
