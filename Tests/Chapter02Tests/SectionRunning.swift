import Workbook

@testable import chapter2

/// A section's findings for the reader's arguments; none is the lecture's case.
func findings(
  of section: Section<RateStudy>, _ arguments: [String] = [], seed: UInt64 = 1
) async throws -> Findings {
  let study = try PoissonRates.study(.parse(arguments), run: Run(seed: seed))
  return try await section.run(study, Run(seed: seed, section: section.name))
}

extension Findings {
  func value(_ name: String) -> Double? { values.first { $0.name == name }?.number }

  /// The claims that are not met.
  var failures: [String] { claims.filter { $0.verdict == .notMet }.map(\.id) }
}
