import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// Three samplers on one target whose truth is known: what they say of themselves, and whether it is true.
  static let tryATarget = Section<MarkovStudy>(
    "try-a-target", "Which sampler for which shape?", options: ["target", "draws", "live"],
    seconds: 2
  ) { study, run in
    // A table of draws instead of a name is judged
    if let table = study.tableAsTarget { return findings(of: DrawsVerdict(of: table)) }

    // Model
    let target = study.target

    // Inference: a random walk, HMC and NUTS, each tuned in its warm-up
    var starts = run.random("starts")
    let places = uniformStarts(dimension: target.dimension, using: &starts)
    let draws = study.draws ?? (run.isQuick ? 500 : 2000)
    let lengths = ChainLengths(warmUp: 1000, draws: draws)
    let recorder = Recorder(names: target.names) { [$0[0], $0[1]] }
    /// Draws of one sampler, shown while they are made where the reader wants to watch.
    func draw(
      _ name: String, _ kernel: some TransitionKernel, _ lengths: ChainLengths, _ purpose: String
    ) async -> Draws {
      await sample(
        kernel, shownOn: study.view, "\(name) on \(target.inWords)",
        tracing: target.names[target.truth.coordinate], from: places, lengths: lengths,
        recording: recorder, using: run.random(purpose))
    }
    let walk = await draw(
      "random walk",
      RandomWalk(target, widths: [Double](repeating: 1, count: target.dimension)),
      ChainLengths(warmUp: 2000, draws: draws, thinning: TargetRun.thinning), "random walk")
    let hmc = await draw("HMC", HMC(target, steps: TargetRun.steps), lengths, "hmc")
    let nuts = await draw("NUTS", NUTS(target), lengths, "nuts")

    // What it shows
    let runs = [
      TargetRun("random walk", target, walk, evaluationsPerDraw: Double(TargetRun.thinning)),
      TargetRun("HMC", target, hmc, evaluationsPerDraw: sampleMean(hmc.pooled("n_leapfrog__"))),
      TargetRun("NUTS", target, nuts, evaluationsPerDraw: sampleMean(nuts.pooled("n_leapfrog__"))),
    ]
    return Findings(
      answer: answer(target, runs), tables: [table(target, runs)], figures: [figure(target, runs)],
      values: runs.flatMap { run in
        [
          .init("\(run.key).cost", run.cost, standardError: run.cost / 3),
          .init("\(run.key).r-hat", run.row.rHat, standardError: max(0.01, (run.row.rHat - 1) / 2)),
        ]
      })
  }

  private static func answer(_ target: NamedTarget, _ runs: [TargetRun]) -> String {
    func named(_ run: TargetRun) -> String { (run.name == runs[0].name ? "the " : "") + run.name }
    let sentences = runs.map { "\(named($0)) \($0.verdict.inWords)" }
    let good = runs.filter { $0.verdict == .passesRight }
    let best = good.min { $0.cost < $1.cost }
    return "On \(target.inWords): \(sentences.joined(separator: "; ")). "
      + (best.map {
        "The cheapest that may be used is \(named($0)), at \(TargetRun.grouped($0.cost)) evaluations per effective draw."
      } ?? "None of the three may be used here.")
  }

  private static func table(_ target: NamedTarget, _ runs: [TargetRun]) -> Table {
    let truth = target.truth
    let name = target.names[truth.coordinate]
    return Table(
      title: "Three samplers on \(target.inWords)",
      columns: [
        "sampler", "mean of \(name)", "MCSE", "sd of \(name)", "R-hat", "ESS", "divergent",
        "evaluations per effective draw", "verdict",
      ],
      rows: runs.map { run in
        [
          run.name, NumberText.fixed(run.row.mean, decimals: 2),
          NumberText.significant(run.row.errorOfMean, digits: 2),
          NumberText.fixed(run.row.standardDeviation, decimals: 2),
          NumberText.fixed(run.row.rHat, decimals: 3), NumberText.fixed(run.size, decimals: 0),
          run.divergences.map(String.init) ?? "", TargetRun.grouped(run.cost), run.verdict.rawValue,
        ]
      } + [
        [
          "exact", NumberText.fixed(truth.mean, decimals: 2), "",
          NumberText.fixed(truth.standardDeviation, decimals: 2), "", "", "", "", "",
        ]
      ],
      note:
        "Four chains each from uniform starts between -2 and 2. Evaluations: of the density for the walk (every "
        + "\(TargetRun.thinning)th step is kept), of the gradient for HMC (\(TargetRun.steps) steps) and NUTS. Right: mean "
        + "and sd within 4.4 of their standard errors, as the chains state them; an alarm "
        + "is R-hat above 1.01, fewer than 400 effective draws, a divergence or a low E-BFMI.")
  }

  private static func figure(_ target: NamedTarget, _ runs: [TargetRun]) -> Figure {
    let window = target.window
    let x = [Double].evenlySpaced(from: window.x.lowerBound, to: window.x.upperBound, count: 121)
    let y = [Double].evenlySpaced(from: window.y.lowerBound, to: window.y.upperBound, count: 121)
    let field = Field(x: x, y: y) { target.marginal($0, $1) }
    return Figure(
      name: "try-a-target",
      caption:
        "Where there are contours and no draws, a sampler has missed a part of the target. 500 draws of each sampler; "
        + "lines: the density at a half, a tenth and a hundredth of its peak.",
      layout: Figure.Layout(
        columns: 3, width: 1380, height: 560, margins: (95, 30, 55, 90), gaps: (80, 100)),
      panels: runs.enumerated().map { index, run in
        let step = max(1, run.points.count / 500)
        let shown = stride(from: 0, to: run.points.count, by: step).map { run.points[$0] }
        return Panel(
          "\(run.name)", x: Axis(target.labels[0], range: window.x),
          y: Axis(index == 0 ? target.labels[1] : "", range: window.y),
          layers: [
            .points(
              "draws_\(index)", x: shown.map(\.x), y: shown.map(\.y), .blue, size: 0.4,
              agreement: .notCompared(because: "single draws of chains"))
          ]
            + [0.5, 0.1, 0.01].enumerated().map { level, share in
              .contour(
                "contour_\(index)_\(level)", field, at: share * field.peak,
                Stroke(.black, width: 1.5, dash: .solid))
            })
      })
  }
}

