import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// Draws from files, judged by all that can be seen in them.
  static let judgeDraws = Section<MarkovStudy>(
    "judge-draws", "May these draws be used?", options: ["diagnose"], seconds: 1.5
  ) { study, run in
    // Data: the reader's files, or NUTS in a funnel, written to a table and read back as a stranger would
    let table: DrawsTable
    if let own = study.table {
      table = own
    } else {
      table = try await funnelTable(run)
    }

    // Inference and what it shows
    let verdict = DrawsVerdict(of: table)
    return study.table == nil
      ? findings(of: verdict, first: "v", in: -12...12) : findings(of: verdict)
  }

  /// Four chains in the funnel of this chapter as a table of draws.
  private static func funnelTable(_ run: Run) async throws -> DrawsTable {
    var starts = run.random("starts")
    let draws = await sample(
      NUTS(Funnel()), from: uniformStarts(dimension: 10, using: &starts),
      lengths: ChainLengths(warmUp: 1000, draws: run.isQuick ? 500 : 1000),
      recording: Recorder(names: ["v", "theta.1", "theta.2"]) { Array($0.prefix(3)) },
      using: run.random("funnel"), progress: run.reporting("funnel"))
    return try DrawsTable([
      DrawsTable.Source(
        shown: "four chains of NUTS in the funnel", text: try LongCSV.text(of: draws))
    ])
  }

  /// Tables, figure and sentence on draws, of this section and of `--target FILE`.
  ///
  /// - Parameters:
  ///   - name: The parameter in the picture; the worst if nil.
  ///   - range: Its axis there; around all draws if nil.
  static func findings(
    of verdict: DrawsVerdict, first name: String? = nil, in range: ClosedRange<Double>? = nil
  ) -> Findings {
    let shown = verdict.judged.first { $0.row.name == name } ?? verdict.worst
    return Findings(
      answer: verdict.sentence, tables: [numbers(verdict), words(verdict)],
      figures: shown.map { [figure(verdict, $0, in: range)] } ?? [],
      values: [
        .init("parameters", verdict.parameters.count),
        .init(
          "energy", verdict.energy.energyFractions?.min() ?? 0, standardError: 0.03),
        .init(
          "divergences", Double(verdict.energy.divergences?.reduce(0, +) ?? 0),
          standardError: max(5, Double(verdict.energy.divergences?.reduce(0, +) ?? 0))),
      ])
  }

  // MARK: Tables

  /// Rows that fit on a page.
  private static let mostRows = 30

  /// All parameters in their order, or the worst where there are too many.
  private static func shown(_ verdict: DrawsVerdict) -> [ParameterVerdict] {
    guard verdict.parameters.count > mostRows else { return verdict.parameters }
    func badness(_ parameter: ParameterVerdict) -> Double {
      parameter.isConstant ? 0 : parameter.row.rHat.isFinite ? parameter.row.rHat : .infinity
    }
    return Array(verdict.parameters.sorted { badness($0) > badness($1) }.prefix(mostRows))
  }

  private static func numbers(_ verdict: DrawsVerdict) -> Table {
    func number(_ value: Double, _ digits: Int = 3) -> String {
      value.isFinite ? NumberText.significant(value, digits: digits) : "unknown"
    }
    func fixed(_ value: Double, _ decimals: Int) -> String {
      value.isFinite ? NumberText.fixed(value, decimals: decimals) : "unknown"
    }
    let rows = shown(verdict)
    let sampler = [
      verdict.energy.divergences.map { "\($0.reduce(0, +)) divergent draws" },
      verdict.energy.energyFractions.map {
        "E-BFMI by chain \($0.map { fixed($0, 2) }.joined(separator: ", "))"
      },
      verdict.energy.deepestTreeShare.map {
        "\(fixed(100 * $0, 1)) % of the draws with a tree of depth 10 or more"
      },
    ].compactMap(\.self)
    return Table(
      title: "The draws of \(verdict.name)",
      columns: [
        "parameter", "mean", "MCSE", "sd", "5 %", "95 %", "R-hat", "ESS bulk", "ESS tail",
        "finding",
      ],
      rows: rows.map { one in
        let row = one.row
        return [
          row.name, number(row.mean, 4), one.isConstant ? "" : number(row.errorOfMean, 2),
          number(row.standardDeviation), number(row.quantiles[0]), number(row.quantiles[2]),
          one.isConstant ? "" : fixed(row.rHat.up(3), 3),
          one.isConstant ? "" : fixed(row.bulkSize.rounded(.down), 0),
          one.isConstant ? "" : fixed(row.tailSize.rounded(.down), 0), one.finding,
        ]
      },
      note: (rows.count < verdict.parameters.count
        ? "The \(rows.count) parameters with the largest R-hat of \(verdict.parameters.count). "
        : "")
        + (sampler.isEmpty
          ? "The file has no columns of the sampler."
          : "The sampler: \(sampler.joined(separator: "; "))."))
  }

  private static func words(_ verdict: DrawsVerdict) -> Table {
    Table(
      title: "In words", columns: ["parameter", "verdict"],
      rows: shown(verdict).map { [$0.row.name, $0.sentence] })
  }

  // MARK: Figure

  private static func figure(
    _ verdict: DrawsVerdict, _ worst: ParameterVerdict, in given: ClosedRange<Double>?
  ) -> Figure {
    let draws = verdict.draws[worst.row.name]
    let agreement = Agreement.notCompared(because: "single draws of chains")
    let values = draws.joined()
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let range =
      given ?? Axis.range(from: low - 0.05 * (high - low), to: high + 0.05 * (high - low))
    let label = Text(verbatim: worst.row.name)
    let ranks = RankHistograms(ranks: averageRanks(draws))
    let count = draws.count
    return Figure(
      name: "judge-draws",
      caption:
        "Look at the parameter with the largest R-hat first, or at one that matters: here \(worst.row.name). Left: its trace"
        + (count > 4 ? ", the first four of \(count) chains" : "")
        + ". Right: the ranks of its draws among all; chains that agree stay near the black line.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Trace", x: Axis("draw", range: 0...Double(verdict.draws.count)),
          y: Axis(label, range: range),
          layers: .traces("trace", of: draws, agreement: agreement)),
        ranks.panel("Ranks", x: "rank", "rank", agreement: agreement),
      ])
  }
}
