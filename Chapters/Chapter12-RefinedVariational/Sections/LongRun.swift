import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// The second phase of algorithm 4: the sampler goes on from the particles.
  static let longRun = Section<RefinedStudy>(
    "long-run", "And if the sampler goes on?", seconds: 4
  ) { _, run in
    // Model: the funnel, whose neck holds a known share
    let start = VariationalNormal(mean: [0, 0], standardDeviations: [1, 1])
    let trials = try RefinedTrial.searches(
      [0, 5], on: NarrowFunnel(), from: start, budget: run.isQuick ? 100_000 : 600_000,
      boundDraws: 1000, using: run.random("searches"))

    // Inference: Langevin steps with Metropolis's correction, from the particles of both
    let count = run.isQuick ? 500 : 4000
    let last = run.isQuick ? 512 : 4096
    let marches = trials.map { trial in
      March(
        trial.fit.approximation, particles: count, steps: last,
        using: run.random("march \(trial.steps)"))
    }

    // What it shows
    let exact = March.exact
    let errors = marches.map { abs($0.shares[0] - exact) }
    let ends = marches.map { $0.shares[$0.shares.count - 1] }
    return Findings(
      answer:
        "It ends at the target, from either start: of the particles \(NumberText.fixed(100 * marches[0].shares[0], decimals: 1)) % (plain) and "
        + "\(NumberText.fixed(100 * marches[1].shares[0], decimals: 1)) % (refined) lie in the funnel's neck at first, "
        + "\(NumberText.fixed(100 * ends[0], decimals: 1)) and \(NumberText.fixed(100 * ends[1], decimals: 1)) % after "
        + "\(NumberText.grouped(last)) steps, and \(NumberText.fixed(100 * exact, decimals: 1)) % should.",
      tables: [table(marches, trials)], figures: [figure(marches)],
      claims: [
        Claim(
          "33n", Claim.Source(lecture: "001", slide: "Algorithm 4"),
          "how far the particles' share of the neck is off before the sampler, refined over plain",
          .shape(
            "the inference phase begins at the refined particles",
            measuring: "error with T = 5 over error with T = 0", errors[1] / errors[0], .below(1),
            precision: .notCompared, falseAlarmRate: 0.01))
      ],
      values: [
        .init("plain.first", marches[0].shares[0], standardError: 0.005),
        .init("refined.first", marches[1].shares[0], standardError: 0.005),
        .init("plain.last", ends[0], standardError: 0.005),
        .init("refined.last", ends[1], standardError: 0.005), .init("exact", exact),
        .init("steps", last),
      ])
  }

  private static func table(_ marches: [March], _ trials: [RefinedTrial]) -> Table {
    Table(
      title: "Share of particles with v < -2 after so many steps of the sampler",
      columns: ["start"] + marches[0].times.map { NumberText.grouped($0) },
      rows: zip(marches, trials).map { march, trial in
        ["T = \(trial.steps)"] + march.shares.map { NumberText.fixed($0, decimals: 3) }
      } + [["exact"] + marches[0].times.map { _ in NumberText.fixed(March.exact, decimals: 3) }],
      note:
        "Step size \(marches.map { NumberText.significant($0.stepSize, digits: 2) }.joined(separator: " and ")), learned for an acceptance of 0.57."
    )
  }

  private static func figure(_ marches: [March]) -> Figure {
    let inks: [(Ink, Text)] = [(.vermillion, "from *T* = 0"), (.blue, "from *T* = 5")]
    let chance = Agreement.notCompared(because: "particles of random chains")
    return Figure(
      name: "long-run",
      caption:
        "The sampler brings the missing particles into the neck, and slowly. Share of particles with v below -2 after so many steps of Langevin "
        + "dynamics with Metropolis's correction, from the plain fit (dashed) and from the refined one (solid); black: exact.",
      panels: [
        Panel(
          x: Axis(
            "steps of the sampler (the start counts as 1)",
            range: 1...Double(marches[0].times[marches[0].times.count - 1] + 1), scale: .logarithmic
          ),
          y: Axis("share with *v* < -2", range: 0...0.1, tics: .every(0.02)), key: .bottomRight,
          layers: [
            .horizontalLine(at: March.exact, Stroke(.black, width: 2.5, dash: .solid)),
            .label("exact", x: .data(1.3), y: .data(March.exact), offset: (0, 0.8)),
          ]
            + zip(marches, inks).map { march, ink in
              .line(
                "from_\(ink.0.rawValue)", x: march.times.map { Double($0 + 1) }, y: march.shares,
                Stroke(ink.0), agreement: chance, title: ink.1)
            })
      ])
  }
}

/// Particles on their way through the funnel.
struct March: Sendable {
  /// Steps after which the share was counted: 0, 1, 2, 4, ...
  let times: [Int]
  let shares: [Double]
  let stepSize: Double

  static let edge = -2.0
  static var exact: Double { Normal(standardDeviation: NarrowFunnel.spread).cumulative(edge) }

  init(_ q: RefinedNormal, particles: Int, steps: Int, using random: RandomSource) {
    var forStarts = random.stream("particles")
    let starts = q.particles(of: NarrowFunnel(), count: particles, using: &forStarts)
    let kernel = MetropolisLangevin(NarrowFunnel(), widths: q.standardDeviations)
    var forTuning = random.stream("tuning")
    var state = kernel.start(at: starts[0])
    let tuned = kernel.tuned(2000, from: &state, using: &forTuning) { _ in }
    let widths = MetropolisLangevin(
      NarrowFunnel(), stepSize: tuned.stepSize, widths: tuned.widths)

    var times = [0]
    while times[times.count - 1] < steps { times.append(max(1, 2 * times[times.count - 1])) }
    var inside = [Int](repeating: 0, count: times.count)
    for (index, start) in starts.enumerated() {
      var stream = random.stream(index)
      var state = widths.start(at: start)
      var next = 0
      for time in 0...steps {
        if time > 0 { _ = widths.step(&state, using: &stream) }
        if time == times[next] {
          inside[next] += state.position[1] < Self.edge ? 1 : 0
          next += 1
          if next == times.count { break }
        }
      }
    }
    self.times = times
    shares = inside.map { Double($0) / Double(particles) }
    stepSize = tuned.stepSize
  }
}
