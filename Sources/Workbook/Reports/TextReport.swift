import SafeIO

/// The report of a run for people: plain text, aligned, at most 100 columns wide, or as wide as the terminal.
public struct TextReport: Sendable {
  /// The widest line of a report, in columns of a terminal.
  ///
  /// 100 in files and pipes, so that their bytes do not depend on a window; in a terminal its own width, but at
  /// least 60, below which no table can be read.
  public static let width = width(inTerminal: TerminalSize.columnsOfStandardOutput)

  static func width(inTerminal columns: Int?) -> Int { min(max(columns ?? 100, 60), 100) }

  let report: Report

  public init(_ report: Report) { self.report = report }

  /// Heading, settings, tables and claims: everything that is known before a figure is drawn.
  public var text: String {
    let tables = report.page.tables.map(TextReport.text)
    return ([heading] + tables + [claims]).joined(separator: "\n")
  }

  private var heading: String {
    let title = "Chapter \(report.card.number) · \(report.card.title)"
    var lines = [title, String(repeating: "═", count: title.displayWidth)]
    lines += "Reproduces \(report.card.lecture).".wrapped(to: TextReport.width)
    let settings = report.settings.map { "\($0.name) \($0.value)" } + ["seed \(report.seed)"]
    lines += settings.joined(separator: " · ").wrapped(to: TextReport.width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// One table with its title above and its note below.
  static func text(_ table: Table) -> String {
    var lines = table.title.wrapped(to: width)
    lines += TextTable(columns: table.columns, rows: table.rows, width: width).lines
    if !table.note.isEmpty { lines += table.note.wrapped(to: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var claims: String {
    guard report.isLectureCase else {
      let sentence =
        "The lecture's claims belong to the lecture's own case, so none is checked here; type "
        + "'swift run \(report.card.executable)' without options of its own to check them."
      return sentence.wrapped(to: TextReport.width).joined(separator: "\n") + "\n"
    }
    guard !report.page.claims.isEmpty else { return "No claims are checked in this chapter.\n" }

    var lines = ["The lecture's numbers and what was computed"]
    lines +=
      TextTable(
        columns: ["id", "quantity", "lecture", "computed", "verdict"], rows: rowsBySlide,
        width: TextReport.width
      ).lines

    // Why a slip is one, and how a claim failed
    let remarks = report.page.claims.compactMap { claim in
      claim.remark.map { "\(claim.id) \(claim.verdict.rawValue): \($0)" }
    }
    if !remarks.isEmpty { lines += [""] + remarks.flatMap { $0.wrapped(to: TextReport.width) } }
    lines += ["", report.page.claims.summary]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The claims with a line above those of each slide that says where they stand.
  private var rowsBySlide: [[String]] {
    var rows: [[String]] = []
    var place: String?
    for claim in report.page.claims {
      if claim.place != place { rows.append(["\(claim.place):"]) }
      place = claim.place
      rows.append([
        claim.id, claim.quantity, claim.publishedText, claim.computedText, claim.verdict.rawValue,
      ])
    }
    return rows
  }

  /// The list of written pictures with their captions.
  public static func figures(_ written: [Report.Drawing], note: String?) -> String {
    guard !written.isEmpty else { return "" }
    var lines = ["", "Figures"]
    for drawing in written {
      lines.append("  " + (drawing.picture ?? drawing.figure.name).escapingControls)
      lines += drawing.figure.caption.wrapped(to: width - 4).map { "    " + $0 }
    }
    if let note { lines += [""] + note.wrapped(to: width) }
    return lines.joined(separator: "\n") + "\n"
  }
}
