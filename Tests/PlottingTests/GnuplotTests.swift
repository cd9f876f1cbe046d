import Foundation
import TestSupport
import Testing

@testable import Plotting

// MARK: What the tests stand on

private func realGnuplot() throws -> Gnuplot {
  try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
}

/// A shell script that stands in for gnuplot. It is run where it lies: a fresh copy could still be open for
/// writing in a child of another test, which the system answers with "text file busy".
private func impostor(_ name: String) throws -> Gnuplot {
  let file = try #require(
    Bundle.module.url(forResource: name, withExtension: "sh", subdirectory: "Impostors"))
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  return Gnuplot(path: file.path)
}

/// Living processes whose command line has these words in it.
private func processes(running words: String) throws -> [pid_t] {
  try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(pid_t.init).filter {
    guard let line = FileManager.default.contents(atPath: "/proc/\($0)/cmdline") else {
      return false
    }
    let arguments = String(decoding: line, as: UTF8.self).split(separator: "\0")
    return arguments.joined(separator: " ").contains(words)
  }
}

/// Whether a condition comes true. Being killed, or being started, needs a moment, and a minute is a very busy
/// machine's moment.
private func soon(_ condition: () throws -> Bool) rethrows -> Bool {
  let end = ContinuousClock.now + .seconds(60)
  while try !condition() {
    if ContinuousClock.now > end { return false }
    usleep(10_000)
  }
  return true
}

private func vanishes(_ words: String) throws -> Bool {
  try soon { try processes(running: words).isEmpty }
}

/// A time limit for things that never end, and the slack in which we must be back on a busy machine.
private let shortLimit = Duration.milliseconds(400)
private let slack = Duration.seconds(60)

private func script(_ format: FigureFormat?, _ body: String = "plot sin(x)\n") -> String {
  switch format {
  case .svg: "set terminal svg\n" + body
  case .png: "set terminal pngcairo\n" + body
  case .pdf: "set terminal pdfcairo\n" + body
  case nil: "set terminal dumb 60 15\n" + body
  }
}

/// Longer than any pipe holds (64 kB), so that handing it over takes a reader.
private let longScript = String(repeating: "# a comment line of the script\n", count: 100_000)

// MARK: Finding it

@Suite struct FindingGnuplot {
  /// Folders with a program, a file without the right to run, a folder and a named pipe, each called gnuplot.
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("bayesics-\(UUID().uuidString)")

  private func withFolders(_ body: () throws -> Void) throws {
    let files = FileManager.default
    defer { try? files.removeItem(at: root) }
    for (name, mode) in [("program", 0o755), ("text", 0o644)] {
      try files.createDirectory(at: folder(name), withIntermediateDirectories: true)
      let made = files.createFile(
        atPath: folder(name).appendingPathComponent("gnuplot").path, contents: Data(),
        attributes: [.posixPermissions: mode])
      #expect(made)
    }
    try files.createDirectory(
      at: folder("folder").appendingPathComponent("gnuplot"), withIntermediateDirectories: true)
    try files.createDirectory(at: folder("pipe"), withIntermediateDirectories: true)
    #expect(mkfifo(folder("pipe").appendingPathComponent("gnuplot").path, 0o755) == 0)
    try body()
  }

  private func folder(_ name: String) -> URL { root.appendingPathComponent(name) }

  @Test func takesTheFirstProgramAndPassesByEverythingElse() throws {
    try withFolders {
      let path = ["absent", "text", "folder", "pipe", "program"].map { folder($0).path }
      let found = try Gnuplot.find(searchPath: path.joined(separator: ":"))
      #expect(found.path == folder("program").path + "/gnuplot")
      for name in path.dropLast() {
        #expect(throws: GnuplotError.notFound) { try Gnuplot.find(searchPath: name) }
      }
    }
  }

  @Test func neverLooksInTheCurrentFolder() throws {
    try withFolders {
      // The same program by a path from the current folder: there, but not to be found.
      let here = FileManager.default.currentDirectoryPath
      let up = here.split(separator: "/").map { _ in ".." }.joined(separator: "/")
      let relative = (up.isEmpty ? "." : up) + folder("program").path
      #expect(access(relative + "/gnuplot", X_OK) == 0)
      for path in [relative, "", ":", "::.:", ".", "./"] {
        #expect(throws: GnuplotError.notFound) { try Gnuplot.find(searchPath: path) }
      }
      #expect(throws: GnuplotError.notFound) { try Gnuplot.find(searchPath: nil) }
    }
  }

