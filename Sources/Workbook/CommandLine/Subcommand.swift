import ArgumentParser

/// What a chapter's program does beside reproducing its lecture, such as marking exercises.
public protocol Subcommand: ParsableCommand {
  /// The word that it begins with: "exercises".
  static var name: String { get }

  /// How it is typed, for the chapter's own help.
  static var usage: String { get }

  /// Called before anything else with the program's arguments: does what hidden ones ask and ends the
  /// program, else returns at once.
  static func serveIfAsked(_ arguments: [String])

  /// Does what was asked.
  ///
  /// - Returns: The exit status.
  func status() async throws -> Int32
}

extension Subcommand {
  public static func serveIfAsked(_ arguments: [String]) {}
}
