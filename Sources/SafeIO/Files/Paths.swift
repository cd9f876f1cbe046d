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
