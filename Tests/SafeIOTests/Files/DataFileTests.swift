import Foundation
import TestSupport
import Testing

@testable import SafeIO

@Suite struct DataFileTests {
  private func file(_ text: String, in folder: borrowing TemporaryFolder) throws -> String {
    let path = "\(folder.path)/data.txt"
    try WholeFile.write(Array(text.utf8), to: path)
    return path
  }

  @Test func linesAreKeptWithTheirNumbers() throws {
    let folder = TemporaryFolder()
    let path = try file("\u{FEFF}1\r\n\n2\n", in: folder)
    #expect(try DataFile(path: path).lines == ["1", "", "2", ""])
  }

  /// A file without blocks on the disk: only its size is looked at, so it is refused at once.
  @Test func aFileAboveTheLimitIsRefusedUnread() throws {
    let folder = TemporaryFolder()
    let path = try file("1", in: folder)
    #expect(truncate(path, off_t(DataFile.largestSize) + 1) == 0)
    let error = try #require(throws: InputError.self) { try DataFile(path: path) }
    #expect(error.kind == .data)
    #expect(error.sentence.contains("is larger than 16 MB"))
    // The control: the limit itself is read, and refused for the zero bytes in it
    #expect(truncate(path, off_t(DataFile.largestSize)) == 0)
    let second = try #require(throws: InputError.self) { try DataFile(path: path) }
    #expect(second.sentence.contains("not UTF-8 text"))
  }
}
