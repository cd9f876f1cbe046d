import BayesNumerics
import Inference
import Marking
import Workbook

@main
struct Chapter5 {
  static func main() async { await ShallowNetworkChapter.runCommandLine() }
}

/// Chapter 5: a small network, all its weights uncertain.
enum ShallowNetworkChapter: UnsectionedChapter, MarkedChapter {
  typealias Study = NetworkSettings

  static let card = ChapterCard(
    number: 5,
    title: "What does a small network know?",
    lecture: "lecture 001 (ICMAT DataLab)",
    abstract:
      "A network with one hidden layer, every weight with its own uncertainty: priors, the blocked "
      + "sampler that integrates half of the weights out, the two faults of the algorithm as printed, "
      + "and what a chain may state when nodes can change places.",
    example: (
      "swift run chapter5 --set motorcycle --nodes 6",
      "a network of six nodes on real crash measurements"
    ))

  /// The story of the chapter.
  static func reproduce(_ settings: NetworkSettings, run: Run) async throws -> Page {
    // Data, model, inference
    let analysis = try await NetworkAnalysis(settings, run: run)

    // Summary
    let tables = [
      Tables.fit(analysis),
      Tables.weightDecay(analysis.decay),
      Tables.lemma(analysis.lemma),
      Tables.faults(analysis.faults),
      Tables.costs(analysis.costs),
      Tables.labels(analysis.labels),
      Tables.architecture(analysis.architecture),
      Tables.sensitivity(analysis),
      Tables.motorcycle(analysis.motorcycle),
    ]

    // Figures
    let figures = [
      Figures.prior(analysis),
      Figures.fit(analysis.fit),
      Figures.chains(analysis.fit),
      Figures.marginals(analysis),
      Figures.architecture(analysis.architecture),
      Figures.collapsed(analysis.costs),
      Figures.sensitivity(analysis),
      Figures.faults(analysis.faults),
      Figures.motorcycle(analysis.motorcycle),
    ]

    // Claims
    let claims = settings.isLectureCase ? Claims.all(analysis) : []
    let files = try settings.saved.file { try LongCSV.text(of: analysis.fit.draws.namedForFiles) }
    return Page(tables: tables, claims: claims, figures: figures, files: files)
  }
}
