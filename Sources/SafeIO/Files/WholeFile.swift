#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files that are whole or absent: what stood there before survives every failure.
///
/// The bytes go to a file without a name (Linux's O_TMPFILE) or, where the file system has none, to
/// `.NAME.PID.partial` beside the target; they are flushed to the disk and take their place in one
/// step. A kill at any moment leaves the old file, or the new one, and at most a partial file that
/// the next run removes.
public enum WholeFile {
  /// Makes the bytes the content of the file at `path`, whose folder must exist.
  ///
  /// A symbolic link stays and the file that it names is replaced. Permissions of a file that is
  /// replaced are kept.
  /// - Throws: ``FileError`` 73 when there is something at `path` that must not be replaced (a folder,
  ///   a device, a read-only file, a link to nothing) or nothing can be made there; 74 when the bytes
  ///   could not be written.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write([(path, bytes)])
  }

  /// Makes several files, as ``write(_:to:)`` makes one; a disk that is full changes none of them,
  /// because all are on the disk before the first takes its place.
  public static func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    try write(files, namelessFirst: true)
  }

  /// - Parameter namelessFirst: False to do as on a file system without O_TMPFILE.
  static func write(
    _ files: [(path: String, bytes: [UInt8])], namelessFirst: Bool
  ) throws(FileError) {
    var targets: [Target] = []
    for file in files { targets.append(try resolve(file.path)) }

    let failure: FileError? = Interruption.removing(targets.map(\.partial)) {
      // Partial files, named or not, are locked while their writer lives
      var opened: [(descriptor: Int32, isNamed: Bool)] = []
      defer { for file in opened { close(file.descriptor) } }
      do throws(FileError) {
        for (target, file) in zip(targets, files) {
          opened.append(try open(for: target, namelessFirst: namelessFirst))
          try fill(opened[opened.count - 1].descriptor, with: file.bytes, for: target)
        }
        for (index, target) in targets.enumerated() {
          try publish(opened[index], bytes: files[index].bytes, for: target)
        }
        return nil
      } catch {
        for target in targets { unlink(target.partial) }
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Finds out before long work whether ``write(_:to:)`` could make a file at `path`; leaves nothing.
  ///
  /// A disk that is full, or will be, is not seen.
  /// - Throws: ``FileError`` 73 as ``write(_:to:)``.
  public static func checkWritable(_ path: String) throws(FileError) {
    let target = try resolve(path)
    try checkFolder(target.folder, for: path)
  }

  /// Finds out whether ``createFolder(_:)`` could make the folder and files could be written there; leaves nothing.
  ///
  /// - Throws: ``FileError`` 73 with what stands in the way.
  public static func checkWritable(folder: String) throws(FileError) {
    guard !folder.isEmpty else {
      throw FileError(.cannotCreate, "the name of a folder is empty; name one, such as '.'")
    }
    // The nearest thing above that is there is what a new folder would be made in
    var path = folder
    var status = stat()
    while stat(path, &status) != 0 {
      let error = SystemError()
      // ELOOP: a link that names itself, here or above
      guard error.code == ENOENT || error.code == ELOOP else {
        throw FileError(
          .cannotCreate,
          "the folder \(folder.quoted) cannot be made (\(error.words)); choose another folder")
      }
      if lstat(path, &status) == 0 {
        throw FileError(
          .cannotCreate,
          "\(path.quoted) is a symbolic link to nothing; remove it or choose another folder")
      }
      while path.count > 1, path.hasSuffix("/") { path.removeLast() }
      path = Paths.folder(of: path)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(
        .cannotCreate, "\(path.quoted) is a file, not a folder; choose another folder")
    }
    try checkFolder(path, for: folder)
  }

  /// Makes a file and removes it, as permissions alone do not tell.
  private static func checkFolder(_ folder: String, for path: String) throws(FileError) {
    let trial = Target(path: path, folder: folder, name: "trial", permissions: nil)
    let failure: FileError? = Interruption.removing([trial.partial]) {
      do throws(FileError) {
        let file = try open(for: trial, namelessFirst: true)
        close(file.descriptor)
        if file.isNamed { unlink(trial.partial) }
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Makes a folder and those above it, where they are missing.
  ///
  /// - Returns: The folders that were missing, from the outermost in.
  /// - Throws: ``FileError`` 73 with the part of the path that stands in the way; none is made then.
  @discardableResult
  public static func createFolder(_ path: String) throws(FileError) -> [String] {
    var new: [String] = []
    do throws(FileError) {
      try createFolder(path, new: &new)
      return new
    } catch {
      removeFolders(new)
      throw error
    }
  }

  /// Removes those of the folders that ``createFolder(_:)`` has made which are empty.
  public static func removeFolders(_ new: [String]) {
    for folder in new.reversed() { rmdir(folder) }
  }

  private static func createFolder(_ path: String, new: inout [String]) throws(FileError) {
    guard !path.isEmpty else {
      throw FileError(.cannotCreate, "the name of a folder is empty; name one, such as '.'")
    }
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      if mkdir(made, 0o777) == 0 {
        new.append(made)
        continue
      }
      let error = SystemError()
      var status = stat()
      if stat(made, &status) == 0 {
        if status.st_mode & S_IFMT == S_IFDIR { continue }
        throw FileError(
          .cannotCreate, "\(made.quoted) is a file, not a folder; choose another folder")
      }
      if lstat(made, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
        throw FileError(
          .cannotCreate,
          "\(made.quoted) is a symbolic link to nothing; remove it or choose another folder")
      }
      throw FileError(
        error.code == ENOSPC ? .cannotWrite : .cannotCreate,
        "the folder \(made.quoted) cannot be made (\(error.words)); choose another folder")
    }
  }

  /// Removes the partial files of these names in a folder whose writers are dead.
  public static func removeLeftovers(of names: [String], in folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    let names = Set(names)
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let (target, writer) = parts(ofPartial: name), names.contains(target) else { continue }
      removeIfDead("\(folder)/\(name)", writer: writer)
    }
  }

  // MARK: Steps

  private struct Target {
    /// What the user knows the file by.
    let path: String
    let folder: String
    let name: String
    /// Permissions of the file that is replaced.
    let permissions: mode_t?

    /// Where the bytes are until they take their place.
    var partial: String { "\(folder)/.\(name).\(getpid()).partial" }
  }

  private static func resolve(_ path: String) throws(FileError) -> Target {
    var real = path
    var status = stat()

    // A link stays: the file that it names is replaced
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      guard let resolved = realpath(path, nil) else {
        throw FileError(
          .cannotCreate, "\(path.quoted) is a symbolic link to nothing; remove it or mend it")
      }
      real = String(cString: resolved)
      free(resolved)
    }

    var permissions: mode_t?
    if stat(real, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR:
        throw FileError(
          .cannotCreate, "\(path.quoted) is a folder, so no file can be written there; move it")
      default:
        throw FileError(
          .cannotCreate, "\(path.quoted) is a device or a pipe, not a file; choose another folder")
      }
      guard status.st_mode & 0o222 != 0, access(real, W_OK) == 0 else {
        throw FileError(
          .cannotCreate,
          "\(path.quoted) is read-only; make it writable (chmod u+w) or choose another folder")
      }
      permissions = status.st_mode & 0o777
    } else if errno != ENOENT {
      throw cannotMake(path, SystemError())
    }

    guard let slash = real.lastIndex(of: "/") else {
      return Target(path: path, folder: ".", name: real, permissions: permissions)
    }
    let folder = slash == real.startIndex ? "/" : String(real[..<slash])
    let name = String(real[real.index(after: slash)...])
    guard !name.isEmpty else {
      throw FileError(.cannotCreate, "\(path.quoted) names no file; give a name after the '/'")
    }
    return Target(path: path, folder: folder, name: name, permissions: permissions)
  }

  private static func open(
    for target: Target, namelessFirst: Bool
  ) throws(FileError) -> (descriptor: Int32, isNamed: Bool) {
    #if os(Linux)
      // O_TMPFILE; file systems that have none answer with an error and get a named file
      let flags = 0o20000000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC
      let nameless = namelessFirst ? Glibc.open(target.folder, flags, 0o666) : -1
      if nameless >= 0 {
        flock(nameless, LOCK_EX | LOCK_NB)
        return (nameless, false)
      }
    #endif
    let named = openNamed(target.partial)
    guard named >= 0 else { throw cannotMake(target.path, SystemError()) }
    return (named, true)
  }

  private static func openNamed(_ partial: String) -> Int32 {
    for _ in 0..<2 {
      #if canImport(Glibc)
        let descriptor = Glibc.open(
          partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o666)
      #else
        let descriptor = Darwin.open(
          partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o666)
      #endif
      if descriptor >= 0 {
        flock(descriptor, LOCK_EX | LOCK_NB)
        return descriptor
      }
      // The name carries this process's number: whoever left it is dead
      guard errno == EEXIST, unlink(partial) == 0 else { return -1 }
    }
    return -1
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], for target: Target
  ) throws(FileError) {
    do throws(SystemError) {
      try writeAll(bytes, to: descriptor)
      if let permissions = target.permissions { fchmod(descriptor, permissions) }
      if fsync(descriptor) != 0 { throw SystemError() }
    } catch {
      throw cannotWrite(target.path, error)
    }
  }

  /// Gives the filled file its place.
  private static func publish(
    _ file: (descriptor: Int32, isNamed: Bool), bytes: [UInt8], for target: Target
  ) throws(FileError) {
    if !file.isNamed, !link(file.descriptor, to: target.partial) {
      // Without /proc a file without a name cannot get one: a named one is filled instead
      let named = openNamed(target.partial)
      guard named >= 0 else { throw cannotMake(target.path, SystemError()) }
      defer { close(named) }
      try fill(named, with: bytes, for: target)
    }
    guard rename(target.partial, "\(target.folder)/\(target.name)") == 0 else {
      throw cannotMake(target.path, SystemError())
    }
  }

  private static func link(_ descriptor: Int32, to partial: String) -> Bool {
    #if os(Linux)
      for _ in 0..<2 {
        let source = "/proc/self/fd/\(descriptor)"
        if linkat(AT_FDCWD, source, AT_FDCWD, partial, AT_SYMLINK_FOLLOW) == 0 { return true }
        guard errno == EEXIST, unlink(partial) == 0 else { return false }
      }
    #endif
    return false
  }

  // MARK: Partial files of the dead

  /// ".NAME.PID.partial"
  static func parts(ofPartial file: String) -> (target: String, writer: pid_t)? {
    guard file.hasPrefix("."), file.hasSuffix(".partial") else { return nil }
    let middle = file.dropFirst().dropLast(".partial".count)
    guard let dot = middle.lastIndex(of: "."), dot != middle.startIndex,
      let writer = pid_t(middle[middle.index(after: dot)...]), writer > 0
    else { return nil }
    return (String(middle[..<dot]), writer)
  }

  /// A writer holds a lock until it dies; a number alone can belong to another process by now.
  private static func removeIfDead(_ partial: String, writer: pid_t) {
    guard writer != getpid() else { return }
    #if canImport(Glibc)
      let descriptor = Glibc.open(partial, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    #else
      let descriptor = Darwin.open(partial, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    #endif
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    // Between making a file and locking it a living writer has no lock for a moment
    let isDead = kill(writer, 0) != 0 && errno == ESRCH
    guard isDead || time(nil) - status.changed > 60 else { return }
    unlink(partial)
  }

  // MARK: Sentences

  private static func cannotMake(_ path: String, _ error: SystemError) -> FileError {
    let isFull = error.code == ENOSPC || error.code == EDQUOT || error.code == EIO
    return FileError(
      isFull ? .cannotWrite : .cannotCreate,
      "the file \(path.quoted) cannot be made (\(error.words)); choose another folder")
  }

  private static func cannotWrite(_ path: String, _ error: SystemError) -> FileError {
    FileError(
      .cannotWrite,
      "the file \(path.quoted) cannot be written (\(error.words)), so nothing was changed; make room "
        + "or choose another folder")
  }
}

extension stat {
  fileprivate var changed: time_t {
    #if canImport(Glibc)
      st_ctim.tv_sec
    #else
      st_ctimespec.tv_sec
    #endif
  }
}
