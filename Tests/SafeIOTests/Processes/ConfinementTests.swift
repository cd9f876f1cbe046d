import Foundation
import SafeIO
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private func holds(_ guarantee: Confinement.Guarantees) -> ConditionTrait {
  .enabled(if: Confinement.available.contains(guarantee), "this kernel does not enforce it")
}

/// Every act is really tried; the same act of a free process is the negative control.
@Suite struct ConfinementTests {
  // MARK: Files

  private static let fileActs = [
    "read", "write", "create", "delete", "rename", "link", "symlink", "mkdir", "fifo", "truncate",
    "truncate-by-opening", "chmod", "chown", "utime", "bind-unix",
  ]

  @Test(
    "No file of the clone or of /tmp is touched", holds(.files), arguments: fileActs,
    ["/tmp", CommandRunner.products])
  func files(act: String, place: String) throws {
    // Another user's clone is not to be written by anybody
    guard access(place, W_OK) == 0 else { return print("\(place) cannot be written: not tried") }
    let path = "\(place)/bayesics-\(act)-\(getpid())"
    try "a secret".write(toFile: path, atomically: false, encoding: .utf8)
    defer { for name in [path, path + ".other"] { remove(name) } }
    var before = stat()
    stat(path, &before)

    #expect(Hostile.confined(act, path).ending == Hostile.refused)
    var after = stat()
    #expect(stat(path, &after) == 0)
    #expect(bytes(of: path) == Array("a secret".utf8))
    #expect(after.st_mode == before.st_mode && after.st_nlink == before.st_nlink)
    #expect(after.st_mtim.tv_sec == before.st_mtim.tv_sec)
    #expect(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
    #expect(lstat(path + ".other", &after) != 0)

    #expect(Hostile.free(act, path).ending == Hostile.done)
  }

  @Test("Neither the clone nor the home folder is read", holds(.files))
  func readingFolders() {
    let home = ProcessInfo.processInfo.environment["HOME"] ?? "/root"
    for (act, path) in [("read", #filePath), ("list", CommandRunner.products), ("list", home)] {
      #expect(Hostile.confined(act, path).ending == Hostile.refused)
      guard access(path, R_OK) == 0 else {
        print("\(path) is not there: no control")
        continue
      }
      #expect(Hostile.free(act, path).ending == Hostile.done)
    }
  }

  @Test("No detour leads to a file", holds(.files)) func detours() throws {
    let folder = TemporaryFolder()
    let (secret, given) = ("\(folder.path)/secret", "\(folder.path)/given")
    try "a secret".write(toFile: secret, atomically: false, encoding: .utf8)
    mkdir(given, 0o700)
    symlink("../secret", "\(given)/link")
    let descriptor = open(secret, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var confinement = Confinement.student(executable: Hostile.path, readable: [given])
    for path in [
      "\(given)/link", "\(given)/../secret", "/usr/lib/../..\(secret)", "/proc/self/root\(secret)",
      "/proc/\(getpid())/fd/\(descriptor)", "/proc/\(getpid())/maps", "/proc/\(getpid())/environ",
    ] {
      #expect(Hostile.confined("read", path, by: confinement).ending == Hostile.refused, "\(path)")
      // Nobody but root looks into a parent that may not be looked into
      if path.hasPrefix("/proc/\(getpid())"), getuid() != 0 { continue }
      #expect(Hostile.free("read", path).ending == Hostile.done, "\(path)")
    }
    let memory = "/proc/\(getpid())/mem"
    #expect(Hostile.confined("read", memory).ending == Hostile.refused)

    // The control: what is given is read, whatever lies beside it
    confinement.readable.append(secret)
    #expect(Hostile.confined("read", "\(given)/link", by: confinement).ending == Hostile.done)
  }

  @Test("The scratch folder is written, and nothing else", holds(.files)) func scratch() throws {
    for act in ConfinementTests.fileActs {
      let inside = TemporaryFolder()
      let outside = TemporaryFolder()
      var confinement = Confinement.student(executable: Hostile.path)
      confinement.writable = [inside.path]
      confinement.fileBytes = 1000
      for folder in [inside.path, outside.path] {
        try "text".write(toFile: "\(folder)/file", atomically: false, encoding: .utf8)
      }
      #expect(
        Hostile.confined(act, "\(outside.path)/file", by: confinement).ending == Hostile.refused)
      // Modes, owners and times stay as they are, and sockets and pipes are no files
      let isRefused = ["chmod", "chown", "utime", "bind-unix", "fifo"].contains(act)
      #expect(
        Hostile.confined(act, "\(inside.path)/file", by: confinement).ending
          == (isRefused ? Hostile.refused : Hostile.done), "\(act)")
    }
  }

