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

    // The control: nothing removes it when the program is killed outright
    let killed = program.run(bytes: arguments, signal: (SIGKILL, .seconds(2)))
    #expect(killed.signal == SIGKILL)
    #expect(folder.names == [".demonstration.partial"])
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
