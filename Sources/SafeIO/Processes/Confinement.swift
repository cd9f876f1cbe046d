import CSandbox

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a program may do that nobody has read before it runs: all that is not named is refused.
///
/// The bounds hold for the program and for all that it starts, whatever it tries; they are enforced by
/// the kernel (Landlock, a filter of system calls, resource limits) as far as ``promised`` says.
package struct Confinement: Sendable, Codable, Equatable {
  /// Files and folders with all below them; what does not exist is skipped.
  package var readable: [String] = []
  /// What may be executed, and read.
  package var executable: [String] = []
  /// Where files may be made, changed, removed and read.
  package var writable: [String] = []
  /// Bytes of address space for each process; 0 for no bound, as for the next ones but `fileBytes`.
  package var memory: UInt64 = 4 << 30
  /// Processor time for each process.
  package var seconds: UInt64 = 20
  /// Bytes of one file that it writes; pipes do not count.
  package var fileBytes: UInt64 = 0
  package var openFiles: UInt64 = 256
  package var mayStartProcesses = false
  package var mayUseNetwork = false

  package init() {}

  /// What holds whatever a confined program tries.
  package struct Guarantees: OptionSet, Sendable, Codable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// It opens, makes, changes, removes and executes no file but those of the lists.
    package static let files = Guarantees(bits: sandbox_files)
    /// It has no socket of any kind.
    package static let network = Guarantees(bits: sandbox_network)
    /// It starts no process; together with `files` it looks into none either.
    package static let processes = Guarantees(bits: sandbox_processes)
    /// Its signals reach only itself and what it started.
    package static let signals = Guarantees(bits: sandbox_signals)
    /// Its address space is bounded.
    package static let memory = Guarantees(bits: sandbox_memory)
    package static let all: Guarantees = [.files, .network, .processes, .signals, .memory]

    /// Such as "memory and processes hold, files, network and signals do not".
    package var words: String {
      let names: [(Guarantees, String)] = [
        (.files, "files"), (.network, "network"), (.processes, "processes"),
        (.signals, "signals"), (.memory, "memory"),
      ]
      func list(_ holds: Bool) -> String {
        let chosen = names.filter { contains($0.0) == holds }.map(\.1)
        return chosen.isEmpty ? "nothing" : chosen.joined(separator: ", ")
      }
      return "bounded: \(list(true)); not bounded: \(list(false))"
    }

    private init(bits: sandbox_bits) { rawValue = UInt32(bits.rawValue) }
  }

  /// What this system enforces of a confinement that allows nothing.
  package static let available = Guarantees(rawValue: UInt32(sandbox_capabilities()))

  /// What is enforced of this one here; a program that would get less is not started.
  package var promised: Guarantees {
    var promised = Confinement.available
    if mayStartProcesses { promised.subtract([.processes, .signals]) }
    if mayUseNetwork { promised.remove(.network) }
    if memory == 0 { promised.remove(.memory) }
    return promised
  }

  /// The whole environment of a confined program, beside what it is given.
  package static let environment = [
    "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1",
    "SWIFT_BACKTRACE": "enable=no",
  ]

  /// How the process ends when it could not become the program; one sentence on standard error says why.
  package enum Failure {
    /// Less could be enforced than ``promised``.
    package static let confinement: Int32 = 125
    /// The program or its working directory cannot be used.
    package static let program: Int32 = 126
  }
}

// MARK: Becoming the program

extension Confinement {
  private static let word = "become-a-confined-program"

  /// What the launcher has to know.
  private struct Order: Codable {
    let confinement: Confinement
    let promised: Guarantees
    let parent: Int32
    let folder: String
    let path: String
  }

  /// The launcher's arguments, which the program's follow.
  func request(_ path: String, folder: String) -> [String] {
    let order = Order(
      confinement: self, promised: promised, parent: getpid(), folder: folder, path: path)
    let text = try? String(decoding: JSONEncoder().encode(order), as: UTF8.self)
    return [Confinement.word, text ?? ""]
  }

  /// In a launcher: confines this process and becomes the program; else returns at once.
  ///
  /// - Parameter arguments: Those of this program without its own name.
  package static func becomeIfAsked(_ arguments: [String]) {
    guard arguments.count >= 2, arguments[0] == word else { return }
    guard let order = try? JSONDecoder().decode(Order.self, from: Data(arguments[1].utf8)) else {
      fail(Failure.confinement, "what a confined program may do cannot be read")
    }
    guard chdir(order.folder) == 0 else {
      fail(Failure.program, "the folder '\(order.folder)' cannot be used: \(SystemError().words)")
    }

    // Nothing is allocated between the bounds and the program
    guard let path = strdup(order.path) else { fail(Failure.program, SystemError().words) }
    let words = arguments.dropFirst(2).map { strdup($0) } + [nil]
    let confinement = order.confinement
    let lists = [confinement.readable, confinement.executable, confinement.writable].map(pointers)
    var policy = sandbox_policy(
      readable: UnsafePointer(lists[0]), executable: UnsafePointer(lists[1]),
      writable: UnsafePointer(lists[2]), memory_bytes: confinement.memory,
      processor_seconds: confinement.seconds, file_bytes: confinement.fileBytes,
      open_files: confinement.openFiles, may_start_processes: confinement.mayStartProcesses,
      may_use_network: confinement.mayUseNetwork)
    restoreSignals()
    let missing = order.promised.subtracting(Guarantees(rawValue: sandbox_enter(&policy)))
    guard missing.isEmpty else {
      fail(
        Failure.confinement,
        "the system no longer enforces what it promised (\(missing.rawValue)), so that the program is "
          + "not started")
    }
    // Else the kernel would not notice that the parent has gone
    guard getppid() == order.parent else { _exit(Failure.confinement) }
    execve(path, words, environ)
    fail(Failure.program, "'\(order.path)' cannot be started: \(SystemError().words)")
  }

  /// A list that ends with nil and stays until this process becomes another program.
  private static func pointers(_ texts: [String]) -> UnsafeMutablePointer<UnsafePointer<CChar>?> {
    let list = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { list[index] = UnsafePointer(strdup(text)) }
    list[texts.count] = nil
    return list
  }

  /// Ignored and blocked signals would be inherited.
  private static func restoreSignals() {
    for number in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU] {
      signal(number, SIG_DFL)
    }
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  private static func fail(_ status: Int32, _ sentence: String) -> Never {
    try? writeAll(Array("\(sentence)\n".utf8), to: STDERR_FILENO)
    _exit(status)
  }
}
