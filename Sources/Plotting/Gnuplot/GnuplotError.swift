import Foundation

/// Why gnuplot gave no picture.
public enum GnuplotError: Error, Sendable, Equatable {
  /// No executable file named `gnuplot` in an absolute folder of the search path.
  case notFound
  /// The system would not run the program; `reason` is the system's.
  case cannotStart(path: String, reason: String)
  /// gnuplot met an error: its exit status (0 where only its words tell) and its own words.
  case failed(status: Int32, words: String)
  /// A signal ended gnuplot.
  case killed(signal: Int32, words: String)
  /// gnuplot was still running at the time limit and was killed.
  case timedOut(seconds: Int, words: String)
  /// gnuplot wrote more than a picture can be and was killed.
  case floodedOutput(bytes: Int)
  /// gnuplot called it a success, but what it wrote is not one whole picture.
  case incompletePicture(format: String, words: String)
}

extension GnuplotError {
  /// The status that a command ends with for want of gnuplot: 69, "service unavailable" of sysexits.
  public var exitStatus: Int32 { 69 }

  /// What happened and what to do: one sentence on one line, to stand after `chapter1: `, with no full stop.
  public var sentence: String {
    switch self {
    case .notFound:
      "no program named 'gnuplot' is on the search path; install it with \(Self.installation)"
    case .cannotStart(let path, let reason):
      "'\(Self.printable(path))' cannot be run (\(reason)); "
        + "install a working gnuplot with \(Self.installation)"
    case .failed(let status, let words):
      "gnuplot refused the figure (exit status \(status))\(Self.quoted(words)); "
        + "check the figure's numbers and labels"
    case .killed(let signal, let words):
      "gnuplot was ended by signal \(signal), \(Self.name(ofSignal: signal))\(Self.quoted(words)); "
        + "try again, and if it stays so reinstall it with \(Self.installation)"
    case .timedOut(let seconds, let words):
      "gnuplot was not done after \(seconds) \(seconds == 1 ? "second" : "seconds") and was stopped"
        + "\(Self.quoted(words)); try again on a less busy machine, or check that "
        + "'gnuplot --version' answers"
    case .floodedOutput(let bytes):
      "gnuplot wrote more than \(bytes) bytes for one figure and was stopped; "
        + "check that 'gnuplot --version' names a real gnuplot"
    case .incompletePicture(let format, let words):
      "gnuplot reported success but did not write one whole \(format) picture"
        + "\(Self.quoted(words)); check that 'gnuplot --version' names gnuplot 5.4 or newer, "
        + "or reinstall it with \(Self.installation)"
    }
  }

  private static var installation: String {
    #if os(macOS)
      "'brew install gnuplot'"
    #else
      "'sudo apt-get install gnuplot-nox' (or type 'make figures', which does it)"
    #endif
  }

  private static func quoted(_ words: String) -> String {
    words.isEmpty ? ", without a word" : ", saying: \(words)"
  }

  private static func name(ofSignal signal: Int32) -> String {
    strsignal(signal).map { String(cString: $0) } ?? "unknown"
  }

  /// Foreign text without control and direction marks, so that it cannot rewrite a terminal.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result.append(" ")
      case .format, .surrogate, .privateUse: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
