import TestSupport
import Testing

@testable import SafeIO

@Suite struct PathsTests {
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
