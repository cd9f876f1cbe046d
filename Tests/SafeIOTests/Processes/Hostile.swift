import SafeIO
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program that tries one forbidden act (Tests/Hostile), confined or as anybody's program.
enum Hostile {
  static let path = CommandRunner.built("hostile").path
  static let launcher = CommandRunner.built("chapter99").path

  static func confined(
    _ act: String, _ argument: String = "",
    by confinement: Confinement = .student(executable: path),
    folder: String = "/", timeLimit: Duration = .seconds(120),
    resultLimit: Int = ChildProcess.usualLimit
  ) -> ChildProcess {
    finished(
      ChildProcess(
        confinedBy: confinement, launcher: launcher, path, ["hostile", act, argument],
        environment: ["GIVEN": "1"], folder: folder, resultLimit: resultLimit),
      timeLimit)
  }

  static func free(
    _ act: String, _ argument: String = "", timeLimit: Duration = .seconds(120)
  ) -> ChildProcess {
    finished(ChildProcess(path, ["hostile", act, argument]), timeLimit)
  }

  static func finished(_ child: ChildProcess, _ timeLimit: Duration) -> ChildProcess {
    var children = [child]
    ChildProcess.collect(&children, timeLimit: timeLimit)
    return children[0]
  }

  static let done = ChildProcess.Ending.exited(0)
  static let refused = ChildProcess.Ending.exited(1)
}

extension ChildProcess {
  var outputText: String { String(decoding: output, as: UTF8.self) }
  var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// A process of the same user that sleeps, to be harmed.
struct Victim: ~Copyable {
  let pid: pid_t

  init() {
    var pid: pid_t = -1
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = [strdup("sleep"), strdup("300"), nil]
    posix_spawn(&pid, "/bin/sleep", nil, &attributes, words, environ)
    for word in words { free(word) }
    posix_spawnattr_destroy(&attributes)
    self.pid = pid
  }

  var isAlive: Bool {
    var information = siginfo_t()
    // It stays to be reaped, so that its number is nobody else's
    return waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      && information.si_signo == 0
  }

  deinit {
    var status: Int32 = 0
    kill(pid, SIGKILL)
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
  }
}
