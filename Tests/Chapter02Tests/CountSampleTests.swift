import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter2

@Suite struct CountSampleTests {
  private func sample(_ text: String) throws -> CountSample {
    let folder = TemporaryFolder()
    let file = folder.path + "/counts.txt"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try CountSample(file: file)
  }

  @Test(arguments: [
    "3\n0\n3\n", "count\n3\n0\n3", "# my counts\n3\n\n0\n3\n", "\u{FEFF}3\r\n0\r\n3\r\n",
    "3.0\n0e5\n+3\n", "  3\n 0\n3 ",
  ]) func theSameCountsInManyForms(text: String) throws {
    let sample = try sample(text)
    #expect(sample.frequencies.map(\.count) == [0, 3])
    #expect(sample.frequencies.map(\.intervals) == [1, 2])
    #expect(sample.counts == Counts(sum: 6, intervals: 3))
    // Mean 2; squares 4 + 1 + 1 over 2
    #expect(sample.mean == 2 && sample.variance == 3)
  }

  @Test func oneNumberIsEnough() throws {
    #expect(try sample("7").counts == Counts(sum: 7, intervals: 1))
    #expect(try sample("0").variance == nil)
    #expect(try sample("1000000000").counts.sum == 1_000_000_000)
  }

  @Test(arguments: [
    ("", "empty"), ("\n\n", "no row"), ("count\n", "no row"), ("3\n3.5\n", "line 2"),
    ("3\n2\n-1\n", "line 3"), ("nan\n", "line 1"), ("3\nnan\n", "line 2"), ("inf\n", "line 1"),
    ("count\n1e308\n", "line 2"), ("1e400\n", "line 1"), ("1000000001\n", "line 1"),
    ("0x10\n", "line 1"), ("3\nfour\n", "line 2"), ("3,4\n", "line 1"),
    ("3\n\u{1B}[31m4\n", "line 2"),
    ("1e-300\n", "line 1"), ("-0.5\n", "line 1"),
  ]) func whatIsWrongIsSaidInOneSentence(text: String, words: String) throws {
    let error = try #require(throws: InputError.self) { try sample(text) }
    #expect(error.kind == .data)
    #expect(error.sentence.contains(words), "\(error.sentence)")
    #expect(error.sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test func aMissingFileIsNoInput() throws {
    let error = try #require(throws: InputError.self) {
      try CountSample(file: "/nonexistent/counts.txt")
    }
    #expect(error.kind == .noInput)
  }
}
