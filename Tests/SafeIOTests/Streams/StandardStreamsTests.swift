import TestSupport
import Testing

@Suite struct StandardStreamsTests {
  private let program = CommandRunner.built("chapter99").path

  @Test(
    "A standard output that takes nothing is an error, whatever else is closed",
    arguments: [
      ">&-", ">&- <&-", ">/dev/full", "</dev/null >/dev/full",
    ])
  func outputThatTakesNothing(redirection: String) {
    for arguments in ["--no-figures", "--help", "--json --no-figures", "exercises 2"] {
      let result = CommandRunner.shell("'\(program)' \(arguments) \(redirection)")
      #expect(result.status == 74, "\(arguments)")
      #expect(result.errorLines.count == 1)
      #expect(result.errors.hasPrefix("chapter99: the results could not be written"))
      #expect(result.errors.contains("it is closed") == redirection.contains(">&-"))
    }
  }

  @Test func closedStandardErrorHidesOnlyTheSentence() {
    #expect(CommandRunner.shell("'\(program)' --no-figures 2>&-").status == 0)
    #expect(CommandRunner.shell("'\(program)' --no-figures <&- >&- 2>&-").status == 74)
    #expect(CommandRunner.shell("'\(program)' --seed x 2>&-").status == 64)
  }

  @Test func filesDoNotGetTheNumbersOfClosedStreams() {
    let folder = TemporaryFolder()
    let result = CommandRunner.shell(
      "'\(program)' --figures '\(folder.path)' --json <&- 2>&- ; echo status $?")
    #expect(result.output.hasPrefix("{"))
    #expect(result.output.hasSuffix("}\nstatus 0\n"))
    #expect(folder.names.count == 4)
  }

  @Test func aReaderThatIsGoneEndsItQuietly() {
    let result = CommandRunner.shell(
      "{ sleep 0.2; '\(program)' --no-figures; echo status $? >&2; } | true")
    #expect(result.errors == "status 141\n")
  }

  @Test func headGetsItsLine() {
    let folder = TemporaryFolder()
    let result = CommandRunner.shell(
      "{ '\(program)' --figures '\(folder.path)'; echo status $? >&2; } | head -1")
    #expect(result.output == "Chapter 99 · Demonstration\n")
    // 0 when head was still there for the list of figures
    #expect(["status 141\n", "status 0\n"].contains(result.errors))
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".partial") })
  }

  @Test func aSizeLimitIsAnErrorAndNotACrash() {
    let folder = TemporaryFolder()
    let result = CommandRunner.shell(
      "ulimit -f 0; '\(program)' --no-figures > '\(folder.path)/report'")
    #expect(result.status == 74)
    #expect(result.errors.contains("size limit"))
  }

  /// OpenBLAS cannot start its threads and would wait for them at the end, for ever. It tries for a second of
  /// processor time; a minute leaves room for a busy machine.
  @Test(
    "Little memory does not keep the program from ending",
    arguments: [("--help", 0), ("--sheep", 64)])
  func littleMemory(argument: String, status: Int32) {
    let result = CommandRunner.shell(
      "unset OPENBLAS_NUM_THREADS; ulimit -v 200000; '\(program)' \(argument); echo status $?")
    #expect(!result.timedOut)
    #expect(result.output.hasSuffix("status \(status)\n"))
    // Nothing of the help is lost
    let usual = CommandRunner.built("chapter99").run([argument])
    #expect(result.output.hasPrefix(usual.output))
    #expect(result.errors == usual.errors)
  }
}