  @Test("Only what is listed is executed", holds(.files)) func executing() {
    #expect(Hostile.confined("exec", "/bin/sh").ending == Hostile.refused)
    #expect(Hostile.free("exec", "/bin/sh").ending == Hostile.done)
    var confinement = Confinement.student(executable: Hostile.path)
    confinement.executable.append("/bin/sh")
    #expect(Hostile.confined("exec", "/bin/sh", by: confinement).ending == Hostile.done)
  }

  @Test("Descriptors above the result's are closed") func descriptors() {
    // It would be inherited, as it does not close at exec
    let descriptor = fcntl(STDERR_FILENO, F_DUPFD, 300)
    defer { close(descriptor) }
    #expect(Hostile.free("descriptor", "\(descriptor)").ending == Hostile.done)
    #if os(Linux)
      #expect(Hostile.confined("descriptor", "\(descriptor)").ending == Hostile.refused)
      #expect(Hostile.confined("descriptors").ending == Hostile.refused)
    #endif
    for number in 0..<4 {
      #expect(Hostile.confined("descriptor", "\(number)").ending == Hostile.done)
    }
  }

  // MARK: Network, processes and signals

  @Test(
    "There is no socket of any kind", holds(.network),
    arguments: ["tcp", "udp", "unix", "netlink", "pair"])
  func sockets(act: String) {
    #expect(Hostile.confined(act).ending == Hostile.refused)
    #expect(Hostile.free(act).ending == Hostile.done)
  }

  @Test("The network may be allowed", holds(.network)) func allowedNetwork() {
    var confinement = Confinement.student(executable: Hostile.path)
    confinement.mayUseNetwork = true
    #expect(Hostile.confined("tcp", by: confinement).ending == Hostile.done)
    #expect(!confinement.promised.contains(.network))
  }

  @Test("No process is started", holds(.processes), arguments: ["fork", "vfork", "spawn"])
  func starting(act: String) {
    // The shell might be executed, so that only starting it is at fault
    var confinement = Confinement.student(executable: Hostile.path)
    confinement.executable += ["/bin/sh"]
    #expect(Hostile.confined(act, by: confinement).ending == Hostile.refused)
    #expect(Hostile.free(act).ending == Hostile.done)
    confinement.mayStartProcesses = true
    #expect(Hostile.confined(act, by: confinement).ending == Hostile.done)
  }

