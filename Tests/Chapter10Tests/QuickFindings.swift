import Workbook

extension Chapter {
  /// What a section finds at `--quick` sizes, in the case that these arguments state.
  static func quickFindings(
    _ section: Section<Study>, _ arguments: [String] = [], seed: UInt64
  ) async throws -> Findings {
    let study = try study(.parse(arguments), run: Run(seed: seed, isQuick: true))
    return try await section.run(study, Run(seed: seed, isQuick: true, section: section.name))
  }
}
