/// Tells one whole picture from a cut, an empty or a doubled one, by its bytes alone.
///
/// gnuplot's exit status cannot: a full disk, a data block without end or a program that only calls itself gnuplot
/// leave status 0 and half a picture, or a picture of nothing.
enum Picture {
  /// Whether the bytes are exactly one whole picture of the format; `nil` is text for a terminal.
  static func isWhole(_ bytes: [UInt8], as format: FigureFormat?) -> Bool {
    switch format {
    case .svg: isWholeSVG(bytes)
    case .png: isWholePNG(bytes)
    case .pdf: isWholePDF(bytes)
    case nil: !trimmed(bytes[...]).isEmpty
    }
  }

  /// One root element, from its declaration to its closing tag, with something drawn in it.
  private static func isWholeSVG(_ bytes: [UInt8]) -> Bool {
    let document = trimmed(bytes[...])
    let opening = Array("<svg".utf8)
    let closing = Array("</svg>".utf8)
    return (document.starts(with: "<?xml".utf8) || document.starts(with: opening))
      && document.suffix(closing.count).elementsEqual(closing)
      && occurrences(of: opening, in: document) == 1
      && occurrences(of: closing, in: document) == 1
      && isText(document)
      && nestsWell(document)
      && drawsSomething(document)
  }

  /// UTF-8 without the control bytes that XML forbids (XML 1.0, 2.2).
  private static func isText(_ document: ArraySlice<UInt8>) -> Bool {
    document.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) }
      && String(validating: document, as: UTF8.self) != nil
  }

  /// Whether every tag that opens is closed in its turn and every `<` belongs to one: enough to tell XML from
  /// what a faulty program writes between a good beginning and a good end.
  private static func nestsWell(_ document: ArraySlice<UInt8>) -> Bool {
    var rest = document
    var open: [ArraySlice<UInt8>] = []
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      for (opening, closing) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
      where rest.starts(with: opening.utf8) {
        guard let end = end(of: closing, in: rest.dropFirst(opening.utf8.count)) else {
          return false
        }
        rest = rest[end...]
      }
      guard rest.startIndex == start else { continue }
      // A tag ends at the first > outside of quotes
      var quote: UInt8?
      let end = rest.dropFirst().firstIndex { byte in
        if let mark = quote {
          if byte == mark { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        }
        return quote == nil && byte == UInt8(ascii: ">")
      }
      guard let end else { return false }
      let tag = rest[(start + 1)..<end]
      guard !tag.contains(UInt8(ascii: "<")) else { return false }
      rest = rest[(end + 1)...]
      if tag.first == UInt8(ascii: "!") { continue }
      let isClosing = tag.first == UInt8(ascii: "/")
      let name = tag.dropFirst(isClosing ? 1 : 0).prefix {
        $0 > 0x20 && $0 != UInt8(ascii: "/")
      }
      guard !name.isEmpty else { return false }
      if isClosing {
        guard let last = open.popLast(), last.elementsEqual(name) else { return false }
      } else if tag.last != UInt8(ascii: "/") {
        open.append(name)
      }
    }
    return open.isEmpty
  }

  /// Where the words end that begin no earlier than the bytes do.
  private static func end(of words: String, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: words.utf8) }.map { $0 + words.utf8.count }
  }

  /// Whether there is an element that leaves ink, outside the definitions, which draw nothing by themselves.
  private static func drawsSomething(_ document: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: document, as: UTF8.self).replacing(
      /<defs\b[\s\S]*?<\/defs>/, with: "")
    let ink = /<(path|polygon|polyline|rect|circle|ellipse|line|text|use|image)[\s\/>]/
    return text.contains(ink)
  }

  /// The signature and a chain of chunks, the first the header, one at least with pixels, whose first IEND is the
  /// last byte (PNG specification, 5.2, 5.3 and 5.6).
  private static func isWholePNG(_ bytes: [UInt8]) -> Bool {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.starts(with: signature) else { return false }
    // A chunk: four bytes of length (big end first), four of type, the data, four of checksum.
    var chunk = bytes[signature.count...]
    guard chunk.dropFirst(4).starts(with: "IHDR".utf8) else { return false }
    var hasPixels = false
    while chunk.count >= 12 {
      let length = chunk.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let isLast = chunk.dropFirst(4).prefix(4).elementsEqual("IEND".utf8)
      if isLast { return length == 0 && chunk.count == 12 && hasPixels }
      if length > 0, chunk.dropFirst(4).starts(with: "IDAT".utf8) { hasPixels = true }
      chunk = chunk.dropFirst(12 + length)
    }
    return false
  }

  /// One header, an end-of-file mark at the end, and a stream of drawing between them (PDF 32000-1, 7.5.2, 7.5.5
  /// and 7.3.8).
  private static func isWholePDF(_ bytes: [UInt8]) -> Bool {
    let document = trimmed(bytes[...])
    let header = Array("%PDF-".utf8)
    return document.starts(with: header)
      && document.suffix(5).elementsEqual("%%EOF".utf8)
      && occurrences(of: header, in: document) == 1
      && occurrences(of: Array("endstream".utf8), in: document) > 0
  }

  /// A PDF whose date of creation is the first second of 2000 instead of the run's, so that the same script gives
  /// the same bytes; no byte moves, as the table of places at its end counts them (PDF 32000-1, 7.5.4 and 14.3.3).
  static func undated(_ pdf: [UInt8]) -> [UInt8] {
    var pdf = pdf
    let key = Array("/CreationDate (D:".utf8)
    guard let first = key.first else { return pdf }
    let starts = pdf.indices.filter { pdf[$0] == first && pdf[$0...].starts(with: key) }
    for start in starts {
      for (place, digit) in zip((start + key.count)..<pdf.count, "20000101000000".utf8) {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(pdf[place]) else { break }
        pdf[place] = digit
      }
    }
    return pdf
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = bytes.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return [] }
    return start[...last]
  }

  private static func occurrences(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int {
    guard let first = word.first else { return 0 }
    return bytes.indices.count { bytes[$0] == first && bytes[$0...].starts(with: word) }
  }
}
