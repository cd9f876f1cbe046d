import Workbook

@testable import chapter3

/// All orders of the lecture's points, compared with these options.
func compared(_ options: [String] = []) async throws -> OrderComparison {
  try await PolynomialEvidence.study(.parse(options), run: Run(seed: 1)).comparison.value
}
