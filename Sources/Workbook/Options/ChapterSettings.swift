import ArgumentParser
import Synchronization

/// A chapter's own options; their defaults are the lecture's case.
///
/// Each is declared once, with its words, range and default (``ArgumentParser/Option``'s
/// initialisers of this module); which of them the reader changed is derived from that.
public protocol ChapterSettings: ParsableArguments, Sendable {}

extension ChapterSettings {
  /// Name and value of every option that was declared, in the order of its declaration.
  public var values: [(name: String, value: String)] {
    Mirror(reflecting: self).children.compactMap { child in
      guard let label = child.label, let option = child.value as? any StatedOption else {
        return nil
      }
      return (optionName(label), optionText(option.stated))
    }
  }

  /// The options that differ from the lecture's case, with the reader's value and the lecture's.
  ///
  /// A `validate()` may ask for it: reading the lecture's case validates that too, and there nothing is changed.
  public var changed: [(name: String, value: String, lecture: String)] {
    guard !LectureCase.isBeingRead, let lecture = LectureCase.values(of: Self.self)
    else { return [] }
    return zip(values, lecture).compactMap { own, lecture in
      own.value == lecture.value ? nil : (own.name, own.value, lecture.value)
    }
  }
}

extension ChapterSettings {
  /// The files that the reader asked for beside the figures.
  var pathsToWrite: [String] {
    Mirror(reflecting: self).children.compactMap {
      ($0.value as? OptionGroup<SavedDraws>)?.wrappedValue.saveDraws
    }
  }
}

/// Whether the options of the lecture's case are just being read, which have nothing to be compared with.
private enum LectureCase {
  @TaskLocal static var isBeingRead = false

  /// The defaults of a chapter's options, read once: a run asks for them half a dozen times, and
  /// reading takes longer than many a section.
  static func values<Settings: ChapterSettings>(of type: Settings.Type) -> NamedValues? {
    if let known = known.withLock({ $0[ObjectIdentifier(type)] }) { return known }
    let read = try? $isBeingRead.withValue(true) { try Settings.parse([]) }.values
    known.withLock { $0[ObjectIdentifier(type)] = read }
    return read
  }

  typealias NamedValues = [(name: String, value: String)]
  private static let known = Mutex<[ObjectIdentifier: NamedValues]>([:])
}

/// An option whose value can be read without knowing its type.
protocol StatedOption {
  var stated: Any { get }
}

extension Option: StatedOption {
  var stated: Any { wrappedValue }
}

extension Flag: StatedOption {
  var stated: Any { wrappedValue }
}

/// "_noiseScale" as "noise-scale".
private func optionName(_ label: String) -> String {
  var name = ""
  for character in label.drop(while: { $0 == "_" }) {
    if character.isUppercase { name += "-" }
    name += character.lowercased()
  }
  return name
}

/// A value as one would type it; empty for an option that was not given.
func optionText(_ value: Any) -> String {
  switch value {
  case let number as Double: NumberText.shortest(number)
  case let numbers as [Double]: numbers.map(NumberText.shortest).joined(separator: ",")
  // One after the other, as a shell takes them
  case let words as [String]: words.joined(separator: " ")
  case let range as ClosedRange<Int>: "\(range.lowerBound)-\(range.upperBound)"
  case let choice as any RawRepresentable<String>: choice.rawValue
  case let optional as any OptionalValue: optional.wrapped.map(optionText) ?? ""
  default: "\(value)"
  }
}

private protocol OptionalValue {
  var wrapped: Any? { get }
}

extension Optional: OptionalValue {
  var wrapped: Any? { self }
}
