#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file, open for reading until this value is gone; what fails is said in one sentence.
struct OpenFile: ~Copyable {
  /// Bytes when it was opened.
  let size: Int
  private let descriptor: Int32
  private let path: String

  /// - Throws: ``InputError`` of kind `noInput` for a missing or unreadable file, a folder, a device
  ///   or a pipe (which may have no end).
  init(path: String) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw OpenFile.cannotRead(path, String(cString: strerror(errno)).lowercased())
    }
    var status = stat()
    var complaint: String?
    if fstat(descriptor, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: complaint = "it is a folder; name a file in it"
      default: complaint = "it is no regular file; save the data to a file first"
      }
    } else {
      complaint = "its kind is unknown"
    }
    if let complaint {
      close(descriptor)
      throw OpenFile.cannotRead(path, complaint)
    }
    self.descriptor = descriptor
    self.path = path
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Puts the next bytes into the buffer from `start` on and says how many; 0 at the end of the file.
  func read(into buffer: inout [UInt8], from start: Int) throws(InputError) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes {
        fill($0, from: start)
      }
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw OpenFile.cannotRead(path, String(cString: strerror(errno)).lowercased())
      }
    }
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer, from start: Int) -> Int {
    let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
    guard let address = rest.baseAddress else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(descriptor, address, rest.count)
    #else
      return Darwin.read(descriptor, address, rest.count)
    #endif
  }

  private static func cannotRead(_ path: String, _ reason: String) -> InputError {
    InputError(.noInput, "cannot read the data file \(DataFile.shown(path)): \(reason)")
  }
}
