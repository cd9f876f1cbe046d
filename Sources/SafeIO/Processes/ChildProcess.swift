#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process that was started without a shell, with what it wrote and how it ended.
package struct ChildProcess {
  package enum Ending: Equatable {
    case notStarted(String)
    case exited(Int32)
    case signalled(Int32)
    case timedOut
  }

  package private(set) var ending = Ending.notStarted("it was never tried")
  package private(set) var output: [UInt8] = []
  package private(set) var errors: [UInt8] = []
  package private(set) var result: [UInt8] = []

  private var pid: pid_t = -1
  private var isRunning = false
  /// The child's end closes when this process dies, however it dies.
  private var input: Int32 = -1
  /// Read ends of standard output, standard error and the result; -1 once at their end.
  private var pipes: [Int32] = [-1, -1, -1]

  /// What is kept of each stream, in bytes.
  package static let usualLimit = 256 * 1024
  private let resultLimit: Int

  /// Starts the program with this one's environment; a failure is its `ending`.
  package init(_ path: String, _ arguments: [String]) {
    resultLimit = ChildProcess.usualLimit
    start(path, arguments, environment: ChildProcess.environment)
  }

  /// Starts a program of which nobody knows what it does, within these bounds.
  ///
  /// - Parameters:
  ///   - launcher: A program of the workbook, which begins with ``Confinement/becomeIfAsked(_:)``: it
  ///     confines itself and becomes the program.
  ///   - path: The program; the confinement has to allow it. Its `arguments` begin with its name.
  ///   - environment: What it has beside ``Confinement/environment``.
  ///   - folder: Its working directory.
  ///   - resultLimit: What is kept of what it writes to descriptor 3, in bytes.
  package init(
    confinedBy confinement: Confinement, launcher: String, _ path: String, _ arguments: [String],
    environment: [String: String] = [:], folder: String = "/",
    resultLimit: Int = ChildProcess.usualLimit
  ) {
    self.resultLimit = resultLimit
    let all = Confinement.environment.merging(environment) { $1 }
    start(
      launcher, [launcher] + confinement.request(path, folder: folder) + arguments,
      environment: all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
  }

  private mutating func start(_ path: String, _ arguments: [String], environment: [String]) {
    var ends: [(read: Int32, write: Int32)] = []
    defer { for end in ends.dropFirst() { close(end.write) } }
    for _ in 0..<4 {
      guard let pair = ChildProcess.pipePair() else {
        ending = .notStarted(SystemError().words)
        for end in ends { close(end.read) }
        return
      }
      ends.append(pair)
    }
    defer { close(ends[0].read) }

    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let sources = [ends[0].read, ends[1].write, ends[2].write, ends[3].write]
    for (number, source) in sources.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, source, Int32(number))
    }

    // A group of its own, so that a backtracer is killed with it; signals as in a fresh program
    var none = sigset_t()
    var defaults = sigset_t()
    sigemptyset(&none)
    sigemptyset(&defaults)
    for number in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] { sigaddset(&defaults, number) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    let status = posix_spawn(&pid, path, &actions, &attributes, words, variables)
    guard status == 0 else {
      ending = .notStarted(SystemError(status).words)
      for end in ends.dropFirst() { close(end.read) }
      close(ends[0].write)
      return
    }
    isRunning = true
    input = ends[0].write
    pipes = ends.dropFirst().map(\.read)
    for descriptor in pipes { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
  }

  /// How often a child's end is looked for, as nothing announces the end of one that closed its streams
  /// or left them to a child of its own.
  private static let tick = Duration.milliseconds(10)

  /// Reads from all children until each has ended or its time is over; what a child started goes with it.
  package static func collect(_ children: inout [ChildProcess], timeLimit: Duration) {
    let deadline = ContinuousClock.now + timeLimit
    while children.contains(where: \.isRunning), ContinuousClock.now < deadline {
      var waiting: [pollfd] = []
      var owners: [(child: Int, pipe: Int)] = []
      for (index, child) in children.enumerated() where child.isRunning {
        for (pipe, descriptor) in child.pipes.enumerated() where descriptor >= 0 {
          waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
          owners.append((index, pipe))
        }
      }
      if poll(&waiting, nfds_t(waiting.count), Int32(tick / .milliseconds(1))) > 0 {
        for (descriptor, owner) in zip(waiting, owners) where descriptor.revents != 0 {
          _ = children[owner.child].read(owner.pipe)
        }
      }
      for index in children.indices { children[index].finishIfEnded() }
    }
    for index in children.indices { children[index].stop() }
  }

  /// Reads once: false when nothing is there now or ever.
  private mutating func read(_ pipe: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    #if canImport(Glibc)
      let count = Glibc.read(pipes[pipe], &buffer, buffer.count)
    #else
      let count = Darwin.read(pipes[pipe], &buffer, buffer.count)
    #endif
    if count < 0, errno == EINTR || errno == EAGAIN { return errno == EINTR }
    guard count > 0 else {
      close(pipes[pipe])
      pipes[pipe] = -1
      return false
    }
    // What floods is read and forgotten
    let new = buffer[..<count]
    switch pipe {
    case 0: output += new.prefix(ChildProcess.usualLimit - output.count)
    case 1: errors += new.prefix(ChildProcess.usualLimit - errors.count)
    default: result += new.prefix(resultLimit - result.count)
    }
    return true
  }

  /// Takes the child's end without waiting for it, whatever it did with its streams.
  private mutating func finishIfEnded() {
    guard isRunning, hasEnded else { return }
    var status: Int32 = 0
    // Its number is its group's as long as it is not reaped
    kill(-pid, SIGKILL)
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    // What it wrote before its end is still in the pipes; whoever escaped its group is not waited for
    for pipe in pipes.indices {
      for _ in 0..<64 where pipes[pipe] >= 0 { guard read(pipe) else { break } }
    }
    finish(status)
  }

  /// Whether the child has ended; it is not reaped.
  private var hasEnded: Bool {
    var information = siginfo_t()
    let status = waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT)
    // Without a change the signal stays 0
    return status == 0 ? information.si_signo == SIGCHLD : errno == ECHILD
  }

  /// Kills the child and all that it started, if its time is over.
  private mutating func stop() {
    finishIfEnded()
    guard isRunning else { return }
    var status: Int32 = 0
    kill(-pid, SIGKILL)
    // It may have joined another group
    kill(pid, SIGKILL)
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    finish(status)
    ending = .timedOut
  }

  private mutating func finish(_ status: Int32) {
    isRunning = false
    let signal = status & 0x7F
    ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    close(input)
    for descriptor in pipes where descriptor >= 0 { close(descriptor) }
    pipes = [-1, -1, -1]
  }

  private static func pipePair() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // Above the numbers that the child gets, so that no copy overwrites another
    let moved = ends.map { end in
      let copy = fcntl(end, F_DUPFD_CLOEXEC, 10)
      close(end)
      return copy
    }
    guard moved.allSatisfy({ $0 >= 0 }) else {
      for end in moved where end >= 0 { close(end) }
      return nil
    }
    return (moved[0], moved[1])
  }

  /// This process's environment with a short backtrace: it tells why optimised code stopped, and where.
  private static var environment: [String] {
    var variables: [String] = []
    var pointer = environ
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      if !text.hasPrefix("SWIFT_BACKTRACE=") { variables.append(text) }
      pointer += 1
    }
    return variables + [
      "SWIFT_BACKTRACE=enable=yes,interactive=no,color=no,threads=crashed,images=none,"
        + "registers=none,limit=12,timeout=5s,output-to=stderr"
    ]
  }
}
