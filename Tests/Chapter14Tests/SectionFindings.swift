import Workbook

extension Chapter {
  /// What a section finds at `--quick` sizes, in the case that these arguments state.
  static func quickFindings(
    _ section: Section<Study>, _ arguments: [String] = [], seed: UInt64 = 1
  ) async throws -> Findings {
    let study = try study(.parse(arguments), run: Run(seed: seed, isQuick: true))
    return try await section.run(study, Run(seed: seed, isQuick: true, section: section.name))
  }
}

extension Findings {
  /// The value of this name, NaN if there is none.
  func number(_ name: String) -> Double { values.first { $0.name == name }?.number ?? .nan }

  /// Claims that do not hold, with what was computed.
  var failures: [String] {
    claims.filter { $0.verdict != .holds }.map { "\($0.id) \($0.computedText)" }
  }
}
