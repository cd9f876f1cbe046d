import BayesNumerics
import Foundation
import Inference
import Plotting
import SafeIO
import Workbook

extension StochasticGradients {
  /// A logistic regression on a file of any length; a million simulated rows, or the reader's.
  static let millionRows = Section<StochasticGradientStudy>(
    "million-rows", "What does a million rows cost?",
    options: StochasticGradientSettings.ofRegression,
    seconds: 8
  ) { study, run in
    if let file = study.file { return try ownRows(file, study, run) }
    return try simulatedRows(study, run)
  }

  // MARK: Simulated rows

  private static func simulatedRows(
    _ study: StochasticGradientStudy, _ run: Run
  ) throws -> Findings {
    // Data: files of a thousand rows up to a million, in a folder that is removed afterwards
    let folder = NSTemporaryDirectory() + "bayesics-rows-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sizes =
      [1000, SimulatedFile.rowsOfChain] + (run.isQuick ? [50_000] : [100_000, 1_000_000])
    let files = try sizes.map { rows in
      try SimulatedFile(path: "\(folder)/\(rows).csv", rows: rows, using: run.random("rows"))
    }

    // Inference: here on ten thousand rows, and this program by itself on each file
    let file = try RegressionFile(path: files[1].path)
    let regression = StreamedRegression(file: file, batch: study.batch, share: study.step)
    let result = try regression.run(using: run.random("chain"))
    try regression.requireBelievable(result)
    let clicks = try ClicksByAge(
      folder: folder, batch: study.batch, share: study.step, using: run.random("clicks"))
    let runs = zip(sizes, files).compactMap { rows, file in
      MeasuredRun(path: file.path, rows: rows, megabytesOnDisk: Double(file.bytes) / 1e6)
    }

    // What it shows
    let growth = runs.isEmpty ? .nan : runs[runs.count - 1].peakMegabytes / runs[0].peakMegabytes
    let memory =
      runs.isEmpty
      ? "Memory could not be measured here."
      : "From \(NumberText.grouped(runs[0].rows)) to \(NumberText.grouped(runs[runs.count - 1].rows)) rows the peak memory of "
        + "the program grows by a factor of \(NumberText.fixed(growth, decimals: 2)) while the file grows by a factor of "
        + "\(NumberText.grouped(runs[runs.count - 1].rows / runs[0].rows))."
    let distances = result.ratios.map { abs($0 - 1) }
    let off = distances.max() ?? .nan
    let offError = distances.firstIndex(of: off).map { result.ratioErrors[$0] } ?? .nan
    return Findings(
      answer:
        "Passes over the file, and no more memory than a block of the file needs. \(memory) The standard deviations of the chain are "
        + "within \(NumberText.fixed(100 * (off + 0.005), decimals: 0)) % of those of the curvature at the peak.",
      tables: [table(file.names, result, share: study.step, batch: study.batch)] + clicks.tables,
      figures: runs.count < 2 ? [] : [figure(runs)],
      claims: [
        Claim(
          "36i", source001, "posterior mean of the first input's coefficient, streamed SGLD",
          .crossCheck(
            route: "the peak by Newton's steps", expected: result.mode[1],
            computed: result.means[1],
            .absolute(
              Tolerance.monteCarloWidth * result.errors[1] + 0.1 * result.laplace[1],
              because: "Monte Carlo, and the skewness of a posterior of ten thousand rows"))),
        Claim(
          "36j", source001, "largest standard deviation of the chain over the curvature's, less 1",
          .shape(
            "SG-MCMC on data that do not fit into memory", measuring: "relative distance", off,
            .below(0.2), precision: .notCompared, falseAlarmRate: 0.001)),
      ]
        + (runs.count < 2
          ? []
          : [
            Claim(
              "36k", source001, "peak memory against rows",
              .shape(
                "mini-batches make the size of the data immaterial",
                measuring: "peak memory with the most rows over that with the fewest", growth,
                .below(1.4), precision: .notCompared, falseAlarmRate: 0.001))
          ]),
      values: [
        .init("off", off, standardError: offError), .init("steps", result.steps),
        .init("passes", result.passes),
        .init("most", sizes[sizes.count - 1]),
      ] + clicks.values)
  }

