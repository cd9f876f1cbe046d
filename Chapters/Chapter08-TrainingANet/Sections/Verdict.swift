import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// What held-out samples can show and what they cannot, on the reader's data or on concrete and on noise.
  static let verdict = Section<TrainingStudy>(
    "verdict", "Has the net learnt anything at all?", options: TrainingSettings.ofData, seconds: 4
  ) { study, run in
    // Data: the reader's, or the concrete with its strengths as they are and dealt out at random
    let table = study.table

    // Model and inference: the net that was asked for, in ten splits
    let held = try await study.heldOut.value
    let noise: HeldOut? =
      if study.hasOwnData {
        nil
      } else {
        try await HeldOut.validate(
          dealtOut(table, run.random("dealing")), held.plan, using: run.random("noise")
        ) { share, what in run.progress.report(500 + Int(500 * share), 1000, what) }
      }

    // What it shows
    return Findings(
      answer: noise.map { noise in
        "\(held.verdict) With the strengths dealt out at random among the samples: "
          + lowercased(noise.verdict)
      } ?? held.verdict,
      tables: [scores(of: held, title: "Errors on held-out samples")]
        + (noise.map { [scores(of: $0, title: "The same with the strengths dealt out at random")] }
          ?? []),
      figures: [figure(held, noise)],
      values: values(held, "") + (noise.map { values($0, "noise.") } ?? []))
  }

  /// The same inputs with the targets in a random order: nothing is left to learn.
  static func dealtOut(_ table: SampleTable, _ random: RandomSource) -> SampleTable {
    var random = random
    func shuffled<Value>(_ values: [Value]) -> [Value] {
      values.map { ($0, random.uniform()) }.sorted { $0.1 < $1.1 }.map(\.0)
    }
    let target: SampleTable.Target =
      switch table.target {
      case .numbers(let y, let name, let unit):
        .numbers(shuffled(y), name: name, unit: unit)
      case .classes(let classes, let names): .classes(shuffled(classes), names: names)
      }
    return SampleTable(
      name: "\(table.name), dealt out at random", inputs: table.inputs, target: target,
      groups: Array(0..<table.count))
  }

  private static func lowercased(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  private static func scores(of held: HeldOut, title: String) -> Table {
    func row(_ name: String, _ errors: [Double], _ gain: Gain?) -> [String] {
      [
        name, held.inWords(held.score(errors)), held.inWords(held.scoreError(errors)),
        gain.map { gain in
          gain.standardError > 0
            ? "\(NumberText.fixed(gain.mean / gain.standardError, decimals: 1)) (needs "
              + "\(NumberText.fixed(gain.needed, decimals: 1)))" : "none"
        } ?? "",
      ]
    }
    let (plain, linear) =
      held.isRegression
      ? ("mean of y", "linear fit") : ("most frequent class", "softmax without a hidden layer")
    let best = held.parts.map { Double($0.best) }.sorted()
    return Table(
      title: title,
      columns: [
        "rule", held.isRegression ? "root mean square" : "wrong", "standard error",
        "gain of the net, in standard errors",
      ],
      rows: [
        row(plain, held.plain, held.gainOverPlain), row(linear, held.linear, held.gainOverLinear),
        row("net", held.net, nil),
        ["net, on its own training samples", held.inWords(held.trainingScore), "", ""],
      ],
      note:
        "\(NumberText.grouped(held.table.count)) samples in \(held.table.numberOfGroups) groups, each held "
        + "out once in ten splits; the lowest validation loss came after "
        + "\(NumberText.fixed(sampleQuantile(0.5, ofSorted: best), decimals: 0)) epochs (median). Where "
        + "there is nothing to learn, fewer than one set in 100 passes for learnt."
        + numericHint(held))
  }

  /// Said where y might be the number of a class.
  private static func numericHint(_ held: HeldOut) -> String {
    guard case .numbers(let y, _, _) = held.table.target else { return "" }
    let values = Set(y)
    return values.count <= 20 && values.allSatisfy { $0 == $0.rounded() }
      ? " y has \(values.count) different whole values; if they are names of classes, write them as words, "
        + "such as class3."
      : ""
  }

  private static func values(_ held: HeldOut, _ prefix: String) -> [Findings.Value] {
    let error = held.scoreError(held.net)
    return [
      .init("\(prefix)net", held.score(held.net), standardError: error / 4),
      .init("\(prefix)net.se", error, standardError: error / 8),
      .init("\(prefix)plain", held.score(held.plain)),
      .init("\(prefix)linear", held.score(held.linear)),
      .init("\(prefix)training", held.trainingScore, standardError: error / 4),
    ]
  }

  // MARK: Figure

  private static func figure(_ held: HeldOut, _ noise: HeldOut?) -> Figure {
    let because = "training in single precision differs between processors"
    func panel(_ held: HeldOut, _ title: Text) -> Panel {
      // Losses over that of the plain rule, so that 1 means nothing learnt
      let gap = [Double.nan]
      func curves(_ loss: @escaping (Training.Epoch) -> Double) -> (x: [Double], y: [Double]) {
        (
          Array(held.parts.map { $0.history.map { Double($0.number) } }.joined(separator: gap)),
          Array(
            held.parts.map { part in part.history.map { loss($0) * scale(held, part) } }
              .joined(separator: gap))
        )
      }
      let training = curves(\.trainingLoss)
      let validation = curves { $0.validationLoss ?? .nan }
      let last = Double(held.parts.map(\.history.count).max() ?? 1)
      let top = (training.y + validation.y).filter(\.isFinite).max() ?? 1
      return Panel(
        title, x: Axis("Epoch", range: 0...(1.02 * last + 0.5)),
        y: Axis(
          held.isRegression ? "Squared error / variance of *y*" : "Mean log loss (nats)",
          range: 0...min(1.1 * max(top, 1), 3)),
        key: .below,
        layers: [
          .horizontalLine(
            at: held.isRegression ? 1 : entropy(held), Stroke(.black, width: 2, dash: .solid)),
          .line(
            "validation", x: validation.x, y: validation.y,
            Stroke(.blue, width: 1.5),
            agreement: .notCompared(because: because), title: "validation"),
          .line(
            "training", x: training.x, y: training.y, Stroke(.grey, width: 1.5),
            agreement: .notCompared(because: because), title: "training"),
        ])
    }
    let isOwn = noise == nil
    return Figure(
      name: "verdict",
      caption: (isOwn
        ? "Where the validation curves stay at the black line, nothing is learnt that holds for new samples. "
        : "Where there is something to learn, the validation error falls with the training error; where there is "
          + "nothing, only the training error falls. ")
        + "Ten splits; black line: "
        + (held.isRegression ? "the mean of y alone." : "the shares of the classes alone."),
      layout: Figure.Layout(
        columns: 2, width: isOwn ? 900 : 1200, height: 600, margins: (105, 35, 50, 130)),
      panels: [panel(held, isOwn ? "Your samples" : "Strengths as measured")]
        + (noise.map { [panel($0, "Strengths dealt out at random")] } ?? []))
  }

  /// A loss of the history in units of the variance of y; of classes in nats.
  private static func scale(_ held: HeldOut, _ part: HeldOut.Part) -> Double {
    guard held.isRegression else { return 1 }
    return part.unit / max(sampleMean(held.plain), .leastNormalMagnitude)
  }

  /// -Σ p log p of the shares of the classes.
  private static func entropy(_ held: HeldOut) -> Double {
    guard case .classes(let classes, let names) = held.table.target else { return 0 }
    return names.indices.reduce(0) { sum, index in
      let share = Double(classes.count { $0 == index }) / Double(classes.count)
      return share > 0 ? sum - share * log(share) : sum
    }
  }
}
