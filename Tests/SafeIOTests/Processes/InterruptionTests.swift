import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct InterruptionTests {
  private let program = CommandRunner.built("chapter99")

  @Test("It dies by the signal, at once", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signals(number: Int32) {
    let result = program.run(
      bytes: [Array("--fault".utf8), Array("slow".utf8)], signal: (number, .milliseconds(200)))
    #expect(result.signal == number)
    #expect(result.status == 128 + number)
    #expect(result.duration < .seconds(20))
    #expect(result.errors.isEmpty)
  }

  @Test("A temporary file goes with the program", arguments: [SIGINT, SIGTERM, SIGHUP])
  func temporaryFiles(number: Int32) {
    let folder = TemporaryFolder()
    var program = program
    program.folder = folder.path
    let arguments = ["--fault", "partial"].map { Array($0.utf8) }
    let result = program.run(bytes: arguments, signal: (number, .seconds(2)))
    #expect(result.signal == number)
    #expect(folder.names.isEmpty)

    // The control, once: nothing removes it when the program is killed outright
    guard number == SIGINT else { return }
    let killed = program.run(bytes: arguments, signal: (SIGKILL, .seconds(2)))
    #expect(killed.signal == SIGKILL)
    #expect(folder.names == [".demonstration.partial"])
  }

  /// A picture of six lines gives way to one line that says so, a bar to nothing; the cursor is never hidden.
  @Test func aTerminalIsLeftClean() throws {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let live = try screen(fault: "live", signal: number)
      #expect(live.written.contains("trace of x"))
      #expect(
        live.lines == ["Stopped before the chains were done; their draws are not kept.", ""])
      let slow = try screen(fault: "slow", signal: number)
      #expect(slow.written.contains("waiting"))
      #expect(slow.lines == [""])
      for text in [live.written, slow.written] { #expect(!text.contains("\u{1B}[?25l")) }
    }
    // A terminal that takes no more text keeps nobody alive
    _ = try screen(fault: "flood", signal: SIGTERM)
    // The control: a program that is killed outright leaves its picture
    let killed = try screen(fault: "live", signal: SIGKILL)
    #expect(killed.lines.count == 6)
  }

  /// What a terminal got of a program that a signal ended, and what it shows then.
  private func screen(fault: String, signal: Int32) throws -> (written: String, lines: [String]) {
    let (terminal, name) = try #require(pseudoterminal())
    defer { close(terminal) }
    // Kept open, so that nothing is lost when the program ends
    let end = open(name, O_RDWR | O_NOCTTY)
    defer { close(end) }
    var shell = CommandRunner("/bin/sh")
    shell.environment = ["TERM": "xterm"]
    let words = ["-c", "exec \"$0\" --fault \"$1\" 2>\"$2\"", program.path, fault, name]
    let result = shell.run(
      bytes: words.map { Array($0.utf8) }, signal: (signal, .milliseconds(1500)))
    #expect(result.signal == signal)

    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
    while case let count = read(terminal, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    let written = String(decoding: bytes, as: UTF8.self)
    return (written, Screen(showing: written).lines)
  }

  @Test func anIgnoredSignalStaysIgnored() {
    let result = CommandRunner.shell(
      "trap '' INT; '\(program.path)' --fault slow & sleep 0.3; kill -INT $!; sleep 0.2; "
        + "kill -TERM $!; wait $!; echo $?")
    #expect(result.output == "143\n")
  }

  @Test("A kill at any moment leaves whole files", arguments: [SIGKILL, SIGTERM, SIGINT])
  func killedWhileWriting(number: Int32) {
    let folder = TemporaryFolder()
    let whole = program.run(["--figures", folder.path])
    #expect(whole.status == 0)
    let expected = folder.names.map { bytes(of: "\(folder.path)/\($0)") }

    // The work takes about 50 ms: 20 moments spread over 60
    for moment in 0..<20 {
      let arguments = ["--figures", folder.path].map { Array($0.utf8) }
      let result = program.run(bytes: arguments, signal: (number, .milliseconds(3 * moment)))
      #expect(result.signal == number || result.status == 0)
      let names = folder.names.filter { !$0.hasSuffix(".partial") }
      #expect(names.map { bytes(of: "\(folder.path)/\($0)") } == expected)
      if number != SIGKILL { #expect(folder.names.count == 4) }
    }

    // The next run removes what was left
    #expect(program.run(["--figures", folder.path]).status == 0)
    #expect(folder.names.count == 4)
  }
}

/// A new terminal: where its output can be read, and the path of its device.
private func pseudoterminal() -> (descriptor: Int32, path: String)? {
  #if canImport(Glibc)
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // TIOCSPTLCK and TIOCGPTN, macros that Swift cannot read: unlock the device, and ask for its number
    var (lock, number): (CInt, CInt) = (0, -1)
    guard terminal >= 0, ioctl(terminal, 0x4004_5431, &lock) == 0,
      ioctl(terminal, 0x8004_5430, &number) == 0
    else { return nil }
    return (terminal, "/dev/pts/\(number)")
  #else
    let terminal = posix_openpt(O_RDWR | O_NOCTTY)
    guard terminal >= 0, grantpt(terminal) == 0, unlockpt(terminal) == 0,
      let name = ptsname(terminal)
    else { return nil }
    return (terminal, String(cString: name))
  #endif
}

/// A terminal that knows what a status line uses: returns, new lines, cursor up, and erasing.
private struct Screen {
  private(set) var cells: [[Unicode.Scalar]] = [[]]
  private var row = 0
  private var column = 0

  /// Without the spaces at their ends.
  var lines: [String] {
    cells.map { line in
      var text = String(String.UnicodeScalarView(line))
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  init(showing text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n":
        row += 1
        if row == cells.count { cells.append([]) }
      case "\u{1B}":
        rest.removeFirst()
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest.removeFirst(digits.count)
        switch rest.popFirst() {
        case "A": row = max(0, row - (Int(String(digits)) ?? 1))
        case "K": cells[row].removeSubrange(min(column, cells[row].count)...)
        case "J":
          cells[row].removeSubrange(min(column, cells[row].count)...)
          cells.removeSubrange((row + 1)...)
        default: break
        }
      default:
        while cells[row].count <= column { cells[row].append(" ") }
        cells[row][column] = scalar
        column += 1
      }
    }
  }
}
