import ArgumentParser
import Foundation

/// Adds to ArgumentParser's complaint about a value what kind of value is needed, in the words of the option's help.
struct OptionExplanation {
  private let help: [OptionHelp]
  /// The parsed types, whose properties tell what kind of value each option takes.
  private let holders: [Any]

  /// - Parameter holders: Empty values of the types that declare the options.
  init(of command: any ParsableCommand.Type, holders: [Any]) {
    help = OptionHelp.all(of: command)
    self.holders = holders
  }

  /// ArgumentParser's message, explained where it says no more than that a value is missing or invalid.
  func explain(_ message: String, arguments: [String]) -> String {
    if let match = message.wholeMatch(of: /Missing value for '([^ ']+).*'/) {
      let name = String(match.1)
      let explained = lookedLikeAnOption(name, arguments) ?? message
      return explained + inParentheses(sentence(of: name))
    }
    if let match = message.wholeMatch(of: /The value '(.*)' is invalid for '([^']+)'/) {
      let name = match.2.split(separator: " ").first.map(String.init) ?? ""
      let need = needed(by: name, instead: String(match.1)).map { ": \($0)" } ?? ""
      return message + need + inParentheses(sentence(of: name))
    }
    return message
  }

  /// `--heads -1`: the value was taken for an option.
  private func lookedLikeAnOption(_ name: String, _ arguments: [String]) -> String? {
    let next = Array(zip(arguments, arguments.dropFirst())).last { $0.0 == name }?.1
    guard let next, next.hasPrefix("-"), !next.hasPrefix("--"), next.count > 1 else { return nil }
    return
      "'\(name)' needs a value, but '\(next)' begins with a dash, as options do; if it is meant, "
      + "write '\(name)=\(next)'"
  }

  // MARK: The option's own words

  /// The first sentence of the option's help, as the middle of a sentence.
  private func sentence(of name: String) -> String? {
    guard let abstract = help.first(where: { $0.isNamed(name) })?.abstract else { return nil }
    var first =
      abstract.ranges(of: ". ").first.map { String(abstract[..<$0.lowerBound]) } ?? abstract
    while first.hasSuffix(".") { first.removeLast() }
    return first.isEmpty ? nil : first.prefix(1).lowercased() + first.dropFirst()
  }

  private func inParentheses(_ text: String?) -> String { text.map { " (\($0))" } ?? "" }

  // MARK: The option's type

  private func needed(by name: String, instead value: String) -> String? {
    let words = name.drop { $0 == "-" || $0 == "<" }.split(separator: "-")
    let camel = words.enumerated().map {
      $0.offset == 0 ? String($0.element) : $0.element.capitalized
    }
    let property = "_" + camel.joined()
    let isPositional = name.hasPrefix("<")
    for child in holders.flatMap({ Array(Mirror(reflecting: $0).children) }) {
      let type = String(describing: Swift.type(of: child.value))
      guard isPositional ? type.hasPrefix("Argument<") : child.label == property else { continue }
      if type.contains(/<U?Int[0-9]*>/) {
        let isTooLong = !value.isEmpty && value.allSatisfy { $0.isASCII && $0.isNumber }
        return isTooLong ? "the number is too large" : "a whole number is needed"
      }
      if type.contains("<Double>") { return "a number is needed" }
    }
    return nil
  }
}
