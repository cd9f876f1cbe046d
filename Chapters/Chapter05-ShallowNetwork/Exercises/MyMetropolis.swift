import BayesNumerics
import Foundation
import Inference
import Marking
import Plotting
import SafeIO
import Workbook

extension ShallowNetworkChapter {
  /// What a student's own functions do in the chapter.
  static let studentSections: [Section<NetworkStudy>] = [myMetropolis, myNoise]

  /// The student's Metropolis step in a network of three units, beside the engine's.
  static let myMetropolis = Section<NetworkStudy>(
    "my-metropolis", "What does my Metropolis step make of the rotation curve?", options: [],
    seconds: 8
  ) { study, run in
    // Data: the rotation curve. Model: three hidden units, variances held fixed
    let scale = Standardisation(study.rotation)
    let points = zip(study.rotation.first, scale.targets(study.rotation.y)).map {
      [($0 - scale.x[0].centre) / scale.x[0].scale, $1]
    }
    let (full, empty) = (
      FixedVarianceNetwork(points: points), FixedVarianceNetwork(points: [])
    )
    let steps = run.isQuick ? 4000 : 12_000

    // Inference: the engine, then the student's step from the same place with the same scale
    let engine = await sampleEngine(full, steps: steps, using: run.random("engine"))
    let alone = await sampleEngine(empty, steps: steps, using: run.random("engine alone"))
    func question(_ network: FixedVarianceNetwork, from start: [Double], _ name: String)
      -> MetropolisQuestion
    {
      var random = run.random(name)
      return MetropolisQuestion(
        target: "network", start: start, chains: 4, steps: steps,
        scale: network.points.isEmpty ? EngineRun.scaleWithoutPoints : EngineRun.scale,
        seed: random.next(), points: network.points)
    }
    let answers: [[Double]]
    do {
      answers = try mine(
        .metropolisStep, Exercise.metropolisCall,
        on: [
          question(full, from: engine.start, "mine"), question(empty, from: alone.start, "alone"),
        ])
    } catch let error as InputError {
      return Findings(answer: "Nothing to see yet: \(error.sentence).")
    }
    guard answers.allSatisfy({ $0.allSatisfy(\.isFinite) }),
      zip(answers, [engine, alone]).allSatisfy({ $0.count == 4 * steps * $1.start.count })
    else {
      return Findings(
        answer:
          "Your chains reach places that are not numbers, or have not as many coordinates as the start."
      )
    }
    let mineFull = EngineRun(start: engine.start, chains: chains(answers[0], engine.start.count))
    let mineAlone = EngineRun(start: alone.start, chains: chains(answers[1], alone.start.count))

    // What it shows
    let comparison = StepComparison(
      set: study.rotation, scale: scale, network: full, engine: engine, mine: mineFull,
      engineAlone: alone, mineAlone: mineAlone, random: run.random("weights"))
    return Findings(
      answer: comparison.answer, tables: [comparison.table], figures: [comparison.figure])
  }

  /// [chain][step][coordinate]
  private static func chains(_ numbers: [Double], _ dimension: Int) -> [[[Double]]] {
    let length = numbers.count / 4
    return (0..<4).map { chain in
      stride(from: chain * length, to: (chain + 1) * length, by: dimension).map {
        Array(numbers[$0..<$0 + dimension])
      }
    }
  }

  private static func sampleEngine(
    _ network: FixedVarianceNetwork, steps: Int, using random: RandomSource
  ) async -> EngineRun {
    let target = FixedVarianceTarget(network: network)
    let scale = network.points.isEmpty ? EngineRun.scaleWithoutPoints : EngineRun.scale
    let walk = RandomWalk(
      target, widths: [Double](repeating: scale, count: target.dimension))
    // A pilot finds where the posterior is
    var stream = random.stream("pilot")
    var state = walk.start(at: (0..<target.dimension).map { _ in 2 * stream.normal() })
    for _ in 0..<5000 { _ = walk.step(&state, using: &stream) }
    let start = state.position
    let draws = await sample(
      walk, from: [[Double]](repeating: start, count: 4),
      lengths: ChainLengths(warmUp: 0, draws: steps),
      recording: Recorder(names: (1...target.dimension).map { "gamma \($0)" }), using: random)
    let names = (1...target.dimension).map { "gamma \($0)" }
    let columns = names.map { draws[$0] }
    return EngineRun(
      start: start,
      chains: (0..<4).map { chain in
        (0..<steps).map { step in columns.map { $0[chain][step] } }
      })
  }
}

