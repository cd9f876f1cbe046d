import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// The second phase of algorithm 4: the sampler goes on from the particles.
  static let longRun = Section<RefinedStudy>(
    "long-run", "And if the sampler goes on?", seconds: 5
  ) { _, run in
    // Model: the lens beyond |x₀| = 0.9, and the funnel's neck; both shares are known
    let places = [MarchTarget.lens, .funnel]

    // Inference: Langevin steps with Metropolis's correction, from the particles of a plain and of a refined fit
    let count = 1500
    let last = run.isQuick ? 256 : 1024
    var marches: [[March]] = []
    for place in places {
      let random = run.random(place.name)
      let trials = try RefinedTrial.searches(
        [0, 5], on: place.density,
        from: VariationalNormal(mean: [0, 0], standardDeviations: [1, 1]),
        budget: run.isQuick ? 100_000 : 600_000, boundDraws: 1000,
        using: random.stream("searches"))
      let kernel = March.kernel(
        on: place.density, from: trials[1].fit.approximation, using: random.stream("kernel"))
      marches.append(
        trials.map { trial in
          March(
            trial, place, kernel: kernel, particles: count, steps: last,
            using: random.stream(trial.steps))
        })
      run.reporting("long-run")(Double(marches.count) / Double(places.count))
    }

    // What it shows
    func percent(_ share: Double) -> String { "\(NumberText.fixed(100 * share, decimals: 1)) %" }
    let (lens, funnel) = (marches[0], marches[1])
    return Findings(
      answer:
        "The particles drift to the target: beyond the lens's |x₀| = 0.9 lie \(percent(lens[0].first)) (plain) and "
        + "\(percent(lens[1].first)) (refined) at first, \(percent(lens[0].last)) and \(percent(lens[1].last)) after \(NumberText.grouped(last)) "
        + "steps, and \(percent(places[0].exact)) should. In the funnel's neck it is \(percent(funnel[0].first)) and "
        + "\(percent(funnel[1].first)), then \(percent(funnel[0].last)) and \(percent(funnel[1].last)), and should be "
        + "\(percent(places[1].exact)).",
      tables: places.indices.map { table(places[$0], marches[$0]) },
      figures: [figure(places, marches)], claims: claims(places, marches),
      values: zip(places, marches).flatMap { place, marches in
        [
          .init(
            "\(place.name).plain.first", marches[0].first,
            standardError: marches[0].error(marches[0].first)),
          .init(
            "\(place.name).refined.first", marches[1].first,
            standardError: marches[1].error(marches[1].first)),
          .init(
            "\(place.name).plain.last", marches[0].last,
            standardError: marches[0].error(marches[0].last)),
          .init(
            "\(place.name).refined.last", marches[1].last,
            standardError: marches[1].error(marches[1].last)),
          .init("\(place.name).exact", place.exact),
        ] as [Findings.Value]
      } + [.init("steps", last)])
  }

  private static func table(_ place: MarchTarget, _ marches: [March]) -> Table {
    let shown = stride(from: 0, to: marches[0].times.count, by: 2).map { $0 }
    return Table(
      title: "Share of particles \(place.words) after so many steps of the sampler",
      columns: ["start"] + shown.map { NumberText.grouped(marches[0].times[$0]) } + ["exact"],
      rows: marches.map { march in
        ["T = \(march.steps)"] + shown.map { NumberText.fixed(march.shares[$0], decimals: 3) }
          + [NumberText.fixed(place.exact, decimals: 3)]
      },
      note:
        "Standard error of a share near the exact one: \(NumberText.significant(marches[0].error(place.exact), digits: 1)). "
        + "Step size \(NumberText.significant(marches[0].stepSize, digits: 2)), the same from both starts."
    )
  }

  private static func figure(_ places: [MarchTarget], _ marches: [[March]]) -> Figure {
    let inks: [(Ink, Text)] = [(.vermillion, "from *T* = 0"), (.blue, "from *T* = 5")]
    let chance = Agreement.notCompared(because: "particles of random chains")
    return Figure(
      name: "long-run",
      caption:
        "A refined start is nearer to the target, and the sampler does the rest where it can move. Share of particles in a place that plain fits "
        + "miss, after so many steps of Langevin dynamics with Metropolis's correction, from the plain fit (dashed) and from the refined one "
        + "(solid); bands: one standard error; black: exact. Left: the lens beyond |x₀| = 0.9. Right: the funnel below v = -2.",
      layout: .init(columns: 2, width: 1200, height: 560),
      panels: zip(places, marches).map { place, marches in
        let end = Double(marches[0].times[marches[0].times.count - 1] + 1)
        return Panel(
          place.title,
          x: Axis(
            // Placed at one more than their number, as a logarithmic axis has no 0
            "steps", range: 1...end, scale: .logarithmic,
            tics: .labelled([(1, "0"), (2, "1"), (11, "10"), (101, "100"), (1001, "1,000")])),
          y: Axis("share of particles", range: 0...place.most, tics: .every(place.most / 5)),
          key: .bottomRight,
          layers: [
            .horizontalLine(at: place.exact, Stroke(.black, width: 2.5, dash: .solid)),
            .label("exact", x: .data(1.3), y: .data(place.exact), offset: (0, 0.8)),
          ]
            + zip(marches, inks).flatMap { march, ink -> [Layer] in
              let x = march.times.map { Double($0 + 1) }
              let errors = march.shares.map { march.error($0) }
              return [
                .band(
                  "\(place.name)_\(ink.0.rawValue)_error", x: x,
                  lower: zip(march.shares, errors).map { max(0, $0 - $1) },
                  upper: zip(march.shares, errors).map { $0 + $1 }, ink.0, opacity: 0.2,
                  agreement: chance),
                .line(
                  "\(place.name)_\(ink.0.rawValue)", x: x, y: march.shares, Stroke(ink.0),
                  agreement: chance, title: ink.1),
              ]
            })
      })
  }

  private static func claims(_ places: [MarchTarget], _ marches: [[March]]) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Algorithm 4")
    let exact = places.map(\.exact)
    func error(_ share: Double, _ place: Int) -> Double { abs(share - exact[place]) }
    // Particles are independent, before the sampler and after it
    let ofFirst =
      (marches[1].map { $0.error($0.first) * $0.error($0.first) }.reduce(0, +)).squareRoot()
    let count = Double(marches[0][1].count)
    return [
      Claim(
        "33n", source, "how far the particles' share of the neck is off before the sampler",
        .shape(
          "the inference phase begins at the refined particles",
          measuring: "shares: error with T = 0 less that with T = 5, less two standard errors",
          error(marches[1][0].first, 1) - error(marches[1][1].first, 1) - 2 * ofFirst, .above(0),
          precision: .notCompared, falseAlarmRate: 0.01)),
      Claim(
        "33o", source,
        "share of the lens's edge after the sampler went on from the refined particles",
        .crossCheck(
          route: "the normal distribution of x₀", expected: exact[0],
          computed: marches[0][1].last,
          .monteCarlo(standardError: (exact[0] * (1 - exact[0]) / count).squareRoot()))),
    ]
  }
}

