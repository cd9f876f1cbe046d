import Plotting
import SafeIO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Draws the figures of a page: first all of them in memory, then all files.
package struct FigureDrawing {
  let gnuplot: Gnuplot
  let progress: Progress

  package init(progress: Progress) throws(GnuplotError) {
    gnuplot = try Gnuplot.find(searchPath: getenv("PATH").map { String(cString: $0) })
    self.progress = progress
  }

  /// What gnuplot makes of each figure, in the order of the figures.
  ///
  /// - Parameter format: nil for text of that size.
  func draw(
    _ figures: [Figure], as format: FigureFormat?, size: TerminalSize = TerminalSize(variable: nil)
  ) async throws(FigureError) -> [[UInt8]] {
    let target: Figure.Target =
      format.map { .stream($0) } ?? .text(columns: size.columns, rows: size.rows)
    let outcomes = await withTaskGroup(of: (Int, Result<[UInt8], GnuplotError>).self) { group in
      var outcomes = [Result<[UInt8], GnuplotError>?](repeating: nil, count: figures.count)
      var next = 0
      func startOne() {
        let index = next
        let script = figures[index].script(for: target)
        group.addTask { [gnuplot] in
          do throws(GnuplotError) {
            return (index, .success(try gnuplot.draw(script, as: format)))
          } catch {
            return (index, .failure(error))
          }
        }
        next += 1
      }

      // At most as many at a time as the machine has processors, but two
      for _ in 0..<min(figures.count, max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) { startOne() }
      var finished = 0
      var hasFailed = false
      for await (index, outcome) in group {
        outcomes[index] = outcome
        finished += 1
        progress.report(finished, figures.count, "drawing \(figures[index].name)")
        if case .failure = outcome { hasFailed = true }
        if next < figures.count, !hasFailed { startOne() }
      }
      return outcomes
    }

    var pictures: [[UInt8]] = []
    for (figure, outcome) in zip(figures, outcomes) {
      switch outcome {
      case .success(let picture): pictures.append(picture)
      case .failure(let error): throw FigureError(figure: figure.name, cause: error)
      case nil: break
      }
    }
    return pictures
  }

  /// Draws all figures, then writes NAME.gp and the picture of each to a folder, which is made when it is
  /// missing; a failure leaves neither files nor new folders.
  @discardableResult
  package func write(
    _ figures: [Figure], as format: FigureFormat, to folder: String
  ) async throws -> [Report.Drawing] {
    let pictures = try await draw(figures, as: format)

    let newFolders = try WholeFile.createFolder(folder)
    let kinds = ["gp"] + FigureFormat.allCases.map(\.rawValue)
    WholeFile.removeLeftovers(
      of: figures.flatMap { figure in kinds.map { "\(figure.name).\($0)" } }, in: folder)

    let drawings = figures.map { figure in
      let path = "\(folder)/\(figure.name)"
      return Report.Drawing(
        figure: figure, script: "\(path).gp", picture: "\(path).\(format.rawValue)")
    }
    let files = zip(figures, pictures).flatMap { figure, picture in
      let path = "\(folder)/\(figure.name)"
      return [
        ("\(path).gp", Array(figure.script(for: .record).utf8)),
        ("\(path).\(format.rawValue)", picture),
      ]
    }
    do {
      try WholeFile.write(files)
    } catch {
      WholeFile.removeFolders(newFolders)
      throw error
    }
    return drawings
  }
}
