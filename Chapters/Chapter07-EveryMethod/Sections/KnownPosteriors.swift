import BayesNumerics
import Plotting
import RealModule
import SafeIO
import Workbook

extension EveryMethod {
  /// The league once more, shorter, on the posteriors of chapters 1 to 4 beside the one with two peaks.
  static let knownPosteriors = Section<EveryMethodStudy>(
    "known-posteriors", "Does the order hold on other posteriors?", options: ["methods"],
    seconds: 4
  ) { study, run in
    // Model: posteriors whose truth is known by another route
    let known = KnownPosterior.all
    let lecture = try Self.exact(NonlinearModel.lecture.posterior)
    let columns =
      try known.map { KnownColumn($0, exact: try Self.exact($0.posterior)) } + [
        KnownColumn(.twoPeaks(lecture), exact: lecture)
      ]

    // Inference: every method, one budget
    let seeds = run.isQuick ? 3 : 12
    let budget = 3000
    var results: [[MethodRuns]] = []
    for column in columns {
      results.append(
        await MethodRuns.all(
          study.methods, on: column.known.posterior,
          sheet: ScoreSheet(column.exact, edge: column.exact.mean), budgets: [budget],
          seeds: seeds, using: run.random(column.known.title)))
      run.reporting("posteriors")(Double(results.count) / Double(columns.count))
    }
    let rows = study.methods.indices.map { place in
      KnownRow(
        method: study.methods[place],
        distances: zip(columns, results).map { column, runs in
          // In units of the posterior's standard deviation
          Distance(runs[place].scores.map { $0.transport / column.exact.standardDeviation })
        },
        warnings: results.map { $0[place].share { $0.warning != nil } })
    }

    // What it shows
    return Findings(
      answer: sentence(rows), tables: [table(columns, rows, seeds: seeds, budget: budget)],
      figures: [figure(columns, rows)], claims: claims(columns),
      values: [.init("seeds", seeds), .init("budget", budget), .init("truths", known.count)]
        + rows.flatMap { row in
          zip(columns, row.distances).compactMap { column, distance in
            distance.mean.isFinite
              ? .init(
                "\(row.method.name).\(column.known.name)", distance.mean,
                standardError: distance.standardError) : nil
          }
        })
  }

  private static func exact(_ posterior: Posterior) throws -> ExactPosterior {
    do throws(ExactPosterior.Failure) {
      return try ExactPosterior(posterior)
    } catch {
      throw InputError(.data, error.description)
    }
  }

  // MARK: Answer and table

  /// A fifth of a standard deviation: in a picture one would hardly notice less.
  private static let near = 0.2

  private static func sentence(_ rows: [KnownRow]) -> String {
    let easy = rows.filter { $0.distances.dropLast().allSatisfy { $0.mean < near } }
    let all = easy.filter { ($0.distances.last?.mean ?? 1) < near }
    let lost = easy.filter { row in !all.contains { $0.method.name == row.method.name } }
    let names = lost.map(\.method.title).joined(separator: "; ")
    return
      "Of \(rows.count) methods \(easy.count) are within a fifth of a standard deviation (Wasserstein-1) on each of the four "
      + "posteriors with one peak, and \(all.count) of these also on the one with two peaks."
      + (lost.isEmpty
        ? "" : " The other \(lost.count == 1 ? "one is" : "\(lost.count) are"): \(names).")
  }

  private static func table(
    _ columns: [KnownColumn], _ rows: [KnownRow], seeds: Int, budget: Int
  ) -> Table {
    Table(
      title:
        "Wasserstein-1 in posterior standard deviations, mean of \(seeds) seeds, about \(NumberText.grouped(budget)) evaluations each",
      columns: ["method"] + columns.map { "ch. \($0.known.chapter): \($0.known.title)" },
      rows: rows.map { row in
        [row.method.title]
          + zip(row.distances, row.warnings).map { distance, warned in
            guard distance.mean.isFinite else { return "—" }
            return "\(NumberText.fixed(distance.mean, decimals: 3))\(warned > 0.5 ? " !" : "")"
          }
      },
      note:
        "! warned of itself under most seeds; — gave no answer. So many independent draws have about 0.015 by chance, and 0.02 on "
        + "the posterior with two peaks."
    )
  }

