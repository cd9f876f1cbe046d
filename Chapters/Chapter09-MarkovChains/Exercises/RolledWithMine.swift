import BayesNumerics
import Foundation
import Marking
import Plotting
import SafeIO
import Workbook

extension MarkovChains {
  static let studentSections: [Section<MarkovStudy>] = [rolledWithMine]

  /// Trajectories along the ridge by the student's step and rule, beside the chapter's.
  static let rolledWithMine = Section<MarkovStudy>(
    "rolled-with-mine", "Do my trajectories sample the ridge?", options: [], seconds: 1
  ) { _, run in
    // Model: the ridge of the second section
    let ridge = CorrelatedNormal(correlation: 0.95)
    let start = [-1.5, -1.5]

    // Inference: a few trajectories that can be drawn; and thousands from exact draws on a wider ridge, with steps so large
    // that a wrong rule shows, 1.4 standard deviations of the narrow direction
    var random = run.random("mine")
    let path = LeapQuestion(
      kind: "path", correlation: ridge.correlation, theta: start, stepSize: 0.2, steps: 10,
      trajectories: 10, seed: random.next())
    let changes = LeapQuestion(
      kind: "changes", correlation: 0.5, stepSize: 1, steps: 3, trajectories: 10,
      count: run.isQuick ? 2000 : 10_000, seed: random.next())
    let answers: [[Double]]
    do {
      answers = try mine(.leapfrogByMe, Exercise.leapCall, on: [path, changes])
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    let own = try [path, changes].map { try $0.answer(by: chapterRun($0)) }
    guard zip(answers, own).allSatisfy({ $0.count == $1.count }) else {
      return Findings(answer: "Your trajectories came back with another number of places.")
    }
    let mine = RolledPath(answers[0], steps: path.steps, changes: answers[1])
    let chapter = RolledPath(own[0], steps: path.steps, changes: own[1])

    // What it shows
    return Findings(
      answer: sentence(mine, chapter), tables: [table(mine, chapter)],
      figures: [figure(mine, chapter, ridge, start)],
      values: [
        .init("accepted.mine", mine.changes[6]), .init("accepted.chapter", chapter.changes[6]),
      ].filter(\.number.isFinite))
  }

  /// The chapter's leapfrog step and its rule of acceptance.
  private static func chapterRun(_ question: LeapQuestion) -> LeapRun {
    let ridge = CorrelatedNormal(correlation: question.correlation)
    return question.run(
      { theta, q, stepSize, _ in
        var (place, momentum) = (theta, q)
        leapfrogStep(ridge, &place, &momentum, stepSize: stepSize)
        return (place, momentum)
      }, { before, after in min(1, exp(before - after)) })
  }

  private static func sentence(_ mine: RolledPath, _ chapter: RolledPath) -> String {
    let share = NumberText.fixed(100 * mine.changes[6], decimals: 0)
    if !mine.keepsTarget {
      return
        "No: from exact draws your trajectories, of which \(share) % are accepted, lead away from the ridge's mean, "
        + "variance or correlation; the chapter's keep them."
    }
    // Rounding, and how a hundred steps along the ridge enlarge it; with the larger steps, too, where rules differ
    let isSame = zip(mine.numbers + mine.changes, chapter.numbers + chapter.changes).allSatisfy {
      abs($0 - $1) < 1e-9
    }
    return isSame
      ? "Yes: your trajectories are the chapter's, place by place, and \(share) % of the larger steps' are accepted."
      : "Yes: your trajectories are not the chapter's place by place, but they keep mean, variance and correlation of the "
        + "ridge, and \(share) % of the larger steps' are accepted."
  }

  private static func table(_ mine: RolledPath, _ chapter: RolledPath) -> Table {
    func cell(_ rolled: RolledPath, _ k: Int) -> String {
      let z = rolled.changes[k] / rolled.changes[3 + k]
      return z.isFinite ? NumberText.fixed(z, decimals: 1) : "no number"
    }
    return Table(
      title: "From exact draws with the correlation 0.5, ten trajectories of three steps of 1",
      columns: ["", "yours", "the chapter's"],
      rows: [
        [
          "accepted", NumberText.fixed(mine.changes[6], decimals: 3),
          NumberText.fixed(chapter.changes[6], decimals: 3),
        ]
      ]
        + ["mean of x", "mean of x²", "mean of xy"].enumerated().map { k, name in
          ["\(name) changes by (standard errors)", cell(mine, k), cell(chapter, k)]
        })
  }

  private static func figure(
    _ mine: RolledPath, _ chapter: RolledPath, _ ridge: CorrelatedNormal, _ start: [Double]
  ) -> Figure {
    let because = "a student's trajectories"
    func panel(_ title: Text, _ name: String, _ rolled: RolledPath, _ ink: Ink) -> Panel {
      let trajectories = rolled.trajectories.enumerated().map { index, path -> Layer in
        // A path that leaves the picture is drawn to its edge
        let inside = path.prefix { abs($0[0]) <= 3.5 && abs($0[1]) <= 3.5 }
        return .line(
          "\(name)_\(index)", x: inside.map { $0[0] }, y: inside.map { $0[1] },
          Stroke(ink, width: 2.5, dash: .solid), agreement: .notCompared(because: because))
      }
      let ends = rolled.ends.filter { abs($0[0]) <= 3.5 && abs($0[1]) <= 3.5 }
      return Panel(
        title, x: Axis("*x*", range: -3.5...3.5, tics: .every(1)),
        y: Axis("*y*", range: -3.5...3.5, tics: .every(1)), hasEqualUnits: true,
        layers: [1.0, 2].map { radius in
          let ellipse = ridge.ellipse(at: radius)
          return .line(
            "\(name)_ellipse_\(Int(radius))", x: ellipse.x, y: ellipse.y,
            Stroke(.grey, width: 1.5, dash: .solid))
        } + trajectories + [
          .points(
            "\(name)_ends", x: ends.map { $0[0] }, y: ends.map { $0[1] }, ink, marker: .circle,
            size: 1.1, agreement: .notCompared(because: because)),
          .points(
            "\(name)_start", x: [start[0]], y: [start[1]], .black, marker: .square, size: 1.3),
        ])
    }
    return Figure(
      name: "rolled-with-mine",
      caption:
        "Ten trajectories along the ridge with your step and your rule (left) and with the chapter's (right), with the same "
        + "random numbers. Where yours are right the two pictures are the same. Dots: ends that were accepted; square: the "
        + "start.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 650, gaps: (130, 110)),
      panels: [
        panel("Yours", "mine", mine, .vermillion),
        panel("The chapter's", "chapter", chapter, .blue),
      ])
  }
}

/// Trajectories on the plane, and what many others do to exact draws.
private struct RolledPath: Sendable {
  let numbers: [Double]
  /// The places on the way of each, its start first.
  let trajectories: [[[Double]]]
  /// Ends that were accepted.
  let ends: [[Double]]
  /// As ``LeapRun/changes(stepSize:steps:trajectories:count:seed:)`` gives them.
  let changes: [Double]

  init(_ numbers: [Double], steps: Int, changes: [Double]) {
    self.numbers = numbers
    self.changes = changes
    let length = 2 * (steps + 1) + 1
    let pieces = stride(from: 0, to: numbers.count, by: length).map {
      Array(numbers[$0..<min($0 + length, numbers.count)])
    }
    trajectories = pieces.map { piece in (0...steps).map { Array(piece[(2 * $0)..<(2 * $0 + 2)]) } }
    ends = zip(pieces, trajectories).filter { $0.0.last == 1 }.map { $0.1[steps] }
  }

  var keepsTarget: Bool {
    changes[6] > 0
      && (0..<3).allSatisfy { abs(changes[$0]) <= LeapJudge.bound * changes[3 + $0] }
  }
}
