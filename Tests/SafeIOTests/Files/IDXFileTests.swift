import Foundation
import TestSupport
import Testing

@testable import SafeIO

@Suite struct IDXFileTests {
  /// Two images of 2 x 3 pixels.
  static let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + (1...12).map { UInt8($0) }
  /// The bytes 1 2 3 of a label file with the header, packed by Python's gzip without a name.
  static let packedLabels: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x63, 0x60, 0xE0, 0x60, 0x64, 0x60,
    0x60, 0x60, 0x66, 0x64, 0x62, 0x06, 0x00, 0x8B, 0xE5, 0xBD, 0xA4, 0x0B, 0x00, 0x00, 0x00,
  ]

  private func file(_ bytes: [UInt8]) throws -> IDXFile {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/file.idx"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try IDXFile(path: path)
  }

  private func complaint(_ bytes: [UInt8]) -> String {
    do {
      _ = try file(bytes)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func imagesAreRead() throws {
    let found = try file(Self.images).images()
    #expect(found.rows == 2 && found.columns == 3)
    #expect(found.images == [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]])
  }

  @Test func packedLabelsAreRead() throws {
    let found = try file(Self.packedLabels)
    #expect(try found.labels(for: 3) == [1, 2, 3])
    #expect(throws: InputError.self) { try found.labels(for: 2) }
    #expect(throws: InputError.self) { try found.images() }
    #expect(throws: InputError.self) { try file(Self.images).labels(for: 2) }
  }

  /// Every cut and every changed byte is seen, and said in one sentence.
  @Test func damageIsSeen() {
    for count in 0..<Self.images.count {
      #expect(!complaint(Array(Self.images.prefix(count))).isEmpty, "\(count)")
    }
    for count in 4..<Self.packedLabels.count {
      let words = complaint(Array(Self.packedLabels.prefix(count)))
      #expect(words.contains("cut short"), "\(count): \(words)")
    }
    // A changed byte of the data, against which the check sum stands
    var changed = Self.packedLabels
    changed[21] ^= 1
    #expect(complaint(changed).contains("damaged"))
    #expect(complaint(Self.images + [0]).contains("announces 12 bytes and has 13"))
    #expect(
      complaint([0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 1]).contains("MB"))
    #expect(complaint([0x89, 0x50, 0x4E, 0x47]).contains("IDX form"))
  }

  /// A packed file that unpacks to more than the limit.
  @Test func bombsAreRefused() {
    #expect(throws: Gzip.Failure.tooLarge) { try Gzip.unpacked(Self.packedLabels, limit: 5) }
    #expect((try? Gzip.unpacked(Self.packedLabels, limit: 11))?.count == 11)
  }
}
