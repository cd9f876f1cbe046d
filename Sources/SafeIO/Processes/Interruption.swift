import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, SIGTERM and a closed terminal: temporary files are removed, then the program dies by that signal.
///
/// The signal handler only wakes a thread, so that the cleaning is ordinary code. A signal that the
/// parent ignores (`nohup`) stays ignored.
package enum Interruption {
  private static let temporaries = Mutex<Set<String>>([])

  /// Runs `body`, which makes these files at some moment; a signal meanwhile removes them.
  package static func removing<Result>(_ paths: [String], while body: () -> Result) -> Result {
    temporaries.withLock { $0.formUnion(paths) }
    let result = body()
    temporaries.withLock { $0.subtract(paths) }
    return result
  }

  /// Where the handler writes the number of a signal, and where the thread reads it.
  private static let bell = Atomic<Int32>(-1)
  private static let ear = Atomic<Int32>(-1)

  /// Starts to wait; called once.
  package static func watch() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    ear.store(ends[0], ordering: .sequentiallyConsistent)
    bell.store(ends[1], ordering: .sequentiallyConsistent)

    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let status = pthread_create(&thread, &attributes, { _ in Interruption.waitAndDie() }, nil)
    pthread_attr_destroy(&attributes)
    // Without the thread nobody would answer: the default, which kills at once, is better
    guard status == 0 else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      signal(number) { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = Interruption.ring(&byte)
        errno = code
      }
    }
  }

  private static func ring(_ byte: UnsafePointer<UInt8>) -> Int {
    write(bell.load(ordering: .sequentiallyConsistent), byte, 1)
  }

  /// Ends the program as this signal ends one that does not know it (status 128 + signal in a shell).
  package static func die(by number: Int32) -> Never {
    // The lock is kept, so that no further temporary file begins
    temporaries.withLock { paths in
      for path in paths { unlink(path) }
      StatusLine.leave()
      signal(number, SIG_DFL)
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, number)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      kill(getpid(), number)
      usleep(200_000)
      _exit(128 + number)
    }
  }

  private static func waitAndDie() -> Never {
    var number: UInt8 = 0
    while read(ear.load(ordering: .sequentiallyConsistent), &number, 1) != 1 {}
    die(by: Int32(number))
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    // SIG_IGN is the address 1, which is no function that Swift could compare
    return withUnsafeBytes(of: handler) { $0.load(as: UInt.self) } == 1
  }
}
