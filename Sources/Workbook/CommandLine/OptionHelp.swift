import ArgumentParser
import Foundation

/// What swift-argument-parser says of one option of a command.
struct OptionHelp: Decodable {
  struct Name: Decodable { let name: String }
  /// Without dashes; nil for an argument that has its place only.
  let names: [Name]?
  let valueName: String?
  let abstract: String?

  /// The options of a command, in the order of its help.
  static func all(of command: any ParsableCommand.Type) -> [OptionHelp] {
    struct Tool: Decodable {
      struct Command: Decodable { let arguments: [OptionHelp]? }
      let command: Command
    }
    let tool = try? JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8))
    return tool?.command.arguments ?? []
  }

  /// Whether it is typed as `name`, dashes included, or stands at the place `<name>`.
  func isNamed(_ name: String) -> Bool {
    (names ?? []).contains { "--\($0.name)" == name || "-\($0.name)" == name }
      || names == nil && valueName.map { "<\($0)>" == name } == true
  }
}
