import ArgumentParser
import Plotting

extension FigureFormat: ExpressibleByArgument {}

/// The options that every chapter has.
struct CommonOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "All randomness comes from this seed; same seed, same bytes.", valueName: "whole number"),
    transform: Seed.parse)
  var seed: UInt64 = Run.defaultSeed

  @Option(
    help: ArgumentHelp(
      "Where the figures go (default: figures/chapterNN of the clone).", valueName: "folder"))
  var figures: String?

  @Option(help: "Kind of picture: svg (default), png or pdf.")
  var format: FigureFormat?

  @Flag(help: "Fewer draws, for a first look in seconds.")
  var quick = false

  @Flag(help: "Print the figures as text in the terminal; no file is written.")
  var terminal = false

  @Flag(help: "Also show each figure in a window.")
  var show = false

  @Flag(help: "Print the numbers only.")
  var noFigures = false

  @Flag(help: "Print the report as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Also write the report as JSON to this file.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Run this section only; may be given more than once.", valueName: "name"))
  var section: [String] = []

  @Flag(
    help: "Plug your own functions of the build exercises into the chapter and see what they do.")
  var withMine = false

  @Flag(help: "List the sections with their questions, and run nothing.")
  var sections = false

  @Flag(help: "Run the sections one after the other and say on standard error how long each took.")
  var times = false

  func validate() throws {
    if let figures, figures.isEmpty {
      throw ValidationError("The value '' is invalid for '--figures': name a folder")
    }
    if let report, report.isEmpty {
      throw ValidationError("The value '' is invalid for '--report': name a file")
    }
    let wanted: [(isSet: Bool, name: String)] = [
      (figures != nil, "--figures"), (format != nil, "--format"), (terminal, "--terminal"),
      (show, "--show"), (noFigures, "--no-figures"), (json, "--json"),
      (!section.isEmpty, "--section"), (sections, "--sections"),
    ]
    for (first, second, reason) in CommonOptions.contradictions {
      let both = [first, second].allSatisfy { name in
        wanted.contains { $0.name == name && $0.isSet }
      }
      if both {
        throw ValidationError("'\(first)' and '\(second)' contradict each other: \(reason)")
      }
    }
  }

  private static let contradictions = [
    ("--no-figures", "--figures", "one draws nothing, the other says where to; leave one out"),
    ("--no-figures", "--format", "one draws nothing, the other says as what; leave one out"),
    ("--no-figures", "--terminal", "one draws nothing, the other draws text; leave one out"),
    ("--no-figures", "--show", "one draws nothing, the other opens windows; leave one out"),
    ("--terminal", "--json", "figures as text would break the JSON; leave one out"),
    ("--terminal", "--figures", "figures as text are not written to files; leave one out"),
    ("--terminal", "--format", "figures as text have no file format; leave one out"),
    ("--terminal", "--show", "choose text or windows; leave one out"),
    ("--section", "--sections", "one runs a section, the other lists them; leave one out"),
  ]
}

/// The one way to read a seed.
package enum Seed {
  @Sendable package static func parse(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw ValidationError("a seed is a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }
}