  @Test func runsNoRelativePath() throws {
    for path in ["gnuplot", "./gnuplot", "", "bin/gnuplot", "/bin/true\0gnuplot"] {
      #expect(
        throws: GnuplotError.cannotStart(path: path, reason: "its path is not absolute")
      ) { try Gnuplot(path: path).draw("", as: nil) }
    }
  }
}

// MARK: The real one

@Suite struct DrawingWithGnuplot {
  /// A PDF bears the second in which it was made, so the second one is made in another.
  @Test(arguments: FigureFormat.allCases)
  func theSameScriptGivesTheSameBytesAtAnyTime(format: FigureFormat) throws {
    let gnuplot = try realGnuplot()
    let first = try gnuplot.draw(script(format), as: format)
    usleep(1_100_000)
    #expect(try gnuplot.draw(script(format), as: format) == first)
  }

  @Test(arguments: [FigureFormat.svg, .png, .pdf, nil])
  func drawsWholePictures(format: FigureFormat?) throws {
    let picture = try realGnuplot().draw(script(format), as: format)
    #expect(Picture.isWhole(picture, as: format))
    // The same bytes cut by one in the middle of their last mark are not whole.
    if format != nil { #expect(!Picture.isWhole(picture.dropLast(4), as: format)) }
  }

  @Test func readsLongScripts() throws {
    let picture = try realGnuplot().draw(longScript + script(.svg), as: .svg)
    #expect(try picture == realGnuplot().draw(script(.svg), as: .svg))
  }

  @Test func drawsTheSameInManyThreadsAtOnce() async throws {
    let gnuplot = try realGnuplot()
    let alone = try (1...8).map { try gnuplot.draw(script(.svg, "plot sin(\($0)*x)\n"), as: .svg) }
    let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for frequency in 1...8 {
        group.addTask {
          (frequency, try gnuplot.draw(script(.svg, "plot sin(\(frequency)*x)\n"), as: .svg))
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for frequency in 1...8 { #expect(together[frequency] == alone[frequency - 1]) }
  }

  /// Scripts that go wrong, and what gnuplot 5.4 says of each. In the second group it draws a whole picture all the same.
  private static let wrongScripts = [
    ("plot sine(x)\n", "undefined function: sine"),
    ("plot y0*x\n", "undefined variable: y0"),
    ("$d << EOD\n1 NaN\n2 NaN\nEOD\nplot $d with lines\n", "all points y value undefined!"),
    ("$d << EOD\n1 1e308\n2 -1e308\nEOD\nplot $d with lines\n", "all points y value undefined!"),
    ("$d << EOD\nEOD\nplot $d with lines\n", "x range is invalid"),
    ("if (1) {\nplot sin(x)\n", "missing block terminator"),
    ("set terminal nosuch\nplot sin(x)\n", "unknown or ambiguous terminal type"),

    ("plot sine(x)\nplot sin(x)\n", "undefined function: sine"),
    ("plot sin(x)\nplott sin(x)\n", "invalid command"),
    ("set colour 3\nplot sin(x)\n", "unrecognized option"),
    ("set multiplot layout 1,2\nplot sin(x)\nplot sine(x)\nunset multiplot\n", "function: sine"),
  ]

  @Test(arguments: wrongScripts)
  func tellsErrorsInGnuplotsWords(body: String, expected: String) throws {
    let error = try #require(throws: GnuplotError.self) {
      try realGnuplot().draw(script(.svg, body), as: .svg)
    }
    guard case .failed(_, let words) = error else {
      Issue.record("\(error) where gnuplot met an error")
      return
    }
    #expect(words.contains(expected))
    #expect(error.sentence.contains(expected))
  }

  @Test(arguments: [
    "", "$d << EOD\n1 2\n2 3\n", "set output '/dev/null'\nplot sin(x)\n",
    "plot sin(x)\nplot cos(x)\n",
  ])
  func refusesSilentSuccessWithoutOnePicture(body: String) throws {
    for format in [FigureFormat.svg, .png] where body != "" || format == .svg {
      #expect(throws: GnuplotError.incompletePicture(format: format.rawValue, words: "")) {
        try realGnuplot().draw(script(format, body), as: format)
      }
    }
  }

  @Test func refusesAnotherFormat() throws {
    #expect(throws: GnuplotError.incompletePicture(format: "png", words: "")) {
      try realGnuplot().draw(script(.svg), as: .png)
    }
  }

  @Test func letsWarningsPass() throws {
    let flat = "$d << EOD\n1 2\n2 2\nEOD\nplot $d with lines\n"
    let partlyEmpty = "$e << EOD\nEOD\nplot sin(x), $e with lines\n"
    for body in [flat, partlyEmpty] {
      #expect(throws: Never.self) { try realGnuplot().draw(script(.svg, body), as: .svg) }
    }
  }

  @Test func knowsItsTerminals() throws {
    let terminals = try realGnuplot().terminals()
    for name in ["svg", "pngcairo", "pdfcairo", "dumb"] { #expect(terminals.contains(name)) }
    #expect(!terminals.contains("nosuch"))
  }

  @Test func opensWindowsOnlyWhereThereIsADisplay() throws {
    let gnuplot = try realGnuplot()
    #expect(try gnuplot.terminals().contains("svg"))
    #if os(Linux)
      #expect(try gnuplot.windowTerminal(environment: ["HOME": "/root", "DISPLAY": ""]) == nil)
      let windows = try gnuplot.terminals().filter { ["qt", "wxt", "x11"].contains($0) }
      let terminal = try gnuplot.windowTerminal(environment: ["DISPLAY": ":0"])
      #expect(windows.isEmpty ? terminal == nil : windows.contains(terminal ?? ""))
    #endif
  }
}

@Suite struct TheWayToTheDisplay {
  @Test func isAllThatAWindowInherits() {
    let display = ["DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": "/r"]
    let others = ["GNUTERM": "x11", "PATH": "/evil", "LD_PRELOAD": "/evil.so", "XAUTHORITY": ""]
    let found = Gnuplot.display(of: display.merging(others) { $1 })
    #expect(found == display)
  }

  @Test func findsTheAuthorityFileInTheHomeFolder() {
    let home = ["HOME": "/home/a"]
    #expect(Gnuplot.display(of: home) == ["XAUTHORITY": "/home/a/.Xauthority"])
    #expect(
      Gnuplot.display(of: ["HOME": "/home/a", "XAUTHORITY": "/x"]) == ["XAUTHORITY": "/x"])
    #expect(Gnuplot.display(of: ["HOME": "relative"]).isEmpty)
  }
}

// MARK: The false ones

@Suite(.serialized) struct GnuplotImpostors {
  /// Draws with an impostor that must be refused, and sees that it is refused in time.
  private func refusal(
    of name: String, script: String = script(.svg), as format: FigureFormat? = .svg,
    within limit: Duration = .seconds(30)
  ) throws -> GnuplotError {
    let gnuplot = try impostor(name)
    let start = ContinuousClock.now
    let error = try #require(throws: GnuplotError.self) {
      try gnuplot.draw(script, as: format, timeLimit: limit)
    }
    #expect(ContinuousClock.now - start < limit + slack)
    #expect(error.exitStatus == 69)
    #expect(try vanishes(gnuplot.path))
    return error
  }