  // MARK: The reader's rows

  private static func ownRows(
    _ file: RegressionFile, _ study: StochasticGradientStudy, _ run: Run
  ) throws -> Findings {
    let regression = StreamedRegression(file: file, batch: study.batch, share: study.step)
    let result = try regression.run(using: run.random("chain"))
    try regression.requireBelievable(result)
    let fit = result.fit
    return Findings(
      answer:
        "\(NumberText.grouped(file.rows)) rows, gone through \(NumberText.grouped(result.passes)) times. "
        + (fit.isMisfit
          ? "The model does not fit them. \(fit.sentences.joined(separator: " ")) "
            + (fit.isSmall
              ? "The intervals below are those of the model as it is."
              : "Until it fits, the intervals below are not to be relied on.")
            + (fit.isSorted ? " The rows are sorted by their outcome: shuffle them." : "")
          : telling(file, result) + fit.tested)
        + warnings(file, study, result),
      tables: [
        table(
          file.names, result, share: study.step, batch: regression.batch,
          isMisfit: fit.isMisfit),
        fit.table,
      ],
      figures: [coefficients(file.names, result)],
      values: [
        .init("peak-memory", PeakMemory.megabytes, standardError: 5),
        .init("rows", file.rows), .init("steps", result.steps), .init("passes", result.passes),
        .init("misfits", fit.sentences.count),
      ])
  }

  /// How many inputs have an interval without 0, and how many would have one by chance.
  private static func telling(
    _ file: RegressionFile, _ result: StreamedRegression.Result
  ) -> String {
    let inputs = file.dimension - 1
    let intervals = result.intervals
    let telling = (1...inputs).count { !intervals[$0].contains(0) }
    return
      "Of \(inputs) \(inputs == 1 ? "input" : "inputs") \(telling) \(telling == 1 ? "has" : "have") a coefficient whose 95 % "
      + "interval leaves out 0."
      + (inputs <= 5
        ? ""
        : " Of inputs without any effect 1 in 20 would do so as well: of \(inputs) it would be about "
          + "\(NumberText.significant((Double(inputs) / 20 * 10).rounded() / 10, digits: 2)).")
  }

  /// A sentence for each thing that may have gone wrong, each after a space.
  private static func warnings(
    _ file: RegressionFile, _ study: StochasticGradientStudy, _ result: StreamedRegression.Result
  ) -> String {
    var words = ""
    if case .slightlyWide(let ratio, let coefficient) = result.verdict {
      let interval = result.intervals[coefficient]
      let mean = result.means[coefficient]
      let arms = (interval.upperBound - mean, mean - interval.lowerBound)
      let isSkewed = max(arms.0, arms.1) > 1.2 * min(arms.0, arms.1)
      words +=
        " Warning: for \(DataFile.shown(file.names[coefficient])) the chain is \(NumberText.fixed(100 * (ratio - 1), decimals: 0)) % "
        + "wider than the curvature at the peak says."
        + (result.order != nil
          ? ""
          : " Either the step makes it so or the posterior is not normal"
            + (isSkewed ? ", which an interval that is not symmetric about its mean suggests" : "")
            + (result.hasDrawsToSpare
              ? "; a shorter --step, such as \(NumberText.significant(study.step / 2, digits: 1)), tells: it mends the one and "
                + "leaves the other."
              : "; the chain is too slow for a shorter --step to tell. A column with outliers, of which the logarithm may be "
                + "taken, would do this."))
    }
    if let order = result.order {
      // What to do about an order of the outcomes is said where the fit finds it
      let isSaid = order.input == nil && (result.fit.hasTrend || result.fit.isSorted)
      words +=
        " Warning: the rows are not in random order, as \(order.words(file.names)), which can make the chain too wide."
        + (isSaid
          ? ""
          : " Shuffle them, or first add the order as a column if it means something, as time does.")
    }
    return words
  }

  // MARK: Table

