import SafeIO

/// The report of a run for people: plain text, aligned, at most 100 columns wide, or as wide as the terminal.
///
/// First each section's question with its answer in a sentence or two; then, section by section, tables and claims.
public struct TextReport: Sendable {
  /// The widest line of a report, in columns of a terminal.
  ///
  /// 100 in files and pipes, so that their bytes do not depend on a window; in a terminal its own width, but at
  /// least 60, below which no table can be read.
  public static let width = width(inTerminal: TerminalSize.columnsOfStandardOutput)

  static func width(inTerminal columns: Int?) -> Int { min(max(columns ?? 100, 60), 100) }

  let report: Report

  public init(_ report: Report) { self.report = report }

  /// Heading, answers, tables and claims: everything that is known before a figure is drawn.
  public var text: String {
    ([heading, answers] + report.parts.map(section) + [closing]).joined(separator: "\n")
  }

  private var heading: String {
    let title = "Chapter \(report.card.number) · \(report.card.title)"
    var lines = [title, String(repeating: "═", count: title.displayWidth)]
    let verb = report.isLectureCase ? "Reproduces" : "Follows"
    lines += "\(verb) \(report.card.lecture); seed \(report.seed).".wrapped(to: TextReport.width)
    if !report.changed.isEmpty {
      let changes = report.changed.map {
        "\($0.name) \($0.value)\($0.lecture.isEmpty ? "" : " (the chapter's: \($0.lecture))")"
      }
      lines += "Your case: \(changes.joined(separator: ", ")).".wrapped(to: TextReport.width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var answers: String {
    guard !report.parts.isEmpty else { return "" }
    var lines = ["In short", ""]
    for part in report.parts {
      lines += part.question.wrapped(to: TextReport.width - 2).map { "  " + $0 }
      lines += part.answer.wrapped(to: TextReport.width - 4).map { "    " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ part: Report.Part) -> String {
    let title = "\(part.name) · \(part.question)"
    let head = title.wrapped(to: TextReport.width)
    let rule = String(repeating: "─", count: head.map(\.displayWidth).max() ?? 0)
    let tables = part.findings?.tables ?? []
    let blocks =
      [(head + [rule]).joined(separator: "\n") + "\n"] + tables.map(TextReport.text)
      + (part.claims.isEmpty ? [] : [TextReport.claims(part.claims)])
    return blocks.joined(separator: "\n")
  }

  /// One table with its title above and its note below.
  static func text(_ table: Table) -> String {
    var lines = table.title.wrapped(to: width)
    lines += TextTable(columns: table.columns, rows: table.rows, width: width).lines
    if !table.note.isEmpty { lines += table.note.wrapped(to: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func claims(_ claims: [Claim]) -> String {
    var lines = ["Claims"]
    lines +=
      TextTable(
        columns: ["id", "quantity", "lecture", "computed", "verdict"], rows: rowsBySlide(claims),
        width: width
      ).lines

    // Why a slip is one, and how a claim failed
    let remarks = claims.compactMap { claim in
      claim.remark.map { "\(claim.id) \(claim.verdictText): \($0)" }
    }
    if !remarks.isEmpty { lines += [""] + remarks.flatMap { $0.wrapped(to: width) } }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The claims with a line above those of each slide that says where they stand.
  private static func rowsBySlide(_ claims: [Claim]) -> [[String]] {
    var rows: [[String]] = []
    var place: String?
    for claim in claims {
      if claim.place != place { rows.append(["\(claim.place):"]) }
      place = claim.place
      rows.append([
        claim.id, claim.quantity, claim.lectureText, claim.computedText, claim.verdictText,
      ])
    }
    return rows
  }

  /// How many claims hold, and what stayed out.
  private var closing: String {
    var sentences: [String] = []
    if !report.claims.isEmpty { sentences.append("\(report.claims.summary).") }
    if report.parts.contains(where: { !$0.isLectureCase }) {
      sentences.append(
        "The claims hold for the chapter's own case, so they are not checked for the sections that your "
          + "options affect.")
    }
    if report.parts.count < report.sectionCount {
      sentences.append(
        "\(report.parts.count) of \(report.sectionCount) sections "
          + "\(report.parts.count == 1 ? "is" : "are") shown; "
          + "'swift run \(report.card.executable)' shows the chapter's own case, '--sections' lists them all."
      )
    }
    return sentences.flatMap { $0.wrapped(to: TextReport.width) }.joined(separator: "\n") + "\n"
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