  @Test func areSeenByTheLookOutForProcesses() throws {
    // The control of every `vanishes` below: a process that is there is found.
    let patient = Process()
    patient.executableURL = URL(fileURLWithPath: "/bin/sleep")
    patient.arguments = ["7301"]
    try patient.run()
    defer {
      // Not terminate(): a worker thread's children are born with SIGTERM blocked.
      kill(patient.processIdentifier, SIGKILL)
      patient.waitUntilExit()
    }
    // A new process has no command line for a moment.
    #expect(try soon { try processes(running: "sleep 7301") == [patient.processIdentifier] })
  }

  @Test func thatAreNotThereCannotStart() throws {
    let path = "/nonexistent/gnuplot"
    #expect(throws: GnuplotError.cannotStart(path: path, reason: "No such file or directory")) {
      try Gnuplot(path: path).draw(longScript, as: .svg)
    }
    #expect(throws: GnuplotError.cannotStart(path: "/", reason: "Permission denied")) {
      try Gnuplot(path: "/").draw(longScript, as: .svg)
    }
  }

  @Test func thatAreNoProgramsCannotStart() throws {
    let file = try #require(
      Bundle.module.url(forResource: "no-program", withExtension: "txt", subdirectory: "Impostors"))
    let permissions: [Int: String] = [0o644: "Permission denied", 0o755: "Exec format error"]
    for (mode, reason) in permissions {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      #expect(throws: GnuplotError.cannotStart(path: file.path, reason: reason)) {
        try Gnuplot(path: file.path).draw(longScript, as: .svg)
      }
    }
  }

  @Test func thatLieAboutTheirSuccessAreRefused() throws {
    for name in ["silent", "half-svg", "two-svgs"] {
      #expect(try refusal(of: name) == .incompletePicture(format: "svg", words: ""))
    }
    #expect(try refusal(of: "silent", as: nil) == .incompletePicture(format: "text", words: ""))
    #expect(
      try refusal(of: "error-unnoticed")
        == .failed(status: 0, words: "line 4: undefined variable: y0"))
  }

  @Test func thatFailAreQuoted() throws {
    #expect(
      try refusal(of: "complains")
        == .failed(status: 3, words: "gnuplot> plot it; line 7: [31mno such thing"))
  }

  @Test func thatCrashAreNamed() throws {
    let error = try refusal(of: "crashes")
    #expect(error == .killed(signal: SIGSEGV, words: "about to crash"))
    #expect(error.sentence.contains("Segmentation fault"))
  }

  @Test func thatFloodAreStopped() throws {
    #expect(try refusal(of: "floods-output") == .floodedOutput(bytes: Gnuplot.outputLimit))
    #expect(try vanishes("yes floods-output"))

    let error = try refusal(of: "floods-words", within: shortLimit)
    guard case .timedOut(1, let words) = error else {
      Issue.record("\(error) where words flooded")
      return
    }
    #expect(words.hasPrefix("floods-words; "))
    #expect(try vanishes("yes floods-words"))
  }

  @Test(arguments: ["hangs-unread", "hangs-read", "hangs-closed", "hangs-grandchild", "stops"])
  func thatHangAreKilledWithTheirChildren(name: String) throws {
    for script in ["", longScript] {
      let start = ContinuousClock.now
      let error = try refusal(of: name, script: script, within: shortLimit)
      #expect(error == .timedOut(seconds: 1, words: ""))
      #expect(ContinuousClock.now - start >= shortLimit)
    }
    for duration in 7351...7355 { #expect(try vanishes("sleep \(duration)")) }
  }

  @Test func thatStopReadingDrewSomethingElse() throws {
    #expect(
      try refusal(of: "closes-input", script: longScript)
        == .incompletePicture(format: "svg", words: ""))
  }

  @Test func thatLeaveChildrenAreNotWaitedFor() throws {
    let start = ContinuousClock.now
    #expect(throws: Never.self) { try impostor("grandchild").draw(script(.svg), as: .svg) }
    #expect(try vanishes("sleep 7354"))

    // One in a session of its own is out of our reach; it must not keep us.
    #expect(throws: Never.self) { try impostor("runaway").draw(script(.svg), as: .svg) }
    let runaways = try processes(running: "sleep 7356")
    #expect(runaways.count == 1)
    for runaway in runaways { kill(runaway, SIGKILL) }
    #expect(try vanishes("sleep 7356"))
    #expect(ContinuousClock.now - start < slack)
  }

  @Test func thatAnswerWhileTheyReadDoNotBlock() throws {
    // Three megabytes go in and come out at the same time: either pipe alone would fill up.
    let answer = try impostor("echoes").draw(longScript, as: nil, timeLimit: .seconds(30))
    #expect(answer == Array(longScript.utf8))
  }
}