  // MARK: Figure

  private static func figure(_ columns: [KnownColumn], _ rows: [KnownRow]) -> Figure {
    let inks: [(Ink, Marker)] = [
      (.sky, .circle), (.green, .square), (.orange, .diamond), (.purple, .triangle),
      (.vermillion, .circle),
    ]
    let count = rows.count
    let heights = rows.indices.map { Double(count - $0) }
    // The large dots at the back, or they would hide others
    let order = [columns.count - 1] + columns.indices.dropLast()
    let layers = order.map { column -> Layer in
      let isLast = column == columns.count - 1
      let ink = isLast ? (Ink.vermillion, Marker.circle) : inks[column % 4]
      let drawn = rows.indices.filter { rows[$0].distances[column].mean.isFinite }
      let places = drawn.map { max(rows[$0].distances[column].mean, 1e-4) }
      return .points(
        "posterior_\(column)", x: places, y: drawn.map { heights[$0] }, ink.0, marker: ink.1,
        size: isLast ? 1.6 : 1.1,
        agreement: .notCompared(because: "means over seeds, some of few different outcomes"),
        title: Text(verbatim: columns[column].known.title))
    }
    return Figure(
      name: "known-posteriors",
      caption:
        "What is near on posteriors with one peak need not be near on one with two. Wasserstein-1 between each method's answer "
        + "and the exact posterior, in posterior standard deviations; the large dots are the posterior with two peaks. Beyond the "
        + "dotted line an eye would notice; what stands on the left edge is 0.0001 or less.",
      layout: Figure.Layout(
        columns: 1, width: 1200, height: 930, margins: (left: 410, right: 40, top: 20, bottom: 165)),
      panels: [
        Panel(
          x: Axis("Wasserstein-1 [sd]", range: 1e-4...2, scale: .logarithmic),
          y: Axis(
            "", range: 0.3...(Double(count) + 0.7),
            tics: .labelled(
              zip(heights, rows).map { (at: $0, text: Text(verbatim: $1.method.title)) })),
          key: .below,
          layers: [.verticalLine(at: near, Stroke(.grey, width: 2, dash: .dotted))] + layers)
      ])
  }

  // MARK: Claims

  private static func claims(_ columns: [KnownColumn]) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    let apart = columns.dropLast().flatMap { column -> [Double] in
      let (truth, exact) = (column.known.truth, column.exact)
      return [
        truth.mean - exact.mean, truth.standardDeviation - exact.standardDeviation,
        truth.logEvidence - exact.logEvidence,
      ]
    }
    return [
      Claim(
        "45w", source, "mean, sd and log evidence of the posteriors of chapters 1 to 4",
        .agreement(
          route: "closed forms, and the quadrature that judges the methods",
          largestDifference: apart.map { abs($0) }.max() ?? .nan, below: 1e-8,
          because: "quadratures to 1e-10, piece by piece"))
    ]
  }
}

/// A posterior of the table with its quadrature.
private struct KnownColumn: Sendable {
  let known: KnownPosterior
  let exact: ExactPosterior

  init(_ known: KnownPosterior, exact: ExactPosterior) {
    self.known = known
    self.exact = exact
  }
}

extension KnownPosterior {
  /// For the names of values: "two-peaks".
  fileprivate var name: String { title.replacing(" ", with: "-") }
}

/// How a method does on each of the posteriors.
private struct KnownRow: Sendable {
  let method: any Method
  let distances: [Distance]
  /// The shares of the seeds with a warning.
  let warnings: [Double]
}

/// Mean over seeds.
private struct Distance: Sendable {
  let mean: Double
  let standardError: Double

  init(_ values: [Double]) {
    let known = values.filter(\.isFinite)
    let count = Double(known.count)
    let mean = known.reduce(0, +) / count
    self.mean = mean
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
  }
}
