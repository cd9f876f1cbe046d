import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// The same ridge walked at random, and rolled along.
  static let randomWalk = Section<MarkovStudy>(
    "random-walk", "How far does a walker get who knows only heights?", seconds: 1
  ) { _, run in
    // Model: two parameters with a correlation of 0.95
    let ridge = CorrelatedNormal(correlation: 0.95)
    let start = [-1.5, -1.5]
    let (width, stepSize, length) = (0.5, 0.2, 10)

    // Inference: a hundred looks at the density, as a random walk and as ten trajectories
    var random = run.random("walk")
    let evaluations = 100
    let walk = metropolis(
      ridge, from: start, width: width, steps: evaluations, using: &random)
    let rolled = trajectories(
      HamiltonianByHand(target: ridge, steps: length, stepSize: stepSize), from: start,
      count: evaluations / length, using: run.random("trajectories"))

    // The engine's walk with the same random numbers
    let difference = walkDifference(ridge, walk, from: start, width: width, run.random("walk"))

    // And both for long
    let draws = run.isQuick ? 2000 : 10_000
    let starts = [[-1.0, -1], [1, 1], [-0.5, 0.5], [0, 0]]
    let recorder = Recorder(names: ["x", "y"])
      .adding("along") { ($0[0] + $0[1]) / 2.0.squareRoot() }
    // Four chains of equally many evaluations
    let slow = await sample(
      RandomWalk(ridge, widths: [width, width]), from: starts,
      lengths: ChainLengths(warmUp: 0, draws: draws, thinning: length), recording: recorder,
      using: run.random("long walk"))
    let fast = await sample(
      HMC(ridge, steps: length, stepSize: stepSize), from: starts,
      lengths: ChainLengths(warmUp: 0, draws: draws), recording: recorder,
      using: run.random("long trajectories"))
    let both = [
      RidgeResult("random walk", slow, evaluationsPerDraw: length),
      RidgeResult("Hamiltonian", fast, evaluationsPerDraw: length),
    ]

    // What it shows
    let gain = both[1].perThousand / both[0].perThousand
    return Findings(
      answer:
        "With the same number of evaluations of the density, trajectories that follow the slope give "
        + "about \(NumberText.fixed(gain, decimals: 0)) times as many effective draws along the "
        + "ridge as a random walk.",
      tables: [table(both, ridge)],
      figures: [paths(ridge, walk, rolled, start)],
      claims: claims(difference: difference, both, ridge),
      values: [
        .init("rho", ridge.correlation), .init("width", width), .init("step", stepSize),
        .init("length", length), .init("evaluations", evaluations),
        .init("along", ridge.alongRidge), .init("across", ridge.acrossRidge),
        .init("acceptance.walk", both[0].acceptance, standardError: 0.01),
        .init("acceptance.rolled", both[1].acceptance, standardError: 0.01),
        .init("ess.walk", both[0].perThousand, standardError: 0.05 * both[0].perThousand),
        .init("ess.rolled", both[1].perThousand, standardError: 0.03 * both[1].perThousand),
        .init("gain", gain, standardError: 0.06 * gain),
      ])
  }

  /// The places on the way of each trajectory, one after the other.
  private static func trajectories(
    _ kernel: HamiltonianByHand<CorrelatedNormal>, from start: [Double], count: Int,
    using stream: RandomSource
  ) -> [(path: [[Double]], isAccepted: Bool)] {
    var random = stream
    var theta = start
    return (0..<count).map { _ in kernel.step(&theta, using: &random) }
  }

  /// How far the engine's walk leaves the one by hand, which has drawn the same random numbers.
  private static func walkDifference(
    _ target: CorrelatedNormal, _ walk: [[Double]], from start: [Double], width: Double,
    _ stream: RandomSource
  ) -> Double {
    var random = stream
    let kernel = RandomWalk(target, widths: [width, width])
    var state = kernel.start(at: start)
    return walk.map { place in
      _ = kernel.step(&state, using: &random)
      return zip(place, state.position).map { abs($0 - $1) }.max() ?? 0
    }.max() ?? .nan
  }

  // MARK: Table, figure, claims

  private static func table(_ both: [RidgeResult], _ ridge: CorrelatedNormal) -> Table {
    Table(
      title: "Four long chains of each, with the same number of evaluations",
      columns: [
        "sampler", "acceptance", "sd along the ridge", "standard error",
        "effective draws per 1000 evaluations",
      ],
      rows: both.map {
        [
          $0.name, NumberText.fixed($0.acceptance, decimals: 2),
          NumberText.fixed($0.along, decimals: 3), NumberText.fixed($0.error, decimals: 3),
          NumberText.fixed($0.perThousand, decimals: 0),
        ]
      },
      note:
        "The sd along the ridge is √(1 + ρ) = \(NumberText.fixed(ridge.alongRidge, decimals: 3)). "
        + "An evaluation is one of the density for the walk, one of density and gradient for the "
        + "trajectories.")
  }

  private static func paths(
    _ ridge: CorrelatedNormal, _ walk: [[Double]],
    _ rolled: [(path: [[Double]], isAccepted: Bool)], _ start: [Double]
  ) -> Figure {
    let contours = [1.0, 2.0].map { radius in
      let ellipse = ridge.ellipse(at: radius)
      return Layer.line(
        "ellipse_\(Int(radius))", x: ellipse.x, y: ellipse.y,
        Stroke(.grey, width: 1.5, dash: .solid))
    }
    let chance = Agreement.notCompared(because: "one random path")
    let places = [start] + walk
    let walked: [Layer] = [
      .line(
        "walk", x: places.map { $0[0] }, y: places.map { $0[1] },
        Stroke(.vermillion, width: 1.2, dash: .solid), agreement: chance),
      .points(
        "places", x: places.map { $0[0] }, y: places.map { $0[1] }, .vermillion, size: 0.7,
        agreement: chance),
    ]
    let curves = rolled.enumerated().map { index, trajectory in
      Layer.line(
        "trajectory_\(index + 1)", x: trajectory.path.map { $0[0] },
        y: trajectory.path.map { $0[1] }, Stroke(.blue, width: 1.2, dash: .solid),
        agreement: chance)
    }
    let ends = rolled.map { $0.isAccepted ? $0.path[$0.path.count - 1] : $0.path[0] }
    let axis = { (label: Text) in Axis(label, range: -3...3, tics: .every(1)) }
    // Two normal coordinates lie within so many standard deviations with probability 1 - exp(-r²/2)
    let share = { (radius: Double) in
      "\(NumberText.fixed(100 * (1 - exp(-radius * radius / 2)), decimals: 0)) %"
    }
    let begin = Layer.points(
      "start", x: [start[0]], y: [start[1]], .black, marker: .square, size: 1.4)
    return Figure(
      name: "paths",
      caption:
        "A hundred evaluations of the density, as a random walk (left) and as ten trajectories of "
        + "ten leapfrog steps (right), from the same start (square). The walk diffuses; the "
        + "trajectories run along the ridge. Ellipses hold \(share(1)) and \(share(2)) of the "
        + "probability.",
      layout: .init(columns: 2, width: 1150, height: 620, gaps: (130, 110)),
      panels: [
        Panel(
          "Random walk", x: axis("*x*"), y: axis("*y*"), hasEqualUnits: true,
          layers: contours + walked + [begin]),
        Panel(
          "Hamiltonian", x: axis("*x*"), y: axis("*y*"), hasEqualUnits: true,
          layers: contours + curves + [
            .points(
              "ends", x: ends.map { $0[0] }, y: ends.map { $0[1] }, .blue, size: 1.1,
              agreement: chance), begin,
          ]),
      ])
  }

  private static func claims(
    difference: Double, _ both: [RidgeResult], _ ridge: CorrelatedNormal
  ) -> [Claim] {
    let walk = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)")
    let hmc = Claim.Source(lecture: "001", slide: "HMC")
    return [
      Claim(
        "25t", walk, "Metropolis by hand, 100 steps",
        .agreement(
          route: "the engine's random walk with the same random numbers",
          largestDifference: difference, below: 1e-14, because: "the same arithmetic"))
    ]
      + zip(["25u", "32a"], both).map { id, result in
        Claim(
          id, id == "25u" ? walk : hmc, "sd along the ridge, \(result.name)",
          .crossCheck(
            route: "√(1 + ρ)", expected: ridge.alongRidge, computed: result.along,
            .monteCarlo(standardError: result.error)))
      } + [
        Claim(
          "32b", hmc, "trajectories along the ridge against a random walk",
          .shape(
            "trajectories follow the gradient",
            measuring: "ratio of effective draws per evaluation",
            both[1].perThousand / both[0].perThousand, .above(3),
            // Under 20 seeds the ratio was 5.3 with a standard deviation of 0.3 (under 60 seeds with --quick, 5.2
            // and 0.45): on the scale of logarithms 3 is ten of them away (six with --quick), and a normal
            // distribution lies farther off than 4.9 once in a million
            precision: .notCompared, falseAlarmRate: 1e-6))
      ]
  }
}

/// What four chains on the ridge came to.
private struct RidgeResult: Sendable {
  let name: String
  let acceptance: Double
  /// Standard deviation along the ridge, and its Monte Carlo standard error.
  let along: Double
  let error: Double
  /// Effective draws, for the mean along the ridge, per 1000 evaluations.
  let perThousand: Double

  init(_ name: String, _ draws: Draws, evaluationsPerDraw: Int) {
    self.name = name
    let chains = draws["along"]
    acceptance = sampleMean(draws["accept_stat__"].flatMap(\.self))
    along = draws.moments("along").standardDeviation
    error = MonteCarloError.standardDeviation(chains)
    let evaluations = Double(chains.count * chains[0].count * evaluationsPerDraw)
    perThousand = 1000 * EffectiveSampleSize.mean(chains) / evaluations
  }
}
