import ArgumentParser

/// The option of sampled chapters that keeps their draws.
///
/// A chapter groups it into its settings (`@OptionGroup var saved: SavedDraws`) and puts what
/// ``file(_:)`` gives on its page; the run writes it.
public struct SavedDraws: ParsableArguments, Sendable {
  @Option(
    help: ArgumentHelp(
      "Also write the main posterior's draws as CSV: chain, draw, the sampler's columns, the parameters.",
      valueName: "file"))
  public var saveDraws: String?

  public init() {}

  public func validate() throws {
    if let saveDraws, saveDraws.isEmpty {
      throw ValidationError("The value '' is invalid for '--save-draws': name a file")
    }
  }

  /// The file that was asked for, or none. `text` is made only then.
  public func file(_ text: () throws -> String) rethrows -> [Findings.File] {
    try saveDraws.map { [Findings.File(path: $0, text: try text())] } ?? []
  }
}
