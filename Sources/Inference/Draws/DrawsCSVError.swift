/// What is wrong with a file of draws, or with draws that were to become one.
public struct DrawsCSVError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Which file, counted from 1, where there is one for each chain.
  public let file: Int?
  /// Which line of it, counted from 1, if it is one line's fault.
  public let line: Int?
  /// A sentence that says what is wrong and, where that is known, what to do.
  public let sentence: String

  init(_ sentence: String, line: Int? = nil, file: Int? = nil) {
    self.file = file
    self.line = line
    self.sentence = sentence
  }

  public var description: String {
    let place = [file.map { "file \($0)" }, line.map { "line \($0)" }].compactMap(\.self)
    return place.isEmpty ? sentence : "In \(place.joined(separator: ", ")): \(sentence)"
  }
}
