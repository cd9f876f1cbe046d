import Marking
import SafeIO
import Workbook

@main
struct Chapter11 {
  static func main() async { await VariationalInference.runCommandLine() }
}

/// Chapter 11: inference by optimisation.
enum VariationalInference: MarkedChapter {
  typealias Settings = VariationalSettings

  static let card = ChapterCard(
    number: 11,
    title: "Can we infer by optimising?",
    lecture: "lecture 003 (J. Donini, Cargèse 2023)",
    abstract:
      "Variational inference fits a simple distribution to a posterior instead of drawing from it: what "
      + "the fit minimises, what it misses, how random draws give its gradients, and how to see when "
      + "not to believe it.",
    example: (
      "swift run chapter11 --data column.txt --most 6",
      "how many components a mixture of normals needs for a column of your own numbers"
    ))

  static let sections: [Section<VariationalStudy>] = [
    twoDivergences,
    elbo,
    meanField,
    mixture,
    gradients,
    advi,
    whenNotToBelieve,
    pathfinder,
  ]

  static func study(_ settings: VariationalSettings, run: Run) throws -> VariationalStudy {
    let own = try settings.data.map { path throws(InputError) in try MixtureColumn(path: path) }
    return VariationalStudy(
      column: own ?? .galaxies, hasOwnData: own != nil, mostComponents: settings.most)
  }
}

/// What the sections of chapter 11 share.
struct VariationalStudy: Sendable {
  /// The reader's column of numbers, or the galaxies.
  let column: MixtureColumn
  let hasOwnData: Bool
  /// The largest number of components; mixtures of 1 to this many are compared.
  let mostComponents: Int
}
