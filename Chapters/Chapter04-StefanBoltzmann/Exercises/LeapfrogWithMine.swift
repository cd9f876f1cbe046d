import BayesNumerics
import Foundation
import Inference
import Marking
import Plotting
import SafeIO
import Workbook

extension StefanBoltzmannHierarchy {
  static let studentSections: [Section<StarStudy>] = [leapfrogWithMine]

  /// The student's leapfrog step on an ellipse, and in a sampler.
  static let leapfrogWithMine = Section<StarStudy>(
    "leapfrog-with-mine", "Where does my leapfrog step lead?", seconds: 1
  ) { _, run in
    // One coordinate, whose exact path is known, and two that are correlated
    let ellipse = try NormalTarget.ellipse()
    let correlated = try NormalTarget.correlated()
    let path = LeapfrogQuestion(
      task: .path, target: ellipse, position: [1.5], momentum: [0], stepSize: 0.6, steps: 40)
    var chain = LeapfrogQuestion(
      task: .chain, target: correlated, position: correlated.mean, momentum: [0, 0],
      stepSize: 0.25, steps: 10)
    (chain.draws, chain.seed) = (4000, run.seed)
    let mine = try mine(.leapfrogStep, Exercise.leapfrogCall, on: [path, chain])
    guard mine[0].count == 2 * path.steps, mine[1].count == 1 + 2 * chain.draws else {
      throw InputError(
        .data,
        "your leapfrog step returns a position or momentum of another length than it was given")
    }
    let engine = await draws(of: correlated, using: run.random("engine"))
    return findings(
      path: path, steps: mine[0], accepted: mine[1].first ?? .nan,
      mine: (0..<2).map { i in
        stride(from: 1 + i, to: mine[1].count, by: 2).map { mine[1][$0] }
      }, engine: engine, target: correlated)
  }

  /// The same sampler with the library's leapfrog step.
  private static func draws(
    of target: NormalTarget, using random: RandomSource
  ) async -> [[Double]] {
    let metric = Metric.diagonal(target.masses.map { 1 / $0 })
    let kernel = HMC(NormalDensity(target: target), steps: 10, stepSize: 0.25, metric: metric)
    let draws = await sample(
      kernel, from: [target.mean], lengths: ChainLengths(warmUp: 0, draws: 4050),
      recording: Recorder(names: ["q1", "q2"]) { $0 }, using: random)
    return ["q1", "q2"].map { Array(draws.pooled($0).suffix(4000)) }
  }

  private static func findings(
    path question: LeapfrogQuestion, steps: [Double], accepted: Double, mine: [[Double]],
    engine: [[Double]], target: NormalTarget
  ) -> Findings {
    // The path, and its energy against that of the start
    let q = question.position + stride(from: 0, to: steps.count - 1, by: 2).map { steps[$0] }
    let p = question.momentum + stride(from: 1, to: steps.count, by: 2).map { steps[$0] }
    let energies = zip(q, p).map { question.target.energy([$0], [$1]) }
    let drift = energies.map { $0 / energies[0] - 1 }
    let largest = drift.allSatisfy(\.isFinite) ? drift.map(abs).max() ?? 0 : .infinity
    let stays = largest < 0.1
    return Findings(
      answer: "With steps of 0.6 your path "
        + (stays
          ? "stays on the ellipse: over 40 steps its energy is never more than "
            + "\(NumberText.significant(100 * largest, digits: 2)) % off"
          : "leaves the ellipse: over 40 steps its energy changes by up to "
            + "\(NumberText.significant(largest, digits: 2)) times that of the start")
        + "; in the sampler \(NumberText.fixed(100 * accepted, decimals: 0)) % of the proposals are accepted.",
      tables: [table(mine, engine, target)],
      figures: [figure(question, q: q, p: p, drift: drift, largest: largest)],
      values: [
        .init("energy.largest", largest), .init("accepted", accepted),
        .init("mean.first", sampleMean(mine[0])),
        .init("sd.first", sampleStandardDeviation(mine[0])),
      ].filter(\.number.isFinite))
  }

