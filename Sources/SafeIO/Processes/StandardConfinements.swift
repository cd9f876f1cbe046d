import CSandbox

extension Confinement {
  /// For the program that a student's function is compiled to: it computes, and answers on its streams.
  ///
  /// It reads the libraries that it is linked to and the given files, and nothing else; it writes no file.
  package static func student(executable: String, readable: [String] = []) -> Confinement {
    var confinement = Confinement()
    confinement.readable =
      libraries + devices + ["/usr/share/zoneinfo", "/etc/localtime"] + swiftLibraries + readable
    confinement.executable = [executable] + dynamicLoaders
    return confinement
  }

  /// For the Swift compiler, at work on a text that nobody has read.
  ///
  /// It reads no home folder and no other file than a compiler needs and the given ones; it writes in
  /// the scratch folder only, where its `TMPDIR` and module cache have to be.
  ///
  /// - Parameter toolchain: The folder that holds `bin/swiftc` and `lib/swift`.
  package static func compiler(
    toolchain: String, scratch: String, readable: [String] = []
  ) -> Confinement {
    var confinement = Confinement()
    confinement.readable = libraries + devices + distribution + ["/usr/include"] + readable
    confinement.executable =
      [toolchain, "/usr/bin/ld", "/usr/bin/ld.gold", "/usr/bin/ld.lld"] + dynamicLoaders
    confinement.writable = [scratch, "/dev/null"]
    // The linker maps each library several times (5 GB here), and more with more processors
    confinement.memory = 16 << 30
    confinement.seconds = 120
    confinement.fileBytes = 1 << 30
    confinement.openFiles = 4096
    confinement.mayStartProcesses = true
    return confinement
  }

  /// Libraries, and what those of C and Swift read when a program starts.
  private static let libraries = [
    "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib",
    "/etc/ld.so.cache",
    // Its own: where the C library finds the bounds of the first stack, without which swiftc traps
    "/proc/self/maps",
  ]

  /// By which the compiler knows where a distribution keeps its libraries.
  private static let distribution = [
    "/etc/os-release", "/etc/lsb-release", "/etc/debian_version", "/etc/redhat-release",
    "/usr/share/zoneinfo", "/etc/localtime",
  ]

  private static let devices = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"]

  /// What the kernel starts before each program that is linked to libraries.
  private static let dynamicLoaders = [
    "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1",
  ]

  /// The folder of the runtime libraries that this process uses itself.
  private static var swiftLibraries: [String] {
    guard let name = library_with("swift_retain").map({ String(cString: $0) }),
      name.contains("libswiftCore"), let path = Paths.real(name)
    else { return [] }
    return [Paths.folder(of: path)]
  }
}
