#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a program that crashed wrote last: `C <signal> <offset> <offset> ...` (see CCrashReport.h).
package struct CrashReport: Equatable, Sendable {
  package let signal: Int32
  /// Addresses in the executable, innermost first.
  package let offsets: [UInt64]

  /// Nil for any other line, as a program that nobody has read may write anything.
  package init?(_ line: some StringProtocol) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, words[0] == "C", let signal = Int32(words[1]), (1..<65) ~= signal
    else { return nil }
    let offsets = words.dropFirst(2).map { UInt64($0, radix: 16) }
    guard offsets.count <= 64, offsets.allSatisfy({ $0 != nil }) else { return nil }
    self.signal = signal
    self.offsets = offsets.compactMap { $0 }
  }
}

/// Where and why a program crashed, in the words and lines of its source.
package struct CrashSite: Equatable, Sendable {
  /// "index out of range", where the compiler noted why the program stops there.
  package let reason: String?
  /// The innermost line of the file that was asked for.
  package let line: Int?

  /// Asks `llvm-symbolizer` beside the compiler; nil when there is none or it fails.
  ///
  /// - Parameters:
  ///   - executable: The program that crashed, built with `-g`.
  ///   - compiler: The path of `swiftc`.
  ///   - file: The name of the source file of interest, without folders.
  package init?(_ report: CrashReport, executable: String, compiler: String, file: String) {
    guard let compiler = Paths.real(compiler), !report.offsets.isEmpty else { return nil }
    let path = Paths.folder(of: compiler) + "/llvm-symbolizer"
    guard access(path, X_OK) == 0 else { return nil }
    // An endless recursion repeats itself
    let addresses = report.offsets.prefix(32).map { "0x" + String($0, radix: 16) }
    var children = [
      ChildProcess(path, [path, "--obj=\(executable)", "--inlining"] + addresses)
    ]
    ChildProcess.collect(&children, timeLimit: .seconds(10))
    guard children[0].ending == .exited(0) else { return nil }
    self.init(symboliser: String(decoding: children[0].output, as: UTF8.self), file: file)
  }

  /// Reads blocks for one address each, which an empty line ends: a line with the function's name and one with
  /// `path:line:column` for each frame, those of inlined functions first.
  init(symboliser text: String, file: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.prefix { !$0.isEmpty }
    let marker = "Swift runtime failure: "
    reason = first.first { $0.hasPrefix(marker) }
      .map { $0.dropFirst(marker.count) }
      .map { String($0).oneLine(limit: 200) }
      .map { $0.prefix(1).lowercased() + $0.dropFirst() }
    line =
      lines.lazy.compactMap { line -> Int? in
        let parts = line.split(separator: ":")
        // Line 0 is what the compiler made itself
        guard parts.count >= 3, let number = Int(parts[parts.count - 2]), number > 0 else {
          return nil
        }
        let path = parts.dropLast(2).joined(separator: ":")
        return path == file || path.hasSuffix("/" + file) ? number : nil
      }.first
  }
}
