import BayesNumerics
import Foundation
import Marking
import Plotting
import SafeIO
import Workbook

extension EveryMethod {
  static let studentSections: [Section<EveryMethodStudy>] = [ladderedWithMine]

  /// The cold chain of the student's ladder beside the lecture's posterior.
  static let ladderedWithMine = Section<EveryMethodStudy>(
    "laddered-with-mine", "Does my ladder find both peaks?", options: [], seconds: 1
  ) { _, run in
    // Model
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)

    // Inference
    var random = run.random("mine")
    let sweeps = run.isQuick ? 4000 : 20_000
    let path = LadderQuestion(kind: "path", sweeps: sweeps, seed: random.next())
    let means = LadderQuestion(sweeps: sweeps, seed: random.next())
    let answers: [[Double]]
    do {
      answers = try mine(.ladderByMe, Exercise.ladderCall, on: [path, means])
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    let rung = means.powers.count - 1
    guard answers[0].count == sweeps, answers[1].count == 6 * means.powers.count + 1 else {
      return Findings(answer: "Your ladder came back with another number of chains.")
    }
    let (share, error) = (answers[1][6 * rung + 2], answers[1][6 * rung + 5])
    let crossings = answers[1][6 * means.powers.count]

    // What it shows
    let mass = exact.share(above: LadderRun.edge)
    let isRight = abs(share - mass) <= LadderJudge.bound * error && crossings > 0
    return Findings(
      answer:
        "\(isRight ? "Yes" : "No"): your coldest chain crosses \(NumberText.grouped(Int(crossings))) times in "
        + "\(NumberText.grouped(sweeps)) sweeps and spends \(NumberText.value(share, withError: error)) of them on the second peak, "
        + "where the posterior has \(NumberText.fixed(mass, decimals: 4)).",
      figures: [figure(answers[0], exact)],
      values: [
        .init("mass.mine", share, standardError: error), .init("mass.exact", mass),
      ])
  }

  private static func figure(_ path: [Double], _ exact: ExactPosterior) -> Figure {
    let because = "a student's chain"
    let bins = 62
    let width = 12.4 / Double(bins)
    let centres = (0..<bins).map { -6.2 + (Double($0) + 0.5) * width }
    var heights = [Double](repeating: 0, count: bins)
    for theta in path {
      let bin = Int(((theta + 6.2) / width).rounded(.down))
      if (0..<bins).contains(bin) { heights[bin] += 1 / (Double(path.count) * width) }
    }
    let places = [Double].evenlySpaced(from: -6.2, to: 6.2, count: 401)
    let shown = Array(path.prefix(500))
    return Figure(
      name: "laddered-with-mine",
      caption:
        "The coldest chain of your ladder. Left: its draws as bars, and the posterior as a curve. Right: its first 500 "
        + "sweeps, of which the first stands on the main peak; the line is the edge between the peaks.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          x: Axis("Parameter *θ*", range: -6.2...6.2, tics: .every(2)),
          y: Axis("Density", range: 0...max(0.55, 1.1 * (heights.max() ?? 0))), key: .topRight,
          layers: [
            .bars(
              "mine", x: centres, heights: heights, width: width, .orange, opacity: 0.6,
              agreement: .notCompared(because: because), title: "yours"),
            .line(
              "exact", x: places, y: places.map(exact.density), Stroke(.blue, width: 3),
              title: "posterior"),
          ]),
        Panel(
          x: Axis("Sweep", range: 0...500), y: Axis("Parameter *θ*", range: -6.2...6.2),
          layers: [
            .horizontalLine(at: LadderRun.edge, Stroke(.grey, width: 2, dash: .dotted)),
            .line(
              "path", x: shown.indices.map { Double($0 + 1) },
              y: shown.map { min(max($0, -6.2), 6.2) },
              Stroke(.vermillion, width: 1.5, dash: .solid),
              agreement: .notCompared(because: because)),
          ]),
      ])
  }
}
