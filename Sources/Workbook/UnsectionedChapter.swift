import Plotting

/// A chapter that is not yet cut into sections: it runs as one.
public protocol UnsectionedChapter: Chapter where Study == Settings {
  static func reproduce(_ settings: Settings, run: Run) async throws -> Page
}

/// What such a chapter returns.
public struct Page: Sendable {
  public var tables: [Table]
  public var claims: [Claim]
  public var figures: [Figure]
  public var files: [Findings.File]

  public init(
    tables: [Table] = [], claims: [Claim] = [], figures: [Figure] = [], files: [Findings.File] = []
  ) {
    self.tables = tables
    self.claims = claims
    self.figures = figures
    self.files = files
  }
}

extension UnsectionedChapter {
  public static func study(_ settings: Settings, run: Run) -> Settings { settings }

  public static var sections: [Section<Settings>] {
    [
      Section("chapter", card.title, options: nil) { settings, run in
        let page = try await reproduce(settings, run: run)
        return Findings(
          answer: card.abstract, tables: page.tables, figures: page.figures, claims: page.claims,
          files: page.files)
      }
    ]
  }
}
