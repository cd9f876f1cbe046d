import SafeIO
import ArgumentParser

// An option is stated once: `@Option("Units of the hidden layer", in: 1...40, value: "m") var units = 3`
// gives its name (--units), help, range, default and the sentence that refuses other values.

extension Option where Value == Int {
  /// A whole number in a range.
  public init(
    wrappedValue: Int, _ words: String, in range: ClosedRange<Int>, value name: String
  ) {
    self.init(
      wrappedValue: wrappedValue,
      help: help(words, inWords(range), wrappedValue, name),
      transform: { try whole($0, in: range) })
  }
}

extension Option where Value == Int? {
  /// A whole number in a range, or none.
  public init(
    _ words: String, in range: ClosedRange<Int>, value name: String
  ) {
    self.init(
      help: help(words, inWords(range), nil, name),
      transform: { try whole($0, in: range) })
  }
}

extension Option where Value == Double {
  /// A number in a range.
  public init(
    wrappedValue: Double, _ words: String, in range: ClosedRange<Double>, value name: String
  ) {
    self.init(
      wrappedValue: wrappedValue, help: help(words, inWords(range), wrappedValue, name),
      transform: { try number($0, in: range) })
  }
}

extension Option where Value == Double? {
  /// A number in a range, or none.
  public init(_ words: String, in range: ClosedRange<Double>, value name: String) {
    self.init(
      help: help(words, inWords(range), nil, name), transform: { try number($0, in: range) })
  }
}

extension Option where Value == [Double] {
  /// So many numbers with commas between them, each in a range: "10,10".
  public init(
    wrappedValue: [Double], _ words: String, each range: ClosedRange<Double>, value name: String
  ) {
    let count = wrappedValue.count
    let example = optionText(wrappedValue)
    self.init(
      wrappedValue: wrappedValue,
      help: help(words, "\(count) numbers \(inWords(range))", wrappedValue, name),
      transform: { text in
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { PlainNumber.double($0) }.filter(range.contains)
        guard numbers.count == count, parts.count == count else {
          throw ValidationError(
            "give \(count) numbers \(inWords(range)) with commas and no space, such as \(example)")
        }
        return numbers
      })
  }
}

extension Option where Value == ClosedRange<Int> {
  /// Two whole numbers, the lower one first, or a single one: "0-12" or "2".
  public init(
    wrappedValue: ClosedRange<Int>, _ words: String, in range: ClosedRange<Int>, value name: String
  ) {
    let example = optionText(wrappedValue)
    self.init(
      wrappedValue: wrappedValue,
      help: help(
        words, "a range such as \(example), from \(range.lowerBound) to \(range.upperBound)",
        wrappedValue, name),
      transform: { text in
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(digits)
        guard ends.count == 1 || ends.count == 2, let first = ends[0],
          let last = ends[ends.count - 1],
          first <= last, range.contains(first), range.contains(last)
        else {
          throw ValidationError(
            "give two whole numbers from \(range.lowerBound) to \(range.upperBound), the lower one "
              + "first, such as \(example), or a single one")
        }
        return first...last
      })
  }
}

extension Option
where Value: RawRepresentable & CaseIterable & ExpressibleByArgument, Value.RawValue == String {
  /// One of a few names.
  public init(wrappedValue: Value, _ words: String, value name: String = "name") {
    let names = Value.allCases.map(\.rawValue)
    self.init(
      wrappedValue: wrappedValue,
      help: help(
        words, names.dropLast().joined(separator: ", ") + " or \(names.last ?? "")", wrappedValue,
        name),
      transform: { text in
        guard let value = Value(rawValue: text) else {
          throw ValidationError(
            "give \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")")
        }
        return value
      })
  }
}

extension Option where Value == String? {
  /// A file of the reader's own, or none.
  public init(file words: String) {
    self.init(
      help: ArgumentHelp("\(words).", valueName: "file"),
      transform: { path in
        guard !path.isEmpty else { throw ValidationError("name a file") }
        return path
      })
  }
}

// MARK: Words

/// "Units of the hidden layer, from 1 to 40. (default: 3)"
private func help(_ words: String, _ range: String, _ standard: Any?, _ name: String)
  -> ArgumentHelp
{
  ArgumentHelp(
    "\(words), \(range).\(standard.map { " (default: \(optionText($0)))" } ?? "")",
    valueName: name)
}

private func inWords(_ range: ClosedRange<Int>) -> String {
  "a whole number from \(range.lowerBound) to \(range.upperBound)"
}

private func inWords(_ range: ClosedRange<Double>) -> String {
  "from \(bound(range.lowerBound)) to \(bound(range.upperBound))"
}

/// As a person would write it: 1000000, but 1e12.
private func bound(_ value: Double) -> String {
  let short = NumberText.significant(value, digits: 6).replacing("e+", with: "e")
  return abs(value) >= 1e7 && Double(short) == value ? short : NumberText.shortest(value)
}

// MARK: Reading

private func whole(_ text: String, in range: ClosedRange<Int>) throws -> Int {
  let isNumber = !text.isEmpty && text.drop { $0 == "-" || $0 == "+" }.allSatisfy(\.isASCIIDigit)
  guard let value = Int(text) else {
    throw ValidationError(
      isNumber && text.count > 10 ? "the number is too large" : "a whole number is needed")
  }
  guard range.contains(value) else {
    throw ValidationError("it must lie between \(range.lowerBound) and \(range.upperBound)")
  }
  return value
}

private func number(_ text: String, in range: ClosedRange<Double>) throws -> Double {
  guard let value = PlainNumber.double(text) else {
    throw ValidationError("a number is needed")
  }
  guard range.contains(value) else {
    throw ValidationError("it must lie \(inWords(range))")
  }
  return value
}

private func digits(_ text: Substring) -> Int? {
  text.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