  @Test("What is started is confined as well", holds(.files)) func descendants() throws {
    let folder = TemporaryFolder()
    try "a secret".write(toFile: "\(folder.path)/file", atomically: false, encoding: .utf8)
    var confinement = Confinement.student(executable: "/bin/sh")
    confinement.executable += ["/bin/cat"]
    confinement.mayStartProcesses = true
    let command = ["sh", "-c", "cat '\(folder.path)/file'; cat /dev/null && echo alive"]
    let child = Hostile.finished(
      ChildProcess(
        confinedBy: confinement, launcher: Hostile.launcher, "/bin/sh", command), .seconds(60))
    #expect(child.outputText == "alive\n")
    #expect(
      Hostile.finished(ChildProcess("/bin/sh", command), .seconds(60)).outputText
        == "a secretalive\n")
  }

  @Test(
    "Another process of the same user is not harmed", holds(.signals),
    arguments: [
      "kill", "kill-group", "queue", "thread-kill", "kill-by-descriptor", "kill-by-pidfd",
      "ask-kill",
      "other-group", "priority-of-other", "limits-of-other",
    ])
  func harm(act: String) {
    let victim = Victim()
    #expect(Hostile.confined(act, "\(victim.pid)").ending == Hostile.refused)
    let survives = victim.isAlive
    #expect(survives)
    #expect(Hostile.free(act, "\(victim.pid)").ending == Hostile.done)
    if act.contains("kill-by") || ["kill", "kill-group", "queue", "thread-kill"].contains(act) {
      // The signal takes a moment
      for _ in 0..<1000 where victim.isAlive { usleep(10_000) }
      let isKilled = !victim.isAlive
      #expect(isKilled)
    }
  }

  @Test(
    "Another process is not looked into", holds(.processes), arguments: ["attach", "read-memory"])
  func looking(act: String) {
    let victim = Victim()
    #expect(Hostile.confined(act, "\(victim.pid)").ending == Hostile.refused)
    // Many systems allow it to root only
    guard getuid() == 0 else { return print("\(act): no control as an ordinary user") }
    #expect(Hostile.free(act, "\(victim.pid)").ending == Hostile.done)
  }

  @Test(
    "Doors to the kernel are closed", holds(.processes),
    arguments: [
      "memory-file", "shared-memory", "unshare", "keyring", "ring", "execveat", "setns",
      "clone-elsewhere", "outlive-parent", "raise-memory",
    ])
  func doors(act: String) {
    #expect(Hostile.confined(act).ending == Hostile.refused)
    // Some systems close one or the other for everybody
    if Hostile.free(act).ending != Hostile.done { print("\(act): refused here to everybody") }
  }

  #if arch(x86_64) && os(Linux)
    @Test("The system calls of 32-bit programs end it", holds(.processes)) func oldCalls() {
      guard Hostile.free("old-calls").ending == Hostile.done else {
        return print("this kernel runs no 32-bit programs")
      }
      #expect(Hostile.confined("old-calls").ending == .signalled(SIGSYS))
    }
  #endif

  // MARK: Resources

  @Test("6 GB are refused", holds(.memory)) func memory() {
    #expect(Hostile.confined("memory").ending == Hostile.refused)
    #expect(Hostile.free("memory").ending == Hostile.done)
  }

  @Test("The parent keeps a bounded part of endless output", arguments: 1...3)
  func flood(descriptor: Int) {
    let child = Hostile.confined(
      "flood", "\(descriptor)", timeLimit: .seconds(1), resultLimit: 1000)
    #expect(child.ending == .timedOut)
    let counts = [child.output.count, child.errors.count, child.result.count]
    var expected = [0, 0, 0]
    expected[descriptor - 1] = descriptor == 3 ? 1000 : ChildProcess.usualLimit
    #expect(counts == expected)
  }

  @Test("Processor time ends", arguments: [("loop", SIGXCPU), ("stubborn-loop", SIGKILL)])
  func loop(act: String, signal: Int32) {
    var confinement = Confinement.student(executable: Hostile.path)
    confinement.seconds = 1
    #expect(Hostile.confined(act, by: confinement).ending == .signalled(signal))
    // The control, once: without the limit of a second it goes on
    guard signal == SIGXCPU else { return }
    confinement.seconds = 0
    #expect(
      Hostile.confined(act, by: confinement, timeLimit: .seconds(2)).ending == .timedOut)
  }

  @Test(
    "Time ends, for one that sleeps and hears no signal too",
    arguments: ["sleep", "stubborn-sleep"])
  func sleeping(act: String) {
    let start = ContinuousClock.now
    #expect(Hostile.confined(act, timeLimit: .milliseconds(500)).ending == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test("It ends with the thread that started it") func parentsEnd() {
    #if os(Linux)
      let started = Mutex<ChildProcess?>(nil)
      let thread = Thread {
        let child = ChildProcess(
          confinedBy: .student(executable: Hostile.path), launcher: Hostile.launcher, Hostile.path,
          ["hostile", "stubborn-sleep"])
        // It is asleep by now, or will be killed on its way
        usleep(500_000)
        started.withLock { $0 = child }
      }
      thread.start()
      while !thread.isFinished { usleep(10_000) }
      guard let child = started.withLock({ $0 }) else { return }
      #expect(Hostile.finished(child, .seconds(60)).ending == .signalled(SIGKILL))
    #endif
  }

  // MARK: What a confined program can

  @Test("It has threads, its own limits to read and a crash of its own")
  func allowed() {
    #expect(Hostile.confined("thread").ending == Hostile.done)
    #expect(Hostile.confined("see-limits").ending == Hostile.done)
    #expect(Hostile.confined("abort").ending == .signalled(SIGABRT))
  }

  @Test("Its environment and its folder are the stated ones") func surroundings() {
    let lines = Hostile.confined("environment", "").outputText.split(separator: "\n").sorted()
    #expect(
      lines == [
        "GIVEN=1", "LANG=C.UTF-8", "OPENBLAS_NUM_THREADS=1", "PATH=/usr/bin:/bin",
        "SWIFT_BACKTRACE=enable=no",
      ])
    #expect(Hostile.confined("folder", "/").ending == Hostile.done)
    #expect(Hostile.confined("folder", "/usr/lib", folder: "/usr/lib").ending == Hostile.done)
  }

  @Test("What cannot be started is told from what fails") func failures() {
    let confinement = Confinement.student(executable: "/nowhere")
    let missing = ChildProcess(
      confinedBy: confinement, launcher: Hostile.launcher, "/nowhere", ["nowhere"])
    let child = Hostile.finished(missing, .seconds(60))
    #expect(child.ending == .exited(Confinement.Failure.program))
    #expect(child.errorText == "'/nowhere' cannot be started: No such file or directory\n")

    let folder = Hostile.confined("thread", folder: "/nowhere")
    #expect(folder.ending == .exited(Confinement.Failure.program))
    #expect(folder.errorText.hasPrefix("the folder '/nowhere' cannot be used"))

    let order = ["chapter99", "become-a-confined-program", "nonsense"]
    let wrong = Hostile.finished(ChildProcess(Hostile.launcher, order), .seconds(60))
    #expect(wrong.ending == .exited(Confinement.Failure.confinement))
  }

  @Test("What is promised is what a confined program met") func promises() {
    print("this system enforces \(Confinement.available)")
    let student = Confinement.student(executable: Hostile.path)
    #expect(student.promised == Confinement.available)
    var lax = student
    lax.mayStartProcesses = true
    lax.mayUseNetwork = true
    lax.memory = 0
    #expect(lax.promised == Confinement.available.intersection(.files))
  }
}