/// The posterior of γ in the network of fixed variances.
private struct FixedVarianceTarget: LogDensity {
  let network: FixedVarianceNetwork
  var dimension: Int { 2 * FixedVarianceNetwork.units }
  func logDensity(at position: [Double]) -> Double {
    network.logPrior(position) + network.logLikelihood(position)
  }
}

/// Four chains of γ.
private struct EngineRun: Sendable {
  static let scale = 0.25
  static let scaleWithoutPoints = 1.0

  let start: [Double]
  /// [chain][step][coordinate]
  let chains: [[[Double]]]

  /// The share of steps that move.
  var acceptance: Double {
    let moves = chains.map { chain in
      zip(chain, chain.dropFirst()).count { $0 != $1 }
    }
    return Double(moves.reduce(0, +)) / Double(chains.count * (chains[0].count - 1))
  }

  /// A quantity along each chain.
  func series(_ quantity: ([Double]) -> Double) -> [[Double]] { chains.map { $0.map(quantity) } }
}

/// The student's chains beside the engine's.
private struct StepComparison {
  let set: TrainingSet
  let scale: Standardisation
  let network: FixedVarianceNetwork
  let engine: EngineRun
  let mine: EngineRun
  let engineAlone: EngineRun
  let mineAlone: EngineRun
  let random: RandomSource

  private static let notCompared = Agreement.notCompared(because: "a student's draws")

  /// f at x by the mean weights of each draw, in the units of the data.
  private func function(_ run: EngineRun, at x: Double) -> [[Double]] {
    run.series { place in
      let mean = network.weightPosterior(place)?.mean ?? [0, 0, 0]
      return scale.measured(dot(FixedVarianceNetwork.features(place, at: x), mean))
    }
  }

  /// The mean square of the slopes without points, which the prior makes 4.
  private func spread(_ run: EngineRun) -> (value: Double, error: Double) {
    let squares = run.series { ($0[1] * $0[1] + $0[3] * $0[3] + $0[5] * $0[5]) / 3 }
    return (sampleMean(squares.flatMap(\.self)), MonteCarloError.mean(squares))
  }

  /// f at the left end of the data's figure and its Monte Carlo error.
  private func value(_ run: EngineRun, at x: Double) -> (value: Double, error: Double, size: Double)
  {
    let chains = function(run, at: (x - scale.x[0].centre) / scale.x[0].scale)
    return (
      sampleMean(chains.flatMap(\.self)), MonteCarloError.mean(chains),
      EffectiveSampleSize.mean(chains)
    )
  }

  private var agreesWithPrior: Bool {
    let own = spread(mineAlone)
    // A chain that drifts without bound has no standard error: a right one's is below 0.1
    return abs(own.value - FixedVarianceNetwork.nodeVariance) <= 5 * min(own.error, 0.1)
  }

  private var agreesWithEngine: Bool {
    [-3.0, 0, 3].allSatisfy { x in
      let (own, other) = (value(mine, at: x), value(engine, at: x))
      return abs(own.value - other.value) <= 5
        * (own.error * own.error + other.error * other.error)
        .squareRoot()
    }
  }

  var answer: String {
    switch (agreesWithPrior, agreesWithEngine) {
    case (true, true):
      "Your step returns the prior where there are no points, and agrees with the engine about f where there are."
    case (false, true):
      "Your step agrees with the engine about f among the points, but without points it does not return the "
        + "prior of the slopes: the fault that E5 is. A look at the fit alone would not have shown it."
    case (true, false):
      "Your step returns the prior where there are no points, but with points f differs from the engine's by "
        + "more than five standard errors."
    case (false, false):
      "Your step returns the prior nowhere: without points the slopes have another spread, and with points f "
        + "differs from the engine's by more than five standard errors."
    }
  }

  var table: Table {
    func row(_ name: String, _ run: EngineRun, _ alone: EngineRun) -> [String] {
      let slope = spread(alone)
      let (middle, end) = (value(run, at: 0), value(run, at: 3))
      func text(_ value: Double) -> String { NumberText.significant(value, digits: 3) }
      return [
        name, "\(NumberText.fixed(100 * alone.acceptance, decimals: 0)) %",
        "\(text(slope.value)) ± \(text(slope.error))",
        "\(NumberText.fixed(100 * run.acceptance, decimals: 0)) %",
        "\(text(middle.value)) ± \(text(middle.error))", text(middle.size),
        "\(text(end.value)) ± \(text(end.error))",
      ]
    }
    return Table(
      title: "Your Metropolis step and the engine's, three hidden units, variances held fixed",
      columns: [
        "step", "no points: accepted", "mean square of the slopes", "70 points: accepted",
        "f(0) [km/s]", "its ESS", "f(3) [km/s]",
      ],
      rows: [
        [
          "the prior", "", NumberText.fixed(FixedVarianceNetwork.nodeVariance, decimals: 0), "", "",
          "", "",
        ],
        row("the engine's", engine, engineAlone), row("yours", mine, mineAlone),
      ],
      note: "Four chains each of \(mine.chains[0].count) steps, ± one Monte Carlo standard error.")
  }

