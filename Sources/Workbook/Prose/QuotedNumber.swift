import Foundation

/// A number of a text that is tied to a value of a section: `0.498<!--=faults.sigma-->`.
///
/// The comment is invisible on the page. It names the section, then the value. Before it stands the
/// number as the text prints it: with thousands in groups, a power of ten, in dollars, as a share
/// before `%`, or as a word up to twenty.
struct QuotedNumber {
  /// The number's text, such as "0.498", "100,000" or "seven".
  let text: String
  /// Where the number's text stands in the line.
  let range: Range<String.Index>
  let section: String
  let name: String
  /// Whether a percent sign stands between the number and the comment.
  let isPercent: Bool

  static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
  ]

  /// All tied numbers of a line, from left to right.
  ///
  /// - Throws: ``ProseProblem`` for a comment that has no number before it or names nothing.
  static func all(in line: String) throws(ProseProblem) -> [QuotedNumber] {
    var numbers: [QuotedNumber] = []
    for comment in line.matches(of: /<!--=([^>]*)-->/) {
      let path = comment.output.1.split(separator: ".", maxSplits: 1).map(String.init)
      guard path.count == 2 else {
        throw ProseProblem(
          "'\(comment.output.0)' names no section and value, such as <!--=fit.sigma-->")
      }
      var before = line[..<comment.range.lowerBound]
      var isPercent = false
      if before.hasSuffix("$") { before.removeLast() }
      for end in [" %", "\\,\\%", "\\%", "%"] where before.hasSuffix(end) {
        before.removeLast(end.count)
        isPercent = true
        break
      }
      guard
        let match = before.firstMatch(
          of: /(?:[-−+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?|[A-Za-z]+)$/)
      else { throw ProseProblem("no number stands before '\(comment.output.0)'") }
      var (text, range) = (String(match.output), match.range)
      if text.first?.isLetter == true, !words.contains(text.lowercased()) {
        throw ProseProblem("'\(text)' before '\(comment.output.0)' is no number")
      }
      // "1,2" is a list: only groups of three digits belong to one number
      if let comma = text.lastIndex(of: ","),
        text.wholeMatch(of: /[-−+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/) == nil
      {
        range =
          before.index(
            range.lowerBound, offsetBy: text.distance(from: text.startIndex, to: comma) + 1)..<range
          .upperBound
        text = String(text[text.index(after: comma)...])
      }
      numbers.append(
        QuotedNumber(
          text: text, range: range, section: path[0], name: path[1], isPercent: isPercent))
    }
    return numbers
  }

  /// The value as the text would print it: with as many decimals, digits or the same kind of word.
  func text(of value: Double) -> String {
    let shown = isPercent ? 100 * value : value
    if text.first?.isLetter == true {
      let index = Int(exactly: shown.rounded()) ?? -1
      guard shown == shown.rounded(), QuotedNumber.words.indices.contains(index) else {
        return NumberText.shortest(shown)
      }
      let word = QuotedNumber.words[index]
      return text.first?.isUppercase == true ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
    if text.contains("e") {
      let decimals = text.prefix { $0 != "e" }.split(separator: ".").dropFirst().first?.count ?? 0
      let plain = String(format: "%.\(decimals)e", shown)
      // "e-01" as "e-1", "e+05" as "e5"
      return signed(plain.replacing(/e\+?(-?)0*([0-9])/, with: { "e\($0.1)\($0.2)" }))
    }
    let decimals = text.firstIndex(of: ".").map { text[text.index(after: $0)...].count } ?? 0
    let plain = NumberText.fixed(shown, decimals: decimals)
    guard text.contains(","), let whole = plain.split(separator: ".").first, let number = Int(whole)
    else { return signed(plain) }
    return signed(NumberText.grouped(number) + plain.dropFirst(whole.count))
  }

  /// With the sign that the text uses: a plus where it has one, the same minus.
  private func signed(_ plain: String) -> String {
    if text.hasPrefix("+"), !plain.hasPrefix("-") { return "+" + plain }
    return text.contains("−") ? plain.replacing("-", with: "−") : plain
  }

  /// The number that the text says, a share where a percent sign follows; nil for what is no number.
  var number: Double? {
    if let index = QuotedNumber.words.firstIndex(of: text.lowercased()) { return Double(index) }
    let plain = text.replacing(",", with: "").replacing("−", with: "-")
    return Double(plain).map { isPercent ? $0 / 100 : $0 }
  }

  /// Half a unit of the last digit that the text prints, in the units of the value.
  var halfUnit: Double {
    guard text.first?.isLetter == false else { return 0 }
    var unit = 1.0
    if let exponent = text.firstIndex(of: "e") {
      let mantissa = text[..<exponent]
      let decimals =
        mantissa.firstIndex(of: ".").map { mantissa[mantissa.index(after: $0)...].count } ?? 0
      unit = pow(10, Double((Int(text[text.index(after: exponent)...]) ?? 0) - decimals))
    } else if let point = text.firstIndex(of: ".") {
      unit = pow(10, -Double(text[text.index(after: point)...].count))
    }
    return 0.5 * unit * (isPercent ? 0.01 : 1)
  }
}

/// What is wrong with a text, as the middle of a sentence.
struct ProseProblem: Error, Equatable {
  let words: String
  init(_ words: String) { self.words = words }
}
