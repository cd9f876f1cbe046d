import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// A chain so small that everything about it can be computed, and held against walkers.
  static let threeStates = Section<MarkovStudy>(
    "three-states", "Why does a chain end at its target?", seconds: 0.5
  ) { _, run in
    // Model: three states in a line, the middle one rare
    let target = [0.6, 0.1, 0.3]
    let metropolis = FiniteChain.metropolis(target)
    let roundabout = FiniteChain.roundabout(target)
    let careless = FiniteChain.neverRefusing(states: 3)

    // Inference: exactly, by eigenvalues ...
    let spectrum = ChainSpectrum(of: metropolis, target: target)
    let mixing = metropolis.mixingTime(to: target) ?? 0
    let cost = spectrum.drawsPerEffectiveDraw(of: [0, 0, 1])

    // ... and by walkers from each state
    let walkers = run.isQuick ? 4000 : 20_000
    let steps = 30
    let walks = [metropolis, roundabout].enumerated().map { index, chain in
      (0..<3).map { state in
        Walkers(
          of: chain, from: state, count: walkers, steps: steps,
          using: run.random("walkers").stream(index).stream(state))
      }
    }
    let measured = EffectiveCost(
      of: metropolis, target: target, chains: 40, length: run.isQuick ? 2000 : 5000,
      using: run.random("long chains"))

    // What it shows
    let arrived = walks[0][2].shares[mixing][0]
    let expected = metropolis.distribution(after: mixing, from: 2)[0]
    let long = careless.distribution(after: 1000, from: 0)
    return Findings(
      answer:
        "Where as many walkers go one way as the other between each pair of states, a step leaves the target "
        + "invariant. What is left of the start is multiplied by "
        + "\(NumberText.fixed(spectrum.eigenvalues[1], decimals: 2)), the second eigenvalue, in each step.",
      tables: [
        comparison([metropolis, roundabout, careless], target: target, long: long)
      ],
      figures: [picture(target, [metropolis, roundabout], walks, steps)],
      claims: claims(
        target: target, metropolis, roundabout, careless, spectrum,
        arrived: (expected, arrived, walkers), cost: cost, measured: measured),
      values: [
        .init("lambda", spectrum.eigenvalues[1]), .init("lambda.last", spectrum.eigenvalues[2]),
        .init("mixing", mixing), .init("cost", cost),
        .init("cost.measured", measured.mean, standardError: measured.standardError),
        .init("lambda.roundabout", roundabout.otherEigenvaluesOfThree.0),
        .init("mixing.roundabout", roundabout.mixingTime(to: target) ?? 0),
        .init("careless.1", long[0]), .init("p.12", metropolis.transitions[0][1]),
      ])
  }

  // MARK: Table, figure, claims

  private static func comparison(
    _ chains: [FiniteChain], target: [Double], long: [Double]
  ) -> Table {
    let names = ["Metropolis", "roundabout", "never refuses"]
    return Table(
      title: "Three chains on three states, for the target 0.6, 0.1, 0.3",
      columns: [
        "chain", "after many steps", "flow 1 to 2", "flow 2 to 1", "eigenvalues",
        "steps until within 1/4",
      ],
      rows: zip(names, chains).map { name, chain in
        let limit = chain.distribution(after: 1000, from: 0)
        let others = chain.otherEigenvaluesOfThree
        return [
          name, limit.map { NumberText.fixed($0, decimals: 2) }.joined(separator: ", "),
          NumberText.fixed(limit[0] * chain.transitions[0][1], decimals: 3),
          NumberText.fixed(limit[1] * chain.transitions[1][0], decimals: 3),
          "1, \(NumberText.fixed(others.0, decimals: 3)), "
            + NumberText.fixed(others.1, decimals: 3),
          chain.mixingTime(to: target).map(String.init) ?? "never",
        ]
      },
      note: "A flow is the share of all steps that go from the one state to the other.")
  }

  private static func picture(
    _ target: [Double], _ chains: [FiniteChain], _ walks: [[Walkers]], _ steps: Int
  ) -> Figure {
    let x = (0...steps).map(Double.init)
    let inks: [Ink] = [.blue, .vermillion, .green]
    let shown = stride(from: 0, through: steps, by: 2).map { $0 }
    let states = (0..<3).flatMap { state -> [Layer] in
      [
        .line(
          "state_\(state + 1)", x: x,
          y: (0...steps).map { chains[0].distribution(after: $0, from: 2)[state] },
          Stroke(inks[state]), title: "state \(state + 1)"),
        .points(
          "walkers_\(state + 1)", x: shown.map(Double.init),
          y: shown.map { walks[0][2].shares[$0][state] }, inks[state], size: 0.9,
          agreement: .notCompared(because: "shares of random walkers")),
        .horizontalLine(at: target[state], Stroke(.grey, width: 1.5, dash: .dotted)),
      ]
    }
    let names = ["Metropolis", "roundabout"]
    let distances = chains.indices.flatMap { index -> [Layer] in
      let ink: Ink = [.blue, .orange][index]
      // Where the distance is within the noise of counting, walkers show nothing
      let until = shown.filter { chains[index].distance(to: target, after: $0) > 0.02 }
      return [
        .line(
          "distance_\(names[index])", x: x,
          y: (0...steps).map { chains[index].distance(to: target, after: $0) }, Stroke(ink)),
        .points(
          "walked_\(names[index])", x: until.map(Double.init),
          y: until.map { step in
            walks[index].map { FiniteChain.distance($0.shares[step], target) }.max() ?? 0
          }, ink, marker: index == 0 ? .circle : .square, size: 1,
          agreement: .notCompared(because: "shares of random walkers")),
        .label(
          Text(stringLiteral: names[index]), x: .data(index == 0 ? 12 : 6),
          y: .data(index == 0 ? 0.25 : 0.01),
          offset: (0.8, 0)),
      ]
    }
    return Figure(
      name: "three-states",
      caption: "Walkers forget where they began. Left: the share of Metropolis walkers in each "
        + "state after a start in state 3 (lines: exact; points: simulated; dotted: the target). "
        + "Right: the distance to the target from the worst start soon shrinks by the same factor in "
        + "every step, the size of the second eigenvalue.",
      layout: .init(columns: 2, width: 1150, height: 540, gaps: (130, 110)),
      panels: [
        Panel(
          "From state 3, step by step", x: Axis("Steps", range: 0...Double(steps)),
          y: Axis("Share of the walkers", range: 0...1), key: .topRight, layers: states),
        Panel(
          "What is left of the start", x: Axis("Steps", range: 0...Double(steps)),
          y: Axis(
            "Distance to the target", range: 0.001...1, scale: .logarithmic,
            tics: .decades(in: 0.001...1)), layers: distances),
      ])
  }

  private static func claims(
    target: [Double], _ metropolis: FiniteChain, _ roundabout: FiniteChain,
    _ careless: FiniteChain, _ spectrum: ChainSpectrum,
    arrived: (expected: Double, share: Double, walkers: Int), cost: Double, measured: EffectiveCost
  ) -> [Claim] {
    let slide = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)")
    let others = metropolis.otherEigenvaluesOfThree
    let error =
      (arrived.expected * (1 - arrived.expected) / Double(arrived.walkers)).squareRoot()
    return [
      Claim(
        "25n", slide, "accepting with min(1, ratio) leaves the target of three states invariant",
        .agreement(
          route: "the squares of the first direction of the symmetric form",
          largestDifference: zip(spectrum.directions[0], metropolis.next(target))
            .map { abs($0 * $0 - $1) }.max() ?? .nan,
          below: 1e-14, because: "rounding")),
      Claim(
        "25o", slide, "second eigenvalue of the three-state chain",
        .crossCheck(
          route: "trace and determinant", expected: others.0, computed: spectrum.eigenvalues[1],
          .absolute(1e-13, because: "rounding"))),
      Claim(
        "25p", slide, "share of walkers in state 1 at the mixing time, from state 3",
        .crossCheck(
          route: "the matrix of transitions, multiplied out", expected: arrived.expected,
          computed: arrived.share, .monteCarlo(standardError: error))),
      Claim(
        "25q", slide, "draws per effective draw of the three-state chain, by the engine's ESS",
        .crossCheck(
          route: "eigenvalues", expected: cost, computed: measured.mean,
          .monteCarlo(standardError: measured.standardError))),
      Claim(
        "25r", slide, "a chain that goes round has the same target without detailed balance",
        .agreement(
          route: "the target itself, after one step",
          largestDifference: FiniteChain.distance(roundabout.next(target), target), below: 1e-15,
          because: "rounding")),
      Claim(
        "25s", slide, "a walk that never refuses has another stationary distribution",
        .shape(
          "refusals make the target what it is",
          measuring: "distance to the target after 1000 steps",
          FiniteChain.distance(careless.distribution(after: 1000, from: 0), target), .above(0.2))),
    ]
  }
}

