import Workbook

@testable import chapter3

/// What a section of chapter 3 finds with these options.
func findings(
  of section: Section<PolynomialStudy>, _ options: [String] = [], seed: UInt64 = 1,
  isQuick: Bool = false
) async throws -> Findings {
  let study = try PolynomialEvidence.study(.parse(options), run: Run(seed: seed))
  return try await section.run(
    study, Run(seed: seed, isQuick: isQuick, section: section.name))
}

/// All orders of the lecture's points, compared with these options.
func compared(_ options: [String] = []) async throws -> OrderComparison {
  try await PolynomialEvidence.study(.parse(options), run: Run(seed: 1)).comparison.value
}