  private static func table(
    _ names: [String], _ result: StreamedRegression.Result, share: Double, batch: Int,
    isMisfit: Bool = false
  ) -> Table {
    let shown = min(names.count, 40)
    let intervals = result.intervals
    return Table(
      title: "Coefficients, inputs standardised",
      columns: ["", "mean", "sd", "sd by the curvature", "95 % interval"],
      rows: (0..<shown).map { k in
        [
          names[k], NumberText.value(result.means[k], withError: result.errors[k]),
          NumberText.significant(result.deviations[k], digits: 3),
          NumberText.significant(result.laplace[k], digits: 3),
          "\(NumberText.significant(intervals[k].lowerBound, digits: 3)) to "
            + NumberText.significant(intervals[k].upperBound, digits: 3),
        ]
      },
      note:
        "\(NumberText.grouped(result.steps)) steps of SGLD with control variates, batches of \(NumberText.grouped(batch)); prior N(0, 10); "
        + "intervals are quantiles of the draws. The step makes the chain's sd up to "
        + "\(NumberText.fixed(100 * (StreamedRegression.widening(share) - 1), decimals: 0)) % too large; the curvature's takes the "
        + "posterior for normal." + (isMisfit ? " The model does not fit." : "")
        + (shown < names.count ? " The first \(shown) of \(names.count)." : ""))
  }

  // MARK: Figures

  private static func coefficients(
    _ names: [String], _ result: StreamedRegression.Result
  ) -> Figure {
    let shown = Array(1..<min(names.count, 31))
    let places = shown.map(Double.init)
    let means = shown.map { result.means[$0] }
    let intervals = result.intervals
    let (lower, upper) = (
      shown.map { intervals[$0].lowerBound }, shown.map { intervals[$0].upperBound }
    )
    let why = Agreement.notCompared(because: "the reader's own rows")
    return Figure(
      name: "coefficients",
      caption:
        "Coefficients of the inputs, per standard deviation of the input, with 95 % intervals.",
      panels: [
        Panel(
          x: Axis(
            "input", range: 0.4...Double(shown.count) + 0.6,
            tics: shown.count > 8
              ? .automatic
              : .labelled(shown.map { (at: Double($0), text: Text(verbatim: names[$0])) })),
          y: Axis.fitting(
            "coefficient", lower + upper + [0]),
          layers: [
            .horizontalLine(at: 0, Stroke(.grey, width: 2)),
            .errorBars(
              "intervals", x: places, y: means, lower: lower, upper: upper, .blue,
              agreement: why),
          ])
      ])
  }

  private static func figure(_ runs: [MeasuredRun]) -> Figure {
    let rows = runs.map { Double($0.rows) }
    let why = Agreement.notCompared(because: "memory and time of this machine")
    let axis = Axis.decades("rows", around: rows, room: 1.5)
    // Numbers of eight bytes, inputs and outcome; drawn on to where no reader would like to hold them
    let most = 1e8
    let many = [rows.min() ?? 1, most]
    let whole = many.map { $0 * 6 * 8 / 1e6 }
    let memory = Axis.decades("rows", around: many, room: 1.5)
    return Figure(
      name: "memory-and-time",
      caption:
        "Memory stays as the rows grow, and time grows with the passes over the file. Left: the peak memory of the whole "
        + "program, and the size of the numbers alone if they were held at once. Right: its wall time. Every file gets 20,000 steps or "
        + "more, and one that is longer than a block is read anew in every pass.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Memory", x: memory,
          y: Axis.decades("megabytes", around: whole + [100], room: 2),
          key: .topLeft,
          layers: [
            .line(
              "peak", x: rows, y: runs.map(\.peakMegabytes), Stroke(.blue), agreement: why,
              title: "peak of the program"),
            .points(
              "peak_points", x: rows, y: runs.map(\.peakMegabytes), .blue, size: 1.4,
              agreement: why),
            .line("whole", x: many, y: whole, Stroke(.vermillion), title: "all numbers at once"),
          ]),
        Panel(
          "Time", x: axis,
          y: Axis.decades("seconds", around: [0.05, 50], room: 2),
          layers: [
            .line("time", x: rows, y: runs.map(\.seconds), Stroke(.blue), agreement: why),
            .points(
              "time_points", x: rows, y: runs.map(\.seconds), .blue, size: 1.4, agreement: why),
          ]),
      ])
  }
}
