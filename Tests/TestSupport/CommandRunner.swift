#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a program as a user would, with a time limit, and keeps what it wrote and how it ended.
public struct CommandRunner: Sendable {
  public let path: String
  /// Added to the environment, or taken from it where nil.
  public var environment: [String: String?] = [:]
  public var folder: String?
  /// Met by what hangs only: far longer than anything takes, on a busy machine too.
  public var timeLimit: Duration = .seconds(300)

  public init(_ path: String) { self.path = path }

  /// A program of this package that the tests were built with.
  public static func built(_ name: String) -> CommandRunner {
    CommandRunner("\(products)/\(name)")
  }

  /// A line for the shell, for redirections, pipes and limits.
  public static func shell(_ line: String, timeLimit: Duration = .seconds(300)) -> CommandResult {
    var runner = CommandRunner("/bin/sh")
    runner.timeLimit = timeLimit
    return runner.run(["-c", line])
  }

  /// The folder of the built programs, where the test runner is too.
  public static let products: String = {
    #if os(Linux)
      guard let path = realpath("/proc/self/exe", nil) else { return ".build/debug" }
      defer { free(path) }
      return folder(of: String(cString: path))
    #else
      // The bundle lies beside the programs; the source tree is the fallback
      return folder(of: folder(of: folder(of: #filePath))) + "/.build/debug"
    #endif
  }()

  public static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  public func run(_ arguments: [String]) -> CommandResult {
    run(bytes: arguments.map { Array($0.utf8) })
  }

  /// - Parameters:
  ///   - bytes: The arguments as they are given to the program, UTF-8 or not.
  ///   - signal: A signal that the program gets after some time.
  public func run(
    bytes arguments: [[UInt8]], signal: (number: Int32, after: Duration)? = nil
  ) -> CommandResult {
    var result = CommandResult()
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }

    // Streams: nothing to read, two pipes to write to
    var ends: [[Int32]] = []
    for _ in 0..<2 {
      var pair: [Int32] = [-1, -1]
      guard pipe(&pair) == 0 else { return result }
      ends.append(
        pair.map { end in
          defer { close(end) }
          return fcntl(end, F_DUPFD_CLOEXEC, 10)
        })
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[0][1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1][1], 2)

    // A group of its own, so that nothing survives the time limit; signals as in a fresh program
    var none = sigset_t()
    var defaults = sigset_t()
    sigemptyset(&none)
    sigfillset(&defaults)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    // A shell changes the folder and then becomes the program; nothing is interpreted
    var program = path
    var words = ([Array(path.utf8)] + arguments).map(CommandRunner.copy) + [nil]
    if let folder {
      let change = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
      program = "/bin/sh"
      words = change.map { CommandRunner.copy(Array($0.utf8)) } + words
    }
    let variables = mergedEnvironment.map { CommandRunner.copy(Array($0.utf8)) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var pid: pid_t = 0
    let start = ContinuousClock.now
    let status = posix_spawn(&pid, program, &actions, &attributes, words, variables)
    for pair in ends { close(pair[1]) }
    defer { for pair in ends { close(pair[0]) } }
    guard status == 0 else {
      result.errors = "\(path) could not be started: \(String(cString: strerror(status)))"
      return result
    }

    // Read until both streams are at their end
    var streams = ends.map { Optional($0[0]) }
    var outputs: [[UInt8]] = [[], []]
    var isSignalled = false
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while streams.contains(where: { $0 != nil }) {
      let elapsed = ContinuousClock.now - start
      if let signal, !isSignalled, elapsed >= signal.after {
        kill(pid, signal.number)
        isSignalled = true
      }
      if elapsed > timeLimit, !result.timedOut {
        result.timedOut = true
        kill(-pid, SIGKILL)
      }
      var waiting = streams.map { pollfd(fd: $0 ?? -1, events: Int16(POLLIN), revents: 0) }
      poll(&waiting, 2, 5)
      for index in 0..<2 {
        guard let stream = streams[index], waiting[index].revents != 0 else { continue }
        let count = read(stream, &buffer, buffer.count)
        if count > 0 { outputs[index] += buffer[..<count] } else { streams[index] = nil }
      }
    }
    var code: Int32 = 0
    while waitpid(pid, &code, 0) == -1, errno == EINTR {}
    result.duration = ContinuousClock.now - start
    result.signal = code & 0x7F
    result.status = result.signal == 0 ? (code >> 8) & 0xFF : 128 + result.signal
    result.outputBytes = outputs[0]
    result.errors = String(decoding: outputs[1], as: UTF8.self)
    return result
  }

  private var mergedEnvironment: [String] {
    var variables: [String] = []
    var pointer = environ
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      let name = String(text.prefix { $0 != "=" })
      if environment[name] == nil { variables.append(text) }
      pointer += 1
    }
    for (name, value) in environment { if let value { variables.append("\(name)=\(value)") } }
    return variables
  }

  private static func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { strdup($0) }
    }
  }
}

/// What a program wrote and how it ended.
public struct CommandResult: Sendable {
  /// As a shell says it: the exit status, or 128 and the signal; -1 when it could not be started.
  public internal(set) var status: Int32 = -1
  /// The signal that ended it, or 0.
  public internal(set) var signal: Int32 = 0
  public internal(set) var outputBytes: [UInt8] = []
  public internal(set) var errors = ""
  public internal(set) var timedOut = false
  public internal(set) var duration: Duration = .zero

  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// The lines of standard error.
  public var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
}

/// A fresh folder that is removed, with what is in it, at the end.
public struct TemporaryFolder: ~Copyable {
  public let path: String

  public init() {
    var template = Array("/tmp/bayesics-test-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  /// The names in the folder, hidden ones too, in order.
  public var names: [String] { TemporaryFolder.names(in: path) }

  public static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  deinit {
    guard path != "/tmp" else { return }
    var remover = CommandRunner("/bin/rm")
    remover.timeLimit = .seconds(60)
    _ = remover.run(["-rf", path])
  }
}

/// The bytes of a file, or nil.
public func bytes(of path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
    bytes += buffer[..<count]
  }
  return bytes
}
