/// The arguments of the program as the bytes that the shell gave, before Swift repairs them.
package enum ArgumentText {
  /// The arguments after the program's name.
  ///
  /// - Throws: ``InputError`` 64 when one is not UTF-8 or has a control character: it could be
  ///   neither shown nor opened as what was typed.
  package static func checked() throws(InputError) -> [String] {
    var arguments: [String] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let pointer = CommandLine.unsafeArgv[index] else { break }
      arguments.append(try text(of: UnsafeRawPointer(pointer), number: index))
    }
    return arguments
  }

  private static func text(of pointer: UnsafeRawPointer, number: Int) throws(InputError) -> String {
    var bytes: [UInt8] = []
    while case let byte = pointer.load(fromByteOffset: bytes.count, as: UInt8.self), byte != 0 {
      bytes.append(byte)
    }
    return try text(of: bytes, number: number)
  }

  static func text(of bytes: [UInt8], number: Int) throws(InputError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let shown = bytes.map { $0 < 0x80 ? String(Character(Unicode.Scalar($0))) : hexadecimal($0) }
      throw InputError(
        .usage,
        "argument \(number), \(shown.joined().quoted), is not UTF-8 text; type it in UTF-8")
    }
    guard text.unicodeScalars.allSatisfy({ !isForbidden($0) }) else {
      throw InputError(
        .usage,
        "argument \(number), \(text.quoted), contains a control character or a line break; leave it out"
      )
    }
    return text
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "\\x" + String(byte, radix: 16, uppercase: true)
  }
}
