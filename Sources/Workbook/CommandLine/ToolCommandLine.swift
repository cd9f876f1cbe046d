import ArgumentParser
import SafeIO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension AsyncParsableCommand {
  /// The whole command line of a tool that belongs to no chapter; sentences and exit statuses as a chapter's.
  package static func runTool() async -> Never {
    Confinement.becomeIfAsked(Array(CommandLine.arguments.dropFirst()))
    let name = configuration.commandName ?? "tool"
    StandardStreams.prepare()
    var status: Int32 = 0
    do {
      let arguments = try ArgumentText.checked()
      Interruption.watch()
      do {
        var command = try parseAsRoot(arguments)
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch let code as ExitCode {
        status = code.rawValue
      }
      // What was printed, before the stream is closed
      fflush(nil)
      try StandardStreams.finish()
    } catch let error as any ExplainedError {
      StatusLine.clear()
      StandardStreams.complain("\(name): \(error.sentence.oneLine())")
      status = error.exitStatus
    } catch  where exitCode(for: error) == .success {
      // Help was asked for
      try? StandardStreams.write(fullMessage(for: error, columns: TextReport.width) + "\n")
    } catch {
      StatusLine.clear()
      StandardStreams.complain(
        "\(name): \(message(for: error).oneLine()); '\(name) --help' tells what is allowed")
      status = exitCode(for: error).rawValue
    }
    fflush(nil)
    _exit(status)
  }
}