  var figure: Figure {
    // Slopes without points
    let range = -12.0...12
    func histogram(_ run: EngineRun) -> ChainHistogram {
      ChainHistogram(
        pooling: [1, 3, 5].map { k in run.series { $0[k] } }, from: range.lowerBound,
        to: range.upperBound, bins: 48)
    }
    let own = histogram(mineAlone)
    let x = [Double].evenlySpaced(from: range.lowerBound, to: range.upperBound, count: 121)
    let prior = Normal(
      mean: 0, standardDeviation: FixedVarianceNetwork.nodeVariance.squareRoot())

    // f with points, every fiftieth draw with weights and all
    let places = [Double].evenlySpaced(from: -3.2, to: 3.2, count: 65)
    func bands(_ run: EngineRun, _ name: String) -> (
      lower: [Double], mean: [Double], upper: [Double]
    ) {
      var stream = random.stream(name)
      var curves: [[Double]] = []
      for chain in run.chains {
        for step in stride(from: 0, to: chain.count, by: 50) {
          guard let (mean, precision) = network.weightPosterior(chain[step]) else { continue }
          let noise = precision.solveTransposedFactor(mean.map { _ in stream.normal() })
          let weights = zip(mean, noise).map { $0 + $1 }
          curves.append(
            places.map {
              let place = ($0 - scale.x[0].centre) / scale.x[0].scale
              return scale.measured(
                dot(FixedVarianceNetwork.features(chain[step], at: place), weights))
            })
        }
      }
      let columns = places.indices.map { k in curves.map { $0[k] }.sorted() }
      return (
        columns.map { sampleQuantile(0.05, ofSorted: $0) }, columns.map(sampleMean),
        columns.map { sampleQuantile(0.95, ofSorted: $0) }
      )
    }
    let (theirs, yours) = (bands(engine, "engine"), bands(mine, "mine"))
    let low = min(theirs.lower.min() ?? 0, yours.lower.min() ?? 0, set.y.min() ?? 0)
    let high = max(theirs.upper.max() ?? 1, yours.upper.max() ?? 1, set.y.max() ?? 1)
    let top = max(prior.density(0), own.densities.max() ?? 0)
    return Figure(
      name: "my-metropolis",
      caption:
        "\(answer) Left: slopes without points, your draws and the prior. Right: mean and 90 % band of "
        + "f with the points, yours and the engine's; dotted the true curve.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 620),
      panels: [
        Panel(
          "No points", x: Axis("slope", range: range),
          y: Axis("density", range: 0...(1.35 * top)), key: .topLeft,
          layers: [
            .bars(
              "mine", x: own.centres, heights: own.densities, width: own.step, .sky,
              agreement: Self.notCompared, title: "yours"),
            .line("prior", x: x, y: x.map(prior.density), Stroke(.black, width: 3), title: "prior"),
          ]),
        Panel(
          "\(set.count) points", x: Axis("position along the slit", range: -3.2...3.2),
          y: Axis("velocity [km/s]", range: Axis.range(from: low - 20, to: high + 160)),
          key: .topLeft,
          layers: [
            .band(
              "engine_band", x: places, lower: theirs.lower, upper: theirs.upper, .grey,
              opacity: 0.4, agreement: Self.notCompared, title: "engine, 90 %"),
            .points("points", x: set.first, y: set.y, .grey, size: 0.8),
            .line(
              "truth", x: places, y: places.map(SimulatedSets.velocity),
              Stroke(.black, width: 2, dash: .dotted), title: "truth"),
            .line(
              "my_lower", x: places, y: yours.lower, Stroke(.blue, width: 2, dash: .dashed),
              agreement: Self.notCompared, title: "yours, 90 %"),
            .line(
              "my_upper", x: places, y: yours.upper, Stroke(.blue, width: 2, dash: .dashed),
              agreement: Self.notCompared),
            .line(
              "my_mean", x: places, y: yours.mean, Stroke(.blue, width: 3),
              agreement: Self.notCompared, title: "yours, mean"),
          ]),
      ])
  }
}
