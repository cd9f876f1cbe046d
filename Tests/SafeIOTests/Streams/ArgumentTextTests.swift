import TestSupport
import Testing

@testable import SafeIO

@Suite struct ArgumentTextTests {
  @Test func goodTextPasses() throws {
    #expect(
      try ArgumentText.text(of: Array("--figures=Übung 1".utf8), number: 1) == "--figures=Übung 1")
    #expect(try ArgumentText.text(of: [], number: 1).isEmpty)
  }

  @Test(
    "What cannot be shown or opened as typed is refused",
    arguments: [
      [0x61, 0xFF, 0x62], [0xC3], [0x1B, 0x5B], [0x0A], [0x7F], [0xC2, 0x9B], [0xE2, 0x80, 0xA8],
      [0xED, 0xA0, 0x80],
    ] as [[UInt8]])
  func refused(bytes: [UInt8]) {
    #expect(throws: InputError.self) { try ArgumentText.text(of: bytes, number: 2) }
    // And by the program, in one clean line
    let result = CommandRunner.built("chapter99").run(bytes: [Array("--figures".utf8), bytes])
    #expect(result.status == 64)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("chapter99: argument 2, "))
    #expect(
      result.errors.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{9B}" })
    #expect(result.outputBytes.isEmpty)
  }
}
