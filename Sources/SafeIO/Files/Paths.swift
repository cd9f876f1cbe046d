#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths as text.
package enum Paths {
  /// The running program, or nil where the system does not say.
  package static var executable: String? {
    #if os(Linux)
      return real("/proc/self/exe")
    #else
      return CommandLine.arguments.first.flatMap(real)
    #endif
  }

  package static var working: String? { real(".") }

  /// An absolute path without links, or nil when there is no such file or its name is not UTF-8.
  package static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  /// The folder that a path is in: "/a" for "/a/b", "/" for "/a", "." for "a".
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path: "b" for "/a/b".
  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// When a file was last changed, in nanoseconds since 1970, or nil where there is none.
  package static func modified(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is a plain file at the path itself, not one that a link leads to.
  package static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The path as one would type it here: without the working directory before it.
  package static func short(_ path: String) -> String {
    guard let working, path.hasPrefix(working + "/") else { return path }
    return String(path.dropFirst(working.count + 1))
  }

  /// The text of a small file, or nil when it cannot be read, is larger or is not UTF-8.
  package static func text(of path: String, limit: Int) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return String(validating: bytes, as: UTF8.self) }
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
    return nil
  }
}
