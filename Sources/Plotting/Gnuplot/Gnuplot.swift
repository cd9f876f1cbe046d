import CGnuplot
import Foundation

/// A gnuplot on this machine: the one place where a script becomes a picture.
///
/// gnuplot runs as a child without a shell, without its init files and with an environment of its own. It never sees
/// a path: the script arrives on its standard input and the picture leaves on its standard output. Each call blocks its
/// thread until the child has ended and is reaped, and calls from several threads are independent. On Linux
/// the child dies with the thread that called, so that a killed program leaves no gnuplot behind.
public struct Gnuplot: Sendable {
  /// Absolute path of the program.
  public let path: String

  public init(path: String) { self.path = path }

  /// The first `gnuplot` in the absolute folders of a search path (empty and relative entries are skipped).
  ///
  /// - Parameter searchPath: folders separated by colons, as in the environment variable PATH; `nil` finds nothing.
  public static func find(searchPath: String?) throws(GnuplotError) -> Gnuplot {
    let folders = (searchPath ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    guard let path = folders.map({ "\($0)/gnuplot" }).first(where: isProgram) else {
      throw .notFound
    }
    return Gnuplot(path: path)
  }

  /// Runs a script and returns what gnuplot wrote on its standard output, checked to be a whole picture.
  ///
  /// - Parameters:
  ///   - script: sets a terminal of the format and no output file, and draws once.
  ///   - format: what the bytes must be; `nil` for text (the `dumb` terminal), which must not be blank.
  ///   - timeLimit: after this long gnuplot and what it started are killed.
  /// - Throws: a ``GnuplotError`` also where gnuplot drew a whole picture but met an error on the way, since it
  ///   carries on after errors. Warnings (an empty range that it widened, an empty curve among others) pass.
  public func draw(
    _ script: String, as format: FigureFormat?, timeLimit: Duration = .seconds(10)
  ) throws(GnuplotError) -> [UInt8] {
    let answer = try run(script, environment: Self.environment, timeLimit: timeLimit)
    guard answer.tookWholeScript, Picture.isWhole(answer.output, as: format) else {
      throw .incompletePicture(format: format?.rawValue ?? "text", words: answer.words.summary)
    }
    return format == .pdf ? Picture.undated(answer.output) : answer.output
  }

  /// Names of the terminals that this gnuplot was built with, such as `svg` or `qt`.
  public func terminals() throws(GnuplotError) -> [String] {
    let script = "set print '-'\nprint GPVAL_TERMINALS\n"
    let answer = try run(script, environment: Self.environment, timeLimit: .seconds(10))
    return String(decoding: answer.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .map(String.init)
  }
}

// MARK: Windows

extension Gnuplot {
  /// Runs a script that opens a window and waits for it to be closed (`pause mouse close`), however long that takes.
  ///
  /// - Parameter environment: where the display is looked up. Ctrl-C ends the program and its window.
  public func show(
    _ script: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(GnuplotError) {
    _ = try run(
      script, environment: Self.environment.merging(Self.display(of: environment)) { $1 },
      timeLimit: nil)
  }

  /// The terminal that can open a window here ("qt", "wxt", "x11" or "aqua"), or `nil` where there is no display or
  /// this gnuplot was built without windows.
  public func windowTerminal(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(GnuplotError) -> String? {
    let display = Self.display(of: environment)
    var candidates: [String] = []
    #if os(macOS)
      candidates += ["aqua", "qt"]
    #endif
    if display["DISPLAY"] != nil || display["WAYLAND_DISPLAY"] != nil {
      candidates += ["qt", "wxt"]
    }
    if display["DISPLAY"] != nil { candidates += ["x11"] }
    guard !candidates.isEmpty else { return nil }
    let known = try terminals()
    return candidates.first(where: known.contains)
  }

  /// The variables that lead to the display. The home folder is not among them, but its X authority file is.
  static func display(of environment: [String: String]) -> [String: String] {
    let names = ["DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XAUTHORITY"]
    var display = environment.filter { names.contains($0.key) && !$0.value.isEmpty }
    if display["XAUTHORITY"] == nil, let home = environment["HOME"], home.hasPrefix("/") {
      display["XAUTHORITY"] = "\(home)/.Xauthority"
    }
    return display
  }
}

// MARK: The child

extension Gnuplot {
  /// Standard output beyond which a program is not drawing a picture any more.
  static let outputLimit = 64 << 20

  /// All that gnuplot inherits: none of the user's variables, no home folder to read or write, no fit.log.
  private static let environment = [
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/dev/null",
    "TMPDIR": "/tmp",
    "LC_ALL": "C.UTF-8",
    "FIT_LOG": "/dev/null",
  ]

  /// What a gnuplot left that ended by itself, with status 0 and no error in its words.
  private struct Answer {
    let output: [UInt8]
    let words: GnuplotWords
    let tookWholeScript: Bool
  }

  private static func isProgram(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }

  /// - Parameter timeLimit: `nil` for a window, which waits for its user and shares the terminal's Ctrl-C.
  private func run(
    _ script: String, environment: [String: String], timeLimit: Duration?
  ) throws(GnuplotError) -> Answer {
    // A path with a NUL would be cut there by the system, and be another program's.
    guard path.hasPrefix("/"), !path.utf8.contains(0) else {
      throw .cannotStart(path: path, reason: "its path is not absolute")
    }

    var result = cgnuplot_result()
    defer { cgnuplot_free(&result) }
    Self.call(path, script, environment, timeLimit, &result)

    // Copy what C owns.
    let output = Array(UnsafeBufferPointer(start: result.output, count: result.output_count))
    let words = GnuplotWords(
      Array(UnsafeRawBufferPointer(start: result.words, count: result.words_count)))

    switch result.outcome {
    case CGNUPLOT_EXITED where result.code == 0 && !words.holdError:
      return Answer(output: output, words: words, tookWholeScript: result.script_taken != 0)
    case CGNUPLOT_EXITED:
      throw .failed(status: result.code, words: words.summary)
    case CGNUPLOT_SIGNALLED:
      throw .killed(signal: result.code, words: words.summary)
    case CGNUPLOT_TIMED_OUT:
      let seconds = timeLimit.map { ($0 / .seconds(1)).rounded(.up) } ?? 0
      throw .timedOut(seconds: Int(exactly: seconds) ?? .max, words: words.summary)
    case CGNUPLOT_FLOODED:
      throw .floodedOutput(bytes: Self.outputLimit)
    default:
      throw .cannotStart(path: path, reason: String(cString: strerror(result.code)))
    }
  }

  /// Lays the request out as C wants it, for the length of one call.
  private static func call(
    _ path: String, _ script: String, _ environment: [String: String], _ timeLimit: Duration?,
    _ result: inout cgnuplot_result
  ) {
    var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
    defer { variables.forEach { free($0) } }
    variables.append(nil)

    // Beyond a day a limit is no limit; below zero it is over already.
    let milliseconds = timeLimit.map { min(max($0 / .milliseconds(1), 0), 86_400_000).rounded(.up) }
    var script = script
    path.withCString { path in
      script.withUTF8 { script in
        variables.withUnsafeBufferPointer { variables in
          variables.withMemoryRebound(to: UnsafePointer<CChar>?.self) { variables in
            var request = cgnuplot_request(
              path: path, environment: variables.baseAddress,
              script: UnsafeRawPointer(script.baseAddress)?.assumingMemoryBound(to: CChar.self),
              script_count: script.count, time_limit: milliseconds.map { Int64($0) } ?? -1,
              output_limit: outputLimit, own_group: timeLimit == nil ? 0 : 1)
            cgnuplot_run(&request, &result)
          }
        }
      }
    }
  }
}
