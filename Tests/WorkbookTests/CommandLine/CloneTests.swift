import SafeIO
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
}