// MARK: The program around it

/// Each of these changes its own process or dies with it, so each is a process.
@Suite(.serialized) struct ProgramsThatRunGnuplot {
  @Test(.aheadOfOthers) func giveItNothingOfTheirOwn() async throws {
    await #expect(processExitsWith: .success) {
      // A hostile process: variables, an open descriptor, an ignored and a blocked signal.
      for name in ["GNUTERM", "GNUPLOT_LIB", "GNUPLOT_IOSTREAM_CMD", "GNUHELP", "DISPLAY", "LANG"] {
        setenv(name, "hostile", 1)
      }
      let descriptor = dup2(0, 77)
      signal(SIGINT, SIG_IGN)
      var blocked = sigset_t()
      sigemptyset(&blocked)
      sigaddset(&blocked, SIGTERM)
      pthread_sigmask(SIG_BLOCK, &blocked, nil)

      let gnuplot = try impostor("inherits")
      let given = String(decoding: try gnuplot.draw("", as: nil), as: UTF8.self)
        .split(separator: "\n").map(String.init)
      let told = { (kind: String) in
        given.filter { $0.hasPrefix(kind + " ") }.map { String($0.dropFirst(kind.count + 1)) }
      }
      #expect(
        told("variable") == [
          "FIT_LOG=/dev/null", "HOME=/dev/null", "LC_ALL=C.UTF-8",
          "PATH=/usr/local/bin:/usr/bin:/bin", "TMPDIR=/tmp",
        ])
      #expect(told("argument") == ["/bin/sh", gnuplot.path, "-d"])
      #expect(told("folder") == ["/"])
      #expect(told("blocked") == ["0000000000000000"])
      // Signals 1 to 31; the two above are the C library's own, which it lets nobody set.
      let ignored = try #require(UInt64(told("ignored").joined(), radix: 16))
      #expect(ignored & 0x7FFF_FFFF == 0)
      // The lines that are bare numbers. The shell keeps its script open above 9; all below is ours.
      let descriptors = given.compactMap(Int.init)
      #expect(descriptor == 77 && !descriptors.contains(77))
      #expect(descriptors.filter { $0 < 10 }.sorted() == [0, 1, 2])
    }
  }

  @Test(.aheadOfOthers) func readNoInitFile() async throws {
    await #expect(processExitsWith: .success) {
      let home = FileManager.default.temporaryDirectory
        .appendingPathComponent("bayesics-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: home) }
      let trace = home.appendingPathComponent("trace").path
      try "set print '\(trace)'\nprint 1\n".write(
        to: home.appendingPathComponent(".gnuplot"), atomically: true, encoding: .utf8)

      let gnuplot = try realGnuplot()
      let before = try gnuplot.draw(script(.svg), as: .svg)
      setenv("HOME", home.path, 1)
      setenv("GNUTERM", "nosuch", 1)
      setenv("GNUPLOT_LIB", home.path, 1)
      setenv("GNUPLOT_IOSTREAM_CMD", "touch '\(trace)'", 1)
      #expect(try gnuplot.draw(script(.svg), as: .svg) == before)
      #expect(!FileManager.default.fileExists(atPath: trace))

      // The control: a gnuplot that is started plainly does read that file.
      let plain = Process()
      plain.executableURL = URL(fileURLWithPath: gnuplot.path)
      plain.arguments = ["-e", "x = 1"]
      plain.environment = ["HOME": home.path]
      try plain.run()
      plain.waitUntilExit()
      #expect(FileManager.default.fileExists(atPath: trace))
    }
  }

  @Test(.aheadOfOthers) func keepTheirDescriptorsAndChildren() async throws {
    await #expect(processExitsWith: .success) {
      let openDescriptors = {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      }
      let gnuplot = try realGnuplot()
      let impostors = try ["silent", "complains", "crashes", "grandchild"].map(impostor)
      _ = try gnuplot.draw(script(.svg), as: .svg)
      let before = try openDescriptors()

      for round in 0..<200 {
        switch round % 8 {
        case 0..<4: _ = try? impostors[round % 8].draw(script(.svg), as: .svg)
        case 4: _ = try? Gnuplot(path: "/nonexistent/gnuplot").draw(longScript, as: .svg)
        case 5:
          _ = try? impostor("hangs-read").draw("", as: .svg, timeLimit: .milliseconds(20))
        default: _ = try gnuplot.draw(script(.svg), as: .svg)
        }
      }
      #expect(try openDescriptors() == before)
      var status: Int32 = 0
      #expect(waitpid(-1, &status, WNOHANG) == -1 && errno == ECHILD)

      // The control: one descriptor more is seen.
      let extra = dup(0)
      #expect(try openDescriptors() == before + 1)
      close(extra)
    }
  }

  @Test(.aheadOfOthers) func mayHaveNoStandardStreams() async throws {
    await #expect(processExitsWith: .exitCode(42)) {
      let gnuplot = try realGnuplot()
      for descriptor: Int32 in 0...2 { close(descriptor) }
      let picture = try gnuplot.draw(longScript + script(.svg), as: .svg)
      exit(Picture.isWhole(picture, as: .svg) ? 42 : 1)
    }
  }

  @Test(.aheadOfOthers) func mayBeOutOfDescriptors() async throws {
    await #expect(processExitsWith: .success) {
      let gnuplot = try realGnuplot()
      var taken: [Int32] = []
      while case let number = dup(0), number >= 0 { taken.append(number) }
      let error = #expect(throws: GnuplotError.self) {
        try gnuplot.draw(script(.svg), as: .svg)
      }
      taken.forEach { close($0) }
      #expect(error == .cannotStart(path: gnuplot.path, reason: "Too many open files"))
      #expect(throws: Never.self) { try gnuplot.draw(script(.svg), as: .svg) }
    }
  }

  @Test(.aheadOfOthers) func surviveBrokenPipes() async throws {
    await #expect(processExitsWith: .success) {
      _ = try? impostor("closes-input").draw(longScript, as: .svg)
      var pending = sigset_t()
      sigpending(&pending)
      #expect(sigismember(&pending, SIGPIPE) == 0)
      var action = sigaction()
      sigaction(SIGPIPE, nil, &action)
      #expect(action.__sigaction_handler.sa_handler == nil)
    }
    // The control: with its own handling left alone, SIGPIPE still ends such a program.
    await #expect(processExitsWith: .signal(SIGPIPE)) {
      _ = try? impostor("closes-input").draw(longScript, as: .svg)
      raise(SIGPIPE)
    }
  }

  @Test(.aheadOfOthers) func mayIgnoreTheEndOfTheirChildren() async throws {
    await #expect(processExitsWith: .success) {
      signal(SIGCHLD, SIG_IGN)
      #expect(throws: Never.self) { try realGnuplot().draw(script(.svg), as: .svg) }
      signal(SIGCHLD, SIG_IGN)
      #expect(
        throws: GnuplotError.failed(status: 3, words: "gnuplot> plot it; line 7: [31mno such thing")
      ) {
        try impostor("complains").draw(script(.svg), as: .svg)
      }
    }
  }

  @Test(.aheadOfOthers) func takeGnuplotWithThemWhenTheyAreKilled() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      Thread.detachNewThread {
        _ = try? impostor("patient").draw("", as: .svg, timeLimit: .seconds(60))
      }
      // Die once it is there; not seeing it is another exit than the expected one.
      for _ in 0..<1000 {
        if try !processes(running: "sleep 7357").isEmpty { kill(getpid(), SIGKILL) }
        usleep(10_000)
      }
    }
    #expect(try vanishes("sleep 7357"))
  }

  @Test(.aheadOfOthers) func endWithTheirWindow() async throws {
    // A window has no time limit and no group of its own; its end is the child's.
    await #expect(processExitsWith: .success) {
      setenv("DISPLAY", ":7", 1)
      #expect(
        throws: GnuplotError.failed(status: 3, words: "gnuplot> plot it; line 7: [31mno such thing")
      ) {
        try impostor("complains").show(script(.svg))
      }
      #expect(throws: Never.self) { try impostor("silent").show(script(.svg)) }
    }
    await #expect(processExitsWith: .signal(SIGTERM)) {
      Thread.detachNewThread { try? impostor("patient").show("") }
      for _ in 0..<1000 {
        let window = try processes(running: "sleep 7357")
        if let window = window.first, getpgid(window) == getpgrp() { kill(getpid(), SIGTERM) }
        usleep(10_000)
      }
    }
    #expect(try vanishes("sleep 7357"))
  }
}
