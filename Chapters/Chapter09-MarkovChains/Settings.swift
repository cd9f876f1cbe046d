import ArgumentParser
import SafeIO
import Workbook

/// The options of chapter 9; their defaults are the chapter's case.
struct MarkovSettings: ChapterSettings {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Your own draws, to be judged: a table with the columns chain and draw, or one file of CmdStan for each chain.",
      valueName: "file ..."))
  var diagnose: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of draws, which is judged as by --diagnose, or a target to try samplers on: "
        + "\(TargetChoice.names). (default: \(NamedTarget.standard.rawValue))", valueName: "name"),
    transform: { try TargetChoice($0) })
  var target = TargetChoice.name(.standard)

  @Option(
    "Draws of each chain of each sampler on the target; 2000 if you leave it out (500 with --quick)",
    in: 100...50_000, value: "number")
  var draws: Int?

  @Flag(
    help:
      "Watch the chains on the target while they run: trace, acceptance, ESS per second, time left."
  )
  var live = false

  func validate() throws {
    if diagnose.contains(where: \.isEmpty) {
      throw ValidationError("The value '' is invalid for '--diagnose': name a file")
    }
    if Set(diagnose).count < diagnose.count {
      throw ValidationError("--diagnose names a file twice; each chain has a file of its own")
    }
    if target.path != nil, live || draws != nil {
      throw ValidationError(
        "--target names a file of draws, for which no chain runs; leave out --live and --draws")
    }
  }
}

/// What `--target` names: a target of this chapter, or a table of draws.
enum TargetChoice: Sendable, CustomStringConvertible {
  case name(NamedTarget)
  case file(String)

  /// - Throws: Where it is neither.
  init(_ text: String) throws {
    if let target = NamedTarget(rawValue: text) {
      self = .name(target)
    } else if !text.isEmpty, Paths.modified(text) != nil {
      self = .file(text)
    } else {
      throw ValidationError("give \(TargetChoice.names), or a file of draws")
    }
  }

  /// "normal, ellipse, ... or two-modes"
  static var names: String {
    let names = NamedTarget.allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])"
  }

  var named: NamedTarget? { if case .name(let target) = self { target } else { nil } }
  var path: String? { if case .file(let path) = self { path } else { nil } }
  var description: String { named?.rawValue ?? path ?? "" }
}
