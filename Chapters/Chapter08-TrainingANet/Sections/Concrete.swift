import BayesNumerics
import Datasets
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// Ten splits of real measurements, no mixture on both sides of any.
  static let concrete = Section<TrainingStudy>(
    "concrete", "How strong will the concrete be?", seconds: 5
  ) { study, run in
    // Data: eight numbers for each of 1030 samples, and the pressure under which it broke
    let table = SampleTable.concrete

    // Model and inference: a net of two hidden layers, trained in ten splits by mixture (with the next section)
    let mixtures = try await study.concrete.value

    // The same in splits by sample, where a mixture may be on both sides; and a linear fit that is told of time
    let samples = try await HeldOut.validate(
      SampleTable(
        name: table.name, inputs: table.inputs, target: table.target,
        groups: Array(0..<table.count)),
      mixtures.plan, using: run.random("splits by sample")
    ) { share, what in run.progress.report(500 + Int(500 * share), 1000, what) }
    let logAge = try linearErrors(withLogOfAge: mixtures)

    // What it shows
    let found = Strengths(mixtures: mixtures, samples: samples, logAge: logAge)
    let net = found.byMixture(mixtures.net)
    return Findings(
      answer:
        "A net predicts the strength of a new mixture with an error of \(megapascals(net.mean)) MPa (root mean square of ten "
        + "splits, standard error "
        + "\(megapascals(net.standardError))), where a linear fit is off by "
        + "\(megapascals(found.byMixture(mixtures.linear).mean)) and one that is told the logarithm of the age by "
        + "\(megapascals(found.byMixture(logAge).mean)); had a mixture been on both sides of a split, the net "
        + "would have seemed to err by \(megapascals(found.bySample.mean)) only.",
      tables: [tableOfErrors(found)], figures: [curvesFigure(found), splitsFigure(found)],
      values: values(found))
  }

  private static func megapascals(_ value: Double) -> String {
    NumberText.fixed(value, decimals: 1)
  }

  /// Squared errors of a linear fit whose last input is log(age), in the same splits.
  private static func linearErrors(withLogOfAge held: HeldOut) throws -> [Double] {
    let (inputs, y) = (held.table.inputs, Concrete.strengths)
    var features = inputs
    for row in 0..<inputs.rows { features[row, 7] = log(inputs[row, 7]) }
    let scaled = ColumnStandardisation(of: features).standardised(features)
    func rows(_ chosen: [Int]) -> Matrix {
      Matrix(rows: chosen.map { row in (0..<8).map { scaled[row, $0] } })
    }
    var errors = [Double](repeating: .nan, count: y.count)
    for part in held.parts {
      let known = part.fold.training + part.fold.validation
      let weights = try HeldOut.linearFit(rows(known), known.map { y[$0] })
      for row in part.fold.test {
        let value = (0..<8).reduce(weights[0]) { $0 + weights[$1 + 1] * scaled[row, $1] }
        errors[row] = (value - y[row]) * (value - y[row])
      }
    }
    return errors
  }

  private static func tableOfErrors(_ found: Strengths) -> Table {
    func row(_ name: String, _ score: Strengths.Score) -> [String] {
      [
        name, NumberText.fixed(score.mean, decimals: 2),
        NumberText.fixed(score.standardError, decimals: 2),
        NumberText.fixed(score.largest, decimals: 2),
      ]
    }
    let held = found.mixtures
    return Table(
      title: "Error on mixtures held out, root mean square in MPa, ten splits",
      columns: ["rule", "mean", "standard error", "worst split"],
      rows: [
        row("mean strength", found.byMixture(held.plain)),
        row("linear fit", found.byMixture(held.linear)),
        row("linear fit with log(age)", found.byMixture(found.logAge)),
        row("net 8-50-50-1", found.byMixture(held.net)),
        row("the same, split by sample", found.bySample),
      ],
      note:
        "The net is off by \(NumberText.fixed(held.trainingScore, decimals: 2)) on what it was trained "
        + "on. The splits share training samples, so the standard error is somewhat too small.")
  }

  private static func values(_ found: Strengths) -> [Findings.Value] {
    let held = found.mixtures
    let net = found.byMixture(held.net)
    func value(_ name: String, _ score: Strengths.Score) -> [Findings.Value] {
      [.init(name, score.mean), .init("\(name).se", score.standardError)]
    }
    // Training in single precision ends elsewhere on another processor, by a part of the spread of splits
    let slack = net.standardError / 4
    return [
      .init("net", net.mean, standardError: slack),
      .init("net.se", net.standardError, standardError: slack / 2),
      .init("samples.net", found.bySample.mean, standardError: slack),
      .init("training.net", held.trainingScore, standardError: slack),
      .init("samples", held.table.count), .init("mixtures", held.table.numberOfGroups),
      .init(
        "gain", found.gainPerSplit.mean, standardError: slack),
      .init("gain.se", found.gainPerSplit.standardError, standardError: slack / 2),
    ] + value("plain", found.byMixture(held.plain)) + value("linear", found.byMixture(held.linear))
      + value("log-age", found.byMixture(found.logAge))
  }

  // MARK: Figures

  private static func curvesFigure(_ found: Strengths) -> Figure {
    let because = "training in single precision differs between processors"
    let held = found.mixtures
    func curves(_ loss: (Training.Epoch) -> Double) -> (x: [Double], y: [Double]) {
      let gap = [Double.nan]
      return (
        Array(held.parts.map { $0.history.map { Double($0.number) } }.joined(separator: gap)),
        Array(
          held.parts.map { part in part.history.map { (loss($0) * part.unit).squareRoot() } }
            .joined(separator: gap))
      )
    }
    let training = curves(\.trainingLoss)
    let validation = curves { $0.validationLoss ?? .nan }
    let last = Double(held.parts.map(\.history.count).max() ?? 1)
    let stops = held.parts.map { part in
      (
        Double(part.best),
        ((part.history[part.best - 1].validationLoss ?? .nan) * part.unit).squareRoot()
      )
    }
    let learning = Panel(
      "Ten splits", x: Axis("Epoch", range: 0...(1.02 * last)),
      y: Axis("Root mean squared error (MPa)", range: 0...16, tics: .every(4)), key: .below,
      layers: [
        .line(
          "validation", x: validation.x, y: validation.y,
          Stroke(.blue, width: 1.5),
          agreement: .notCompared(because: because), title: "validation"),
        .line(
          "training", x: training.x, y: training.y, Stroke(.grey, width: 1.5),
          agreement: .notCompared(because: because), title: "training"),
        .points(
          "stops", x: stops.map(\.0), y: stops.map(\.1), .black, marker: .diamond, size: 0.9,
          agreement: .notCompared(because: because), title: "lowest"),
      ])
    let scatter = Panel(
      "Each sample when it was held out", x: Axis("Predicted strength (MPa)", range: 0...90),
      y: Axis("Measured strength (MPa)", range: 0...90), hasEqualUnits: true,
      layers: [
        .points(
          "samples", x: held.predictions, y: Concrete.strengths, .blue, marker: .openCircle,
          size: 0.45, agreement: .notCompared(because: because)),
        .line("diagonal", x: [0, 90], y: [0, 90], Stroke(.black, width: 2, dash: .dashed)),
      ])
    return Figure(
      name: "concrete-curves",
      caption:
        "The error on mixtures that the net is trained on goes on falling; on others it levels off, and "
        + "there training stops. Left: learning curves of ten splits, diamonds where the validation error was "
        + "lowest. Right: every sample as predicted by the net that had not seen its mixture.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 640, margins: (105, 35, 50, 125), gaps: (120, 100)),
      panels: [learning, scatter])
  }

  private static func splitsFigure(_ found: Strengths) -> Figure {
    let because = "training in single precision differs between processors"
    let held = found.mixtures
    let rules: [(name: Text, errors: [Double], ink: Ink, marker: Marker)] = [
      ("linear fit", held.linear, .purple, .triangle),
      ("linear fit with log(age)", found.logAge, .orange, .square),
      ("net", held.net, .blue, .circle),
    ]
    // The splits in the order of the net's error
    let order = held.parts.indices.sorted {
      found.scores(held.net)[$0] < found.scores(held.net)[$1]
    }
    return Figure(
      name: "concrete-splits",
      caption:
        "On average the net is off by less than a linear fit, and a little less than one that is told that "
        + "strength grows with the logarithm of age. Error on the mixtures held out, split by split, in the "
        + "order of the net's error.",
      layout: Figure.Layout(width: 1200, height: 620, margins: (105, 35, 30, 130)),
      panels: [
        Panel(
          x: Axis("Split", range: 0.5...10.5, tics: .every(1)),
          y: Axis("Root mean squared error (MPa)", range: 0...14, tics: .every(2)), key: .below,
          layers: rules.enumerated().map { index, rule in
            let scores = found.scores(rule.errors)
            return .points(
              "rule \(index)", x: (1...10).map(Double.init), y: order.map { scores[$0] }, rule.ink,
              marker: rule.marker, size: 1.4, agreement: .notCompared(because: because),
              title: rule.name)
          })
      ])
  }
}

/// What was predicted of the concrete.
private struct Strengths: Sendable {
  /// Splits in which no mixture is on both sides, and splits of samples.
  let mixtures, samples: HeldOut
  /// Squared errors of the linear fit with log(age), in the splits by mixture.
  let logAge: [Double]

  struct Score: Sendable {
    let mean, standardError, largest: Double

    /// The mean over splits, and its standard error from their spread.
    init(_ splits: [Double]) {
      mean = sampleMean(splits)
      standardError = sampleStandardDeviation(splits) / Double(splits.count).squareRoot()
      largest = splits.max() ?? .nan
    }
  }

  /// The root mean squared error of each split, from the squared errors of the samples.
  func scores(_ errors: [Double], in held: HeldOut? = nil) -> [Double] {
    (held ?? mixtures).parts.map { part in
      sampleMean(part.fold.test.map { errors[$0] }).squareRoot()
    }
  }

  func byMixture(_ errors: [Double]) -> Score { Score(scores(errors)) }
  var bySample: Score { Score(scores(samples.net, in: samples)) }

  /// How much lower the net's error is than that of the linear fit with log(age), in the same splits.
  var gainPerSplit: Score { Score(zip(scores(logAge), scores(mixtures.net)).map { $0 - $1 }) }
}
