import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// True when an XML reader accepts the bytes.
func wellFormed(_ bytes: [UInt8]) -> Bool {
  XMLParser(data: Data(bytes)).parse()
}
