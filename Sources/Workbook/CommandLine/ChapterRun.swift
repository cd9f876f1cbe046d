import Plotting
import SafeIO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One run of a chapter: sections, report, figures.
struct ChapterRun<C: Chapter> {
  let settings: C.Settings
  let options: CommonOptions

  /// The exit status: 0, or 1 when a claim is not met.
  ///
  /// A figure that fails, or data that a section refuses, end the run with an error of their own, which
  /// outranks a claim.
  func run() async throws -> Int32 {
    // Before any work: what was asked for, and whether its results can be kept
    let runner = ChapterSections<C>(settings: settings, options: options)
    let sections = try runner.chosen()
    let paths = settings.pathsToWrite + [options.report].compactMap(\.self)
    guard Set(paths).count == paths.count else {
      throw InputError(.usage, "two files of one name are asked for, \(paths[0].quoted); name two")
    }
    for path in paths {
      try WholeFile.checkWritable(path)
    }
    if !options.noFigures, !options.terminal {
      try WholeFile.checkWritable(folder: try folder(isOwn: isOwnCase))
    }
    let progress = ProgressBar.progress()

    let parts = try await runner.run(sections, progress: progress)
    StatusLine.clear()
    var report = Report(
      card: C.card, seed: options.seed, settings: settings.values, changed: settings.changed,
      parts: parts, sectionCount: options.withMine ? parts.count : C.sections.count)

    // The numbers first: they are worth having when a figure fails
    if !options.json { try StandardStreams.write(TextReport(report).text) }
    let unwritten = settings.pathsToWrite.filter { path in
      !report.files.contains { $0.path == path }
    }
    let failures = [
      await attempt { try save(report.files) },
      await attempt { try await draw(&report, progress: progress) },
    ]
    StatusLine.clear()
    if options.json { try StandardStreams.write(try JSONReport(report).text) }
    if let path = options.report {
      try WholeFile.write(Array(try JSONReport(report).text.utf8), to: path)
    }
    if let failure = failures.compactMap(\.self).first { throw failure }
    for case .failed(let error) in parts.map(\.outcome) { throw error }
    for case .refused(let error) in parts.map(\.outcome) { throw error }
    if let path = unwritten.first {
      throw InputError(
        .usage,
        "no section that ran has draws to write to \(path.quoted); leave out --section or --save-draws"
      )
    }

    if options.show { show(report.figures) }
    return report.claims.contains { $0.verdict == .notMet } ? 1 : 0
  }

  private func attempt(_ body: () async throws -> Void) async -> (any Error)? {
    do {
      try await body()
      return nil
    } catch {
      return error
    }
  }

  private func save(_ files: [Findings.File]) throws {
    guard !files.isEmpty else { return }
    try WholeFile.write(files.map { ($0.path, Array($0.text.utf8)) })
    guard !options.json else { return }
    let list = files.map { "  \(Paths.short($0.path).escapingControls)\n" }.joined()
    try StandardStreams.write("\nFiles\n" + list)
  }

  // MARK: Figures

  private func draw(_ report: inout Report, progress: Progress) async throws {
    let figures = report.figures
    guard !options.noFigures, !figures.isEmpty else { return }
    let drawing = try FigureDrawing(progress: progress)

    if options.terminal {
      let texts = try await drawing.draw(figures, as: nil, size: .current)
      StatusLine.clear()
      for (figure, text) in zip(figures, texts) {
        // gnuplot begins a page with a form feed
        let picture = String(decoding: text.filter { $0 != 0x0C }, as: UTF8.self)
        let caption = figure.caption.wrapped(to: TextReport.width).joined(separator: "\n")
        try StandardStreams.write("\n\(figure.name)\n\(picture)\n\(caption)\n")
      }
      return
    }

    let drawings = try await drawing.write(
      figures, as: options.format ?? .svg, to: try folder(isOwn: isOwnCase))
    StatusLine.clear()
    var rest = drawings[...]
    for index in report.parts.indices {
      let count = report.parts[index].drawings.count
      report.parts[index].drawings = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    guard !options.json else { return }
    let shown = drawings.map {
      Report.Drawing(figure: $0.figure, script: $0.script, picture: $0.picture.map(Paths.short))
    }
    try StandardStreams.write(
      TextReport.figures(shown, note: isOwnCase && options.figures == nil ? ownNote : nil))
  }

  /// Pictures of another case must not take the place of the committed ones.
  private var isOwnCase: Bool {
    !settings.changed.isEmpty || options.seed != Run.defaultSeed || options.quick
      || options.withMine
  }

  private var ownNote: String {
    "These are figures of your own case or of a quick run, so they are in the folder 'own'; the committed figures stay "
      + "as they are."
  }

  private func folder(isOwn: Bool) throws(InputError) -> String {
    if let folder = options.figures { return folder }
    guard let clone = Clone.folder(sourceFile: C.card.sourceFile) else {
      throw InputError(
        .noInput,
        "the clone of the workbook was not found, so the figures have no place; say where they go, "
          + "such as --figures .")
    }
    return "\(clone)/figures/\(C.card.folder)" + (isOwn ? "/own" : "")
  }

  /// Windows are an extra: what hinders them is said, and the status stays.
  private func show(_ figures: [Figure]) {
    do throws(GnuplotError) {
      let gnuplot = try Gnuplot.find(searchPath: getenv("PATH").map { String(cString: $0) })
      guard let terminal = try gnuplot.windowTerminal(environment: environment) else {
        StandardStreams.complain(
          "\(C.card.executable): no windows are shown, as there is no display or this gnuplot has no "
            + "terminal for windows; open the files, or type --terminal")
        return
      }
      for figure in figures { try gnuplot.show(figure.script(for: .window(terminal: terminal))) }
    } catch {
      StandardStreams.complain(
        "\(C.card.executable): no windows are shown: \(error.sentence.oneLine())")
    }
  }

  private var environment: [String: String] {
    var variables: [String: String] = [:]
    for name in [
      "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "GNUTERM", "TERM", "HOME", "PATH",
      "XAUTHORITY",
    ] {
      variables[name] = getenv(name).map { String(cString: $0) }
    }
    return variables
  }
}
