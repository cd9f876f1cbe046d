import TestSupport
import Testing

@testable import SafeIO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct WholeFileTests {
  private func failure(_ body: () throws -> Void) -> FileError? {
    do {
      try body()
      return nil
    } catch {
      return error as? FileError
    }
  }

  @Test("With and without files that have no name", arguments: [true, false])
  func writesAndReplaces(namelessFirst: Bool) throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/a.svg"
    // What a process of the same number left is no hindrance
    try WholeFile.write([9], to: "\(folder.path)/.a.svg.\(getpid()).partial")
    try WholeFile.write([(path, [1, 2, 3])], namelessFirst: namelessFirst)
    #expect(bytes(of: path) == [1, 2, 3])
    try WholeFile.write([(path, [])], namelessFirst: namelessFirst)
    #expect(bytes(of: path) == [])
    let large = [UInt8](repeating: 7, count: 3_000_000)
    try WholeFile.write([(path, large)], namelessFirst: namelessFirst)
    #expect(bytes(of: path) == large)
    #expect(folder.names == ["a.svg"])
  }

  /// Each is what writing itself complains of; /proc takes no files, not even from root.
  @Test func whatCannotBeWrittenIsKnownBeforehandAndNothingChanges() throws {
    let folder = TemporaryFolder()
    try WholeFile.write([1], to: "\(folder.path)/a")
    symlink("/nowhere/else", "\(folder.path)/link")
    let names = folder.names

    for path in [
      folder.path, "\(folder.path)/a/b", "\(folder.path)/link", "\(folder.path)/none/b",
      "\(folder.path)/", "/proc/file", "/dev/null",
    ] {
      let early = failure { try WholeFile.checkWritable(path) }
      #expect(early?.kind == .cannotCreate, "\(path)")
      #expect(failure { try WholeFile.write([2], to: path) } != nil, "\(path)")
    }
    for path in ["\(folder.path)/a", "\(folder.path)/new"] {
      #expect(failure { try WholeFile.checkWritable(path) } == nil, "\(path)")
    }

    for path in ["", "\(folder.path)/a", "\(folder.path)/a/b", "\(folder.path)/link/b", "/proc/b"] {
      let early = failure { try WholeFile.checkWritable(folder: path) }
      #expect(early?.kind == .cannotCreate, "\(path)")
      #expect(failure { try WholeFile.createFolder(path) } != nil, "\(path)")
    }
    for path in [".", "/tmp", folder.path, "\(folder.path)/x/y//z/"] {
      #expect(failure { try WholeFile.checkWritable(folder: path) } == nil, "\(path)")
    }
    #expect(folder.names == names)
  }

  @Test("One file that fails leaves the others as they were", arguments: [true, false])
  func severalFiles(namelessFirst: Bool) throws {
    let folder = TemporaryFolder()
    try WholeFile.write([1], to: "\(folder.path)/a")
    let error = failure {
      try WholeFile.write(
        [("\(folder.path)/a", [2]), ("\(folder.path)/nowhere/b", [3])], namelessFirst: namelessFirst
      )
    }
    #expect(error?.kind == .cannotCreate)
    #expect(bytes(of: "\(folder.path)/a") == [1])
    #expect(folder.names == ["a"])
    let files = [("\(folder.path)/a", [4]), ("\(folder.path)/b", [5])] as [(String, [UInt8])]
    try WholeFile.write(files, namelessFirst: namelessFirst)
    #expect(bytes(of: "\(folder.path)/a") == [4])
    #expect(bytes(of: "\(folder.path)/b") == [5])
  }

  @Test func permissionsAreKept() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/a.svg"
    try WholeFile.write([1], to: path)
    chmod(path, 0o640)
    try WholeFile.write([2], to: path)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test func linksStayAndTheirFilesAreReplaced() throws {
    let folder = TemporaryFolder()
    try WholeFile.write([1], to: "\(folder.path)/real.svg")
    #expect(symlink("real.svg", "\(folder.path)/link.svg") == 0)
    try WholeFile.write([2], to: "\(folder.path)/link.svg")
    #expect(bytes(of: "\(folder.path)/real.svg") == [2])
    var status = stat()
    #expect(lstat("\(folder.path)/link.svg", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)

    #expect(symlink("nowhere.svg", "\(folder.path)/broken.svg") == 0)
    let error = failure { try WholeFile.write([2], to: "\(folder.path)/broken.svg") }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.sentence.contains("symbolic link to nothing") == true)
    #expect(folder.names == ["broken.svg", "link.svg", "real.svg"])
  }

  @Test func whatMustNotBeReplacedSurvives() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/a.svg"
    try WholeFile.write([1], to: path)
    chmod(path, 0o444)
    let error = failure { try WholeFile.write([2], to: path) }
    #expect(error?.exitStatus == 73)
    #expect(error?.sentence.contains("read-only") == true)
    #expect(bytes(of: path) == [1])

    try WholeFile.createFolder("\(folder.path)/b.svg")
    #expect(failure { try WholeFile.write([2], to: "\(folder.path)/b.svg") }?.kind == .cannotCreate)
    #expect(failure { try WholeFile.write([2], to: "/dev/full") }?.kind == .cannotCreate)
    #expect(failure { try WholeFile.write([2], to: "/dev/null") }?.kind == .cannotCreate)
    #expect(mkfifo("\(folder.path)/c.svg", 0o600) == 0)
    #expect(failure { try WholeFile.write([2], to: "\(folder.path)/c.svg") }?.kind == .cannotCreate)
    #expect(folder.names == ["a.svg", "b.svg", "c.svg"])
  }

  @Test(
    "Places where nothing can be",
    arguments: [
      "/nowhere/at/all.svg", "/proc/a.svg", "/dev/null/a.svg", "/tmp/",
      "/tmp/" + String(repeating: "a", count: 255), String(repeating: "/a", count: 3_000),
    ])
  func impossiblePlaces(path: String) {
    let error = failure { try WholeFile.write([1], to: path) }
    #expect(error?.kind == .cannotCreate)
    #expect((error?.sentence.count ?? 1_000) < 300)
  }

  @Test func foldersAreMadeWithTheirParents() throws {
    let folder = TemporaryFolder()
    try WholeFile.createFolder("\(folder.path)/a/b//c/")
    try WholeFile.createFolder("\(folder.path)/a/b/c")
    try WholeFile.write([1], to: "\(folder.path)/a/b/c/d")
    let error = failure { try WholeFile.createFolder("\(folder.path)/a/b/c/d/e") }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.sentence.contains("d' is a file, not a folder") == true)
    #expect(failure { try WholeFile.createFolder("") }?.kind == .cannotCreate)
    #expect(failure { try WholeFile.createFolder("/dev/full") }?.kind == .cannotCreate)
    #expect(failure { try WholeFile.createFolder("/proc/a") }?.kind == .cannotCreate)
  }

  @Test func namesOfPartialFiles() {
    #expect(WholeFile.parts(ofPartial: ".a.svg.123.partial")?.target == "a.svg")
    #expect(WholeFile.parts(ofPartial: ".a.svg.123.partial")?.writer == 123)
    for name in [
      "a.svg.123.partial", ".a.svg.partial", ".123.partial", ".a.svg.-1.partial", ".a.0.partial",
      ".a.svg.123", ".partial", "",
    ] {
      #expect(WholeFile.parts(ofPartial: name) == nil, "\(name)")
    }
  }

  @Test func onlyPartialFilesOfTheDeadAreRemoved() throws {
    let folder = TemporaryFolder()
    // A process that has ended by now, and this one's parent, which lives
    let dead = try #require(pid_t(CommandRunner.shell("echo $$").output.dropLast()))
    let living = getppid()
    for name in [
      ".a.svg.\(dead).partial", ".a.svg.\(living).partial", ".b.svg.\(dead).partial", ".a.svg",
    ] {
      try WholeFile.write([1], to: "\(folder.path)/\(name)")
    }
    // A locked file has a living writer, whatever its number says
    let locked = ".c.svg.\(dead).partial"
    try WholeFile.write([1], to: "\(folder.path)/\(locked)")
    let descriptor = open("\(folder.path)/\(locked)", O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)

    WholeFile.removeLeftovers(of: ["a.svg", "c.svg"], in: folder.path)
    #expect(
      folder.names == [".a.svg", ".a.svg.\(living).partial", ".b.svg.\(dead).partial", locked])
    WholeFile.removeLeftovers(of: ["a.svg"], in: "\(folder.path)/nowhere")
  }
}
