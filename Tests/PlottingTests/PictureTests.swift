import Testing

@testable import Plotting

@Suite struct PictureTests {
  private let svg = "<?xml version=\"1.0\"?>\n<svg width=\"1\"><path d=\"M0\"/></svg>\n"
  private let pdf = "%PDF-1.5\n1 0 obj\nstream\nf\nendstream\nendobj\nstartxref\n9\n%%EOF\n"

  /// The signature, an empty header, data bytes and IEND; checksums are not looked at.
  private let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + [0, 0, 0, 0] + Array("IHDR".utf8) + [9, 9, 9, 9]
    + [0, 0, 0, 4] + Array("IDAT".utf8) + [1, 2, 3, 4] + [9, 9, 9, 9]
    + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

  @Test func knowsWholePictures() {
    #expect(Picture.isWhole(Array(svg.utf8), as: .svg))
    #expect(Picture.isWhole(Array("<svg><text>1</text></svg>".utf8), as: .svg))
    #expect(Picture.isWhole(Array(pdf.utf8), as: .pdf))
    #expect(Picture.isWhole(png, as: .png))
    #expect(Picture.isWhole(Array(" * ".utf8), as: nil))
  }

  @Test func refusesEveryCut() {
    // Any proper beginning is cut, but for the blanks at the end of the text formats.
    for count in 0..<svg.utf8.count - 1 {
      #expect(!Picture.isWhole(Array(svg.utf8.prefix(count)), as: .svg))
    }
    for count in 0..<pdf.utf8.count - 1 {
      #expect(!Picture.isWhole(Array(pdf.utf8.prefix(count)), as: .pdf))
    }
    for count in 0..<png.count { #expect(!Picture.isWhole(Array(png.prefix(count)), as: .png)) }
    for blank in ["", " ", " \n\u{C}\n"] { #expect(!Picture.isWhole(Array(blank.utf8), as: nil)) }
  }

  @Test(
    "A whole file in which nothing is drawn",
    arguments: [
      "<svg></svg>", "<svg><g/></svg>", "<svg><title>a rectangle</title><pathology/></svg>",
      "<svg><defs><path d='M0'/></defs><g id='text'/></svg>",
      "<svg><defs>\n<circle/></defs><defs><use/></defs></svg>",
    ])
  func refusesPicturesOfNothing(blank: String) {
    #expect(!Picture.isWhole(Array(blank.utf8), as: .svg))
    let drawn = blank.replacing("</svg>", with: "<line x1='0'/></svg>")
    #expect(Picture.isWhole(Array(drawn.utf8), as: .svg))
  }

  @Test(
    "What is no XML between a good beginning and a good end",
    arguments: [
      "\u{1}", "\u{1B}[2J", "\u{0}", "<g>", "</g>", "<g><a></g></a>", "<", "a < b", "<g", "<g a='",
      "<!-- no end", "<![CDATA[ no end", "< >",
    ])
  func refusesWhatIsNoXML(inside: String) {
    #expect(
      !Picture.isWhole(Array("<svg><path d='M0'/>\(inside)</svg>".utf8), as: .svg))
  }

  @Test func refusesBytesThatAreNotUTF8AndReadsWhatXMLAllows() {
    let broken = Array("<svg><path d='M0'/>".utf8) + [0xC3, 0x28] + Array("</svg>".utf8)
    #expect(!Picture.isWhole(broken, as: .svg))
    for inside in ["<!-- a < b -->", "<![CDATA[ a < b ]]>", "<g a='>'><a/></g>", "½\n\t", "<g\n/>"]
    {
      #expect(Picture.isWhole(Array("<svg><path d='M0'/>\(inside)</svg>".utf8), as: .svg))
    }
  }

  @Test func refusesPNGsWithoutPixelsAndPDFsWithoutAStream() {
    // The data chunk is the 16 bytes behind the signature and the header
    #expect(!Picture.isWhole(Array(png.prefix(20) + png.suffix(12)), as: .png))
    let headless = Array(png.prefix(8) + png.dropFirst(20))
    #expect(!Picture.isWhole(headless, as: .png))
    #expect(!Picture.isWhole(Array("%PDF-1.5\n%%EOF\n".utf8), as: .pdf))
  }

  @Test func refusesTwoPicturesAndOtherFormats() {
    #expect(!Picture.isWhole(Array((svg + svg).utf8), as: .svg))
    #expect(!Picture.isWhole(Array("<svg><svg></svg>".utf8), as: .svg))
    #expect(!Picture.isWhole(Array("<svg></svg></svg>".utf8), as: .svg))
    #expect(!Picture.isWhole(Array((pdf + pdf).utf8), as: .pdf))
    #expect(!Picture.isWhole(png + png, as: .png))
    #expect(!Picture.isWhole(png + [0x0A], as: .png))
    #expect(!Picture.isWhole(png, as: .svg))
    #expect(!Picture.isWhole(Array(svg.utf8), as: .pdf))
    #expect(!Picture.isWhole(Array(("words " + svg).utf8), as: .svg))
  }

  @Test func followsNoImpossibleChunk() {
    // A chunk that says it is four gigabytes long.
    var bytes = png
    bytes.replaceSubrange(8..<12, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(!Picture.isWhole(bytes, as: .png))
  }
}
