import SafeIO
/// The source text of one solution.
enum SolutionText {
  /// What stands between `// MARK: Solution N` and the next `// MARK:` of Solutions.swift.
  ///
  /// - Throws: ``InputError`` 66 when the file or the mark is not there.
  static func of(_ number: Int, beside sourceFile: String) throws(InputError) -> String {
    let path = "\(Paths.folder(of: sourceFile))/Solutions.swift"
    guard let text = Paths.text(of: path, limit: 2_000_000) else {
      throw InputError(
        .noInput,
        "the solutions are not at \(path.quoted); build the chapter in the clone that holds them")
    }
    guard let solution = extract(number, from: text) else {
      throw InputError(.noInput, "\(path.quoted) has no line '// MARK: Solution \(number)'")
    }
    return solution
  }

  static func extract(_ number: Int, from text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func isMark(_ line: String) -> Bool {
      line.drop { $0 == " " }.hasPrefix("// MARK:")
    }
    func marks(_ line: String) -> Bool {
      guard isMark(line) else { return false }
      // "// MARK: Solution 3", "// MARK: - Solution 3: the posterior mean"
      let words = line.split { !($0.isLetter || $0.isNumber) }
      return words.dropFirst().starts(with: ["Solution", "\(number)"])
    }
    guard let start = lines.firstIndex(where: marks) else { return nil }
    var body = Array(lines[(start + 1)...].prefix { !isMark($0) })
    while body.first?.allSatisfy(\.isWhitespace) == true { body.removeFirst() }
    while body.last?.allSatisfy(\.isWhitespace) == true { body.removeLast() }
    return body.isEmpty ? nil : body.joined(separator: "\n") + "\n"
  }
}