/// A target, and the place whose share of the particles is followed.
struct MarchTarget: Sendable {
  let name: String
  let words: String
  let title: Text
  let density: any DifferentiableLogDensity
  let exact: Double
  /// Of the vertical axis.
  let most: Double
  let holds: @Sendable ([Double]) -> Bool

  static let lens: MarchTarget = {
    let first = Normal(mean: 0, standardDeviation: 0.5)
    let whole = first.cumulative(1) - first.cumulative(-1)
    return MarchTarget(
      name: "lens", words: "with |x₀| > 0.9", title: "Lens", density: Lens.free,
      exact: 1 - (first.cumulative(0.9) - first.cumulative(-0.9)) / whole, most: 0.05,
      // x₀ = tanh(θ/2)
      holds: { abs($0[0]) > 2 * .atanh(0.9) })
  }()

  static let funnel = MarchTarget(
    name: "funnel", words: "with v < -2", title: "Funnel", density: NarrowFunnel(),
    exact: Normal(standardDeviation: NarrowFunnel.spread).cumulative(-2), most: 0.1,
    holds: { $0[1] < -2 })
}

/// Particles on their way.
struct March: Sendable {
  /// T of the fit that they begin at.
  let steps: Int
  /// Steps after which the share was counted: 0, 1, 2, 4, ...
  let times: [Int]
  let shares: [Double]
  let stepSize: Double
  let count: Int

  var first: Double { shares[0] }
  /// Of a share of independent particles; of none of n it is as if one more were there.
  func error(_ share: Double) -> Double {
    (max(share, 1 / Double(count)) * (1 - share) / Double(count)).squareRoot()
  }
  var last: Double { shares[shares.count - 1] }

  /// The step size that eight chains from the particles of a fit learn, at the median, in widths of that fit.
  static func kernel(
    on target: any DifferentiableLogDensity, from q: RefinedNormal, using random: RandomSource
  ) -> Double {
    func learned<Target: DifferentiableLogDensity>(_ target: Target) -> Double {
      var forStarts = random.stream("starts")
      let starts = q.particles(of: target, count: 8, using: &forStarts)
      let sizes = starts.enumerated().map { index, start in
        let kernel = MetropolisLangevin(target, widths: [1, 1])
        var stream = random.stream(index)
        var state = kernel.start(at: start)
        let tuned = kernel.tuned(1500, from: &state, using: &stream) { _ in }
        // In units of one, whatever widths the chain has learned
        return tuned.stepSize * (tuned.widths[0] * tuned.widths[1])
      }
      return sizes.sorted()[4]
    }
    return learned(target)
  }

  init(
    _ trial: RefinedTrial, _ place: MarchTarget, kernel stepSize: Double, particles: Int,
    steps: Int, using random: RandomSource
  ) {
    var times = [0]
    while times[times.count - 1] < steps { times.append(max(1, 2 * times[times.count - 1])) }
    let places = times
    func counted<Target: DifferentiableLogDensity>(_ target: Target) -> [Int] {
      var inside = [Int](repeating: 0, count: places.count)
      var forStarts = random.stream("particles")
      let starts = trial.fit.approximation.particles(
        of: target, count: particles, using: &forStarts)
      let kernel = MetropolisLangevin(target, stepSize: stepSize, widths: [1, 1])
      for (index, start) in starts.enumerated() {
        var stream = random.stream(index)
        var state = kernel.start(at: start)
        var next = 0
        for time in 0...steps {
          if time > 0 { _ = kernel.step(&state, using: &stream) }
          if time == places[next] {
            inside[next] += place.holds(state.position) ? 1 : 0
            next += 1
            if next == places.count { break }
          }
        }
      }
      return inside
    }
    self.times = times
    self.steps = trial.steps
    self.stepSize = stepSize
    count = particles
    shares = counted(place.density).map { Double($0) / Double(particles) }
  }
}
