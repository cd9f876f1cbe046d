import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, SIGTERM and a closed terminal: temporary files are removed, then the program dies by that signal.
///
/// The signals are blocked in every thread and one thread waits for them, so that the cleaning is
/// ordinary code. A signal that the parent ignores (`nohup`) stays ignored.
enum Interruption {
  private static let temporaries = Mutex<Set<String>>([])

  /// Runs `body`, which makes `path` at some moment; a signal meanwhile removes it.
  static func removing<Result>(_ path: String, while body: () -> Result) -> Result {
    temporaries.withLock { _ = $0.insert(path) }
    let result = body()
    temporaries.withLock { _ = $0.remove(path) }
    return result
  }

  /// Starts to wait; called once, before any other thread is started.
  static func watch() {
    var signals = watched
    guard pthread_sigmask(SIG_BLOCK, &signals, nil) == 0 else { return }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let status = pthread_create(
      &thread, &attributes,
      { _ in
        Interruption.waitAndDie()
        return nil
      }, nil)
    pthread_attr_destroy(&attributes)
    // Without the thread nobody would answer: the default, which kills at once, is better
    if status != 0 { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// Ends the program as this signal ends one that does not know it (status 128 + signal in a shell).
  static func die(by number: Int32) -> Never {
    // The lock is kept: no temporary file is made from here on
    temporaries.withLock { paths in
      for path in paths { unlink(path) }
      ProgressBar.clearLine()
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

  private static func waitAndDie() {
    var signals = watched
    var number: Int32 = 0
    while sigwait(&signals, &number) != 0 {}
    die(by: number)
  }

  /// Those of the three signals that the parent did not choose to ignore.
  private static var watched: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      let ignored = sigaction(number, nil, &action) == 0 && isIgnoring(action)
      if !ignored { sigaddset(&signals, number) }
    }
    return signals
  }

  private static func isIgnoring(_ action: sigaction) -> Bool {
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    // SIG_IGN is the address 1, which is no function that Swift could compare
    return withUnsafeBytes(of: handler) { $0.load(as: UInt.self) } == 1
  }
}
