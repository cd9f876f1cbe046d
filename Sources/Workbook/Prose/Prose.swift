import Foundation

/// The text of a chapter's README, held against what the chapter computes.
///
/// Numbers that a comment ties to a value of a section (``QuotedNumber``) must be that value to the
/// digits printed; code below `<!--code: FILE#REGION-->` must be the lines between
/// `// snippet: REGION` and `// end snippet` of that file.
public struct Prose: Sendable {
  private let text: String
  private let report: JSONReport
  private let source: @Sendable (_ path: String) -> String?

  /// - Parameters:
  ///   - text: the README.
  ///   - report: the chapter in the lecture's case, all sections.
  ///   - source: the text of a file, by its path from the README; nil when there is none.
  public init(
    _ text: String, report: JSONReport, source: @escaping @Sendable (_ path: String) -> String?
  ) {
    self.text = text
    self.report = report
    self.source = source
  }

  /// What is wrong, one sentence per place; empty when text and computation agree.
  ///
  /// A number with a Monte Carlo error may differ from its value by 4.42 of it, as the chains of another kind of
  /// processor do: the difference of two estimates has √2 times the error of one.
  public var problems: [String] {
    checked { number, value in
      guard let printed = number.number else { return "'\(number.text)' is no number" }
      let slack = (value.standardError ?? 0) * Tolerance.monteCarloWidth * 2.squareRoot()
      // Rounding the printed digits in binary costs an ulp or two
      let allowance = number.halfUnit + slack + 4 * max(abs(printed), abs(value.number)).ulp
      guard abs(printed - value.number) <= allowance else {
        return
          "says \(number.text) where \(number.section).\(number.name) is \(number.text(of: value.number))"
      }
      return nil
    }.problems
  }

  /// The text with every tied number and every quoted region as they are computed now.
  public var rewritten: String { checked { _, _ in nil }.text }

  /// How many numbers are tied.
  public var tied: Int {
    text.matches(of: /<!--=[^>]*-->/).count
  }

  /// Numbers that no comment ties, with their lines: years, settings and sources, to be read through.
  public var loose: [(line: Int, numbers: [String])] {
    var isCode = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, !line.hasPrefix("```"), !line.hasPrefix("#") else { return nil }
      // Without tied numbers, links and inline code
      let rest = line.replacing(
        /[-−+]?[0-9][0-9,.]*(e[-+]?[0-9]+)?( %|%)?\$?<!--=[^>]*-->/, with: ""
      )
      .replacing(/\]\([^)]*\)/, with: "]").replacing(/`[^`]*`/, with: "")
      let numbers = rest.matches(of: /[0-9][0-9,]*(\.[0-9]+)?/).map { String($0.output.0) }
      return numbers.isEmpty ? nil : (index + 1, numbers)
    }
  }

  private func checked(
    _ compare: (QuotedNumber, JSONReport.Quantity) -> String?
  ) -> (text: String, problems: [String]) {
    var problems: [String] = []
    var lines: [String] = []
    let old = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index < old.count {
      let line = old[index]
      lines.append(numbersReplaced(in: line, number: index + 1, compare, &problems))
      index += 1

      // Code that is cut from a file
      guard let quote = line.wholeMatch(of: /\s*<!--code: *([^#>]+)#([^>]+?)-->\s*/) else {
        continue
      }
      guard let region = region(String(quote.1), String(quote.2)) else {
        problems.append("line \(index): there is no region '\(quote.2)' in '\(quote.1)'")
        continue
      }
      var shown: [String] = []
      if index < old.count, old[index].hasPrefix("```") {
        index += 1
        while index < old.count, !old[index].hasPrefix("```") {
          shown.append(old[index])
          index += 1
        }
        index += 1
      }
      if shown != region {
        problems.append("line \(index): the code differs from region '\(quote.2)' of '\(quote.1)'")
      }
      lines += ["```swift"] + region + ["```"]
    }
    return (lines.joined(separator: "\n"), problems)
  }

  private func numbersReplaced(
    in line: String, number lineNumber: Int,
    _ compare: (QuotedNumber, JSONReport.Quantity) -> String?, _ problems: inout [String]
  ) -> String {
    let numbers: [QuotedNumber]
    do throws(ProseProblem) {
      numbers = try QuotedNumber.all(in: line)
    } catch {
      problems.append("line \(lineNumber): \(error.words)")
      return line
    }
    var line = line
    for number in numbers.reversed() {
      guard let section = report.sections.first(where: { $0.name == number.section }) else {
        problems.append("line \(lineNumber): the chapter has no section '\(number.section)'")
        continue
      }
      guard let value = section.values[number.name] else {
        problems.append(
          "line \(lineNumber): section '\(number.section)' has no value '\(number.name)'; it has "
            + section.values.keys.sorted().joined(separator: ", "))
        continue
      }
      if let problem = compare(number, value) { problems.append("line \(lineNumber): \(problem)") }
      line.replaceSubrange(number.range, with: number.text(of: value.number))
    }
    return line
  }

  /// The lines of a marked region, without the indentation that all share.
  private func region(_ path: String, _ name: String) -> [String]? {
    guard let text = source(path) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func isMark(_ line: String, _ words: String) -> Bool {
      line.trimmingCharacters(in: .whitespaces) == "// \(words)"
    }
    guard let first = lines.firstIndex(where: { isMark($0, "snippet: \(name)") }),
      let last = lines[first...].firstIndex(where: { isMark($0, "end snippet") })
    else { return nil }
    let body = lines[(first + 1)..<last]
    let indent =
      body.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return body.map { String($0.dropFirst(min(indent, $0.count))) }
  }
}
