import BayesNumerics
import Foundation
import Marking
import Networks
import Plotting
import SafeIO
import Workbook

extension TrainingANet {
  static let studentSections: [Section<TrainingStudy>] = [trainedWithMine]

  /// A net trained with the student's backward pass, beside the same net trained by the engine.
  static let trainedWithMine = Section<TrainingStudy>(
    "trained-with-mine", "Does my backward pass train a net?", options: [], seconds: 2
  ) { _, run in
    // Data: forty points of a curve, with noise
    var random = run.random("points")
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 40)
    let y = x.map { sin(3 * $0) + 0.3 * $0 + 0.1 * random.normal() }

    // Model: one hidden layer of sixteen tanh units
    let net = SlideNet(random: [1, 16, 1], hidden: .tanh, using: &random)

    // Inference: as many steps from the same start, with either gradient
    let steps = run.isQuick ? 500 : 4000
    var question = BackwardQuestion(inputs: x.map { [$0] })
    (question.kind, question.widths, question.start) = ("train", net.widths, net.parameters)
    (question.targets, question.rate, question.steps) = (y, 0.1, steps)
    let answers: [[Double]]
    do {
      answers = try mine(.backwardPass, Exercise.backwardCall, on: [question])
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    guard answers[0].count == steps + 1 + net.parameters.count else {
      return Findings(answer: "Your net came back with another number of parameters.")
    }
    let mine = TrainedNet(
      losses: Array(answers[0].prefix(steps + 1)),
      net: net.with(Array(answers[0].suffix(net.parameters.count))))
    let engine = try trainedByEngine(question, net)

    // What it shows
    return Findings(
      answer: sentence(mine, engine), tables: [table(mine, engine)],
      figures: [figure(mine, engine, x: x, y: y)],
      values: [
        .init("loss.mine", mine.losses[steps]), .init("loss.engine", engine.losses[steps]),
      ].filter(\.number.isFinite))
  }

  private static func trainedByEngine(
    _ question: BackwardQuestion, _ net: SlideNet
  ) throws -> TrainedNet {
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: question.inputs), targets: question.targets)
    let pass = Networks.Backpropagation<Double>(net.engine, on: set)
    var (w, gradient) = (question.start, question.start.map { _ in 0.0 })
    var losses: [Double] = []
    for step in 0...question.steps {
      losses.append(pass.loss(at: w, gradient: &gradient))
      if step < question.steps { add(-question.rate, times: gradient, to: &w) }
    }
    return TrainedNet(losses: losses, net: net.with(w))
  }

  private static func sentence(_ mine: TrainedNet, _ engine: TrainedNet) -> String {
    let steps = NumberText.grouped(mine.losses.count - 1)
    let (start, end) = (engine.losses[0], mine.losses[mine.losses.count - 1])
    let (first, theirs) = (short(start), short(engine.losses[engine.losses.count - 1]))
    // Thousands of steps multiply rounding, but not by a thousand million
    let isSame = zip(mine.losses, engine.losses).allSatisfy { abs($0 - $1) <= 1e-6 * $1 }
    if isSame {
      return
        "Yes: with your backward pass the loss falls from \(first) to \(short(end)) in \(steps) steps, as the "
        + "engine's does, step for step."
    }
    guard end.isFinite else {
      return
        "No: with your backward pass the loss leaves all bounds; with the engine's it falls from \(first) to "
        + "\(theirs)."
    }
    return end < start
      ? "Not as it should: in \(steps) steps the loss falls from \(first) to \(short(end)) with your backward pass, and to "
        + "\(theirs) with the engine's; a gradient that is wrong can still lead downhill."
      : "No: with your backward pass the loss rises from \(first) to \(short(end)) in \(steps) steps; with the engine's it "
        + "falls to \(theirs)."
  }

  private static func table(_ mine: TrainedNet, _ engine: TrainedNet) -> Table {
    let last = mine.losses.count - 1
    return Table(
      title: "Mean loss ½(f - y)² of forty points, 1-16-1 net, steps of 0.1",
      columns: ["step", "your backward pass", "the engine's"],
      rows: [0, 1, 10, 100, last].map {
        ["\(NumberText.grouped($0))", short(mine.losses[$0]), short(engine.losses[$0])]
      })
  }

  private static func figure(
    _ mine: TrainedNet, _ engine: TrainedNet, x: [Double], y: [Double]
  ) -> Figure {
    let steps = mine.losses.indices.map { Double($0 + 1) }
    let range = engine.losses.min() ?? 0.01
    let (low, high) = (range / 3, 10 * (engine.losses.max() ?? 1))
    func shown(_ losses: [Double]) -> [Double] {
      losses.map { $0.isFinite ? min(max($0, low), high) : high }
    }
    let isCut = mine.losses.contains { !($0 >= low && $0 <= high) }
    let places = [Double].evenlySpaced(from: -2, to: 2, count: 161)
    let truth = places.map { sin(3 * $0) + 0.3 * $0 }
    let curve = places.map { mine.net.outputs(at: [$0])[0] }.map { abs($0) <= 3 ? $0 : .nan }
    let because = "a student's net"
    return Figure(
      name: "trained-with-mine",
      caption:
        "A net trained with your backward pass beside one trained by the engine, from the same start in the same "
        + "steps. Left: the loss; where the pass is right, yours lies on the engine's"
        + (isCut ? ", and a line at the upper edge is off the scale" : "")
        + ". Right: the curves that the two nets have learnt, the points, and the truth (dotted).",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 580, margins: (105, 30, 50, 85), gaps: (110, 110)),
      panels: [
        Panel(
          "Loss",
          x: Axis(
            "Step, counted from 1 (log scale)", range: 1...Double(steps.count), scale: .logarithmic,
            tics: .labelled([1, 10, 100, 1000].map { (Double($0), "\($0)") })),
          y: Axis(
            "Mean loss (log scale)", range: low...high, scale: .logarithmic,
            tics: .decades(in: low...high)), key: .topRight,
          layers: [
            .line(
              "engine", x: steps, y: shown(engine.losses), Stroke(.sky, width: 9, dash: .solid),
              title: "the engine's"),
            .line(
              "mine", x: steps, y: shown(mine.losses),
              Stroke(.vermillion, width: 2.5, dash: .dashed),
              agreement: .notCompared(because: because), title: "yours"),
          ]),
        Panel(
          "Curve", x: Axis("*x*", range: -2...2), y: Axis("*f*(*x*)", range: -2.5...3.5),
          key: .topLeft,
          layers: [
            .points("points", x: x, y: y, .grey, size: 0.9),
            .line(
              "truth", x: places, y: truth, Stroke(.black, width: 2, dash: .dotted), title: "truth"),
            .line(
              "engine_curve", x: places, y: places.map { engine.net.outputs(at: [$0])[0] },
              Stroke(.sky, width: 9, dash: .solid), title: "the engine's net"),
            .line(
              "my_curve", x: places, y: curve, Stroke(.vermillion, width: 2.5, dash: .dashed),
              agreement: .notCompared(because: because), title: "yours"),
          ]),
      ])
  }
}

/// A net and the mean loss before each step of its training and after the last.
private struct TrainedNet: Sendable {
  let losses: [Double]
  let net: SlideNet
}
