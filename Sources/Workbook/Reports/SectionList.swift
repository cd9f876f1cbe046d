#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser

/// What `--sections` lists: the questions of a chapter and the options that each follows; with `--json` for machines.
public struct SectionList: Codable, Sendable {
  public let chapter: Int
  public let title: String
  public let sections: [Entry]
  public let options: [Choice]

  public struct Entry: Codable, Sendable {
    public let name: String
    public let question: String
    /// About how long it takes on two cores.
    public let seconds: Double
    /// The options that change what it finds; absent when all do.
    public let options: [String]?
  }

  /// An option of the chapter, as its help states it: "Units of the hidden layer, from 1 to 40. (default: 3)".
  public struct Choice: Codable, Sendable {
    public let name: String
    public let help: String
  }

  public init<C: Chapter>(of type: C.Type) {
    chapter = C.card.number
    title = C.card.title
    sections = C.sections.map {
      Entry(name: $0.name, question: $0.question, seconds: $0.seconds, options: $0.options)
    }
    let own = Set(((try? C.Settings.parse([]))?.values ?? []).map(\.name))
    options = OptionHelp.all(of: ChapterCommand<C>.self).compactMap { argument in
      guard let name = argument.names?.first(where: { own.contains($0.name) })?.name else {
        return nil
      }
      return Choice(name: name, help: argument.abstract ?? "")
    }
  }

  /// Aligned, as `--sections` prints it.
  public var text: String {
    let rows = sections.map { section in
      let follows = section.options.map { $0.map { "--\($0)" }.joined(separator: " ") } ?? "all"
      let time = "\(NumberText.significant(section.seconds, digits: 2)) s"
      return [section.name, section.question, time, follows]
    }
    let table = TextTable(
      columns: ["--section", "question", "about", "follows"], rows: rows, width: TextReport.width)
    return table.lines.joined(separator: "\n") + "\n"
  }

  /// One JSON object with sorted keys and a newline at its end.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