  private static func table(
    _ mine: [[Double]], _ engine: [[Double]], _ target: NormalTarget
  ) -> Table {
    func row(_ name: String, _ mean: (Int) -> Double, _ sd: (Int) -> Double) -> [String] {
      [name] + (0..<2).flatMap { [mean($0), sd($0)].map { NumberText.fixed($0, decimals: 3) } }
    }
    func row(_ name: String, _ draws: [[Double]]) -> [String] {
      row(name, { sampleMean(draws[$0]) }, { sampleStandardDeviation(draws[$0]) })
    }
    let error = MonteCarloError.mean([engine[0]])
    return Table(
      title: "4,000 draws from a correlated normal distribution",
      columns: ["step of", "mean of x₁", "sd of x₁", "mean of x₂", "sd of x₂"],
      rows: [
        row("yours", mine), row("the library", engine),
        row("exact", { target.mean[$0] }, { target.covariance[$0][$0].squareRoot() }),
      ],
      note: "The Monte Carlo error of the library's mean of x₁ is "
        + "\(NumberText.significant(error, digits: 2)).")
  }

  private static func figure(
    _ question: LeapfrogQuestion, q: [Double], p: [Double], drift: [Double], largest: Double
  ) -> Figure {
    // The exact path: q²/2 + p²/4 is constant
    let angles = (0...200).map { 2 * Double.pi * Double($0) / 200 }
    let start = question.position[0]
    let ellipse = angles.map { start * cos($0) }
    let across = angles.map { 2.0.squareRoot() * start * sin($0) }
    // What is far off leaves the picture, not the scale
    let inside = zip(q, p).filter { abs($0) <= 2.6 && abs($1) <= 3 }
    func shown(_ values: [Double], within bound: Double) -> [Double] {
      values.map { $0.isFinite ? min(max($0, -bound), bound) : bound }
    }
    let top = largest.isFinite ? min(max(1.3 * largest, 0.05), 2) : 2
    return Figure(
      name: "leapfrog-with-mine",
      caption:
        "Your leapfrog step on a normal distribution. Left: position and momentum after each of 40 steps of 0.6, "
        + "with the exact ellipse"
        + (inside.count < q.count
          ? "; \(q.count - inside.count) of \(q.count) points lie outside of the picture" : "")
        + ". Right: how far the energy is from that of the start; that of a leapfrog "
        + "step comes back again and again, that of Euler's rule runs away.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 560, gaps: (horizontal: 140, vertical: 110)),
      panels: [
        Panel(
          "Path", x: Axis("Position *x*", range: -2.6...2.6),
          y: Axis("Momentum *p*", range: -3...3),
          layers: [
            .line("exact", x: ellipse, y: across, Stroke(.grey, width: 2.5)),
            .points(
              "mine", x: inside.map(\.0), y: inside.map(\.1), .vermillion, size: 1.1),
            .label(
              "exact", x: 0.0, y: .data(2.0.squareRoot() * start + 0.25), .grey, anchor: .centre),
            .label("yours", x: .panel(0.97), y: .panel(0.05), .vermillion, anchor: .right),
          ]),
        Panel(
          "Energy", x: Axis("Step", range: 0...40),
          y: Axis("Energy error, as a fraction", range: -top...top),
          layers: [
            .horizontalLine(at: 0, Stroke(.grey, width: 2.5)),
            .line(
              "energy", x: drift.indices.map(Double.init), y: shown(drift, within: top),
              Stroke(.vermillion, width: 2)),
            .points(
              "energy_points", x: drift.indices.map(Double.init), y: shown(drift, within: top),
              .vermillion, size: 0.8),
          ]),
      ])
  }
}

/// A normal target for the library's sampler.
private struct NormalDensity: DifferentiableLogDensity {
  let target: NormalTarget
  var dimension: Int { target.dimension }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    gradient = target.gradient(at: position)
    return -target.energy(position, [Double](repeating: 0, count: dimension))
  }
}
