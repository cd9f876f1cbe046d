import CZlib

/// A gzip file unpacked in memory.
enum Gzip {
  /// Whether bytes begin as a gzip file does.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  enum Failure: Error, Equatable {
    /// The file ends before its stream does.
    case cutShort
    /// Not gzip, or its check sum is wrong.
    case damaged
    /// More than the limit comes out.
    case tooLarge
  }

  /// What is in it, at most `limit` bytes. Source: RFC 1952; zlib checks the sum at the end.
  static func unpacked(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    guard begin_gzip(&stream) == Z_OK else { throw .damaged }
    defer { inflateEnd(&stream) }
    var input = bytes
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var status = Z_OK
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while status == Z_OK && result.count <= limit {
        chunk.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          status = inflate(&stream, Z_NO_FLUSH)
          result += room[..<(room.count - Int(stream.avail_out))]
        }
      }
    }
    if result.count > limit { throw .tooLarge }
    switch status {
    case Z_STREAM_END: return result
    case Z_BUF_ERROR: throw .cutShort
    default: throw .damaged
    }
  }
}
