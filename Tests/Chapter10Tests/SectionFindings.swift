import Workbook

extension Chapter {
  /// What a section finds in the case that these arguments state; none are the lecture's case.
  static func findings(
    _ section: Section<Study>, _ arguments: [String] = [], seed: UInt64 = Run.defaultSeed
  ) async throws -> Findings {
    let study = try study(.parse(arguments), run: Run(seed: seed))
    return try await section.run(study, Run(seed: seed, section: section.name))
  }
}

extension Findings {
  /// The first row of the tables that begins so.
  func row(_ beginning: String) -> [String] {
    tables.flatMap(\.rows).first { $0[0].hasPrefix(beginning) } ?? []
  }
}