extension NamedTarget {
  /// The first two coordinates as axes of a picture.
  fileprivate var labels: [Text] { self == .funnel ? ["*v*", "*θ*₁"] : ["*θ*₁", "*θ*₂"] }

  var inWords: String {
    switch self {
    case .normal: "two independent normal coordinates"
    case .ellipse: "a narrow ellipse"
    case .banana: "a banana"
    case .funnel: "a funnel"
    case .twoModes: "two modes"
    }
  }
}

/// What one sampler says of a target, and what is true.
private struct TargetRun: Sendable {
  let name: String
  let points: [(x: Double, y: Double)]
  /// Of the coordinate that is hardest.
  let row: Summary.Row
  let divergences: Int?
  /// Evaluations of the density or its gradient per effective draw.
  let cost: Double
  let verdict: Verdict

  /// Steps of the walk per draw, and of a trajectory of HMC.
  static let thinning = 20
  static let steps = 10

  enum Verdict: String {
    case passesRight = "passes, right"
    case passesWrong = "passes, wrong"
    case alarm

    var inWords: String {
      switch self {
      case .passesRight: "passes its checks and is right"
      case .passesWrong: "passes its checks and is wrong"
      case .alarm: "raises an alarm"
      }
    }
  }

  init(_ name: String, _ target: NamedTarget, _ draws: Draws, evaluationsPerDraw: Double) {
    self.name = name
    points = zip(draws.pooled(target.names[0]), draws.pooled(target.names[1])).map { ($0, $1) }
    let truth = target.truth
    row = Summary.Row(
      name: target.names[truth.coordinate], chains: draws[target.names[truth.coordinate]])
    let mixing = Mixing(of: draws)
    divergences = mixing.energy.divergences.map { $0.reduce(0, +) }
    let size = min(row.bulkSize, row.tailSize)
    cost = evaluationsPerDraw * Double(points.count) / size
    let isRight =
      abs(row.mean - truth.mean) <= Tolerance.monteCarloWidth * row.errorOfMean
      && abs(row.standardDeviation - truth.standardDeviation)
        <= Tolerance.monteCarloWidth * row.errorOfStandardDeviation
    verdict = !mixing.isGood ? .alarm : isRight ? .passesRight : .passesWrong
  }

  var key: String { name.lowercased().replacing(" ", with: "-") }
  var size: Double { min(row.bulkSize, row.tailSize) }

  static func grouped(_ value: Double) -> String {
    guard value.isFinite else { return "unknown" }
    return value < 100
      ? NumberText.significant(value, digits: 2) : NumberText.grouped(Int(value.rounded()))
  }
}