/// Many walkers that begin in one state.
struct Walkers: Sendable {
  /// The share of them in each state after 0, 1, 2, ... steps.
  let shares: [[Double]]

  init(
    of chain: FiniteChain, from start: Int, count: Int, steps: Int, using stream: RandomSource
  ) {
    var random = stream
    var places = [Int](repeating: start, count: count)
    var shares: [[Double]] = []
    for step in 0...steps {
      if step > 0 {
        for walker in places.indices {
          places[walker] = chain.step(from: places[walker], using: &random)
        }
      }
      var counts = chain.transitions.map { _ in 0.0 }
      for place in places { counts[place] += 1 }
      shares.append(counts.map { $0 / Double(count) })
    }
    self.shares = shares
  }
}

/// Draws per effective draw as the engine estimates it from chains, for the share of the last state.
struct EffectiveCost: Sendable {
  let mean: Double
  let standardError: Double

  init(
    of chain: FiniteChain, target: [Double], chains: Int, length: Int, using random: RandomSource
  ) {
    let costs = (0..<chains).map { index in
      var random = random.stream(index)
      var state = 0
      for _ in 0..<100 { state = chain.step(from: state, using: &random) }
      let visits = (0..<length).map { _ in
        state = chain.step(from: state, using: &random)
        return state == target.count - 1 ? 1.0 : 0
      }
      return Double(length) / EffectiveSampleSize.plain([visits])
    }
    mean = sampleMean(costs)
    standardError = sampleStandardDeviation(costs) / Double(chains).squareRoot()
  }
}
