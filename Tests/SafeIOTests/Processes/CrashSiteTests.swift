import Foundation
import SafeIO
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct CrashSiteTests {
  @Test("A line is read, and nothing else") func lines() {
    #expect(CrashReport("C 11 1a2b ff")?.signal == 11)
    #expect(CrashReport("C 11 1a2b ff\n")?.offsets == [0x1A2B, 0xFF])
    #expect(CrashReport("C 4")?.offsets == [])
    for line in ["", "C", "D 11 1a", "C x 1a", "C 0 1", "C 65 1", "C 11 1g", "C 11 -1"] {
      #expect(CrashReport(line) == nil, "\(line)")
    }
    #expect(CrashReport("C 11" + String(repeating: " 1", count: 65)) == nil)
  }

  @Test(
    "A crash writes one line and dies by its signal",
    arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT])
  func signals(number: Int32) {
    let child = Hostile.confined("crash", "\(number)")
    #expect(child.ending == .signalled(number))
    let report = CrashReport(String(decoding: child.result, as: UTF8.self))
    #expect(report?.signal == number)
    #expect(report?.offsets.isEmpty == false)
    // The control: a signal that is no crash says nothing
    let other = Hostile.confined("crash", "\(SIGTERM)")
    #expect(other.ending == .signalled(SIGTERM))
    #expect(other.result.isEmpty)
  }

  @Test("An endless recursion is reported") func recursion() {
    let child = Hostile.confined("recursion")
    #expect(child.ending == .signalled(SIGSEGV) || child.ending == .signalled(SIGBUS))
    let report = CrashReport(String(decoding: child.result, as: UTF8.self))
    #expect((report?.offsets.count ?? 0) > 32)
  }

  private static let compiler: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return (path.split(separator: ":").map(String.init) + ["/opt/swift/usr/bin"])
      .map { $0 + "/swiftc" }.first { access($0, X_OK) == 0 }
  }()

  private static let source = """
    @_silgen_name("crash_report_to") func crash_report_to(_ descriptor: Int32)

    @inline(never) func pick(_ numbers: [Int], _ index: Int) -> Int {
      let number = numbers[index]
      return number + 1
    }

    @inline(never) func divide(_ a: Int, by b: Int) -> Int {
      a / b
    }

    func endless(_ n: Int) -> Int {
      n == -1 ? 0 : endless(n + 1) + 1
    }

    crash_report_to(3)
    let count = CommandLine.arguments.count
    switch CommandLine.arguments[1] {
    case "index": print(pick([1, 2], count))
    case "divide": print(divide(count, by: count - 2))
    case "endless": print(endless(count))
    default: print("fine")
    }
    """

  @Test(
    "A confined compiler works, and its program's crash is found in the source",
    .enabled(if: compiler != nil, "there is no swiftc to try"), arguments: ["-Onone", "-O"])
  func sites(optimisation: String) throws {
    let compiler = try #require(CrashSiteTests.compiler.flatMap(realPath))
    let toolchain = CommandRunner.folder(of: CommandRunner.folder(of: compiler))
    let scratch = TemporaryFolder()
    let given = TemporaryFolder()
    let source = "\(given.path)/Answers.swift"
    try CrashSiteTests.source.write(toFile: source, atomically: false, encoding: .utf8)
    let object = "\(CommandRunner.products)/CCrashReport.build/CCrashReport.c.o"
    let program = "\(scratch.path)/answers"
    func compile(readable: [String]) -> ChildProcess {
      Hostile.finished(
        ChildProcess(
          confinedBy: .compiler(toolchain: toolchain, scratch: scratch.path, readable: readable),
          launcher: Hostile.launcher, "\(toolchain)/bin/swiftc",
          [
            "swiftc", optimisation, "-g", "-use-ld=lld", "-module-cache-path",
            "\(scratch.path)/modules", source, object, "-o", program,
          ], environment: ["TMPDIR": scratch.path]), .seconds(300))
    }
    if Confinement.available.contains(.files) {
      #expect(compile(readable: [object]).ending != .exited(0))
    }
    let compilation = compile(readable: [source, object])
    try #require(compilation.ending == .exited(0), "\(compilation.errorText)")

    func run(_ act: String) -> ChildProcess {
      Hostile.finished(
        ChildProcess(
          confinedBy: .student(executable: program), launcher: Hostile.launcher, program,
          ["answers", act]), .seconds(60))
    }
    func site(_ child: ChildProcess, in file: String = "Answers.swift") -> CrashSite? {
      CrashReport(String(decoding: child.result, as: UTF8.self)).flatMap {
        CrashSite($0, executable: program, compiler: compiler, file: file)
      }
    }
    #expect(run("nothing").ending == .exited(0))
    #expect(run("nothing").outputText == "fine\n")

    let index = run("index")
    #expect(site(index)?.line == 4)
    // Without optimisation the library says why, on standard error
    let isOptimised = optimisation == "-O"
    if isOptimised { #expect(site(index)?.reason == "index out of range") }
    if !isOptimised { #expect(index.errorText.contains("Fatal error: Index out of range")) }
    #expect(site(index, in: "Others.swift")?.line == nil)
    #expect(site(run("divide"))?.line == 9)
    if isOptimised { #expect(site(run("divide"))?.reason == "division by zero") }
    let endless = run("endless")
    #expect(endless.ending == .signalled(SIGSEGV) || endless.ending == .signalled(SIGBUS))
    #expect([12, 13].contains(site(endless)?.line))
  }

  @Test("Without a symboliser there is no site") func absent() throws {
    let report = try #require(CrashReport("C 4 10"))
    for compiler in ["/nowhere/swiftc", Hostile.launcher] {
      #expect(
        CrashSite(report, executable: Hostile.path, compiler: compiler, file: "a.swift") == nil)
    }
  }

  private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
