import ArgumentParser
import SafeIO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Chapter {
  /// The whole command line of a chapter:
  /// `@main struct Chapter1 { static func main() async { await CoinFlip.runCommandLine() } }`.
  ///
  /// Results go to standard output, everything else to standard error. Exit status: 0; 1 when a claim
  /// is not met; 64 usage, 65 data, 66 no input, 69 gnuplot unavailable, 73 cannot create, 74 cannot
  /// write; 70 for a failure that no chapter should have.
  public static func runCommandLine() async -> Never {
    Confinement.becomeIfAsked(Array(CommandLine.arguments.dropFirst()))
    StandardStreams.prepare()
    let status: Int32
    do {
      let arguments = try ArgumentText.checked()
      for command in subcommands { command.serveIfAsked(arguments) }
      Interruption.watch()
      status = try await run(arguments)
      try StandardStreams.finish()
    } catch let error as any ExplainedError {
      StatusLine.clear()
      StandardStreams.complain("\(card.executable): \(error.sentence.oneLine())")
      end(error.exitStatus)
    } catch {
      StatusLine.clear()
      StandardStreams.complain("\(card.executable): unexpected failure: \("\(error)".oneLine())")
      end(70)
    }
    end(status)
  }

  /// Ends the program without the exit handlers of libraries: all results have been written and checked, and
  /// OpenBLAS, when memory is short, waits there for threads that it could not start.
  private static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }

  private static func run(_ arguments: [String]) async throws -> Int32 {
    switch try ParsedCommand<Self>(arguments) {
    case .help(let text):
      try StandardStreams.write(text)
      return 0
    case .chapter(let command):
      guard !command.common.sections else {
        let list = SectionList(of: Self.self)
        try StandardStreams.write(command.common.json ? try list.json : list.text)
        return 0
      }
      return try await ChapterRun<Self>(settings: command.settings, options: command.common).run()
    case .subcommand(let command):
      return try await command.status()
    }
  }
}

/// What the arguments ask for.
enum ParsedCommand<C: Chapter> {
  case help(String)
  case chapter(ChapterCommand<C>)
  case subcommand(any Subcommand)

  /// - Throws: ``InputError`` 64 with one sentence that ends with how to get help.
  init(_ arguments: [String]) throws(InputError) {
    // ArgumentParser looks for the nearest option to each word that it does not know
    guard arguments.count <= 200 else {
      throw InputError(
        .usage,
        "there are \(arguments.count) words after the name, more than any option takes (200); type "
          + "'swift run \(C.card.executable) --help' to see what is allowed")
    }
    if let repeated = ParsedCommand.repeated(in: arguments) {
      throw InputError(
        .usage,
        "\(repeated) is given twice, and only one can count; type "
          + "'swift run \(C.card.executable) --help' to see what is allowed")
    }
    let subcommand = C.subcommands.first { $0.name == arguments.first }
    do {
      // A subcommand is parsed on its own, so that the chapter does not take its options
      if let subcommand {
        let parsed = try subcommand.parseAsRoot(Array(arguments.dropFirst()))
        if let command = parsed as? any Subcommand {
          self = .subcommand(command)
          return
        }
      }
      let parsed = try ChapterCommand<C>.parseAsRoot(arguments)
      if let command = parsed as? ChapterCommand<C> {
        self = .chapter(command)
        return
      }
      // ArgumentParser answers a request for help with a command of its own
      if let command = parsed as? any Subcommand {
        throw ValidationError("Options of the \(type(of: command).name) follow their name")
      }
      var other = parsed
      try other.run()
      throw ValidationError("The arguments ask for nothing")
    } catch {
      let type: any ParsableCommand.Type = subcommand ?? ChapterCommand<C>.self
      // Whoever asks for help gets it, whatever else is wrong
      if arguments.contains(where: { ["--help", "-h"].contains($0) }) {
        self = .help(type.helpMessage(columns: TextReport.width) + "\n")
        return
      }
      guard type.exitCode(for: error) != .success else {
        self = .help(type.fullMessage(for: error, columns: TextReport.width) + "\n")
        return
      }
      let explanation = OptionExplanation(
        of: type, holders: subcommand.map { [$0.init()] } ?? [C.Settings(), CommonOptions()])
      let message = explanation.explain(type.message(for: error), arguments: arguments)
      let command = C.card.executable + (subcommand.map { " \($0.name)" } ?? "")
      throw InputError(
        .usage,
        "\(ParsedCommand.sentence(message)); type 'swift run \(command) --help' to "
          + "see what is allowed")
    }
  }

  /// An option that is given more than once, where the last would silently win; sections may be many.
  private static func repeated(in arguments: [String]) -> String? {
    guard !arguments.contains(where: { ["--help", "-h"].contains($0) }) else { return nil }
    var seen: Set<Substring> = []
    for argument in arguments where argument.hasPrefix("--") {
      let name = argument.prefix { $0 != "=" }
      if name != "--section", !seen.insert(name).inserted { return String(name) }
    }
    return nil
  }

  /// ArgumentParser's words as the middle of a sentence.
  static func sentence(_ message: String) -> String {
    var text = message.oneLine()
    while text.hasSuffix(".") { text.removeLast() }
    if let question = text.range(of: ". Did you mean ") {
      text.replaceSubrange(question, with: " (did you mean ")
      text = text.hasSuffix("?") ? text + ")" : text
    }
    if let request = text.range(of: ". Please ") {
      text.replaceSubrange(request, with: "; please ")
    }
    guard !text.isEmpty else { return "the options cannot be used" }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension String {
  fileprivate func range(of words: String) -> Range<String.Index>? {
    ranges(of: words).first
  }
}

/// The options of one chapter and its subcommands.
struct ChapterCommand<C: Chapter>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let name = C.card.executable
    return CommandConfiguration(
      commandName: name,
      abstract: "Chapter \(C.card.number) · \(C.card.title) \(C.card.abstract)",
      usage: "swift run \(name) [options]"
        + C.subcommands.map { "\n\($0.usage)" }.joined(),
      discussion: discussion,
      subcommands: C.subcommands)
  }

  private static var discussion: String {
    """
    Reproduces \(C.card.lecture): prints its tables, checks its numbers and draws its figures.

    Example: \(C.card.example.command)
    \(C.card.example.shows)

    If you set an option, only the sections that it affects are run, and claims are not checked for them. \
    In that case, and with another seed, figures go to figures/\(C.card.folder)/own.

    Exit status: 0 all is well; 1 a claim is not met; 64 the options, 65 the data or 66 the input file \
    cannot be used; 69 gnuplot is missing or failed; 73 a file cannot be made; 74 a file or standard \
    output cannot be written.
    """
  }

  @OptionGroup(title: "Options of this chapter")
  var settings: C.Settings

  @OptionGroup(title: "Options of every chapter")
  var common: CommonOptions
}
