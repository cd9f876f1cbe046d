import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct FlipRecordTests {
  private func record(_ text: String) throws -> FlipRecord {
    let folder = TemporaryFolder()
    let file = folder.path + "/flips.txt"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try FlipRecord(file: DataFile(path: file))
  }

  @Test(arguments: [
    "HHT", "h h t", "H,H,T", "H\nH\nT\n", "1\n1\n0", "1,1,0", "flips\n1\n1\n0\n",
    "# my coin\nHH\n\nT\n", "\u{FEFF}HHT", "H\r\nH\r\nT\r\n", "heads\nH\nH\nT",
  ]) func theSameFlipsInManyForms(text: String) throws {
    #expect(try record(text).outcomes == [true, true, false])
  }

  @Test(arguments: [
    ("", "empty"), ("\n\n", "no flip"), ("# nothing", "no flip"), ("flips\n", "no flip"),
    ("HHX", "line 1"), ("HHTHTHHTO\nHTHT", "line 1"), ("HHTHTHHT0\nHTHT", "line 1"),
    ("coin", "below its first line, 'coin'"), ("1\n0\n2\n", "line 3"), ("1\n0.5\n", "line 2"),
    ("1\nnan\n", "line 2"),
    ("H\n\u{1B}[31mT", "line 2"), ("10\n", "line 1"), ("flips\ncoin\n1\n", "line 2"),
    ("10110\n", "a blank between"), ("10 14\n", "--heads 10 --flips 14"),
  ]) func whatIsWrongIsSaidInOneSentence(text: String, words: String) throws {
    let error = try #require(throws: InputError.self) { try record(text) }
    #expect(error.kind == .data)
    #expect(error.sentence.contains(words), "\(error.sentence)")
    #expect(error.sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test func aMissingFileIsNoInput() throws {
    let error = try #require(throws: InputError.self) {
      try DataFile(path: "/nonexistent/flips.txt")
    }
    #expect(error.kind == .noInput)
  }

  @Test(arguments: ["/", "/dev/zero"]) func aFolderOrDeviceIsNoInput(path: String) throws {
    let error = try #require(throws: InputError.self) { try DataFile(path: path) }
    #expect(error.kind == .noInput)
  }

  @Test func headsAreCountedAlongTheWay() throws {
    #expect(try record("HTH").headsAfter == [0, 1, 1, 2])
  }
}
