#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The clone of the workbook that a program was built from.
enum Clone {
  /// Its folder: above the program, else above its source file, else above the working directory.
  static func folder(sourceFile: String) -> String? {
    let places = [Paths.executable.map(Paths.folder), Paths.folder(of: sourceFile), Paths.working]
    return places.compactMap { $0 }.compactMap(above).first
  }

  /// The nearest folder at or above this one whose Package.swift names Bayesics.
  static func above(_ folder: String) -> String? {
    guard folder.hasPrefix("/") else { return nil }
    var folder = folder
    while true {
      if let text = Paths.text(of: "\(folder)/Package.swift", limit: 100_000),
        text.contains("name: \"Bayesics\"")
      {
        return folder
      }
      guard folder.count > 1 else { return nil }
      folder = Paths.folder(of: folder)
    }
  }
}

/// Paths as text.
enum Paths {
  /// The running program, or nil where the system does not say.
  static var executable: String? {
    #if os(Linux)
      return real("/proc/self/exe")
    #else
      return CommandLine.arguments.first.flatMap(real)
    #endif
  }

  static var working: String? { real(".") }

  /// An absolute path without links, or nil when there is no such file or its name is not UTF-8.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  /// The folder that a path is in: "/a" for "/a/b", "/" for "/a", "." for "a".
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path as one would type it here: without the working directory before it.
  static func short(_ path: String) -> String {
    guard let working, path.hasPrefix(working + "/") else { return path }
    return String(path.dropFirst(working.count + 1))
  }

  /// The text of a small file, or nil when it cannot be read, is larger or is not UTF-8.
  static func text(of path: String, limit: Int) -> String? {
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
