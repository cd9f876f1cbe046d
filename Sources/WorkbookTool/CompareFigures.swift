import ArgumentParser
import Foundation
import Plotting

/// `workbook compare-figures OLD NEW`: are the regenerated figures the committed ones?
struct CompareFigures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the figures of two folders.",
    discussion: """
      Words of each script exactly, numbers within the agreement that the figure declares.
      Status 1 when a figure differs, is missing or is new; 66 when a folder cannot be read.
      """)

  @Argument(help: "Folder with the committed figures, one folder a chapter in it.")
  var old: String

  @Argument(help: "Folder with the regenerated figures.")
  var new: String

  @Option(help: "Folder for what differs: old and new script, and a picture of both.")
  var overlays: String?

  func run() throws {
    let oldFigures = try FigureFolder(path: old)
    let newFigures = try FigureFolder(path: new)

    var failures = 0
    for name in Set(oldFigures.scripts.keys).union(newFigures.scripts.keys).sorted() {
      let problems = problems(of: name, in: oldFigures, and: newFigures)
      if problems.isEmpty { continue }
      failures += 1
      print("\(name) differs:")
      for problem in problems { print("  \(problem)") }
      if let overlays, let oldScript = oldFigures.scripts[name],
        let newScript = newFigures.scripts[name]
      {
        try keepOverlay(of: name, old: oldScript, new: newScript, in: overlays)
      }
    }

    let count = oldFigures.scripts.count
    guard failures == 0 else {
      print("\(failures) of \(count) figures differ")
      throw ExitCode(1)
    }
    guard count > 0 else {
      print("no figure was found in \(old)")
      throw ExitCode(1)
    }
    print("\(count) figures agree with the committed ones")
  }

  private func problems(
    of name: String, in oldFigures: FigureFolder, and newFigures: FigureFolder
  ) -> [String] {
    guard let oldScript = oldFigures.scripts[name] else { return ["it is new; commit it"] }
    guard let newScript = newFigures.scripts[name] else {
      return ["no chapter draws it any more; remove it"]
    }
    var problems = ScriptComparison.differences(old: oldScript, new: newScript)
    if !oldFigures.pictures.contains(name) { problems.append("its picture \(name).svg is missing") }
    return problems
  }

  private func keepOverlay(of name: String, old: String, new: String, in folder: String) throws {
    let stem = URL(fileURLWithPath: folder).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: stem.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(old.utf8).write(to: stem.appendingPathExtension("old.gp"))
    try Data(new.utf8).write(to: stem.appendingPathExtension("new.gp"))
    do {
      let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
      let overlay = ScriptComparison.overlay(old: old, new: new)
      let picture = stem.appendingPathExtension("overlay.svg")
      try Data(gnuplot.draw(overlay, as: .svg)).write(to: picture)
      print("  old numbers in magenta over the new ones: \(picture.relativePath)")
    } catch let error as GnuplotError {
      print("  no overlay: \(error.sentence)")
    }
  }
}

/// The figures below a folder, by "chapter01/name".
struct FigureFolder {
  /// The text of each NAME.gp.
  let scripts: [String: String]
  /// The names that have a NAME.svg.
  let pictures: Set<String>

  init(path: String) throws {
    var scripts: [String: String] = [:]
    var pictures: Set<String> = []
    let root = URL(fileURLWithPath: path, isDirectory: true)
    let manager = FileManager.default
    do {
      for chapter in try manager.contentsOfDirectory(atPath: root.path) {
        let folder = root.appendingPathComponent(chapter)
        guard chapter.hasPrefix("chapter") else { continue }
        for file in try manager.contentsOfDirectory(atPath: folder.path) {
          let location = folder.appendingPathComponent(file)
          let name = "\(chapter)/\(location.deletingPathExtension().lastPathComponent)"
          switch location.pathExtension {
          case "gp": scripts[name] = try String(contentsOf: location, encoding: .utf8)
          case "svg": pictures.insert(name)
          default: break
          }
        }
      }
    } catch {
      FileHandle.standardError.write(
        Data("workbook: cannot read the figures in '\(path)': \(error.localizedDescription)\n".utf8)
      )
      throw ExitCode(66)
    }
    self.scripts = scripts
    self.pictures = pictures
  }
}
