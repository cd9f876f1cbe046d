import TestSupport
import Testing

@testable import Workbook

@Suite struct CloneTests {
  @Test func theCloneIsAboveTheProgramAndItsSource() throws {
    let here = CommandRunner.folder(of: #filePath)
    let clone = try #require(Clone.above(here))
    #expect(bytes(of: "\(clone)/Package.swift") != nil)
    #expect(Clone.folder(sourceFile: "/nowhere/else.swift") != nil)
  }

  @Test func otherPackagesAreNotTheClone() throws {
    let folder = TemporaryFolder()
    try WholeFile.createFolder("\(folder.path)/a/b")
    #expect(Clone.above("\(folder.path)/a/b") == nil)
    try WholeFile.write(
      Array("let package = Package(name: \"Other\")".utf8), to: "\(folder.path)/a/Package.swift")
    #expect(Clone.above("\(folder.path)/a/b") == nil)
    try WholeFile.write(
      Array("let package = Package(name: \"Bayesics\")".utf8), to: "\(folder.path)/Package.swift")
    #expect(Clone.above("\(folder.path)/a/b") == folder.path)
    #expect(Clone.above("relative/folder") == nil)
    #expect(Clone.above("/") == nil)
  }

  @Test func foldersOfPaths() {
    #expect(Paths.folder(of: "/a/b") == "/a")
    #expect(Paths.folder(of: "/a") == "/")
    #expect(Paths.folder(of: "a") == ".")
  }

  @Test func onlySmallTextFilesAreRead() throws {
    let folder = TemporaryFolder()
    try WholeFile.write([0xFF], to: "\(folder.path)/a")
    #expect(Paths.text(of: "\(folder.path)/a", limit: 10) == nil)
    try WholeFile.write([UInt8](repeating: 65, count: 11), to: "\(folder.path)/a")
    #expect(Paths.text(of: "\(folder.path)/a", limit: 10) == nil)
    #expect(Paths.text(of: "\(folder.path)/a", limit: 11)?.count == 11)
    #expect(Paths.text(of: folder.path, limit: 10) == nil)
    #expect(Paths.text(of: "/dev/zero", limit: 10) == nil)
  }
}
